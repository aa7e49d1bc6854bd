"""The benchmark's documents with Typst, in this process.

    with_typst.py FONTS TEMPLATES invoices|statement DATA OUT THREADS

One compiler for each thread; `typst` lets go of Python's lock while it works.
"""

import json
import os
import sys
from pathlib import Path

fonts, templates, kind, data, out, threads = sys.argv[1:]
# Typst shares one document out over threads by itself.
os.environ["RAYON_NUM_THREADS"] = threads

import typst  # noqa: E402


def compiler(name):
    return typst.Compiler(f"{templates}/{name}.typ", root="/", font_paths=[fonts], ignore_system_fonts=True)


def invoices(first, step):
    engine = compiler("invoice")
    with open(data) as lines:
        for number, line in enumerate(lines):
            if number % step == first:
                pdf = engine.compile(sys_inputs={"data": line}, timestamp=0, pdf_tags=False)
                Path(f"{out}/{number + 1}.pdf").write_bytes(pdf)


if kind == "statement":
    pdf = compiler("statement").compile(sys_inputs={"data": os.path.abspath(data)}, timestamp=0, pdf_tags=False)
    Path(f"{out}/statement.pdf").write_bytes(pdf)
elif threads == "1":
    invoices(0, 1)
else:
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(int(threads)) as pool:
        for future in [pool.submit(invoices, number, int(threads)) for number in range(int(threads))]:
            future.result()
