"""The benchmark's documents with ReportLab's canvas, its fastest way.

    with_reportlab.py FONTS invoices|statement DATA OUT WORKERS

Python holds one lock, so more than one worker means processes.
"""

import json
import sys

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

SIZE = (595.276, 841.89)
LEFT, RIGHT, ROW = 45.35, 549.92, 21.7
INK, MUTED, LINE = Color(.118, .133, .157), Color(.416, .443, .486), Color(.847, .859, .878)
BODY, STRONG, SMALL, HEAD = ("Sans", 9.5), ("Bold", 9.5), ("Sans", 8), ("Bold", 7.5)
TITLE, NAME, CARRIED = ("Bold", 20), ("Bold", 13), ("Italic", 8.5)


def set_fonts(folder):
    for name, file in [("Sans", "Regular"), ("Bold", "Bold"), ("Italic", "Italic")]:
        pdfmetrics.registerFont(TTFont(name, f"{folder}/NotoSans-{file}.ttf"))


class Paper:
    """A canvas whose lengths count from the top."""

    def __init__(self, path, title):
        self.canvas = Canvas(path, pagesize=SIZE, pageCompression=1, invariant=1)
        self.canvas.setTitle(title)
        self.reset()

    def reset(self):
        self.font = self.ink = None

    def show(self, style, ink, x, y, text, is_right=False):
        if self.font is not style:
            self.canvas.setFont(*style)
            self.font = style
        if self.ink is not ink:
            self.canvas.setFillColor(ink)
            self.ink = ink
        (self.canvas.drawRightString if is_right else self.canvas.drawString)(x, SIZE[1] - y, text)

    def rules(self, ink, weight, heights):
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(weight)
        self.canvas.lines([(LEFT, SIZE[1] - y, RIGHT, SIZE[1] - y) for y in heights])

    def footer(self, text, page, pages, y):
        self.rules(LINE, .5, [y - 14])
        self.show(SMALL, MUTED, LEFT, y, text)
        self.show(SMALL, MUTED, RIGHT, y, f"Page {page} of {pages}", True)

    def end_page(self):
        self.canvas.showPage()
        self.reset()


INVOICE_COLUMNS = [("Item", "item", LEFT, False), ("HSN", "hsn", 249, False), ("Qty", "quantity", 339, True),
                   ("Rate", "rate", 412, True), ("Tax", "tax", 457, True), ("Amount", "amount", RIGHT, True)]


def invoice(data, path):
    paper = Paper(path, f"Invoice {data['number']}")
    lines = data["lines"]
    top = 145
    bottom = top + len(lines) * ROW
    paper.rules(LINE, .5, [78])
    paper.rules(INK, .9, [top, bottom])
    paper.rules(LINE, .4, [top + number * ROW for number in range(1, len(lines))])
    paper.show(NAME, INK, LEFT, 55, "Kashmir Craft Co-operative")
    paper.show(SMALL, MUTED, LEFT, 67, "Lal Chowk, Srinagar 190001")
    paper.show(TITLE, INK, RIGHT, 60, "Invoice", True)
    paper.show(STRONG, INK, LEFT, 95, data["buyer"])
    paper.show(BODY, INK, LEFT, 108, data["street"])
    paper.show(BODY, INK, LEFT, 121, data["town"])
    for number, (label, name) in enumerate([("Number", "number"), ("Date", "date"), ("Pay by", "due")]):
        paper.show(BODY, MUTED, 380, 95 + 13 * number, label)
        paper.show(BODY, INK, RIGHT, 95 + 13 * number, data[name], True)
    for title, _, x, is_right in INVOICE_COLUMNS:
        paper.show(HEAD, MUTED, x, top - 6, title, is_right)
    for number, line in enumerate(lines):
        y = top + number * ROW + 14
        for _, name, x, is_right in INVOICE_COLUMNS:
            paper.show(BODY, INK, x, y, line[name], is_right)
    for number, (label, name, style, ink) in enumerate(
            [("Subtotal", "subtotal", BODY, MUTED), ("IGST", "tax", BODY, MUTED), ("Total", "total", STRONG, INK)]):
        y = bottom + number * ROW + 14
        paper.show(style, ink, 457, y, label, True)
        paper.show(style, INK, RIGHT, y, data[name], True)
    paper.footer(f"Kashmir Craft Co-operative · {data['number']}", 1, 1, 808)
    paper.end_page()
    paper.canvas.save()


def money(paise):
    units, cents = divmod(paise, 100)
    head, tail = str(units)[:-3], str(units)[-3:]
    while head:
        tail = head[-2:] + "," + tail
        head = head[:-2]
    return f"₹{tail}.{cents:02}"


STATEMENT_COLUMNS = [("Date", "day", LEFT, False), ("Sale", "text", 153, False), ("Amount", "amount", 442, True),
                     ("Balance", "balance", RIGHT, True)]


def statement(data, path):
    rows = data["rows"]
    title = f"Statement for {data['artisan']}"
    paper = Paper(path, title)
    on_first, on_others = 29, 30
    pages = 1 if len(rows) <= on_first else 1 + -(-(len(rows) - on_first) // on_others)
    total = first = 0
    for page in range(1, pages + 1):
        here = rows[first:first + (on_first if page == 1 else on_others)]
        first += len(here)
        y = 110 if page == 1 else 66
        top = y + (ROW if page > 1 else 0)
        paper.rules(INK, .9, [y, top + len(here) * ROW])
        paper.rules(LINE, .4, [top + number * ROW for number in range(len(here))])
        if page == 1:
            paper.show(TITLE, INK, LEFT, 68, title)
        for heading, _, x, is_right in STATEMENT_COLUMNS:
            paper.show(HEAD, MUTED, x, y - 6, heading, is_right)
        if page > 1:
            paper.show(CARRIED, MUTED, LEFT, y + 14, "Brought forward")
            paper.show(CARRIED, MUTED, 442, y + 14, money(total), True)
        y = top + 14
        for row in here:
            for _, name, x, is_right in STATEMENT_COLUMNS:
                paper.show(BODY, INK, x, y, row[name], is_right)
            total += row["paise"]
            y += ROW
        if page < pages:
            paper.show(CARRIED, MUTED, LEFT, y, "Carried forward")
            paper.show(CARRIED, MUTED, 442, y, money(total), True)
        else:
            paper.show(STRONG, INK, 442, y, "Total", True)
            paper.show(STRONG, INK, RIGHT, y, data["total"], True)
        paper.footer(title, page, pages, 793)
        paper.end_page()
    paper.canvas.save()


def invoices(path, out, first, step):
    with open(path) as lines:
        for number, line in enumerate(lines):
            if number % step == first:
                invoice(json.loads(line), f"{out}/{number + 1}.pdf")


def main():
    fonts, kind, data, out, workers = sys.argv[1:]
    set_fonts(fonts)
    if kind == "statement":
        with open(data) as file:
            statement(json.load(file), f"{out}/statement.pdf")
    elif workers == "1":
        invoices(data, out, 0, 1)
    else:
        from multiprocessing import Process
        others = [Process(target=invoices, args=(data, out, number, int(workers))) for number in range(int(workers))]
        for other in others:
            other.start()
        for other in others:
            other.join()


if __name__ == "__main__":
    main()
