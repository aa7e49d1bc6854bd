#!/usr/bin/env python3
"""Recomputes the weekly page of a co-op from its CSV files alone, and compares every figure with `talim weekly WEEK --format json`.

Usage: recompute-weekly.py FOLDER [--issued] [--credited=DAY] WEEK...
Prints the differences and how many figures it compared; exits with 1 when one differs. With --issued everything that was shipped is
taken for invoiced on its shipping day (`talim invoice --ready`), with --credited every return without a note for credited on that day.
It shares no code with Talim; coop_*.py are the written rules, a file for each chapter.
"""
import json
import subprocess
import sys
from datetime import date

from coop_books import Books
from coop_weekly import Week

# What is no figure: who the co-op is, and the mark that says which edition of the page this is.
PASSED_OVER = ("coop", "fingerprint")


def leaves(value, place=""):
    """Every single figure of a record with its place in it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        yield f"{place}.count", len(value)
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{place}[{index}]")
    else:
        yield place, value


def differences(found, expected):
    found, expected = dict(leaves(found)), dict(leaves(expected))
    for place in sorted(found.keys() | expected.keys()):
        if found.get(place, "nothing") != expected.get(place, "nothing"):
            yield f"{place}: talim {found.get(place, 'nothing')}, recomputed {expected.get(place, 'nothing')}"


def main():
    options = dict(word.removeprefix("--").partition("=")[::2] for word in sys.argv[1:] if word.startswith("--"))
    folder, *weeks = [word for word in sys.argv[1:] if not word.startswith("--")]
    credited = date.fromisoformat(options["credited"]) if "credited" in options else None
    books = Books(folder, "issued" in options, credited)
    compared = different = 0
    for week in weeks:
        run = subprocess.run(["talim", "weekly", week, "--format", "json", "--co-op", folder], check=True, capture_output=True, text=True)
        found = {key: value for key, value in json.loads(run.stdout).items() if key not in PASSED_OVER}
        expected = Week(books, week).record()
        compared += len(list(leaves(expected)))
        for line in differences(found, expected):
            different += 1
            print(f"{week} {line}")
    print(f"{len(weeks)} weeks, {compared} compared, {different} different")
    return 1 if different or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
