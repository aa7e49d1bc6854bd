"""What needs doing on a day, the most urgent first: of each kind the worst, by urgency of kinds, then the others."""
from coop_files import days_later
from coop_money import number, written


def short(name):
    return name if len(name) <= 44 else name[:43] + "…"


def entry(kind, name, code="", amount=0, days=0, pieces=0, least=0):
    return {"kind": kind, "name": short(name), "number": code, "amount": written(amount), "days": days, "pieces": number(pieces),
            "minimum": number(least)}


def short_of_cash(books, on):
    free = books.figures(on).free
    if free < 0:
        yield 0, entry("short of cash", "", amount=-free)


def overdue_payouts(books, on):
    end = books.earnings.last_period_with_pay_day_before(on)
    for account in books.earnings.accounts:
        closing = account.at(end).balance
        amount = min(closing, account.at(on).balance)
        if amount > 0 and amount >= books.settings.least_payout:
            days = (on - days_later(end, books.settings.lag)).days
            yield amount, entry("payout overdue", account.artisan.name, amount=amount, days=days)


def late_invoices(books, on):
    late = {}
    for piece in books.open_parts(on):
        if piece.days > 0:
            order, amount, days = late.get(piece.order.id, (piece.order, 0, 0))
            late[piece.order.id] = (order, amount + piece.worth, max(days, piece.days))
    for order, amount, days in late.values():
        yield days, entry("late invoice", order.buyer.name, order.number, amount, days)


def past_promises(books, on):
    for order in books.orders.values():
        promised = order.row.promised
        if promised and promised < on and order.day <= on and not (order.left and order.left <= on) and not order.is_cancelled(on):
            yield (on - promised).days, entry("past promise", order.buyer.name, order.row.code, days=(on - promised).days)


def cancelled_with_deposit(books, on):
    for order in books.orders.values():
        held = books.payments.deposit(order, on)
        if held > 0 and order.is_cancelled(on):
            yield held, entry("cancelled with deposit", order.buyer.name, order.row.code, held)


def unmatched(books, on):
    for payment in books.payments.unmatched:
        if payment.kind == "payment" and payment.day <= on:
            yield (on - payment.day).days, entry("unmatched", payment.id, amount=payment.worth, days=(on - payment.day).days)


def missing_deposits(books, on):
    for order in books.orders.values():
        if order.day > on or order.is_cancelled(on) or order.is_invoiced(on) or books.payments.held(order, on) > 0:
            continue
        due = [piece.due for piece in order.instalments(on, 0) if piece.of_order and piece.due <= on]
        if due:
            yield (on - min(due)).days, entry("deposit missing", order.buyer.name, order.row.code)


def stock(books, on):
    for item in books.files.items.values():
        there = books.on_hand(item, on)
        free = there - books.reserved(item, on)
        least = item.least or 0
        if item.best_before and there > 0:
            left = (item.best_before - on).days
            if left < 0:
                yield -left, entry("expired", item.name, item.batch, days=-left, pieces=there, least=least)
            elif left <= books.settings.expiry_days:
                yield -left, entry("expiring", item.name, item.batch, days=left, pieces=there, least=least)
        if item.least and free < item.least and item.received <= on:
            yield item.least - free, entry("low stock", item.name, item.batch, pieces=free, least=least)


KINDS = ["short of cash", "payout overdue", "late invoice", "past promise", "cancelled with deposit", "unmatched", "deposit missing",
         "expired", "low stock", "expiring"]


def alerts(books, on):
    found = {kind: [] for kind in KINDS}
    for source in (short_of_cash, overdue_payouts, late_invoices, past_promises, cancelled_with_deposit, unmatched, missing_deposits, stock):
        for weight, alert in source(books, on):
            found[alert["kind"]].append((weight, alert))
    ranked = [[alert for _, alert in sorted(found[kind], key=lambda pair: -pair[0])] for kind in KINDS]
    return [kind[0] for kind in ranked if kind] + [alert for kind in ranked for alert in kind[1:]]
