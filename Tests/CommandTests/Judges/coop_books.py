"""All of a co-op put together: the money it holds, what is spoken for, its tax, its reserve and its stock, at the end of any day."""
from collections import defaultdict
from fractions import Fraction
from types import SimpleNamespace as Row

from coop_earnings import Earnings
from coop_files import Files
from coop_money import part, percent_of, shared, whole
from coop_orders import Order
from coop_payments import Payments


def financial_year(day):
    start = day.year if day.month >= 4 else day.year - 1
    return f"{start % 100:02}-{(start + 1) % 100:02}"


class Books:
    """`issues` says whether everything shipped was invoiced by `talim invoice --ready`; `credited` is the day of the credit notes that
    `talim credit-note --ready` gave all returns without one, or nothing."""

    def __init__(self, folder, issues=False, credited=None, today=None):
        self.files = files = Files(folder)
        self.settings = files.settings
        self.today = today or self.settings.as_of
        numbers = self.given_numbers() if issues else {}
        self.orders = {row.id: Order(files, row, files.returns, credited, numbers.get(row.id)) for row in files.orders}
        self.payments = Payments(files, self.orders)
        self.earnings = Earnings(files, self.orders, self.payments)
        self.movements = sorted(self.cash_movements(), key=lambda move: move.day)
        self.known = {}

    def given_numbers(self):
        """The numbers that `talim invoice --ready` gives: by shipping day, after those of the files, from one in each financial year."""
        series, width = self.settings.invoice.get("series", ""), self.settings.invoice.get("digits", 4)
        last = defaultdict(int)
        for row in self.files.orders:
            if row.number.startswith(f"{series}/"):
                name, value = row.number.rsplit("/", 1)
                last[name] = max(last[name], int(value))
        ready = [row for row in self.files.orders if row.shipped and not row.number and row.shipped <= self.today
                 and not row.cancelled and row.status != "cancelled"]
        numbers = {}
        for row in sorted(ready, key=lambda row: (row.shipped, row.day, row.id)):
            name = f"{series}/{financial_year(row.shipped)}"
            last[name] += 1
            numbers[row.id] = f"{name}/{last[name]:0{width}}"
        return numbers

    # Cash

    def cash_movements(self):
        """Every movement of money: day, amount, whether it is one of trade (openings and transfers are not), and what it was."""
        for payment in self.payments.all:
            if payment.kind != "write-off":
                yield Row(day=payment.day, amount=payment.moved, counts=True)
        for bill in self.files.expenses:
            if bill.paid:
                yield Row(day=bill.paid, amount=-bill.amount, counts=True)
        for row in self.files.payouts:
            sign = {"payout": -1, "advance": -1, "advance repaid": 1}.get(row.kind)
            if sign:
                yield Row(day=row.day, amount=sign * row.amount, counts=True)
        for row in self.files.other_money:
            if row.kind != "transfer":
                yield Row(day=row.day, amount=-row.amount if row.kind == "loan repaid" else row.amount, counts=row.kind != "opening")

    def cash(self, on):
        return sum(move.amount for move in self.movements if move.day <= on)

    def money_in(self, first, last):
        return sum(m.amount for m in self.movements if m.counts and m.amount > 0 and first <= m.day <= last)

    def money_out(self, first, last):
        return -sum(m.amount for m in self.movements if m.counts and m.amount < 0 and first <= m.day <= last)

    # What buyers owe

    def invoiced(self, on):
        return [order for order in self.orders.values() if order.is_invoiced(on)]

    def open_parts(self, on):
        """Every unpaid part of an invoice: the order, its day, and what is open in its own and in base currency."""
        for order in self.invoiced(on):
            parts = [p for p in order.instalments(on, self.payments.paid(order, on)) if p.open > 0]
            for piece, worth in zip(parts, shared(self.payments.owed(order, on), [p.open for p in parts])):
                yield Row(order=order, due=piece.due, days=(on - piece.due).days, open=piece.open, worth=worth)

    def owed_by_buyers(self, on):
        return sum(self.payments.owed(order, on) for order in self.orders.values())

    def deposits(self, on):
        return sum(self.payments.deposit(order, on) for order in self.orders.values())

    def customer_credit(self, on):
        return sum(self.payments.credit(order, on) for order in self.orders.values())

    # Sales

    def credit_notes(self, first, last):
        for order in self.orders.values():
            for note in order.credits:
                if note.day and first <= note.day <= last:
                    yield order, note

    def sales(self, first, last):
        """Net sales and pieces by collection: what was invoiced less what was credited."""
        found = defaultdict(lambda: Row(net=0, pieces=Fraction(0)))
        for order in self.orders.values():
            if order.has_worth and first <= order.invoiced <= last:
                for line, net in zip(order.lines, order.net):
                    entry = found[self.files.items[line.item].collection]
                    entry.net, entry.pieces = entry.net + net, entry.pieces + line.pieces
        for order, note in self.credit_notes(first, last):
            entry = found[self.files.items[order.lines[note.index].item].collection]
            entry.net, entry.pieces = entry.net - note.goods, entry.pieces - note.back.pieces
        return found

    def sold(self, first, last):
        return sum(entry.net for entry in self.sales(first, last).values())

    def shipping_spent(self, first, last):
        return sum(bill.amount for bill in self.files.expenses if bill.category == "shipping" and first <= bill.day <= last)

    def shipping_charged(self, first, last):
        charged = sum(o.shipping_net for o in self.orders.values() if o.has_worth and first <= o.invoiced <= last)
        return charged - sum(note.shipping for _, note in self.credit_notes(first, last))

    # What is spoken for

    def tax_owed(self, on, charged_through=None):
        """Tax charged so far, or through an earlier day, less what was paid."""
        until = charged_through or on
        charged = sum(order.tax for order in self.invoiced(until))
        credited = sum(note.tax for order in self.invoiced(until) for note in order.credits if note.day and note.day <= until)
        return charged - credited - sum(b.amount for b in self.files.expenses if b.category == "gst payment" and b.paid and b.paid <= on)

    def reserve(self, on):
        percent = self.settings.reserve_percent
        kept = 0
        for order in self.invoiced(on):
            kept += percent_of(sum(order.net), percent)
            for note in order.credits:
                if note.day and note.day <= on:
                    kept -= percent_of(note.goods, percent) + (note.goods if note.back.charge == "reserve" else 0)
        return kept - sum(bill.amount for bill in self.files.expenses if bill.from_reserve and bill.day <= on
                          and bill.category != "gst payment")

    def open_bills(self, on):
        return [bill for bill in self.files.expenses
                if bill.category != "gst payment" and bill.day <= on and not (bill.paid and bill.paid <= on)]

    def figures(self, on):
        """What the co-op has, is owed and owes at the end of a day."""
        if on in self.known:
            return self.known[on]
        found = Row(
            cash=self.cash(on), owed_by_buyers=self.owed_by_buyers(on), owed_to_artisans=self.earnings.owed(on),
            not_yet_payable=sum(account.pending(on) for account in self.earnings.accounts),
            retained=sum(account.at(on).retained for account in self.earnings.accounts),
            deposits=self.deposits(on), credit=self.customer_credit(on), unmatched=self.payments.unmatched_money(on),
            bills=sum(bill.amount for bill in self.open_bills(on)), tax=max(self.tax_owed(on), 0), reserve=max(self.reserve(on), 0),
            stock=self.stock_value(on, own=True), held_stock=self.stock_value(on, own=False))
        found.committed = (found.deposits + found.credit + found.unmatched + found.owed_to_artisans + found.retained + found.bills
                           + found.tax + found.reserve)
        found.free = found.cash - found.committed
        self.known[on] = found
        return found

    # Stock

    def pieces(self, item, on, leaves):
        """How many are there at the end of a day; `leaves` says on which day those of an order leave."""
        count = item.came_in if item.received <= on else Fraction(0)
        count += sum(move.pieces for move in self.files.moves if move.item == item.id and move.day <= on)
        for order in self.orders.values():
            gone = leaves(order)
            if not gone:
                continue
            for line in order.lines:
                if line.item == item.id:
                    count -= line.pieces if gone <= on else 0
                    count += sum(back.pieces for back in self.files.returns if back.order == order.id and back.line == line.line
                                 and back.restock and max(back.day, gone) <= on)
        return count

    def on_hand(self, item, on):
        return self.pieces(item, on, lambda order: order.left)

    def booked(self, item, on):
        """The books keep pieces until their invoice."""
        return self.pieces(item, on, lambda order: order.invoiced)

    def is_known(self, item, on):
        """An item counts from the day it came in, was first ordered, or moved."""
        days = [order.day for order in self.orders.values() if any(line.item == item.id for line in order.lines)]
        return min(days + [item.received] + [move.day for move in self.files.moves if move.item == item.id]) <= on

    def reserved(self, item, on):
        """Pieces of orders for which money came in, and which have neither left nor an invoice."""
        waiting = [order for order in self.orders.values() if order.day <= on and not (order.left and order.left <= on)
                   and not order.is_cancelled(on) and self.payments.held(order, on) > 0]
        return sum((line.pieces for order in waiting for line in order.lines if line.item == item.id), Fraction(0))

    def ordered(self, item, on):
        """Pieces of all orders that are to be sent still."""
        waiting = [o for o in self.orders.values() if o.day <= on and not (o.left and o.left <= on) and not o.is_cancelled(on)]
        return sum((line.pieces for order in waiting for line in order.lines if line.item == item.id), Fraction(0))

    def stock_value(self, on, own):
        """Pieces that left without an invoice still count."""
        return sum(whole(item.cost * self.booked(item, on)) for item in self.files.items.values() if (item.owner == "co-op") == own)
