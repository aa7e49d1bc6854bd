"""The weekly page's figures, as the program writes them in JSON, from `Books`."""
from datetime import date, timedelta
from fractions import Fraction
from types import SimpleNamespace as Row

from coop_files import days_later
from coop_money import number, whole, written
from coop_alerts import alerts

SHOWN = 7


def monday(name):
    year, week = name.split("-W")
    return date.fromisocalendar(int(year), int(week), 1)


def change(now, before, is_first):
    """Which sentence says how a figure changed: its kind, per cent and sign."""
    sign = "steady" if now == before else "up" if now > before else "down"
    kind, percent = sign, 0
    if is_first:
        kind, sign = "first", "steady"
    elif now == before:
        kind = "same"
    elif now < 0 or before < 0:
        kind = "was"
    elif before == 0:
        kind = "from zero"
    elif abs(now - before) * 200 < before:
        kind, sign = "about the same", "steady"
    elif now > 10 * before:
        kind = "more than ten times"
    else:
        percent = whole(Fraction(abs(now - before) * 100, before))
        # A fall is never said as 100 % unless it fell to nothing.
        percent = min(percent, 99) if 0 < now < before else percent
    return {"kind": kind, "percent": percent, "before": written(now if is_first else before), "sign": sign}


class Week:
    def __init__(self, books, name):
        self.books, self.name = books, name
        self.start = monday(name)
        self.end = days_later(self.start, 6)
        self.last_start, self.last_end = days_later(self.start, -7), days_later(self.start, -1)
        # First is a week before which no money moved.
        self.is_first = not any(move.day < self.start for move in books.movements)

    def changing(self, now, before):
        return {"now": written(now), "change": change(now, before, self.is_first)}

    def of_week(self, measure):
        """A figure of the week beside that of the week before."""
        return self.changing(measure(self.start, self.end), measure(self.last_start, self.last_end))

    def record(self):
        books, settings = self.books, self.books.settings
        now, before = books.figures(self.end), books.figures(self.last_end)
        came, went = books.money_in(self.start, self.end), books.money_out(self.start, self.end)
        sold, spent = books.sold(self.start, self.end), books.shipping_spent(self.start, self.end)
        pay_day = books.earnings.pay_day_on_or_after(self.end)
        outlook = sundays(books, self.end)
        needed = alerts(books, self.end, outlook)
        mood = "short" if now.free < 0 else "quiet" if came == went == 0 else "good" if came > went else "spent" if went > came else "even"
        return {
            "kind": "Our Week", "number": None, "week": self.name, "start": str(self.start), "end": str(self.end), "date": str(books.today),
            "isRunning": self.end > books.today, "currency": "INR", "mood": mood, "shortBy": written(max(-now.free, 0)),
            "cash": self.changing(now.cash, before.cash),
            "moneyIn": self.of_week(books.money_in), "moneyOut": self.of_week(books.money_out), "sold": self.of_week(books.sold),
            "free": self.changing(now.free, before.free), "owedByBuyers": self.changing(now.owed_by_buyers, before.owed_by_buyers),
            "owedToArtisans": self.changing(now.owed_to_artisans, before.owed_to_artisans),
            "shippingSpent": self.of_week(books.shipping_spent),
            "shippingCharged": written(books.shipping_charged(self.start, self.end)),
            "shippingPercent": whole(Fraction(spent * 100, sold)) if sold > 0 else None,
            "committed": written(now.committed), "deposits": written(now.deposits), "customerCredit": written(now.credit),
            "unmatched": written(now.unmatched), "retained": written(now.retained), "unpaidBills": written(now.bills),
            "taxDue": written(now.tax), "reserve": written(now.reserve), "notYetPayable": written(now.not_yet_payable),
            "stock": written(now.stock), "heldStock": written(now.held_stock),
            "nextPayDay": str(pay_day), "daysToPayDay": (pay_day - self.end).days,
            "artisansOwed": sum(account.at(self.end).balance > 0 for account in books.earnings.accounts),
            **self.lateness(),
            "cashWeeks": [{"day": str(day), "cash": written(books.cash(day))}
                          for day in (days_later(self.end, -7 * ago) for ago in range(11, -1, -1))],
            "outlook": [{"day": str(s.day), "moneyIn": written(s.come), "moneyOut": written(s.go), "cash": written(s.cash)} for s in outlook], "sellers": self.sellers(),
            "alerts": needed[:SHOWN], "moreAlerts": max(len(needed) - SHOWN, 0),
        }

    def lateness(self):
        parts = list(self.books.open_parts(self.end))
        between = lambda low, high: written(sum(p.worth for p in parts if low <= p.days <= high))
        return {"late": between(1, 10**6), "lateInvoices": len({p.order.id for p in parts if p.days > 0}), "notYetDue": between(-10**6, 0),
                "late30": between(1, 30), "late60": between(31, 60), "late90": between(61, 90), "lateOver90": between(91, 10**6)}

    def sellers(self):
        found = [(name, entry) for name, entry in self.books.sales(self.start, self.end).items() if entry.net > 0]
        found.sort(key=lambda pair: (-pair[1].net, pair[0]))
        return [{"collection": name, "pieces": number(entry.pieces), "net": written(entry.net)} for name, entry in found[:5]]


def expected(books, on, days=30):
    """What is expected in the days after a day: day, what, name, number, amount (below zero: to be paid).

    Careful on both sides: what is late from buyers is not counted on; a bill or a tax that is late is counted at once.
    """
    last, first = days_later(on, days), days_later(on, 1)
    for piece in books.open_parts(on):
        if on <= piece.due <= last:
            yield max(piece.due, first), "instalment", piece.order, piece.worth
    for order in books.orders.values():
        yield from (entry for entry in expected_of_order(books, order, on, last))
    owed = books.earnings.owed(on)
    pay_day = books.earnings.pay_day_on_or_after(on)
    if owed and pay_day <= last:
        yield max(pay_day, first), "payouts", None, -owed
    for bill in books.open_bills(on):
        if bill.due <= last:
            yield max(bill.due, first), "bill", bill, -bill.amount
    yield from ((max(day, first), "tax", None, -amount) for day, amount in taxes(books, on) if amount and day <= last)


def expected_of_order(books, order, on, last):
    """Parts of an order without an invoice that hang on the order's day."""
    if order.is_invoiced(on) or order.is_cancelled(on) or order.day > on:
        return
    for piece in order.instalments(on, books.payments.held(order, on)):
        if piece.of_order and piece.open > 0 and on <= piece.due <= last:
            worth = books.files.in_base(piece.open, order.currency, on)
            if worth is not None:
                yield max(piece.due, days_later(on, 1)), "instalment", order, worth


def taxes(books, on):
    """Tax charged through last month is due on the 20th of this one, the rest on the next 20th."""
    owed = max(books.tax_owed(on), 0)
    month = on.replace(day=1)
    older = min(max(books.tax_owed(on, days_later(month, -1)), 0), owed)
    following = (month + timedelta(days=32)).replace(day=20)
    return [(on.replace(day=20), older), (following, owed - older)]


def sundays(books, on):
    """What cash looks like on the Sundays of the days expected."""
    coming = list(expected(books, on))
    found = []
    days = [days_later(on, ahead) for ahead in range(1, 31)]
    for day in (day for day in days if day.weekday() == 6):
        come = sum(amount for when, _, _, amount in coming if when <= day and amount > 0)
        go = -sum(amount for when, _, _, amount in coming if when <= day and amount < 0)
        found.append(Row(day=day, come=come, go=go, cash=books.cash(on) + come - go))
    return found
