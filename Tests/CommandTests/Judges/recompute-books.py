#!/usr/bin/env python3
"""Recomputes what a co-op has, is owed and owes from its CSV files, by the written rules alone and with Python's decimals.

Usage: recompute-books.py FOLDER JOURNAL [--credited=DAY] DAY...
Compares cash, receivables, deposits, tax, unpaid bills, loans and stock at the end of each day with the balances that hledger finds
in the journal; prints the differences and how many figures it compared, and exits with 1 when one differs. An order without an
invoice in the file counts as invoiced on the day it was shipped; a return without a credit note in the file counts as credited on
the day given with --credited, or not at all. It shares no code with Talim.
"""
import csv, re, subprocess, sys
from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal, ROUND_HALF_UP

folder, journal, days = sys.argv[1], sys.argv[2], [a for a in sys.argv[3:] if not a.startswith("--")]
CREDITED = next((a.split("=")[1] for a in sys.argv[3:] if a.startswith("--credited=")), "")
DIGITS = defaultdict(lambda: 2, {"JPY": 0, "KWD": 3})
HOME_STATE, HOME_COUNTRY, BASE = "01", "IN", "INR"
AS_OF = "2026-07-31"


def rows(name):
    with open(f"{folder}/{name}.csv", encoding="utf-8-sig", newline="") as file:
        return [{k.strip(): (v or "").strip() for k, v in row.items()} for row in csv.DictReader(file)]


def number(text):
    text = re.sub(r"[,₹%+ ]", "", text)
    return -Decimal(text[1:-1]) if text.startswith("(") else Decimal(text or "0")


def day(text):
    text = text[:10] if re.match(r"\d{4}-", text) else text
    for form in ("%Y-%m-%d", "%d-%b-%y"):
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            pass
    return ""


def rounded(value, currency=BASE):
    return value.quantize(Decimal(1).scaleb(-DIGITS[currency]), ROUND_HALF_UP)


def yes(text):
    return text.lower() in ("yes", "true", "1")


def shares(amount, weights, currency):
    """Largest remainder, ties to the earlier position."""
    unit, total = Decimal(1).scaleb(-DIGITS[currency]), sum(weights)
    if total == 0:
        return [amount if i == 0 else Decimal(0) for i in range(len(weights))]
    parts = [(amount * w / total).quantize(unit, "ROUND_FLOOR") for w in weights]
    left = int((amount - sum(parts)) / unit)
    for i in sorted(range(len(weights)), key=lambda i: (-((amount / unit * weights[i]) % total), i))[:left]:
        parts[i] += unit
    return parts


rates = defaultdict(list)
for row in rows("rates"):
    rates[row["Currency"].upper()].append((day(row["Date"]), number(row["INR"]) / number(row["Units"])))


def in_base(amount, currency, on):
    if currency == BASE:
        return amount
    return rounded(amount * max(rate for rate in rates[currency] if rate[0] <= on)[1])


buyers = {b["Buyer ID"].lower(): b for b in rows("buyers")}
items = {i["Item ID"].lower(): i for i in rows("items")}
lines = defaultdict(list)
for line in rows("order_lines"):
    lines[line["Order ID"].lower()].append(line)
returns = rows("returns")


class Order:
    """An order: what it comes to in its own currency, and what its invoice is worth."""

    def __init__(self, row):
        self.key, self.row, self.currency = row["Order ID"].lower(), row, row["Currency"].upper()
        self.date, self.events = day(row["Order Date"]), []
        shipped = day(row["Shipped On"]) if not row["Cancelled On"] else ""
        self.invoiced = day(row["Invoice Date"]) or (shipped if shipped and shipped <= AS_OF else "")
        buyer = buyers[row["Buyer ID"].lower()]
        country = {"india": "IN"}.get(buyer["Country"].lower(), buyer["Country"].upper())
        state = (buyer["State Code"] or buyer["GSTIN"][:2] or HOME_STATE).zfill(2)
        self.halves = [] if country != HOME_COUNTRY else [1, 1] if state == HOME_STATE else [2]
        self.compute()

    def compute(self):
        row, currency, inclusive = self.row, self.currency, yes(self.row["Prices Include Tax"])
        self.lines, nets, percents = lines[self.key], [], []
        for line in self.lines:
            gross = rounded(number(line["Unit Price"]) * number(line["Qty"]), currency)
            nets.append(gross - rounded(gross * number(line["Discount %"]) / 100, currency))
            percents.append(number(line["GST %"]))
        values = [n - s for n, s in zip(nets, shares(number(row["Order Discount"]), nets, currency))]
        if number(row["Shipping Charged"]):
            values.append(number(row["Shipping Charged"]))
            percents.append(number(row["Shipping GST %"]) if row["Shipping GST %"] else max(percents, default=Decimal(0)))
        self.parts = []
        for value, percent in zip(values, percents):
            whole = 100 + (percent if self.halves else 0)
            taxes = [rounded(value * percent * half / 2 / (whole if inclusive else 100), currency) for half in self.halves]
            self.parts.append((value - sum(taxes) if inclusive else value, taxes))
        exact = sum((v + sum(t) for v, t in self.parts), Decimal(0))
        self.total = exact.quantize(Decimal(1), ROUND_HALF_UP) if currency == BASE else rounded(exact, currency)
        self.tax = self.value = Decimal(0)
        if self.invoiced:
            worth = lambda amount: in_base(amount, currency, self.invoiced)
            self.tax = sum((worth(t) for _, taxes in self.parts for t in taxes), Decimal(0))
            self.value = sum((worth(v) for v, _ in self.parts), Decimal(0)) + self.tax + worth(self.total - exact)

    def credits(self):
        """What each credited return gives back: day, amount, tax; piece by piece, cumulatively, in the order of the credit notes."""
        before, shipping = defaultdict(Decimal), self.parts[len(self.lines):]
        own = [(day(r["Date"]) if r["Credit Note No"] else CREDITED, r) for r in returns if r["Order ID"].lower() == self.key]
        for noted, back in sorted(own, key=lambda r: (r[0] or "9999", day(r[1]["Date"]), r[1]["Return ID"].lower())):
            index = [l["Line"] for l in self.lines].index(back["Line"])
            sold, had = number(self.lines[index]["Qty"]), before[index]
            before[index] = min(sold, had + number(back["Qty"]))
            piece = lambda a: rounded(a * before[index] / sold, self.currency) - rounded(a * had / sold, self.currency)
            value, taxes = self.parts[index]
            value, taxes = piece(value), [piece(t) for t in taxes]
            if yes(back["Refund Shipping"]) and shipping:
                more, its = shipping.pop()
                value, taxes = value + more, taxes + its
            if all(before[i] >= number(l["Qty"]) for i, l in enumerate(self.lines)):
                value += self.total - sum((v + sum(t) for v, t in self.parts), Decimal(0))
            if noted:
                tax = sum((in_base(t, self.currency, self.invoiced) for t in taxes), Decimal(0))
                yield max(noted, self.invoiced), value + sum(taxes), tax

    def balance(self, on):
        return self.total - sum((amount for when, amount, _ in self.events if when <= on), Decimal(0))


orders = {order.key: order for order in map(Order, rows("orders"))}
by_transaction, by_number = defaultdict(list), {}
for order in orders.values():
    for transaction in filter(None, re.split(r"[;\s]+", order.row["Payment Txn IDs"])):
        by_transaction[transaction.lower()].append(order)
    if order.row["Invoice No"]:
        by_number[order.row["Invoice No"].lower()] = order
    if order.invoiced:
        order.events += [(when, amount, Decimal(0)) for when, amount, _ in order.credits()]

cash = []  # day, amount
for payment in sorted(rows("payments"), key=lambda p: p["Received At"]):
    on, currency, amount = day(payment["Received At"]), payment["Currency"].upper(), number(payment["Amount"])
    fee, kind = number(payment["Fee"]), payment["Kind"].lower()
    moved = number(payment["INR Amount"]) if payment["INR Amount"] else None
    value = amount if currency == BASE else moved + fee if moved is not None else in_base(amount, currency, on)
    if kind == "payment":
        cash.append((on, moved if moved is not None else value - fee))
    elif kind == "refund":
        cash.append((on, -(moved if moved is not None else value + fee)))
    reference = payment["Reference"].lower()
    found = by_transaction[payment["Txn ID"].lower()] if payment["Txn ID"] else []
    found = found or [o for o in orders.values() if re.search(rf"(?<![\w-]){re.escape(o.key)}(?![\w-])", reference)]
    found = found or [o for number_, o in by_number.items() if number_ in reference]
    found.sort(key=lambda o: (o.date, o.key))
    rest, sign = amount, -1 if kind == "refund" else 1
    for index, order in enumerate(found):
        assert order.currency == currency, f"{payment['Txn ID']} is in another currency; this judge can not tell"
        # What is left over stays with the last of them.
        part = rest if index + 1 == len(found) else min(rest, max(order.total - sum(
            (a for _, a, w in order.events if w is not None), Decimal(0)), Decimal(0)))
        worth = rounded(value * part / amount) if kind != "write-off" else Decimal(0)
        order.events.append((on, sign * part, sign * worth))
        rest -= part
for row in rows("expenses"):
    if day(row["Paid On"]):
        cash.append((day(row["Paid On"]), -number(row["Amount"])))
for row in rows("payouts"):
    sign = {"payout": -1, "advance": -1, "advance repaid": 1}.get(row["Kind"].lower(), 0)
    cash.append((day(row["Date"]), sign * number(row["Amount"])))
for row in rows("other_money"):
    sign = {"transfer": 0, "loan repaid": -1}.get(row["Kind"].lower(), 1)
    cash.append((day(row["Date"]), sign * number(row["Amount"])))


def pieces(item, on):
    """How many are on hand at the end of a day."""
    count = number(item["Qty In"]) if day(item["Received On"]) <= on else Decimal(0)
    for order in orders.values():
        if not order.invoiced:
            continue
        for line in order.lines:
            if line["Item ID"].lower() != item["Item ID"].lower():
                continue
            if order.invoiced <= on:
                count -= number(line["Qty"])
            for back in returns:
                if (back["Order ID"].lower(), back["Line"]) == (order.key, line["Line"]) and yes(back["Restock"]):
                    count += number(back["Qty"]) if max(day(back["Date"]), order.invoiced) <= on else 0
    for move in rows("stock_moves"):
        if move["Item ID"].lower() == item["Item ID"].lower() and day(move["Date"]) <= on:
            count += number(move["Qty"])
    return count


def figures(on):
    invoiced = [o for o in orders.values() if o.invoiced and o.invoiced <= on]
    waiting = [o for o in orders.values() if not (o.invoiced and o.invoiced <= on)]
    bills = [(row, row["Category"].lower() == "gst payment") for row in rows("expenses")]
    other = [row for row in rows("other_money") if day(row["Date"]) <= on]
    owed = Decimal(0)
    for order in invoiced:
        owed += rounded(order.value * max(order.balance(on), Decimal(0)) / order.total)
    return {
        "assets:cash": sum((a for when, a in cash if when and when <= on), Decimal(0)),
        "assets:receivable": owed,
        "liabilities:customers:deposits": -sum(
            (worth for o in waiting for when, _, worth in o.events if when <= on), Decimal(0)),
        "liabilities:tax": sum((number(r["Amount"]) for r, gst in bills if gst and day(r["Paid On"]) and day(r["Paid On"]) <= on), Decimal(0))
        - sum((o.tax for o in invoiced), Decimal(0))
        + sum((tax for o in invoiced for when, _, tax in o.credits() if when <= on), Decimal(0)),
        "liabilities:bills": -sum(
            (number(r["Amount"]) for r, gst in bills
             if not gst and r["Amount"] and min(filter(None, [day(r["Bill Date"]), day(r["Paid On"])])) <= on
             and not (day(r["Paid On"]) and day(r["Paid On"]) <= on)), Decimal(0)),
        "liabilities:loans": sum(
            ({"loan in": -1, "loan repaid": 1}.get(r["Kind"].lower(), 0) * number(r["Amount"]) for r in other), Decimal(0)),
        "assets:stock": sum(
            (rounded(number(i["Unit Cost"]) * pieces(i, on)) for i in items.values() if i["Owner"].lower() == "co-op"), Decimal(0)),
    }


def hledger(on):
    after = (date.fromisoformat(on) + timedelta(days=1)).isoformat()
    text = subprocess.run(
        ["hledger", "-f", journal, "balance", "--flat", "-N", "-e", after, "-O", "csv"],
        check=True, capture_output=True, text=True).stdout
    found = defaultdict(Decimal)
    for account, amount in list(csv.reader(text.splitlines()))[1:]:
        found[account] += Decimal(amount.split()[0].replace(",", ""))
    return lambda name: sum((a for account, a in found.items() if (account + ":").startswith(name + ":")), Decimal(0))


compared = different = 0
for on in days:
    balance = hledger(on)
    for name, amount in figures(on).items():
        compared += 1
        if balance(name) != amount:
            different += 1
            print(f"{on} {name}: hledger {balance(name)}, recomputed {amount}")
print(f"{compared} compared, {different} different")
sys.exit(1 if different or not compared else 0)
