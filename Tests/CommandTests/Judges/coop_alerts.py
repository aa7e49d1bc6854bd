"""What needs doing on a day, the most urgent first: of each kind the worst, by urgency of kinds, then the others.

Worst is what is longest late (of what expires: what has the fewest days left; of first payments: what has been due longest), then the
largest amount; of what is low, the least part of what there should be; then by number and name.
"""
from fractions import Fraction

from coop_files import days_later
from coop_money import number, written

KINDS = ["short of cash", "payout overdue", "late invoice", "past promise", "cancelled with deposit", "unmatched", "deposit missing",
         "expired", "low stock", "expiring"]


class Alert:
    def __init__(self, kind, name, code="", amount=0, days=0, pieces=0, least=0, shown=None, waiting=0):
        name = name if len(name) <= 44 else name[:43] + "…"
        self.kind = kind
        part = Fraction(0) if kind != "low stock" else Fraction(pieces) / Fraction(least) if least else Fraction(-10 ** 30)
        self.rank = (days if kind == "expiring" else -days, -amount, -waiting, part, code, name)
        self.record = {"kind": kind, "name": name, "number": code, "amount": shown or written(amount), "days": days,
                       "pieces": number(pieces), "minimum": number(least),
                       # talim.toml names nobody.
                       "by": None}


def short_of_cash(books, on, outlook):
    free = books.figures(on).free
    if free < 0:
        yield Alert("short of cash", "", amount=-free)
    else:
        yield from [Alert("short of cash", "", amount=-s.cash, days=(s.day - on).days) for s in outlook if s.cash < 0][:1]


def overdue_payouts(books, on):
    """Owed at the end of the last period whose pay day is past, as far as it is owed still, from the minimum payout up."""
    end = books.earnings.last_period_with_pay_day_before(on)
    for account in books.earnings.accounts:
        amount = min(account.at(end).balance, account.at(on).balance)
        if amount > 0 and amount >= books.settings.least_payout:
            yield Alert("payout overdue", account.artisan.name, amount=amount, days=(on - days_later(end, books.settings.lag)).days)


def late_invoices(books, on):
    late = {}
    for piece in books.open_parts(on):
        if piece.days > 0:
            order, amount, days = late.get(piece.order.id, (piece.order, 0, 0))
            late[piece.order.id] = (order, amount + piece.worth, max(days, piece.days))
    for order, amount, days in late.values():
        yield Alert("late invoice", order.buyer.name, order.number, amount, days)


def orders(books, on):
    for order in books.orders.values():
        promised, name = order.row.promised, order.buyer.name
        if order.day > on:
            continue
        if promised and promised < on and not (order.left and order.left <= on) and not order.is_cancelled(on):
            yield Alert("past promise", name, order.row.code, days=(on - promised).days)
        held = books.payments.deposit(order, on)
        if order.is_cancelled(on) and held > 0:
            # What goes back is said in the order's own currency.
            shown = written(books.payments.held(order, on), order.currency)
            yield Alert("cancelled with deposit", name, order.row.code, held, shown=shown)
        due = missing_deposit(books, order, on)
        if due:
            yield Alert("deposit missing", name, order.row.code, waiting=(on - due).days)


def missing_deposit(books, order, on):
    """The first day on which a part was due before the invoice, if one was and nothing came in."""
    if order.is_cancelled(on) or order.is_invoiced(on) or books.payments.held(order, on) > 0:
        return None
    return min((piece.due for piece in order.instalments(on, 0) if piece.of_order and piece.due <= on), default=None)


def unmatched(books, on):
    for payment in books.payments.unmatched:
        if payment.kind != "write-off" and payment.day <= on:
            yield Alert("unmatched", payment.id, amount=payment.worth, days=(on - payment.day).days)


def stock(books, on):
    for item in books.files.items.values():
        there = books.on_hand(item, on)
        free = there - books.reserved(item, on)
        least = item.least or 0
        if item.best_before and there > 0:
            left = (item.best_before - on).days
            if left <= books.settings.expiry_days:
                yield Alert("expired" if left < 0 else "expiring", item.name, item.batch, days=abs(left), pieces=there, least=least)
        if item.least is not None and free < least and books.is_known(item, on):
            yield Alert("low stock", item.name, item.batch, pieces=free, least=least)


def alerts(books, on, outlook):
    found = list(short_of_cash(books, on, outlook))
    for source in (overdue_payouts, late_invoices, orders, unmatched, stock):
        found += source(books, on)
    ranked = [sorted((alert for alert in found if alert.kind == kind), key=lambda alert: alert.rank) for kind in KINDS]
    return [kind[0].record for kind in ranked if kind] + [alert.record for kind in ranked for alert in kind[1:]]
