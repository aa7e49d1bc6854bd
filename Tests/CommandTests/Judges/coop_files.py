"""The rows of a co-op's CSV files and its settings, read into plain values; nothing is computed here.

Days are `datetime.date`, quantities and percentages fractions, amounts whole coins. Ids are in small letters, because their case does not
count. Reads what the sample and the co-ops made for the trial have; the harder files are the business of the import's own tests.
"""
import csv
import re
import tomllib
from collections import defaultdict
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace as Row

from coop_money import BASE, coins, digits, whole

COUNTRIES = {"india": "IN", "germany": "DE", "united kingdom": "GB", "japan": "JP", "united states": "US"}


def read_number(text):
    text = re.sub(r"[,₹%+\s]", "", text)
    if text.startswith("("):
        return -Fraction(text[1:-1])
    return Fraction(text or "0")


def read_day(text):
    text = text[:10] if re.match(r"\d{4}-", text) else text
    for form in ("%Y-%m-%d", "%d-%b-%y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            pass
    return None


def read_yes(text):
    return text.lower() in ("yes", "y", "true", "1")


def read_ids(text):
    return [word.strip().lower() for word in text.split(";") if word.strip()]


def cells(folder, name):
    """The rows of a file that say something, each as a dictionary of its cells."""
    path = Path(folder) / f"{name}.csv"
    if not path.exists():
        return []
    with open(path, encoding="utf-8-sig", newline="") as file:
        found = [defaultdict(str, {(k or "").strip(): (v or "").strip() for k, v in row.items() if k}) for row in csv.DictReader(file)]
    return [row for row in found if any(row.values()) and not next(iter(row.values())).lower().startswith("total")]


class Settings:
    """What talim.toml says counts, then settings.csv, then the default."""

    def __init__(self, folder):
        with open(Path(folder) / "talim.toml", "rb") as file:
            self.toml = tomllib.load(file)
        self.rows = {row["Key"].lower(): row["Value"] for row in cells(folder, "settings")}
        self.coop, self.tax, self.invoice = (self.toml.get(name, {}) for name in ("coop", "tax", "invoice"))
        say = self.say
        self.books_start, self.as_of = self.day("books_start"), self.day("as_of")
        self.reserve_percent = read_number(str(say("reserve_pct", "0")))
        self.least_payout = coins(read_number(str(say("min_payout", "0"))))
        self.pays_when = str(say("payout_trigger", "paid"))
        self.cadence = str(say("payout_cadence", "monthly"))
        self.lag = int(say("payout_lag_days", 7))
        self.expiry_days = int(say("expiry_alert_days", 30))
        self.due_days = int(self.invoice.get("due_days", 30))
        self.registered = self.flag("gst_registered", self.tax.get("registered", False))
        self.taxes_exports = str(say("export_under", self.tax.get("export_under", "lut"))).lower() == "igst"
        self.home_state = str(say("home_state", self.coop.get("state_code", ""))).zfill(2)

    def say(self, key, otherwise):
        own = self.toml.get("ledger", {}).get(key, self.tax.get(key))
        return own if own is not None else self.rows.get(key) or otherwise

    def flag(self, key, otherwise):
        value = self.say(key, otherwise)
        return value if isinstance(value, bool) else read_yes(str(value))

    def day(self, key):
        value = self.say(key, None)
        return value if isinstance(value, date) or value is None else read_day(value)


class Files:
    """All rows of a co-op."""

    def __init__(self, folder):
        self.folder, self.settings = folder, Settings(folder)
        rows = lambda name: [(index, row) for index, row in enumerate(cells(folder, name))]
        self.rates = defaultdict(list)
        for _, row in rows("rates"):
            rate = read_number(row["INR"]) / read_number(row["Units"])
            self.rates[row["Currency"].upper()].append((read_day(row["Date"]), rate))
        self.buyers = {b.id: b for b in (self.buyer(row) for _, row in rows("buyers"))}
        self.artisans = {a.id: a for a in (self.artisan(row) for _, row in rows("artisans"))}
        self.items = {i.id: i for i in (self.item(row) for _, row in rows("items"))}
        self.rules = {r.id: r for r in (self.rule(row) for _, row in rows("rules"))}
        self.terms = defaultdict(list)
        for _, row in rows("terms"):
            step = Row(step=int(row["Step"]), percent=read_number(row["Percent"]), start=row["From"].lower(), days=int(row["Days"]))
            self.terms[row["Terms"].lower()].append(step)
        for steps in self.terms.values():
            steps.sort(key=lambda step: step.step)
        self.orders = [self.order(row) for _, row in rows("orders")]
        self.lines = defaultdict(list)
        for _, row in rows("order_lines"):
            self.lines[row["Order ID"].lower()].append(self.line(row))
        self.payments = [self.payment(index, row) for index, row in rows("payments")]
        self.returns = [self.came_back(row) for _, row in rows("returns")]
        self.payouts = [self.payout(row) for _, row in rows("payouts")]
        self.expenses = [self.expense(row) for _, row in rows("expenses")]
        self.other_money = [Row(day=read_day(r["Date"]), kind=r["Kind"].lower(), amount=coins(read_number(r["Amount"])), to=r["To"],
                                source=r["From"]) for _, r in rows("other_money")]
        self.moves = [Row(day=read_day(r["Date"]), item=r["Item ID"].lower(), pieces=read_number(r["Qty"])) for _, r in rows("stock_moves")]

    def in_base(self, amount, currency, day):
        """What an amount is worth by the latest rate on or before a day; nothing where there is none."""
        if currency == BASE:
            return amount
        known = [rate for rate in self.rates[currency] if rate[0] <= day]
        if not known:
            return None
        return whole(Fraction(amount) * max(known, key=lambda rate: rate[0])[1] * 10 ** (digits(BASE) - digits(currency)))

    @staticmethod
    def buyer(row):
        country = row["Country"]
        return Row(id=row["Buyer ID"].lower(), code=row["Buyer ID"], name=row["Name"], country=COUNTRIES.get(country.lower(), country.upper()),
                   state=row["State Code"].zfill(2) if row["State Code"] else "", gstin=row["GSTIN"], terms=row["Terms"].lower())

    @staticmethod
    def artisan(row):
        recovery = row["Advance Recovery %"]
        return Row(id=row["Artisan ID"].lower(), code=row["Artisan ID"], name=row["Name"], retention=read_number(row["Retention %"]),
                   recovery=read_number(recovery) if recovery else Fraction(100))

    @staticmethod
    def item(row):
        makers = [(word.split(":")[0].strip().lower(), read_number(word.split(":")[1]) if ":" in word else Fraction(100))
                  for word in row["Makers"].split(";") if word.strip()]
        return Row(id=row["Item ID"].lower(), code=row["Item ID"], name=row["Name"], collection=row["Collection"],
                   owner=row["Owner"].lower(), makers=makers, rule=row["Payout Rule"].lower(), cost=coins(read_number(row["Unit Cost"])),
                   came_in=read_number(row["Qty In"]), received=read_day(row["Received On"]), batch=row["Batch"],
                   best_before=read_day(row["Best Before"]), least=read_number(row["Min Stock"]) if row["Min Stock"] else None)

    @staticmethod
    def rule(row):
        steps = [tuple(read_number(n) for n in step.split(":")) for step in row["Steps"].split(";") if step.strip()]
        return Row(id=row["Rule ID"].lower(), kind=row["Kind"].lower(), value=read_number(row["Value"]), steps=steps)

    @staticmethod
    def order(row):
        currency = row["Currency"].upper()
        return Row(id=row["Order ID"].lower(), code=row["Order ID"], day=read_day(row["Order Date"]), buyer=row["Buyer ID"].lower(),
                   currency=currency, inclusive=read_yes(row["Prices Include Tax"]),
                   discount=coins(read_number(row["Order Discount"]), currency), shipping=coins(read_number(row["Shipping Charged"]), currency),
                   shipping_tax=read_number(row["Shipping GST %"]) if row["Shipping GST %"] else None, terms=row["Terms"].lower(),
                   status=row["Status"].lower(), number=row["Invoice No"], invoice_day=read_day(row["Invoice Date"]),
                   shipped=read_day(row["Shipped On"]), promised=read_day(row["Promised By"]), cancelled=read_day(row["Cancelled On"]),
                   transactions=read_ids(row["Payment Txn IDs"]))

    @staticmethod
    def line(row):
        return Row(line=row["Line"], item=row["Item ID"].lower(), pieces=read_number(row["Qty"]), price=read_number(row["Unit Price"]),
                   discount=read_number(row["Discount %"]), tax=read_number(row["GST %"]))

    @staticmethod
    def payment(index, row):
        currency = row["Currency"].upper() or BASE
        arrived = row["INR Amount"]
        return Row(index=index, id=row["Txn ID"], day=read_day(row["Received At"]), moment=row["Received At"], payer=row["Payer"],
                   kind=row["Kind"].lower(), amount=coins(read_number(row["Amount"]), currency), currency=currency,
                   fee=coins(read_number(row["Fee"])), arrived=coins(read_number(arrived)) if arrived else None, reference=row["Reference"])

    @staticmethod
    def came_back(row):
        return Row(id=row["Return ID"].lower(), day=read_day(row["Date"]), order=row["Order ID"].lower(), line=row["Line"],
                   pieces=read_number(row["Qty"]), restock=read_yes(row["Restock"]), charge=row["Charge To"].lower(),
                   note=row["Credit Note No"], with_shipping=read_yes(row["Refund Shipping"]))

    @staticmethod
    def payout(row):
        return Row(day=read_day(row["Date"]), artisan=row["Artisan ID"].lower(), code=row["Artisan ID"], name=row["Artisan Name"], kind=row["Kind"].lower(),
                   amount=coins(read_number(row["Amount"])))

    @staticmethod
    def expense(row):
        billed, paid = read_day(row["Bill Date"]), read_day(row["Paid On"])
        # A bill paid before its date counts from the day it was paid.
        return Row(day=min(billed, paid) if paid else billed, due=read_day(row["Due On"]) or billed, paid=paid,
                   category=row["Category"].lower(), payee=row["Payee"], amount=coins(read_number(row["Amount"])),
                   order=row["Order ID"].lower(), item=row["Item ID"].lower(), from_reserve=read_yes(row["From Reserve"]))


def days_later(day, days):
    return day + timedelta(days=days)
