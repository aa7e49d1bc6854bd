"""Writes the data of the benchmark: the same for every engine, from a fixed seed.

`invoices-N.jsonl` and `invoices-N.tsv` hold N different invoices of 25 lines; `statement-N.json` and `statement-N.tsv` a
statement of N rows. JSON is for Typst, ReportLab and Talim, TSV for the C program; both hold the same texts.
"""

import json
import random
import sys
from pathlib import Path

WARES = ["Papier-mâché box", "Pashmina shawl", "Walnut bowl", "Chain-stitch cushion", "Crewel curtain", "Kani stole",
         "Copper samovar", "Willow basket", "Namda rug", "Silk carpet"]
MOTIFS = ["chinar", "almond", "paisley", "rose", "hazara", "lotus", "iris", "kingfisher", "saffron", "poplar", "jasmine",
          "tulip"]
COLOURS = ["red", "indigo", "ivory", "green", "ochre", "black", "rust", "turquoise"]
NAMES = ["Aabha", "Basant", "Chandra", "Dilshad", "Eshan", "Farida", "Gulnaz", "Hamid", "Irshad", "Jasmine", "Kamal",
         "Lubna", "Mehr", "Nasir", "Omar", "Parveen"]
TRADES = ["Crafts", "Interiors", "Textiles", "Gallery", "Living", "Emporium"]
TOWNS = ["Mumbai", "Delhi", "Pune", "Jaipur", "Kolkata", "Chennai", "Kochi", "Lucknow"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]


def money(paise):
    """`1,23,456.00`: the last three digits, then pairs."""
    units, cents = divmod(abs(paise), 100)
    text = str(units)
    head, tail = text[:-3], text[-3:]
    while head:
        tail = head[-2:] + "," + tail
        head = head[:-2]
    return f"{'-' if paise < 0 else ''}{tail}.{cents:02}"


def day(number):
    return f"{number % 28 + 1} {MONTHS[number // 28 % 12]} {2024 + number // 336}"


def invoice(number):
    chance = random.Random(7_000_003 * number + 1)
    lines = []
    subtotal = 0
    for _ in range(25):
        quantity = chance.randint(1, 60)
        rate = chance.randint(9_000, 1_900_000)
        subtotal += quantity * rate
        lines.append({
            "item": f"{chance.choice(WARES)}, {chance.choice(MOTIFS)}, {chance.choice(COLOURS)}",
            "hsn": str(chance.choice([4420, 4602, 5702, 6214, 6304, 7418])), "quantity": str(quantity),
            "rate": money(rate), "tax": f"{chance.choice([5, 12, 18])}%", "amount": money(quantity * rate)})
    tax = subtotal * 12 // 100
    return {
        "number": f"KC/2026-27/{number:05}", "date": day(chance.randint(0, 600)), "due": day(chance.randint(600, 900)),
        "buyer": f"{chance.choice(NAMES)} {chance.choice(TRADES)}",
        "street": f"{chance.randint(1, 400)} {chance.choice(NAMES)} Road", "town": f"{chance.choice(TOWNS)} {chance.randint(110001, 799999)}",
        "subtotal": money(subtotal), "tax": money(tax), "total": money(subtotal + tax), "lines": lines}


def statement(count):
    chance = random.Random(count)
    rows = []
    balance = 0
    for number in range(count):
        paise = chance.randint(10_000, 2_500_000)
        balance += paise
        rows.append({
            "day": day(number * 900 // count), "text": f"{chance.choice(WARES)}, {chance.choice(MOTIFS)}, sale {number + 1}",
            "amount": money(paise), "paise": paise, "balance": money(balance)})
    return {"artisan": "Gulnaz Hamid", "total": money(balance), "rows": rows}


def write_invoices(folder, count):
    with open(folder / f"invoices-{count}.jsonl", "w") as out, open(folder / f"invoices-{count}.tsv", "w") as flat:
        for number in range(1, count + 1):
            data = invoice(number)
            out.write(json.dumps(data, ensure_ascii=False) + "\n")
            fields = [data[name] for name in ("number", "date", "due", "buyer", "street", "town", "subtotal", "tax", "total")]
            for line in data["lines"]:
                fields += line.values()
            flat.write("\t".join(fields) + "\n")


def write_statement(folder, count):
    data = statement(count)
    (folder / f"statement-{count}.json").write_text(json.dumps(data, ensure_ascii=False))
    # For Talim an amount says its currency; from such a field the carried sums come.
    amounts = [row | {"paise": {"amount": f"{row['paise'] // 100}.{row['paise'] % 100:02}", "currency": "INR"}}
               for row in data["rows"]]
    (folder / f"statement-{count}.talim.json").write_text(json.dumps(data | {"rows": amounts}, ensure_ascii=False))
    with open(folder / f"statement-{count}.tsv", "w") as flat:
        flat.write(f"{data['artisan']}\t{data['total']}\n")
        for row in data["rows"]:
            flat.write("\t".join(str(value) for value in row.values()) + "\n")


def write(folder, invoices, statements):
    folder.mkdir(parents=True, exist_ok=True)
    for count in invoices:
        if not (folder / f"invoices-{count}.tsv").exists():
            write_invoices(folder, count)
    for count in statements:
        if not (folder / f"statement-{count}.talim.json").exists():
            write_statement(folder, count)


if __name__ == "__main__":
    write(Path(sys.argv[1]), [1, 1000], [1000, 10_000, 100_000])
