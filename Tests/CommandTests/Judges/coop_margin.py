"""What each collection really earned: ledger.md, "Margin of a collection"."""
from collections import defaultdict
from fractions import Fraction

from coop_money import part, share_of, shared, whole, written

COLUMNS = ("net", "shippingCharged", "makers", "goods", "shipping", "packaging", "customs", "fees", "losses")


class Counting:
    def __init__(self, books, first, last):
        self.books, self.first, self.last = books, first, last
        self.found = defaultdict(lambda: dict.fromkeys(COLUMNS, 0))
        self.unshared = dict.fromkeys(("shipping", "packaging", "customs", "fees", "otherBills", "writeOffs"), 0)
        for order in books.orders.values():
            self.count_order(order)
        self.count_fees()
        self.count_bills()
        self.count_goods()

    def is_in(self, day):
        return day is not None and self.first <= day <= self.last

    def collection(self, order, index):
        return self.books.files.items[order.lines[index].item].collection

    def add(self, order, index, column, amount):
        self.found[self.collection(order, index)][column] += amount

    def spread(self, order, column, amount):
        """Shares what is of a whole order over its lines, by their net amounts."""
        for index, piece in enumerate(shared(amount, [piece.value for piece in order.goods])):
            self.add(order, index, column, piece)

    def count_order(self, order):
        if not order.has_worth:
            return
        if self.is_in(order.invoiced):
            for index, net in enumerate(order.net):
                self.add(order, index, "net", net)
            self.spread(order, "shippingCharged", order.shipping_net)
        for note in order.credits:
            if self.is_in(note.day):
                self.add(order, note.index, "net", -note.goods)
                self.spread(order, "shippingCharged", -note.shipping)
        for share in self.books.earnings.shares.entries:
            if share.order is order:
                if self.is_in(share.invoiced):
                    self.add(order, share.index, "makers", share.amount)
                for back in share.returns:
                    if self.is_in(back.day):
                        self.add(order, share.index, "makers", -back.amount)

    def count_fees(self):
        payments = self.books.payments
        self.unshared["fees"] += sum(p.fee for p in payments.unmatched if self.is_in(p.day))
        for order in self.books.orders.values():
            for entry in payments.of_order[order.id]:
                payment = entry.payment
                if self.is_in(entry.day) and payment.kind == "write-off":
                    self.unshared["writeOffs"] += payments.worth_of(entry, order) if order.has_worth else 0
                elif self.is_in(payment.day) and payment.fee:
                    self.spread(order, "fees", part(payment.fee, abs(entry.amount), payment.amount))

    def count_bills(self):
        for bill in self.books.files.expenses:
            if not self.is_in(bill.day) or bill.category == "gst payment":
                continue
            order = self.books.orders.get(bill.order)
            if bill.category not in ("shipping", "packaging", "customs"):
                self.unshared["otherBills"] += bill.amount
            elif bill.item in self.books.files.items:
                self.found[self.books.files.items[bill.item].collection][bill.category] += bill.amount
            elif order:
                self.spread(order, bill.category, bill.amount)
            else:
                self.unshared[bill.category] += bill.amount

    def count_goods(self):
        """An item's pieces are worth unit cost × quantity, rounded once; a move costs what that changes."""
        for item in self.books.files.items.values():
            if item.owner != "co-op":
                continue
            pieces, entry = Fraction(0), self.found[item.collection]
            for day, _, column, change in sorted(self.moves(item), key=lambda move: move[:2]):
                cost = whole(item.cost * pieces) - whole(item.cost * (pieces + change))
                pieces += change
                if self.is_in(day) and column:
                    entry[column] += cost
                elif self.is_in(day) and any(piece.item is item for piece in self.books.earnings.shares.bought):
                    # A paisa that rounding leaves between what a purchase cost and what it changed.
                    entry["losses"] += whole(item.cost * change) + cost

    def moves(self, item):
        """Day, place within the day, column and pieces of all that changes what the books keep of an item."""
        yield item.received, (0, ""), None, item.came_in
        for order in self.books.orders.values():
            if order.has_worth:
                for index, line in enumerate(order.lines):
                    if line.item == item.id:
                        yield order.invoiced, (1, order.id), "goods", -line.pieces
                        for note in order.credits:
                            if note.index == index and note.back.restock:
                                yield note.came, (2, order.id), "goods", note.back.pieces
        for move in self.books.files.moves:
            if move.item == item.id:
                yield move.day, (3, ""), "losses", move.pieces


def earned(entry):
    return entry["net"] + entry["shippingCharged"] - sum(entry[column] for column in COLUMNS[2:])


def margin(books, first, last):
    counting = Counting(books, first, last)
    found = {name: entry for name, entry in counting.found.items() if any(entry.values())}
    percent = share_of
    record = lambda name: {"collection": name, **{column: written(found[name][column]) for column in COLUMNS},
                           "margin": written(earned(found[name])), "percent": percent(earned(found[name]), found[name]["net"])}
    ranked = sorted(found, key=lambda name: (-earned(found[name]), name))
    sums = {column: sum(entry[column] for entry in found.values()) for column in COLUMNS}
    losing = [name for name in ranked if earned(found[name]) < 0]
    unshared = {**counting.unshared, "total": sum(counting.unshared.values())}
    return {"sums": {column: written(amount) for column, amount in sums.items()}, "margin": written(earned(sums)),
            "percent": percent(earned(sums), sums["net"]), "best": record(ranked[0]) if ranked and earned(found[ranked[0]]) > 0 else None,
            "losing": len(losing), "worst": record(losing[-1]) if losing else None, "rows": [record(name) for name in ranked],
            "unshared": {name: written(amount) for name, amount in unshared.items()}}
