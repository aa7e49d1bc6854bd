"""The eleven one-question reports, as the program writes them in JSON, from `Books`; and the columns of their CSV.

Each is a function of the books and of the first and last day; what stands, stands at the end of the last day. Texts that only say a
figure in words are left out, and so are the suggestions of `reconcile`.
"""
from collections import defaultdict
from fractions import Fraction
from types import SimpleNamespace as Row

from coop_files import days_later
from coop_margin import margin
from coop_money import number, part, share_of, whole, written
from coop_weekly import expected, sundays

STATES = {"01": "Jammu and Kashmir", "05": "Uttarakhand", "07": "Delhi", "08": "Rajasthan", "09": "Uttar Pradesh", "19": "West Bengal",
          "27": "Maharashtra", "29": "Karnataka", "33": "Tamil Nadu", "38": "Ladakh"}
COUNTRIES = {"DE": "Germany", "GB": "United Kingdom", "US": "United States", "JP": "Japan"}
AGES = [("Not late", -10**6, 0), ("1 to 30 days late", 1, 30), ("31 to 60 days late", 31, 60), ("61 to 90 days late", 61, 90),
        ("More than 90 days late", 91, 10**6)]


def text(day):
    return str(day) if day else None


def cash(books, first, last):
    days, held = defaultdict(lambda: Row(come=0, go=0, opening=0)), books.cash(days_later(first, -1))
    for move in books.movements:
        if first <= move.day <= last:
            entry = days[move.day]
            entry.opening += 0 if move.counts else move.amount
            entry.come += move.amount if move.counts and move.amount > 0 else 0
            entry.go -= move.amount if move.counts and move.amount < 0 else 0
    rows = []
    for day in sorted(days):
        entry = days[day]
        held += entry.come - entry.go + entry.opening
        rows.append((entry.come, {"day": str(day), "moneyIn": written(entry.come), "moneyOut": written(entry.go),
                                  "opening": written(entry.opening), "held": written(held)}))
    best = max((come for come, _ in rows), default=0)
    return {"start": written(books.cash(days_later(first, -1))), "opening": written(sum(e.opening for e in days.values())),
            "moneyIn": written(books.money_in(first, last)), "moneyOut": written(books.money_out(first, last)),
            "held": written(books.cash(last)), "bestDay": next((row for come, row in rows if come == best), None) if best else None,
            "rows": [row for _, row in rows], **({"steps": steps(books, first, last)} if rows else {})}


def steps(books, first, last):
    """The same by day, by week from Monday, by month or by year, whichever first gives no more than 31."""
    starts = (lambda day: day, lambda day: max(days_later(day, -day.weekday()), first), lambda day: max(day.replace(day=1), first),
              lambda day: max(day.replace(month=1, day=1), first))
    days = [days_later(first, ahead) for ahead in range((last - first).days + 1)]
    for start in starts:
        found = sorted({start(day) for day in days})
        if len(found) <= 31:
            break
    ends = [days_later(day, -1) for day in found[1:]] + [last]
    return [{"day": str(day), "moneyIn": written(books.money_in(day, end)), "moneyOut": written(books.money_out(day, end))}
            for day, end in zip(found, ends)]


def unpaid(books, first, last):
    parts = sorted(books.open_parts(last), key=lambda p: (p.due, p.order.invoiced, p.order.number))
    owed = defaultdict(int)
    for piece in parts:
        owed[piece.order.buyer.name] += piece.worth
    name = max(owed, key=owed.get, default=None)
    rows = [{"buyerID": p.order.buyer.code, "buyer": p.order.buyer.name, "invoice": p.order.number, "invoiceDay": str(p.order.invoiced),
             "orderID": p.order.row.code, "dueOn": str(p.due), "daysLate": max(p.days, 0),
             "age": next(age for age, low, high in AGES if low <= p.days <= high), "open": written(p.open, p.order.currency),
             "value": written(p.worth)} for p in parts]
    return {"total": written(books.owed_by_buyers(last)), "late": written(sum(p.worth for p in parts if p.days > 0)),
            "invoices": len({p.order.id for p in parts}), "lateInvoices": len({p.order.id for p in parts if p.days > 0}),
            "largest": {"name": name, "amount": written(owed[name])} if name else None,
            "hasForeign": any(p.order.currency != "INR" for p in parts),
            "ages": [{"name": age, "amount": written(sum(p.worth for p in parts if low <= p.days <= high))} for age, low, high in AGES],
            "rows": rows}


def payouts(books, first, last):
    earnings, settings = books.earnings, books.settings
    end = earnings.last_period_with_pay_day_before(last)
    since, pay_day = days_later(end, settings.lag), earnings.pay_day_on_or_after(last)
    found = []
    for account in earnings.accounts + earnings.unknown:
        state, then = account.at(last), account.at(end)
        owed = max(state.balance, 0)
        overdue = max(min(then.balance, state.balance), 0)
        overdue = overdue if overdue >= settings.least_payout else 0
        entry = Row(artisan=account.artisan, owed=owed, overdue=overdue, pending=account.pending(last), kept=state.retained,
                    advance=state.advance, owes=max(-state.balance, 0))
        entry.below = 0 < owed < settings.least_payout
        entry.day = since if overdue else pay_day if owed and not entry.below else None
        if owed or entry.owes or entry.pending or entry.kept or entry.advance:
            found.append(entry)
    found.sort(key=lambda e: (-e.overdue, -e.owed, e.artisan.code))
    total = lambda name: written(sum(getattr(entry, name) for entry in found))
    overdue = sum(entry.overdue for entry in found)
    return {"owed": total("owed"), "overdue": written(overdue), "overdueSince": str(since) if overdue else None, "payDay": str(pay_day),
            "daysToPayDay": (pay_day - last).days, "artisansOwed": sum(entry.owed > 0 for entry in found),
            "minimum": written(settings.least_payout), "pending": total("pending"), "kept": total("kept"), "advances": total("advance"),
            "rows": [{"artisanID": e.artisan.code, "name": e.artisan.name, "owed": written(e.owed), "overdue": written(e.overdue),
                      "payOn": text(e.day), "isBelowMinimum": e.below, "pending": written(e.pending), "kept": written(e.kept),
                      "advance": written(e.advance), "owes": written(e.owes)} for e in found]}


def sellers(books, first, last):
    items = defaultdict(lambda: Row(sold=Fraction(0), back=Fraction(0), net=0))
    for order in books.orders.values():
        if order.has_worth and first <= order.invoiced <= last:
            for line, net in zip(order.lines, order.net):
                entry = items[line.item]
                entry.sold, entry.net = entry.sold + line.pieces, entry.net + net
    for order, note in books.credit_notes(first, last):
        entry = items[order.lines[note.index].item]
        entry.back, entry.net = entry.back + note.back.pieces, entry.net - note.goods
    groups = defaultdict(lambda: Row(sold=Fraction(0), back=Fraction(0), net=0))
    for id, entry in items.items():
        group = groups[books.files.items[id].collection]
        group.sold, group.back, group.net = group.sold + entry.sold, group.back + entry.back, group.net + entry.net
    total = sum(group.net for group in groups.values())
    figures = lambda e: {"sold": number(e.sold), "back": number(e.back), "net": written(e.net), "share": share_of(e.net, total)}
    ranked = sorted(groups, key=lambda name: (-groups[name].net, name))
    collections = [{"collection": name, **figures(groups[name])} for name in ranked]
    place = lambda id: (ranked.index(books.files.items[id].collection), -items[id].net, books.files.items[id].code)
    rows = [{"collection": books.files.items[id].collection, "id": books.files.items[id].code, "item": books.files.items[id].name,
             **figures(items[id])} for id in sorted(items, key=place)]
    return {"sold": number(sum(g.sold for g in groups.values())), "back": number(sum(g.back for g in groups.values())), "net": written(total),
            "best": collections[0] if collections and groups[ranked[0]].net > 0 else None, "rows": rows, "collections": collections}


def region(order):
    if order.buyer.country != "IN":
        return COUNTRIES[order.buyer.country]
    return STATES.get(order.buyer.state or order.buyer.gstin[:2], "India")


def shipping(books, first, last):
    found = defaultdict(lambda: Row(orders=0, spent=0, charged=0, net=0))
    for order in books.orders.values():
        if order.has_worth and first <= order.invoiced <= last:
            entry = found[region(order)]
            entry.charged, entry.net = entry.charged + order.shipping_net, entry.net + sum(order.net)
        if order.left and first <= order.left <= last:
            found[region(order)].orders += 1
    for order, note in books.credit_notes(first, last):
        entry = found[region(order)]
        entry.charged, entry.net = entry.charged - note.shipping, entry.net - note.goods
    for bill in books.files.expenses:
        if bill.category == "shipping" and first <= bill.day <= last:
            order = books.orders.get(bill.order)
            found[region(order) if order else None].spent += bill.amount
    figures = lambda e: {"orders": e.orders, "spent": written(e.spent), "charged": written(e.charged),
                         "difference": written(e.charged - e.spent), "net": written(e.net), "percent": share_of(e.spent, e.net)}
    ranked = sorted(found, key=lambda name: (name is None, -found[name].spent, name or ""))
    rows = [{"region": name, **figures(found[name])} for name in ranked]
    total = Row(**{key: sum(getattr(e, key) for e in found.values()) for key in ("orders", "spent", "charged", "net")})
    dearest = next((row for row, name in zip(rows, ranked) if name and found[name].spent > 0), None)
    return {"total": figures(total), "dearest": dearest, "rows": rows}


def stock(books, first, last):
    found = []
    for item in books.files.items.values():
        here, kept, booked = books.on_hand(item, last), books.reserved(item, last), books.booked(item, last)
        is_own, ordered = item.owner == "co-op", books.ordered(item, last)
        low = item.least is not None and here - kept < item.least and books.is_known(item, last)
        left = (item.best_before - last).days if item.best_before and here > 0 else 10**6
        entry = Row(item=item, is_own=is_own, value=whole(item.cost * booked), low=low, expired=left < 0,
                    expiring=0 <= left <= books.settings.expiry_days, short=ordered > here >= 0 and ordered > 0, negative=here < 0)
        entry.record = {"id": item.code, "name": item.name, "collection": item.collection, "owner": item.owner, "batch": item.batch or None,
                        "bestBefore": text(item.best_before), "minimum": number(item.least) if item.least is not None else None,
                        "onHand": number(here), "reserved": number(kept), "shipped": number(booked - here), "available": number(here - kept),
                        "unitCost": written(item.cost), "value": written(entry.value), "isOwn": is_own,
                        "makers": [books.files.artisans[maker].name for maker, _ in item.makers]}
        if here or kept or ordered or booked != here or low:
            found.append(entry)
    found.sort(key=lambda e: (not e.is_own, e.item.collection, e.item.code))
    count = lambda name: sum(getattr(entry, name) for entry in found)
    value = lambda own: written(sum(entry.value for entry in found if entry.is_own == own))
    return {"ownValue": value(True), "heldValue": value(False), "ownItems": count("is_own"), "heldItems": len(found) - count("is_own"),
            "alertDays": books.settings.expiry_days, "low": count("low"), "expired": count("expired"), "expiring": count("expiring"),
            "short": count("short"), "negative": count("negative"), "rows": [entry.record for entry in found]}


def deposits(books, first, last):
    found = []
    for order in books.orders.values():
        held, value = books.payments.held(order, last), books.payments.deposit(order, last)
        if held > 0 and not order.is_invoiced(last):
            is_cancelled, promised = order.is_cancelled(last), order.row.promised
            is_late = promised and promised < last and not is_cancelled and not (order.left and order.left <= last)
            found.append(Row(order=order, held=held, value=value, is_cancelled=is_cancelled, promised=promised,
                             days=(last - promised).days if is_late else 0))
    found.sort(key=lambda e: (not e.is_cancelled, e.promised is None, e.promised or e.order.day, e.order.row.code))
    return {"total": written(sum(e.value for e in found)), "orders": len(found),
            "cancelled": written(sum(e.value for e in found if e.is_cancelled)), "lateOrders": sum(e.days > 0 for e in found),
            "hasForeign": any(e.order.currency != "INR" for e in found),
            "rows": [{"buyerID": e.order.buyer.code, "buyer": e.order.buyer.name, "orderID": e.order.row.code, "orderDay": str(e.order.day),
                      "held": written(e.held, e.order.currency), "value": written(e.value),
                      "orderTotal": written(e.order.total, e.order.currency),
                      "toCome": written(0 if e.is_cancelled else max(e.order.total - e.held, 0), e.order.currency),
                      "promisedBy": text(e.promised), "daysLate": e.days, "isCancelled": e.is_cancelled} for e in found]}


def forecast(books, first, last):
    held, rows, points = books.cash(last), [], []
    coming = sorted(expected(books, last), key=lambda e: (e[0], -e[3]))
    left = held
    for day, _, _, amount in coming:
        left += amount
        rows.append({"day": str(day), "moneyIn": written(max(amount, 0)), "moneyOut": written(max(-amount, 0))})
    for ahead in range(31):
        day = days_later(last, ahead)
        points.append((day, held + sum(amount for when, _, _, amount in coming if when <= day)))
    least = min(points, key=lambda point: (point[1], point[0]))
    come, go = sum(e[3] for e in coming if e[3] > 0), -sum(e[3] for e in coming if e[3] < 0)
    return {"held": written(held), "end": str(days_later(last, 30)), "moneyIn": written(come), "moneyOut": written(go), "left": written(left),
            "lowest": {"day": str(least[0]), "cash": written(least[1])}, "shortOn": text(next((d for d, c in points if c < 0), None)),
            "sundays": [{"day": str(s.day), "moneyIn": written(s.come), "moneyOut": written(s.go), "cash": written(s.cash)}
                        for s in sundays(books, last)],
            "points": [{"day": str(day), "cash": written(amount)} for day, amount in points], "rows": rows}


def artisans(books, first, last):
    found, before = [], days_later(first, -1)
    for account in books.earnings.accounts + books.earnings.unknown:
        start, end = account.at(before), account.at(last)
        moved = lambda kind: end.sums[kind] - start.sums[kind]
        sold = [(share, sign, net) for share in account.shares for sign, net in sales_of(books, share, first, last)]
        found.append(Row(
            id=account.artisan.code, name=account.artisan.name, pieces=sum((pieces for _, pieces, _ in sold), Fraction(0)),
            net=sum(net for _, _, net in sold), start=start.balance, earned=moved("earned") - moved("returned"), bought=moved("bought"),
            other=moved("adjustment") + moved("opening balance") - moved("recovered"), kept=moved("kept") - moved("retention release"),
            paid=moved("payout"), owed=end.balance, waiting=account.pending(last), advance=end.advance))
    money = ("net", "start", "earned", "bought", "other", "kept", "paid", "owed", "waiting", "advance")
    figures = lambda e: {"pieces": number(e.pieces), **{key: written(getattr(e, key)) for key in money}}
    moving = [e for e in found if any(getattr(e, key) for key in money + ("pieces",))]
    # A piece of several makers counts once.
    total = Row(pieces=pieces_sold(books, first, last), **{key: sum(getattr(e, key) for e in found) for key in money})
    return {"total": figures(total), "earners": sum(e.earned + e.bought > 0 for e in found), "quiet": len(books.files.artisans) - sum(e.id.lower() in books.files.artisans for e in moving),
            "rows": [{"id": e.id, "name": e.name, **figures(e)} for e in sorted(moving, key=lambda e: e.id)]}


def sales_of(books, share, first, last):
    """What of a maker's line was sold, and came back, in a time: pieces and net sales, the maker's part of them."""
    line, had = share.order.lines[share.index], 0
    if first <= share.invoiced <= last:
        yield line.pieces, share.net
    for note in sorted(share.order.credits, key=lambda note: (note.back.day, note.back.id)):
        if note.index == share.index and note.back.charge == "maker":
            came, had = had, had + note.back.pieces
            if first <= note.came <= last:
                yield -note.back.pieces, part(share.net, came, line.pieces) - part(share.net, had, line.pieces)


def pieces_sold(books, first, last):
    seen = {(share.order.id, share.index): share for account in books.earnings.accounts for share in account.shares}
    return sum((pieces for share in seen.values() for pieces, _ in sales_of(books, share, first, last)), Fraction(0))


def reconcile(books, first, last):
    known = books.files.artisans
    payments = [p for p in books.payments.unmatched if first <= p.day <= last and p.kind != "write-off"]
    lost = [row for row in books.files.payouts if row.artisan not in known and first <= row.day <= last
            and row.kind in ("payout", "advance", "advance repaid")]
    sign = lambda p: 1 if p.kind == "payment" else -1
    rows = [{"day": str(p.day), "id": p.id, "who": p.payer or None, "amount": written(p.amount, p.currency), "value": written(sign(p) * p.worth)}
            for p in payments]
    out = lambda row: -row.amount if row.kind == "advance repaid" else row.amount
    rows += [{"day": str(row.day), "amount": written(row.amount), "value": written(-out(row))} for row in lost]
    return {"unmatched": written(sum(sign(p) * p.worth for p in payments)), "paidOut": written(sum(out(row) for row in lost)),
            "payments": len(payments), "payouts": len(lost), "rows": rows}


REPORTS = {"cash": cash, "unpaid": unpaid, "payouts": payouts, "sellers": sellers, "shipping": shipping, "margin": margin, "stock": stock,
           "deposits": deposits, "forecast": forecast, "artisans": artisans, "reconcile": reconcile}


def default_first(books, name, last):
    """A time begins with its month, its financial year or the books."""
    if name == "cash":
        return last.replace(day=1)
    if name == "reconcile":
        return last.replace(year=last.year - 50)
    return last.replace(year=last.year if last.month >= 4 else last.year - 1, month=4, day=1)
