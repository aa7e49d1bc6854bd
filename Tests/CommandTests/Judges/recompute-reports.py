#!/usr/bin/env python3
"""Recomputes the one-question reports of a co-op from its CSV files alone, and compares them with `talim report NAME`.

Usage: recompute-reports.py FOLDER [--issued] [--credited=DAY] [--only=NAME] DAY|FIRST..LAST...
For each day every report is compared as of it; for each time those that have one. Every figure recomputed is compared with the JSON
of the same name, and the lines of the CSV with its rows. Prints the differences and how many figures it compared; exits with 1 when
one differs.
"""
import csv
import io
import json
import subprocess
import sys
from datetime import date

from coop_books import Books
from coop_columns import COLUMNS
from coop_reports import REPORTS, default_first

TIMED = ("cash", "sellers", "shipping", "margin", "artisans", "reconcile")


def talim(folder, name, words, form):
    command = ["talim", "report", name, "--co-op", folder, "--format", form, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def differences(found, expected, place=""):
    """Every figure of what was recomputed that is not there, or another; counts them in `differences.compared`."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key, inner in expected.items():
            yield from differences(found.get(key, "nothing"), inner, f"{place}.{key}" if place else key)
    elif isinstance(expected, list) and isinstance(found, list):
        yield from differences(len(found), len(expected), f"{place}.count")
        for index, pair in enumerate(zip(found, expected)):
            yield from differences(*pair, f"{place}[{index}]")
    else:
        differences.compared += 1
        if found != expected:
            yield f"{place}: talim {found}, recomputed {expected}"


differences.compared = 0


def lines(text):
    """The rows of a CSV by their titles."""
    return [dict(row) for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]


def compare(books, folder, name, words, first, last):
    expected = REPORTS[name](books, first, last)
    found = json.loads(talim(folder, name, words, "json"))
    yield from differences(found, {"to": str(last), "date": str(books.today), "currency": "INR", **expected})
    if name in COLUMNS:
        rows = [{title: value(row) for title, value in COLUMNS[name].items()} for row in expected["rows"]]
        yield from differences(lines(talim(folder, name, words, "csv")), rows, "csv")


def main():
    options = dict(word.removeprefix("--").partition("=")[::2] for word in sys.argv[1:] if word.startswith("--"))
    folder, *times = [word for word in sys.argv[1:] if not word.startswith("--")]
    credited = date.fromisoformat(options["credited"]) if "credited" in options else None
    books = Books(folder, "issued" in options, credited)
    different = reports = 0
    for name in REPORTS:
        for time in times if options.get("only", name) == name else []:
            first, _, last = time.rpartition("..")
            if first and name not in TIMED:
                continue
            words = ["--from", first, "--to", last] if first else ["--as-of", last]
            last = date.fromisoformat(last)
            first = date.fromisoformat(first) if first else default_first(books, name, last)
            reports += 1
            for line in compare(books, folder, name, words, first, last):
                different += 1
                print(f"{name} {time} {line}")
    print(f"{reports} reports, {differences.compared} compared, {different} different")
    return 1 if different or not reports else 0


if __name__ == "__main__":
    sys.exit(main())
