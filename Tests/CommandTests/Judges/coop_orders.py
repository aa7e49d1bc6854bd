"""What an order comes to: its lines, its tax, its total, what each credit note gives back, and the instalments of its terms.

docs/money.md, chapters 5 to 9; docs/ledger.md, chapter 10.
"""
from collections import defaultdict
from types import SimpleNamespace as Row

from coop_files import days_later
from coop_money import BASE, part, percent_of, shared, whole, coins
from fractions import Fraction


class Order:
    """An order with all that is computed from its own rows."""

    def __init__(self, files, row, returns, credited, number=None):
        self.files, self.row, self.id, self.currency = files, row, row.id, row.currency
        self.settings, self.buyer = files.settings, files.buyers[row.buyer]
        self.lines = files.lines[row.id]
        self.day, self.cancelled = row.day, row.cancelled
        self.invoiced, self.number = self.invoice(number)
        # What came back had left.
        came_back = [back.day for back in returns if back.order == self.id]
        self.left = min([day for day in [row.shipped, self.invoiced, *came_back] if day], default=None)
        self.price()
        self.total_up()
        self.credits = list(self.credit_notes(returns, credited)) if self.has_worth else []

    def invoice(self, number):
        """The day and number of the invoice: the file's own, or that which Talim gave when the order was shipped."""
        row = self.row
        if row.number:
            return row.invoice_day or row.day, row.number
        return (row.invoice_day or row.shipped, number) if number else (None, None)

    def rates(self):
        """In how many parts, and how much of, a rate of tax is charged: two halves, one whole, or none."""
        if not self.settings.registered:
            return []
        if self.buyer.country != "IN":
            return [Fraction(1)] if self.settings.taxes_exports else []
        state = self.buyer.state or self.buyer.gstin[:2] or self.settings.home_state
        return [Fraction(1, 2), Fraction(1, 2)] if state == self.settings.home_state else [Fraction(1)]

    def price(self):
        """The taxable value and the taxes of each line, and of shipping as a line of its own behind them."""
        self.gross = [coins(line.price * line.pieces, self.currency) for line in self.lines]
        nets = [gross - percent_of(gross, line.discount) for gross, line in zip(self.gross, self.lines)]
        values = [net - piece for net, piece in zip(nets, shared(self.row.discount, nets))]
        percents = [line.tax for line in self.lines]
        if self.row.shipping:
            values.append(self.row.shipping)
            own = self.row.shipping_tax
            percents.append(own if own is not None else max(percents, default=Fraction(0)))
        self.parts = [self.taxed(value, percent) for value, percent in zip(values, percents)]

    def taxed(self, value, percent):
        """A value without its tax, and its taxes, each rounded on its own."""
        rates = [percent * rate for rate in self.rates()]
        if self.row.inclusive:
            taxes = [part(value, rate, 100 + sum(rates)) for rate in rates]
            return Row(value=value - sum(taxes), taxes=taxes)
        return Row(value=value, taxes=[percent_of(value, rate) for rate in rates])

    def total_up(self):
        exact = sum(piece.value + sum(piece.taxes) for piece in self.parts)
        self.total = whole(Fraction(exact, 100)) * 100 if self.currency == "INR" else exact
        self.round_off = self.total - exact
        self.goods, self.shipping = self.parts[: len(self.lines)], self.parts[len(self.lines):]
        self.has_worth = bool(self.invoiced) and self.worth(self.total) is not None
        if self.has_worth:
            # Each line is rounded on its own.
            self.net = [self.worth(piece.value) for piece in self.goods]
            self.shipping_net = sum(self.worth(piece.value) for piece in self.shipping)
            self.tax = sum(self.worth(tax) for piece in self.parts for tax in piece.taxes)
            self.value = sum(self.net) + self.shipping_net + self.tax + self.worth(self.round_off)

    def worth(self, amount):
        """An amount of the invoice in base currency, by the rate of its day."""
        return self.files.in_base(amount, self.currency, self.invoiced)

    def in_note_order(self, returns, credited):
        """The order's returns, each with the day of its credit note: in the order of the notes, those without a note last."""
        own = [(back, back.day if back.note else credited) for back in returns if back.order == self.id]
        own.sort(key=lambda pair: (pair[1] is None, pair[1] or pair[0].day, pair[0].day, pair[0].id))
        return own

    def credit_notes(self, returns, credited):
        """What each return gives back, piece by piece, each time counted from the beginning."""
        before, shipping, names = defaultdict(Fraction), list(self.shipping), [line.line for line in self.lines]
        for back, noted in self.in_note_order(returns, credited):
            index = names.index(back.line)
            sold, had = self.lines[index].pieces, before[index]
            before[index] += back.pieces
            piece = lambda amount: part(amount, before[index], sold) - part(amount, had, sold)
            goods, taxes = piece(self.goods[index].value), [piece(tax) for tax in self.goods[index].taxes]
            # In base currency, too, all pieces together give back exactly what the line was worth.
            worth_of_taxes = [piece(self.worth(tax)) for tax in self.goods[index].taxes]
            charged = 0
            if back.with_shipping and shipping:
                its = shipping.pop()
                charged, taxes = its.value, taxes + its.taxes
                worth_of_taxes += [self.worth(tax) for tax in its.taxes]
            is_last = all(before[i] >= line.pieces for i, line in enumerate(self.lines))
            rounded = self.round_off if is_last else 0
            worths = Row(goods=piece(self.net[index]), shipping=self.worth(charged), tax=sum(worth_of_taxes))
            yield Row(day=max(noted, self.invoiced) if noted else None, back=back, index=index,
                      amount=goods + sum(taxes) + charged + rounded, goods=worths.goods, shipping=worths.shipping, tax=worths.tax,
                      worth=worths.goods + worths.shipping + worths.tax + self.worth(rounded), came=max(back.day, self.invoiced))

    def credited(self, on):
        return sum(note.amount for note in self.credits if note.day and note.day <= on)

    def is_invoiced(self, on):
        return self.has_worth and self.invoiced <= on

    def is_cancelled(self, on):
        return bool(self.cancelled and self.cancelled <= on) or (self.cancelled is None and self.row.status == "cancelled")

    def steps(self):
        name = self.row.terms or self.buyer.terms
        return self.files.terms[name] if name in self.files.terms else [Row(percent=Fraction(100), start="invoice", days=self.settings.due_days)]

    def instalments(self, on, paid):
        """The parts of the total with the day each falls due and what is still open, when so much was paid.

        The day is missing while it hangs on an invoice that is not issued. Credit notes lower the last parts first, payments fill the
        earliest first.
        """
        steps = self.steps()
        amounts = shared(self.total, [step.percent for step in steps])
        starts = {"order": self.day, "invoice": self.invoiced if self.invoiced and self.invoiced <= on else None}
        found = [Row(due=days_later(starts[step.start], step.days) if starts[step.start] else None, amount=amount, open=amount,
                     of_order=step.start == "order") for step, amount in zip(steps, amounts)]
        found.sort(key=lambda piece: (piece.due is None, piece.due))
        less = self.credited(on) if self.is_invoiced(on) else 0
        for piece in reversed(found):
            cut = min(less, piece.open)
            piece.open, piece.amount, less = piece.open - cut, piece.amount - cut, less - cut
        for piece in found:
            fill = max(min(paid, piece.open), 0)
            piece.open, paid = piece.open - fill, paid - fill
        if paid < 0:
            # More was given back than had come in.
            found[-1].open -= paid
        return found


def in_sequence(orders):
    return sorted(orders, key=lambda order: (order.day, order.id))


__all__ = ["Order", "in_sequence", "BASE"]
