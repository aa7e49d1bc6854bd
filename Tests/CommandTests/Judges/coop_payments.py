"""Which payment is for which order, and what each order holds, is owed or was paid too much on any day.

docs/ledger.md, chapter 8: the transaction, then the reference; several orders are served oldest first, never more than is due, the
rest to the last. In base currency a payment is worth what arrived plus the fee.
"""
import re
from collections import defaultdict
from types import SimpleNamespace as Row

from coop_files import days_later
from coop_money import part
from coop_orders import in_sequence


def is_named(name, reference):
    """Whether a reference has a name as a word of its own."""
    return bool(name) and re.search(rf"(?<![\w/-]){re.escape(name.lower())}(?![\w/-])", reference.lower()) is not None


class Payments:
    def __init__(self, files, orders):
        self.files, self.orders = files, orders
        self.of_order, self.unmatched = defaultdict(list), []
        self.all = sorted(files.payments, key=lambda payment: (payment.day, payment.moment[10:], payment.id.lower(), payment.index))
        for payment in self.all:
            self.measure(payment)
        for payment in self.all:
            self.give(payment)

    def measure(self, payment):
        """What a payment is worth, and what it moved on the co-op's account."""
        if payment.kind == "write-off":
            payment.worth, payment.moved = 0, 0
            return
        payment.worth = self.files.in_base(payment.amount, payment.currency, payment.day)
        if payment.arrived is not None:
            payment.worth = payment.arrived + payment.fee if payment.kind == "payment" else payment.arrived
        if payment.kind == "payment":
            payment.moved = payment.arrived if payment.arrived is not None else payment.worth - payment.fee
        else:
            payment.moved = -(payment.arrived if payment.arrived is not None else payment.worth + payment.fee)

    def found(self, payment):
        """The orders that a payment names."""
        named = [o for o in self.orders.values() if payment.id and payment.id.lower() in o.row.transactions]
        named = named or [o for o in self.orders.values() if is_named(o.id, payment.reference) or is_named(o.number, payment.reference)]
        return in_sequence(named)

    def give(self, payment):
        named, rest, worth = self.found(payment), payment.amount, payment.worth
        if not named:
            self.unmatched.append(payment)
            return
        sign = -1 if payment.kind == "refund" else 1
        for index, order in enumerate(named):
            assert order.currency == payment.currency, f"{payment.id} is in another currency; this judge can not tell"
            piece = rest if index + 1 == len(named) else min(rest, max(self.due(order), 0))
            piece_worth = worth if piece == rest else part(payment.worth, piece, payment.amount)
            day = payment.day
            if payment.kind == "write-off" and order.invoiced:
                # A write-off before the invoice waits for it.
                day = max(day, order.invoiced)
            self.of_order[order.id].append(Row(day=day, amount=sign * piece, worth=sign * piece_worth, payment=payment))
            rest, worth = rest - piece, worth - piece_worth

    def due(self, order):
        """What an order still takes from a payment for several: its total less what was paid, whatever was credited, so that what was
        shared out once stays so. A cancelled one takes nothing.
        """
        if order.cancelled or order.row.status == "cancelled":
            return 0
        return order.total - sum(entry.amount for entry in self.of_order[order.id])

    def paid(self, order, on):
        return sum(entry.amount for entry in self.of_order[order.id]
                   if entry.day <= on and (order.is_invoiced(on) or entry.payment.kind != "write-off"))

    def balance(self, order, on):
        """What is unpaid of an invoice; below zero what was paid too much."""
        return order.total - order.credited(on) - self.paid(order, on)

    def owed(self, order, on):
        """The unpaid balance in base currency: the invoice's value × unpaid ÷ total."""
        return part(order.value, max(self.balance(order, on), 0), order.total) if order.is_invoiced(on) else 0

    def credit(self, order, on):
        """What was paid beyond an invoice, at the worth at which it came: that of the payment, or of the credit note."""
        if not order.is_invoiced(on):
            return 0
        notes = [(note.day, 1, note.amount, note.worth) for note in order.credits if note.day and note.day <= on]
        paid = [(entry.day, 2, entry.amount, self.worth_of(entry, order)) for entry in self.of_order[order.id] if entry.day <= on]
        deposit = [entry for entry in paid if entry[0] < order.invoiced]
        events = [(order.invoiced, 0, sum(entry[2] for entry in deposit), self.deposit(order, days_later(order.invoiced, -1)))]
        events += sorted(notes + [entry for entry in paid if entry not in deposit], key=lambda event: event[:2])
        unpaid, credit = order.total, 0
        for _, _, amount, worth in events:
            over = max(amount - max(unpaid, 0), 0)
            credit += part(worth, over, amount) if amount > 0 else -part(credit, min(-amount, max(-unpaid, 0)), max(-unpaid, 0))
            unpaid -= amount
        return credit

    @staticmethod
    def worth_of(entry, order):
        """What is written off takes its part of what stands in the books."""
        return entry.worth if entry.payment.kind != "write-off" else part(order.value, entry.amount, order.total)

    def deposit(self, order, on):
        """Money held on an order without an invoice, at the worth at which it came; refunds take their part of it."""
        held = worth = 0
        if order.is_invoiced(on):
            return 0
        for entry in self.of_order[order.id]:
            if entry.day <= on and entry.payment.kind != "write-off":
                worth += entry.worth if entry.amount > 0 else -part(worth, min(-entry.amount, held), held)
                held += entry.amount
        return worth

    def held(self, order, on):
        """The same in the order's currency."""
        return 0 if order.is_invoiced(on) else self.paid(order, on)

    def unmatched_money(self, on):
        signs = {"payment": 1, "refund": -1}
        return sum(signs.get(p.kind, 0) * p.worth for p in self.unmatched if p.day <= on)

    def paid_off(self, order):
        """The first day at whose end nothing is left to pay of an invoice."""
        days = {order.invoiced} | {entry.day for entry in self.of_order[order.id]} | {note.day for note in order.credits if note.day}
        return next((day for day in sorted(days) if day >= order.invoiced and self.balance(order, day) <= 0), None)
