"""The columns of the reports' CSV: plain numbers, from the rows of the reports."""


def amount(key):
    """The number of an amount, without its currency; nothing where there is none."""
    return lambda row: row[key].split(" ")[1] if row[key] else ""


def cell(key):
    return lambda row: "" if row[key] is None else str(row[key])


def percent(key):
    return lambda row: (row[key] or "").removesuffix(" %")


def yes(key):
    return lambda row: "yes" if row[key] else "no"


def currency(key):
    return lambda row: row[key].split(" ")[0]


BASE = {"Currency": lambda row: "INR"}
COLUMNS = {
    "cash": {"Day": cell("day"), "Came in": amount("moneyIn"), "Went out": amount("moneyOut"),
             "There when the books began": amount("opening"), "Held at the day's end": amount("held"), **BASE},
    "unpaid": {"Buyer ID": cell("buyerID"), "Buyer": cell("buyer"), "Invoice no": cell("invoice"), "Invoice date": cell("invoiceDay"),
               "Order ID": cell("orderID"), "Pay by": cell("dueOn"), "Days late": cell("daysLate"), "How late": cell("age"),
               "Open": amount("open"), "Invoice currency": currency("open"), "Value": amount("value"), **BASE},
    "payouts": {"Artisan ID": cell("artisanID"), "Artisan": cell("name"), "Owed now": amount("owed"), "Of it overdue": amount("overdue"),
                "Pay day": cell("payOn"), "Below the smallest payout": yes("isBelowMinimum"), "Not yet payable": amount("pending"),
                "Kept back": amount("kept"), "Advance left": amount("advance"), "Owes the co-op": amount("owes"), **BASE},
    "sellers": {"Collection": cell("collection"), "Item ID": cell("id"), "Item": cell("item"), "Pieces sold": cell("sold"),
                "Came back": cell("back"), "Sold for": amount("net"), "Share of all in %": percent("share"), **BASE},
    "shipping": {"Region": lambda row: row["region"] or "No order", "Orders sent": cell("orders"), "Spent": amount("spent"),
                 "Charged": amount("charged"), "Difference": amount("difference"), "Sold for": amount("net"),
                 "Spent in % of sold": percent("percent"), **BASE},
    "margin": {"Collection": cell("collection"), "Sold for": amount("net"), "Shipping charged": amount("shippingCharged"),
               "Makers' shares": amount("makers"), "Own goods": amount("goods"), "Shipping": amount("shipping"),
               "Packaging": amount("packaging"), "Customs": amount("customs"), "Payment fees": amount("fees"), "Goods lost": amount("losses"),
               "Margin": amount("margin"), "Margin in % of sold": percent("percent"), **BASE},
    "stock": {"Item ID": cell("id"), "Item": cell("name"), "Collection": cell("collection"), "Whose": cell("owner"), "On hand": cell("onHand"),
              "Reserved": cell("reserved"), "Sent without invoice": cell("shipped"), "Can be sold": cell("available"), "Minimum": cell("minimum"),
              "Cost of one": amount("unitCost"), "Value": amount("value"), "Best before": cell("bestBefore"), **BASE},
    "deposits": {"Buyer ID": cell("buyerID"), "Buyer": cell("buyer"), "Order ID": cell("orderID"), "Order date": cell("orderDay"),
                 "Cancelled": yes("isCancelled"), "Promised by": cell("promisedBy"), "Days late": cell("daysLate"),
                 "Order total": amount("orderTotal"), "Held": amount("held"), "Still to come": amount("toCome"),
                 "Order currency": currency("held"), "Value": amount("value"), **BASE},
    "forecast": {"Day": cell("day"), "Will come in": amount("moneyIn"), "Goes out": amount("moneyOut"), **BASE},
    "artisans": {"Artisan ID": cell("id"), "Artisan": cell("name"), "Pieces sold": cell("pieces"), "Sold for": amount("net"),
                 "Owed before": amount("start"), "Earned": amount("earned"), "Bought outright": amount("bought"), "Other": amount("other"),
                 "Held back": amount("kept"), "Paid": amount("paid"), "Owed": amount("owed"), "Not yet payable": amount("waiting"),
                 "Advance left": amount("advance"), **BASE},
    "reconcile": {"Day": cell("day"), "Amount": amount("amount"), "Payment currency": currency("amount"), "Value": amount("value"), **BASE},
}
