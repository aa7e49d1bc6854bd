"""Writes the spreadsheets of a large, made-up co-op: N order lines, the same for the same N.

    make_ledger.py LINES FOLDER

Four lines to an order, 500 buyers, 2,000 items, 200 artisans; most orders are invoiced and paid, half of the payments are listed by
their order, the others name it in their reference; some orders are paid in two parts; one line in 250 comes back.
"""

import csv
import datetime
import random
import sys
from pathlib import Path

FIRST = ["Aabha", "Basant", "Chandra", "Dilshad", "Eshan", "Farida", "Gulnaz", "Hamid", "Irshad", "Jasmine", "Kamal", "Lubna"]
LAST = ["Mir", "Bhat", "Akhtar", "Wani", "Dar", "Lone", "Rather", "Shah", "Zargar", "Khan"]
TRADES = ["Crafts", "Interiors", "Textiles", "Gallery", "Living", "Emporium"]
WARES = ["Papier-mâché box", "Pashmina shawl", "Walnut bowl", "Chain-stitch cushion", "Crewel curtain", "Kani stole",
         "Copper samovar", "Willow basket", "Namda rug", "Silk carpet"]
VILLAGES = ["Kanihama", "Charari Sharief", "Pampore", "Narwara", "Budgam"]
BUYERS, ITEMS, ARTISANS, LINES_PER_ORDER = 500, 2_000, 200, 4
START = datetime.date(2021, 4, 1)
DAYS = 1_850


def write(folder, name, titles, rows):
    with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(titles)
        writer.writerows(rows)


def rupees(paise):
    return f"{paise // 100}.{paise % 100:02}"


def artisans(chance):
    for number in range(1, ARTISANS + 1):
        yield [f"A{number:03}", f"{chance.choice(FIRST)} {chance.choice(LAST)} {number}", chance.choice(VILLAGES),
               "weaving", "2019-04-12", chance.choice(["", "5"]), "en"]


def buyers(chance):
    for number in range(1, BUYERS + 1):
        yield [f"B{number:03}", f"{chance.choice(FIRST)} {chance.choice(TRADES)} {number}",
               f"{chance.randint(1, 400)} {chance.choice(LAST)} Road", chance.choice(["01", "07", "27"]), "IN",
               f"buyer{number}@example.com", "30 days"]


def items(chance):
    for number in range(1, ITEMS + 1):
        one, two = chance.sample(range(1, ARTISANS + 1), 2)
        makers = chance.choice([f"A{one:03}", f"A{one:03}:60;A{two:03}:40"])
        yield [f"S{number:04}", f"{chance.choice(WARES)} {number}", chance.choice(["Shawls", "Boxes", "Copper", "Rugs"]),
               "artisan", makers, "NET", "0", "pcs", "1000000", "2021-03-01", "6214", chance.choice(["5", "12"])]


def sales(count, chance):
    """All orders with their lines, payments and returns, day by day."""
    orders = count // LINES_PER_ORDER
    for number in range(1, orders + 1):
        day = START + datetime.timedelta(days=number * DAYS // orders)
        key = f"O-{number:06}"
        lines, total = [], 0
        for line in range(1, LINES_PER_ORDER + 1):
            quantity, price, tax = chance.randint(1, 12), chance.randint(9_000, 900_000), chance.choice([5, 12])
            discount = chance.choice([0, 0, 0, 5])
            net = round(quantity * price * (100 - discount) / 100)
            total += net + round(net * tax / 100)
            lines.append([key, line, f"S{chance.randint(1, ITEMS):04}", "", quantity, rupees(price), discount or "", tax])
        is_late = number > orders * 98 // 100
        shipped = day + datetime.timedelta(days=5)
        invoice = "" if is_late else f"H/{number:06}"
        payments, listed = [], ""
        if chance.random() < (0.4 if is_late else 0.95):
            is_listed = chance.random() < 0.5
            parts = [total] if chance.random() < 0.8 else [total * 3 // 10, total - total * 3 // 10]
            for part, amount in enumerate(parts):
                txn = f"TX{number:06}{part}"
                paid = day + datetime.timedelta(days=chance.randint(0, 3) if part == 0 else chance.randint(10, 60))
                payments.append([txn, f"{paid}", "", "bank", "payment", rupees(amount), "INR",
                                 f"NEFT {chance.randint(10**9, 10**10)}" if is_listed else f"for {key}"])
            if is_listed:
                listed = ";".join(row[0] for row in payments)
        order = [key, day, f"B{chance.randint(1, BUYERS):03}", "wholesale", "INR", "no", "", invoice,
                 shipped if invoice else "", shipped if invoice else "", listed]
        returns = []
        if invoice and chance.random() < LINES_PER_ORDER / 250:
            returns.append([f"RT-{number:06}", shipped + datetime.timedelta(days=20), key, chance.randint(1, LINES_PER_ORDER),
                            1, "damaged", "no", "co-op"])
        yield order, lines, payments, returns


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(20_260_516)
    write(folder, "terms", ["Terms", "Step", "Percent", "From", "Days"], [["30 days", 1, 100, "invoice", 30]])
    write(folder, "rules", ["Rule ID", "Kind", "Value", "Say It"], [["NET", "pct_net", 70, "70 of every 100 rupees are yours"]])
    write(folder, "artisans", ["Artisan ID", "Name", "Village", "Craft", "Joined", "Retention %", "Language"], artisans(chance))
    write(folder, "buyers", ["Buyer ID", "Name", "Address", "State Code", "Country", "Email", "Terms"], buyers(chance))
    write(folder, "items", ["Item ID", "Name", "Collection", "Owner", "Makers", "Payout Rule", "Unit Cost", "Unit", "Qty In",
                            "Received On", "HSN", "GST %"], items(chance))
    titles = {
        "orders": ["Order ID", "Order Date", "Buyer ID", "Channel", "Currency", "Prices Include Tax", "Order Discount",
                   "Invoice No", "Invoice Date", "Shipped On", "Payment Txn IDs"],
        "order_lines": ["Order ID", "Line", "Item ID", "Description", "Qty", "Unit Price", "Discount %", "GST %"],
        "payments": ["Txn ID", "Received At", "Payer", "Method", "Kind", "Amount", "Currency", "Reference"],
        "returns": ["Return ID", "Date", "Order ID", "Line", "Qty", "Reason", "Restock", "Charge To"],
    }
    files = {name: open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") for name in titles}
    writers = {name: csv.writer(file, lineterminator="\n") for name, file in files.items()}
    for name, row in titles.items():
        writers[name].writerow(row)
    for order, lines, payments, returns in sales(count, chance):
        writers["orders"].writerow(order)
        writers["order_lines"].writerows(lines)
        writers["payments"].writerows(payments)
        writers["returns"].writerows(returns)
    for file in files.values():
        file.close()


if __name__ == "__main__":
    main()
