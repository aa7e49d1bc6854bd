"""Runs Talim, Typst, ReportLab and the floor on the same documents, in turn, and prints what they took as Markdown.

Start it with `run`, which builds what it needs.
"""

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import make_data

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent / "fonts"
TEMPLATES = HERE / "templates"
WORK = HERE / ".build/benchmark"
DATA = WORK / "data"
PYTHON = sys.executable
ROOT = HERE.parent
PROGRAM = ROOT / ".build/release/talim"
SAMPLE = WORK / "sample"
TALIM, LIBRARIES, TYPST, REPORTLAB = "talim render", "Talim's libraries", "Typst", "ReportLab"
FLOOR, MERGED = "floor", "floor, merged runs"
# Nothing here takes a tenth of that, Typst's 100,000 rows excepted.
LONGEST = 900


class Engine:
    """A program that prints the documents."""

    def __init__(self, name, suffix, command):
        self.name = name
        self.suffix = suffix
        self.command = command

    def folder(self):
        return WORK / "out" / re.sub(r"\W+", "-", self.name)

    def invoice(self, number):
        return self.folder() / (f"invoice-{number:04}.pdf" if self.name == TALIM else f"{number}.pdf")


def engines():
    def talim(kind, data, out, threads):
        if kind == "statement":
            return [PROGRAM, "render", TEMPLATES / "statement.xml", "--data", data, "--out", out / "statement.pdf"]
        # What an earlier round printed must be printed again.
        return [PROGRAM, "render", TEMPLATES / "invoice.xml", "--data", data, "--out", f"{out}/", "--jobs", threads, "--force"]

    def libraries(kind, data, out, threads):
        return [HERE / ".build/release/TalimBench", FONTS, TEMPLATES, kind, data, out, threads]

    def floor(kind, data, out, threads):
        return [WORK / "floor", FONTS, kind, data, out, threads]

    def reportlab(kind, data, out, threads):
        return [PYTHON, HERE / "with_reportlab.py", FONTS, kind, data, out, threads]

    def typst(kind, data, out, threads):
        return [PYTHON, HERE / "with_typst.py", FONTS, TEMPLATES, kind, data, out, threads]

    return [
        Engine(TALIM, "talim.json", talim), Engine(LIBRARIES, "tsv", libraries),
        Engine(TYPST, "json", typst), Engine(REPORTLAB, "json", reportlab),
        Engine(FLOOR, "tsv", floor), Engine(MERGED, "tsv", lambda *words: floor(*words) + ["--merged"])]


class Sample:
    """What one run took."""

    def __init__(self, text):
        self.wall, user, system, self.memory = (float(word) for word in text.split())
        self.cpu = user + system


def measure(command):
    words = [str(word) for word in [WORK / "measure"] + command]
    shown = " ".join(words[1:])
    with open(WORK / "messages.txt", "w+") as messages:
        try:
            done = subprocess.run(
                words, stdout=subprocess.PIPE, stderr=messages, timeout=LONGEST, check=False, cwd=WORK,
                env=os.environ | {"TALIM_HOME": str(ROOT)})
        except subprocess.TimeoutExpired:
            raise SystemExit(f"took longer than {LONGEST} s: {shown}") from None
        if done.returncode != 0:
            messages.seek(0)
            raise SystemExit(f"failed: {shown}\n{messages.read()[-2_000:]}")
    return Sample(done.stdout)


class Task:
    """One kind of document in one way, for several engines."""

    def __init__(self, title, kind, count, threads=1, rounds=5, without=()):
        self.title, self.kind, self.count, self.threads, self.rounds = title, kind, count, threads, rounds
        self.engines = [engine for engine in engines() if engine.name not in without]
        self.samples = {engine.name: [] for engine in self.engines}
        self.sizes = {}

    def data(self, engine):
        suffix = "jsonl" if engine.suffix != "tsv" and self.kind == "invoices" else engine.suffix
        name = "invoices" if self.kind == "invoices" else "statement"
        return DATA / f"{name}-{self.count}.{suffix}"

    def outputs(self, engine):
        if self.kind == "statement":
            return [engine.folder() / "statement.pdf"]
        return [engine.invoice(number) for number in range(1, self.count + 1)]

    def run(self):
        for engine in self.engines:
            # Nobody is checked by what an earlier run left.
            shutil.rmtree(engine.folder(), ignore_errors=True)
        for turn in range(self.rounds + 1):
            # Everyone is first once, so that nobody always follows the same other; the first round only warms up.
            order = self.engines[turn % len(self.engines):] + self.engines[:turn % len(self.engines)]
            for engine in order:
                engine.folder().mkdir(parents=True, exist_ok=True)
                command = engine.command(self.kind, self.data(engine), engine.folder(), self.threads)
                sample = measure(command)
                if turn > 0:
                    self.samples[engine.name].append(sample)
        for engine in self.engines:
            self.sizes[engine.name] = sum(path.stat().st_size for path in self.outputs(engine))

    def median(self, name, value):
        return statistics.median(getattr(sample, value) for sample in self.samples[name])

    # Comparing

    def check(self):
        """Throws unless all engines printed the same figures on nearly as many pages."""
        picked = sorted({0, len(self.outputs(self.engines[0])) // 2, len(self.outputs(self.engines[0])) - 1})
        for index in picked:
            wanted = self.figures(index)
            pages = {}
            for engine in self.engines:
                path = self.outputs(engine)[index]
                found = set(text_of(path).split())
                missing = wanted - found
                if missing:
                    raise SystemExit(f"{engine.name}: {path} lacks {len(missing)} figures, such as {sorted(missing)[:5]}")
                pages[engine.name] = page_count(path)
            if max(pages.values()) > 1.1 * min(pages.values()):
                raise SystemExit(f"{self.title}: page counts differ: {pages}")

    def figures(self, index):
        """The words with a digit that must stand on the pages."""
        if self.kind == "invoices":
            data = make_data.invoice(index + 1)
            rows = data.pop("lines")
        else:
            data = make_data.statement(self.count)
            rows = [{name: row[name] for name in row if name != "paise"} for row in data.pop("rows")]
        texts = list(data.values()) + [value for row in rows for value in row.values()]
        return {word for text in texts for word in text.split() if any(sign.isdigit() for sign in word)}

    # Printing

    def table(self):
        names = [engine.name for engine in self.engines]
        baselines = [name for name in (TYPST, REPORTLAB, FLOOR) if name in names]
        unit, scale = ("ms", 1_000) if self.median(TALIM, "wall") < .3 else ("s", 1)
        shows_rate = self.kind == "invoices" and self.count > 1
        head = ["engine", f"wall, {unit}", "min–max", f"CPU, {unit}"] + (["a second"] if shows_rate else [])
        head += ["memory, MB", "file, kB"] + [f"rate ÷ {name}" for name in baselines]
        lines = [f"### {self.title}", "", "| " + " | ".join(head) + " |", "|---" + "|--:" * (len(head) - 1) + "|"]
        for name in names:
            walls = [sample.wall * scale for sample in self.samples[name]]
            wall = statistics.median(walls)
            cells = [name, number(wall), f"{number(min(walls))}–{number(max(walls))}",
                     number(self.median(name, "cpu") * scale)]
            if shows_rate:
                cells.append(f"{self.count * scale / wall:.0f}")
            cells += [f"{self.median(name, 'memory') / 1_000:.0f}", f"{self.sizes[name] / self.documents / 1_000:.1f}"]
            cells += [f"{self.ratio(name, baseline):.2f}" for baseline in baselines]
            lines.append("| " + " | ".join(cells) + " |")
        return "\n".join(lines)

    @property
    def documents(self):
        return self.count if self.kind == "invoices" else 1

    def ratio(self, name, baseline):
        """How many times as fast, as the median over rounds: both sides of each ratio ran one after the other."""
        pairs = zip(self.samples[baseline], self.samples[name])
        return statistics.median(theirs.wall / ours.wall for theirs, ours in pairs)

    def record(self):
        return {
            "title": self.title, "kind": self.kind, "count": self.count, "threads": self.threads,
            "engines": {
                engine.name: {
                    "wall": [sample.wall for sample in self.samples[engine.name]],
                    "cpu": [sample.cpu for sample in self.samples[engine.name]],
                    "memoryKilobytes": [sample.memory for sample in self.samples[engine.name]],
                    "bytes": self.sizes[engine.name]}
                for engine in self.engines}}


def number(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def text_of(path):
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True).stdout


def page_count(path):
    info = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"Pages: +(\d+)", info).group(1))


def library(name):
    found = subprocess.run(["pkg-config", "--modversion", name], capture_output=True, text=True, check=False)
    return found.stdout.strip() or "?"


def machine():
    model = "?"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":")[1].strip()
            break
    load = os.getloadavg()[0]
    text = (f"{os.cpu_count()} cores ({model}); Python {platform.python_version()}, typst {version('typst')}, "
            f"reportlab {version('reportlab')}, cairo {library('cairo')}, pango {library('pango')}; load at start {load:.1f}")
    if load > os.cpu_count() / 2:
        text += " – **the machine is busy: trust ratios and CPU time, not wall time**"
    return text


def draft(rounds):
    """`talim invoice --draft` in the sample co-op, cold: the bundled template with logo and code to pay, and a ledger."""
    if not (SAMPLE / "talim.toml").exists():
        shutil.rmtree(SAMPLE, ignore_errors=True)
        measure([PROGRAM, "new", SAMPLE, "--sample"])
        files = [path for path in sorted(SAMPLE.glob("*.csv"))]
        measure([PROGRAM, "import", "--co-op", SAMPLE] + files)
    command = [PROGRAM, "invoice", "O-1012", "--draft", "--co-op", SAMPLE]
    measure(command)
    samples = [measure(command) for _ in range(rounds)]
    walls = [sample.wall * 1_000 for sample in samples]
    cpu = statistics.median(sample.cpu for sample in samples) * 1_000
    return (f"`talim invoice O-1012 --draft` in the sample co-op, cold: {number(statistics.median(walls))} ms "
            f"({number(min(walls))}–{number(max(walls))}), CPU {number(cpu)} ms, "
            f"{statistics.median(sample.memory for sample in samples) / 1_000:.0f} MB.")


def interpreter(rounds):
    """The time Python takes to do nothing, part of the cold figures of Typst and ReportLab."""
    return statistics.median(measure([PYTHON, "-c", "pass"]).wall for _ in range(rounds))


def tasks(options):
    rounds = options.rounds
    # A round of these takes half a minute.
    few = max(2, rounds - 2)
    long = 200 if options.quick else 1_000
    result = [
        Task("One invoice, cold: a whole process", "invoices", 1, rounds=rounds * 4 + 1),
        Task(f"{long:,} invoices in one process", "invoices", long, rounds=few),
        Task(f"{long:,} invoices in one process, two threads (ReportLab: two processes)", "invoices", long, threads=2,
             rounds=few),
        Task("Statement of 1,000 rows", "statement", 1_000, rounds=rounds)]
    if not options.quick:
        slow = () if options.full else (TYPST,)
        result += [Task("Statement of 10,000 rows", "statement", 10_000, rounds=rounds),
                   Task("Statement of 100,000 rows", "statement", 100_000, rounds=2, without=slow)]
    return [task for task in result if not options.only or options.only.lower() in task.title.lower()]


def arguments():
    parser = argparse.ArgumentParser(prog="Benchmarks/run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two minutes: 200 invoices, 1,000 rows, fewer rounds")
    parser.add_argument("--full", action="store_true", help="Typst prints 100,000 rows, too: several gigabytes")
    parser.add_argument("--rounds", type=int, help="rounds for each document (5; with --quick 3; cold: four times as many, long ones fewer)")
    parser.add_argument("--only", metavar="TEXT", help="only documents whose title holds this")
    parser.add_argument("--json", metavar="FILE", help="write every sample to a file as well")
    options = parser.parse_args()
    options.rounds = options.rounds or (3 if options.quick else 5)
    return options


def main():
    options = arguments()
    chosen = tasks(options)
    make_data.write(DATA, {task.count for task in chosen if task.kind == "invoices"},
                    {task.count for task in chosen if task.kind == "statement"})
    print(f"{machine()}\n", flush=True)
    for task in chosen:
        task.run()
        if task.count <= 10_000:
            task.check()
        print(task.table(), flush=True)
        if task.count == 1:
            print(f"\nPython alone takes {interpreter(11) * 1_000:.0f} ms of the figures of Typst and ReportLab.")
            print(draft(task.rounds))
        print(flush=True)
    if options.json:
        Path(options.json).write_text(json.dumps({"machine": machine(), "tasks": [task.record() for task in chosen]}))


if __name__ == "__main__":
    main()
