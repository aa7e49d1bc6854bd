"""What artisans earn: shares by rule, when they become payable, returns, goods bought outright, retention, advances, payouts.

docs/ledger.md, chapter 9.
"""
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from types import SimpleNamespace as Row

from coop_files import days_later
from coop_money import coins, part, percent_of, shared, whole


def period_end(day, cadence):
    """The last day of the period that a day is in."""
    if cadence == "monthly":
        return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    length = 7 if cadence == "weekly" else 14
    # Weeks begin on Mondays; fortnights are counted from the first week of 2024.
    return day + timedelta(days=length - 1 - (day - date(2024, 1, 1)).days % length)


class Shares:
    """What each line of each invoice earns its makers."""

    def __init__(self, files, orders, payments):
        self.files, self.entries, self.months = files, [], defaultdict(Fraction)
        self.bought = list(self.bought_outright())
        for order in sorted((o for o in orders.values() if o.has_worth), key=lambda o: (o.invoiced, o.id)):
            released = order.invoiced if files.settings.pays_when == "invoiced" else payments.paid_off(order)
            for index in range(len(order.lines)):
                self.add(order, index, released)

    def add(self, order, index, released):
        item = self.files.items[order.lines[index].item]
        rule = self.files.rules.get(item.rule)
        if not rule or not item.makers:
            return
        amount = self.rule_amount(rule, item, order, index)
        weights = [weight for _, weight in item.makers]
        for (maker, _), piece, net in zip(item.makers, shared(amount, weights), shared(order.net[index], weights)):
            self.entries.append(Row(maker=maker, order=order, index=index, amount=piece, invoiced=order.invoiced, released=released, net=net,
                                    returns=self.returned(order, index, piece)))

    @staticmethod
    def returned(order, index, share):
        """What a maker gives back of a share: day and amount, counted like a credit note: by day, only what is charged to the maker."""
        sold, had, found = order.lines[index].pieces, 0, []
        for note in sorted(order.credits, key=lambda note: (note.back.day, note.back.id)):
            if note.index == index and note.back.charge == "maker":
                amount = part(share, had + note.back.pieces, sold) - part(share, had, sold)
                had += note.back.pieces
                found.append(Row(day=note.came, amount=amount, note=note))
        return found

    def rule_amount(self, rule, item, order, index):
        line, net = order.lines[index], order.net[index]
        if rule.kind == "pct_net":
            return percent_of(net, rule.value)
        if rule.kind == "pct_gross":
            return percent_of(order.worth(order.taxed(order.gross[index], line.tax).value), rule.value)
        if rule.kind == "fixed":
            return whole(coins(rule.value) * line.pieces)
        if rule.kind == "tier_price":
            price = order.worth(order.taxed(coins(line.price, order.currency), line.tax).value)
            return percent_of(net, [percent for start, percent in rule.steps if start * 100 <= price][-1])
        key = (rule.id, item.makers[0][0], order.invoiced.year, order.invoiced.month)
        before = self.months[key]
        self.months[key] += net
        return whole(self.tiered(rule.steps, self.months[key]) - self.tiered(rule.steps, before))

    @staticmethod
    def tiered(steps, amount):
        """What an amount earns where each part of it goes by its own step."""
        ends = [start * 100 for start, _ in steps[1:]] + [max(amount, steps[-1][0] * 100)]
        return sum(max(min(amount, end) - start * 100, 0) * percent / 100 for (start, percent), end in zip(steps, ends))

    def bought_outright(self):
        for item in self.files.items.values():
            start = self.files.settings.books_start
            if item.owner == "co-op" and item.makers and not item.rule and not (start and item.received < start):
                cost = whole(item.cost * item.came_in)
                for (maker, weight), piece in zip(item.makers, shared(cost, [weight for _, weight in item.makers])):
                    yield Row(maker=maker, item=item, day=item.received, amount=piece)


class Account:
    """An artisan's account: what happened on each day, and where it stands at the end of any."""

    def __init__(self, artisan, files, shares):
        self.artisan, self.settings = artisan, files.settings
        self.shares = [share for share in shares.entries if share.maker == artisan.id]
        self.events = []  # day, kind, amount
        for share in self.shares:
            if share.released:
                before = sum(back.amount for back in share.returns if back.day <= share.released)
                self.events.append((share.released, "earned", share.amount - before))
                self.events += [(back.day, "returned", back.amount) for back in share.returns if back.day > share.released]
        self.events += [(piece.day, "bought", piece.amount) for piece in shares.bought if piece.maker == artisan.id]
        self.events += [(row.day, row.kind, row.amount) for row in files.payouts if row.artisan == artisan.id]
        self.events.sort(key=lambda event: event[0])
        self.known = {}

    def pending(self, on):
        """Sold, not yet payable."""
        waiting = [share for share in self.shares if share.invoiced <= on and not (share.released and share.released <= on)]
        return sum(share.amount - sum(back.amount for back in share.returns if back.day <= on) for share in waiting)

    def at(self, on):
        """Balance, held back, advance left and the sums of all so far, at the end of a day."""
        if on not in self.known:
            self.known[on] = self.sum_up(on)
        return self.known[on]

    def sum_up(self, on):
        state = Row(balance=0, retained=0, advance=0, sums=defaultdict(int))
        days = [event[0] for event in self.events]
        end = period_end(min(days), self.settings.cadence) if days else on
        start = date.min
        while days and start <= on:
            happened = [(kind, amount) for day, kind, amount in self.events if start <= day <= min(end, on)]
            self.close(state, self.totals(happened), end <= on)
            start = days_later(end, 1)
            end = period_end(start, self.settings.cadence)
        return state

    @staticmethod
    def totals(happened):
        totals = defaultdict(int)
        for kind, amount in happened:
            totals[kind] += amount
        return totals

    def close(self, state, totals, is_over):
        """Adds what happened in a period; on its last day retention and the recovery of advances are booked."""
        state.balance += (totals["opening balance"] + totals["earned"] - totals["returned"] + totals["bought"] + totals["adjustment"]
                          + totals["retention release"] - totals["payout"])
        state.retained -= totals["retention release"]
        state.advance += totals["opening advance"] + totals["advance"] - totals["advance repaid"]
        kept = recovered = 0
        if is_over:
            sales = totals["earned"] - totals["returned"]
            kept = max(percent_of(sales, self.artisan.retention), 0)
            remains = max(sales + totals["bought"] + totals["adjustment"] - kept, 0)
            recovered = max(min(percent_of(remains, self.artisan.recovery), state.advance), 0)
        state.balance -= kept + recovered
        state.retained += kept
        state.advance -= recovered
        totals["kept"], totals["recovered"] = kept, recovered
        for kind, amount in totals.items():
            state.sums[kind] += amount


class Earnings:
    def __init__(self, files, orders, payments):
        self.settings = files.settings
        self.shares = Shares(files, orders, payments)
        self.accounts = [Account(artisan, files, self.shares) for artisan in files.artisans.values()]
        # Money went to somebody who is in no list; it waits for the right id.
        unknown = {row.artisan: row for row in files.payouts if row.artisan not in files.artisans}
        nobody = [Row(id=id, code=row.code, name=row.name or row.code, retention=Fraction(0), recovery=Fraction(100))
                  for id, row in unknown.items()]
        self.unknown = [Account(artisan, files, self.shares) for artisan in nobody]

    def owed(self, on):
        return sum(max(account.at(on).balance, 0) for account in self.accounts)

    def pay_day_on_or_after(self, on):
        """The next day on which artisans are paid."""
        end = period_end(days_later(on, -self.settings.lag), self.settings.cadence)
        return days_later(end, self.settings.lag)

    def last_period_with_pay_day_before(self, on):
        """The end of the last period whose pay day is past."""
        end = period_end(days_later(on, -self.settings.lag), self.settings.cadence)
        while days_later(end, self.settings.lag) >= on:
            end = self.end_before(end)
        return end

    def end_before(self, end):
        if self.settings.cadence == "monthly":
            return end.replace(day=1) - timedelta(days=1)
        return days_later(end, -7 if self.settings.cadence == "weekly" else -14)
