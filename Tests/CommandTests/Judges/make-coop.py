#!/usr/bin/env python3
"""Writes a small made-up co-op as CSV files, another one for each seed: with all that the rules of the books have a word for.

Usage: make-coop.py SEED FOLDER
"""
import csv
import random
import sys
from datetime import date, timedelta
from pathlib import Path

FIRST, LAST = date(2026, 1, 5), date(2026, 5, 31)
STATES = ["01", "01", "07", "27", ""]
RATES = {"EUR": (1, 98, 104), "USD": (1, 86, 91), "JPY": (100, 55, 61), "KWD": (1, 270, 290)}


class Maker:
    def __init__(self, seed, folder):
        self.any, self.folder = random.Random(seed), Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.seed = seed

    def write(self, name, titles, rows):
        with open(self.folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(titles.split(","))
            out.writerows([["" if cell is None else cell for cell in row] for row in rows])

    def maybe(self, chance, value):
        return value() if self.any.random() < chance else ""

    def day(self, first=FIRST, last=LAST):
        return first + timedelta(days=self.any.randint(0, max((last - first).days, 0)))

    def rupees(self, low, high):
        return f"{self.any.randint(low * 100, high * 100) / 100:.2f}"

    def price(self, currency, low, high):
        """A price in rupees' size, in another currency."""
        amount = self.any.uniform(low, high)
        if currency in RATES:
            units, rate, _ = RATES[currency]
            amount = amount * units / rate
        return f"{amount:.{ {'JPY': 0, 'KWD': 3}.get(currency, 2)}f}"

    def make(self):
        for work in (self.settings, self.terms, self.rules, self.rates, self.buyers, self.artisans, self.items, self.orders, self.returns,
                     self.payments, self.payouts, self.expenses, self.other_money, self.moves):
            work()

    def settings(self):
        choose = self.any.choice
        registered = self.any.random() < 0.8
        keys = [("books_start", choose(["2026-01-05", "2026-02-01"])), ("as_of", str(LAST)), ("reserve_pct", choose([0, 5, 7.5])),
                ("min_payout", choose([0, 500, 2500])), ("payout_trigger", choose(["paid", "invoiced"])),
                ("payout_cadence", choose(["weekly", "fortnightly", "monthly"])), ("payout_lag_days", choose([0, 3, 7, 10])),
                ("expiry_alert_days", choose([10, 45])), ("export_under", choose(["lut", "igst"]))]
        # Some stand in talim.toml, the others in settings.csv.
        self.any.shuffle(keys)
        cut = self.any.randint(0, len(keys))
        quoted = lambda value: f'"{value}"' if isinstance(value, str) and not value.startswith("2026") else value
        lines = ['[coop]', 'name = "Seed Collective"', 'address = ["One Lane"]', 'city = "Srinagar"', 'state_code = "01"', 'country = "IN"',
                 "[tax]", f"registered = {str(registered).lower()}"] + (['gstin = "01AAAAC0000C1ZA"', 'lut = "AD010325000000C"'] if registered else [])
        lines += ["[invoice]", 'series = "T"', f"due_days = {choose([0, 15, 30])}", "[ledger]"]
        lines += [f"{key} = {quoted(value)}" for key, value in keys[:cut]]
        (self.folder / "talim.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.write("settings", "Key,Value", keys[cut:])

    def terms(self):
        self.write("terms", "Terms,Step,Percent,From,Days", [
            ("Advance", 1, 100, "order", self.any.choice([0, 10])), ("Half", 1, 50, "order", 0), ("Half", 2, 50, "invoice", 30),
            ("Thirds", 1, 33.33, "order", 7), ("Thirds", 2, 33.33, "invoice", 0), ("Thirds", 3, 33.34, "invoice", 45),
            ("Late first", 1, 40, "invoice", 60), ("Late first", 2, 60, "order", 14)])
        self.names = ["Advance", "Half", "Thirds", "Late first", "", ""]

    def rules(self):
        self.write("rules", "Rule ID,Kind,Value,Steps,Say It", [
            ("NET", "pct_net", 70, "", "a"), ("ODD", "pct_net", "33.333", "", "b"), ("LIST", "pct_gross", 62.5, "", "c"),
            ("PIECE", "fixed", "450.55", "", "d"), ("PRICE", "tier_price", "", "0:60;1500:65;4000:70", "e"),
            ("MONTH", "tier_month", "", "0:60;5000:64.5;20000:71", "f")])
        self.rule_ids = ["NET", "ODD", "LIST", "PIECE", "PRICE", "MONTH"]

    def rates(self):
        days = [date(2025, 12, 29) + timedelta(days=step) for step in range(0, 150, 17)]
        self.write("rates", "Date,Currency,Units,INR", [
            (day, currency, units, f"{self.any.uniform(low, high):.4f}") for day in days for currency, (units, low, high) in RATES.items()])

    def buyers(self):
        rows = [(f"B{i}", f"Buyer {i}", self.any.choice(STATES), "IN", self.any.choice(self.names)) for i in range(1, 5)]
        rows += [("B5", "Abroad GmbH", "", "DE", "Half"), ("B6", "Kumo K.K.", "", "JP", "")]
        self.write("buyers", "Buyer ID,Name,State Code,Country,Terms", rows)

    def artisans(self):
        self.makers = [f"A{i}" for i in range(1, 6)]
        self.write("artisans", "Artisan ID,Name,Retention %,Advance Recovery %", [
            (maker, f"Maker {maker}", self.any.choice(["", 5, 2.5, 12.25]), self.any.choice(["", 50, 33.3, 0, 100])) for maker in self.makers])

    def shares(self):
        count = self.any.choice([1, 1, 2, 3])
        makers = self.any.sample(self.makers, count)
        parts = {1: [100], 2: self.any.choice([[60, 40], [33.33, 66.67]]), 3: [33.33, 33.33, 33.34]}[count]
        return ";".join(f"{maker}:{part}" for maker, part in zip(makers, parts))

    def items(self):
        rows, self.item_ids = [], [f"I{i}" for i in range(1, 13)]
        for index, item in enumerate(self.item_ids):
            owner = self.any.choice(["co-op", "co-op", "artisan", "consignment"])
            has_rule = owner != "co-op" or self.any.random() < 0.25
            food = self.any.random() < 0.3
            rows.append((item, f"Item {item}", f"Kind {index % 7}", owner, self.shares() if has_rule or self.any.random() < 0.7 else "",
                         self.any.choice(self.rule_ids) if has_rule else "", self.rupees(50, 900), self.any.choice([40, 60, 90.5]),
                         self.day(date(2025, 12, 20), date(2026, 2, 20)), f"L-{item}" if food else "",
                         self.day(date(2026, 2, 1), date(2026, 8, 1)) if food else "", self.maybe(0.5, lambda: self.any.choice([5, 30, 60])),
                         self.any.choice([0, 5, 12, 18])))
        self.write("items", "Item ID,Name,Collection,Owner,Makers,Payout Rule,Unit Cost,Qty In,Received On,Batch,Best Before,Min Stock,GST %", rows)

    def orders(self):
        orders, lines, self.made = [], [], []
        for index in range(1, 21):
            buyer = self.any.randint(1, 6)
            currency = "INR" if buyer <= 4 else self.any.choice(["EUR", "USD", "KWD"] if buyer == 5 else ["JPY", "INR"])
            day = self.day(last=LAST - timedelta(days=5))
            fate = self.any.choice(["open", "shipped", "history", "history", "history", "cancelled"])
            sent = min(day + timedelta(days=self.any.randint(0, 40)), LAST)
            own = [(self.any.choice(self.item_ids), self.any.choice([1, 1, 2, 3, 2.5]), self.price(currency, 150, 6000)) for _ in range(self.any.randint(1, 4))]
            order = {"id": f"O-{index}", "currency": currency, "day": day, "invoiced": sent if fate == "history" else None, "lines": own,
                     "size": sum(float(pieces) * float(price) for _, pieces, price in own), "sent": sent if fate != "open" else None}
            self.made.append(order)
            invoiced = fate == "history"
            orders.append((order["id"], day, f"B{buyer}", currency, self.any.choice(["yes", "no", ""]), self.maybe(0.3, lambda: self.price(currency, 1, 140)),
                           self.maybe(0.5, lambda: self.price(currency, 40, 400)), self.maybe(0.2, lambda: 18), self.any.choice(self.names),
                           "cancelled" if fate == "cancelled" else "", f"H/{index}" if invoiced else "", sent if invoiced else "",
                           sent if fate in ("shipped", "history") else "", self.maybe(0.4, lambda: day + timedelta(days=20)),
                           sent if fate == "cancelled" else "", f"TX-{index}" if index % 4 == 0 else ""))
            for place, (item, pieces, price) in enumerate(own, 1):
                lines.append((order["id"], place, item, pieces, price, self.maybe(0.3, lambda: self.any.choice([5, 7.5, 10])), self.any.choice([0, 5, 12, 18])))
        self.write("orders", "Order ID,Order Date,Buyer ID,Currency,Prices Include Tax,Order Discount,Shipping Charged,Shipping GST %,Terms,Status,"
                   "Invoice No,Invoice Date,Shipped On,Promised By,Cancelled On,Payment Txn IDs", orders)
        self.write("order_lines", "Order ID,Line,Item ID,Qty,Unit Price,Discount %,GST %", lines)

    def returns(self):
        rows = []
        for order in self.made:
            if not order["invoiced"] or self.any.random() > 0.5:
                continue
            for place, (item, pieces, _) in enumerate(order["lines"], 1):
                pieces_left = int(pieces)
                while pieces_left and self.any.random() < 0.6:
                    pieces_left -= 1
                    number = len(rows) + 1
                    rows.append((f"R-{number}", self.day(order["invoiced"]), order["id"], place, 1, "torn", self.any.choice(["yes", "no"]),
                                 self.any.choice(["maker", "maker", "co-op", "reserve"]), f"HC/{number}" if self.any.random() < 0.7 else "",
                                 self.any.choice(["yes", "no", ""])))
        self.write("returns", "Return ID,Date,Order ID,Line,Qty,Reason,Restock,Charge To,Credit Note No,Refund Shipping", rows)

    def payments(self):
        rows, rupees = [], []
        for index, order in enumerate(self.made, 1):
            currency, size = order["currency"], order["size"]
            units = RATES.get(currency, (1, 1, 1))
            part = lambda share: f"{size * share:.{ {'JPY': 0, 'KWD': 3}.get(currency, 2)}f}"
            worth = lambda amount: f"{float(amount) * self.any.uniform(units[1], units[2]) / units[0]:.2f}" if currency != "INR" else ""
            named = lambda: f"H/{index}" if order["invoiced"] and self.any.random() < 0.3 else f"for {order['id']}"
            if index % 4 == 0:
                rows.append((f"TX-{index}", self.day(order["day"]), "Somebody", "bank", "payment", part(0.5), currency, "", "", "", ))
            for share in self.any.choice([[], [0.3], [0.5, 0.6], [0.5, 0.5], [1.3], [0.4, 0.4, 0.4], [1.05]]):
                amount = part(share)
                rows.append((f"P-{len(rows)}", self.day(order["day"]), "Somebody", "bank", "payment", amount, currency,
                             self.maybe(0.3, lambda: self.rupees(1, 60)), self.maybe(0.5, lambda: worth(amount)), named()))
            if order["invoiced"] and self.any.random() < 0.25:
                rows.append((f"W-{len(rows)}", self.day(order["invoiced"]), "", "write-off", "write-off", part(0.05), currency, "", "", order["id"]))
            if self.any.random() < 0.2 and currency == "INR" and order["invoiced"]:
                rows.append((f"B-{len(rows)}", self.day(order["invoiced"]), "", "bank", "refund", part(0.1), currency, "", "", order["id"]))
            if currency == "INR":
                rupees.append(order)
        for pair in (rupees[:2], rupees[2:5]):
            rows.append((f"M-{len(rows)}", self.day(), "Somebody", "bank", "payment", f"{sum(order['size'] for order in pair) * 0.7:.2f}", "INR", "", "",
                         " and ".join(order["id"] for order in pair)))
        for _ in range(3):
            rows.append((f"U-{len(rows)}", self.day(), "Stranger", "UPI", "payment", self.rupees(100, 5000), "INR", "", "", "hello"))
        self.write("payments", "Txn ID,Received At,Payer,Method,Kind,Amount,Currency,Fee,INR Amount,Reference", rows)

    def payouts(self):
        kinds = ["payout", "payout", "payout", "advance", "adjustment", "retention release"]
        rows = [(FIRST, maker, "opening balance", self.any.choice([-350, 1200.5, 0.01]), "") for maker in self.makers[:2]]
        rows += [(FIRST, self.makers[2], "opening advance", 900, "")]
        for _ in range(14):
            kind = self.any.choice(kinds)
            amount = self.any.choice([-120.35, 77]) if kind == "adjustment" else self.rupees(10, 80) if kind == "retention release" else self.rupees(100, 3000)
            rows.append((self.day(), self.any.choice(self.makers), kind, amount, "agreed"))
        rows.append((self.day(), "A99", "payout", 55, ""))
        rows.append((LAST - timedelta(days=20), self.makers[2], "advance repaid", 200, ""))
        self.write("payouts", "Date,Artisan ID,Kind,Amount,Note", rows)

    def expenses(self):
        rows = []
        for _ in range(25):
            day = self.day()
            paid = self.maybe(0.7, lambda: min(day + timedelta(days=self.any.choice([-3, 0, 0, 5, 30])), LAST))
            rows.append((day, self.maybe(0.5, lambda: day + timedelta(days=self.any.choice([0, 10, 40]))), paid,
                         self.any.choice(["Shipping", "packaging", "Customs", "GST payment", "Rent"]), "Somebody", self.rupees(50, 900),
                         self.maybe(0.5, lambda: self.any.choice(self.made)["id"]), self.maybe(0.2, lambda: self.any.choice(self.item_ids)),
                         self.maybe(0.15, lambda: "yes")))
        self.write("expenses", "Bill Date,Due On,Paid On,Category,Payee,Amount,Order ID,Item ID,From Reserve", rows)

    def other_money(self):
        rows = [(FIRST, "opening", self.rupees(0, 90000), "", "Bank"), (FIRST, "opening", "-250", "", "Card")]
        for kind in ["transfer", "grant", "member share", "loan in", "loan repaid", "interest"]:
            rows.append((self.day(), kind, self.rupees(10, 4000), "Bank", "Cash box"))
        self.write("other_money", "Date,Kind,Amount,From,To", rows)

    def moves(self):
        self.write("stock_moves", "Date,Item ID,Qty,Reason", [
            (self.day(date(2026, 2, 21)), self.any.choice(self.item_ids), self.any.choice([-2, -1, 1, 3]), "counted") for _ in range(5)])


Maker(int(sys.argv[1]), sys.argv[2]).make()
