"""Amounts, parts and shares, as docs/money.md says: whole paise, exact fractions, rounded once, half away from zero.

An amount is a whole number of the smallest coin of its currency, so ₹12.50 are 1250. Percentages, quantities and rates are fractions.
"""
from fractions import Fraction

BASE = "INR"
DIGITS = {"JPY": 0, "KWD": 3}


def digits(currency):
    return DIGITS.get(currency, 2)


def whole(value):
    """Rounds to a whole number, half away from zero."""
    value = Fraction(value)
    rounded = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return rounded if value >= 0 else -rounded


def coins(number, currency=BASE):
    """An amount as it stands in a file, in its smallest coins."""
    return whole(Fraction(number) * 10 ** digits(currency))


def part(amount, some, of):
    """What `some` of `of` pieces of an amount come to."""
    return whole(Fraction(amount) * some / of) if of else 0


def percent_of(amount, percent):
    return part(amount, percent, 100)


def shared(amount, weights):
    """Shares an amount out: cut to whole coins, what is left goes to those of whom most was cut, of equal ones to the first."""
    if amount < 0:
        return [-piece for piece in shared(-amount, weights)]
    total = sum(weights)
    if not total:
        return [amount if index == 0 else 0 for index in range(len(weights))]
    exact = [Fraction(amount) * weight / total for weight in weights]
    pieces = [int(piece) for piece in exact]
    by_rest = sorted(range(len(weights)), key=lambda index: (pieces[index] - exact[index], index))
    for index in by_rest[: amount - sum(pieces)]:
        pieces[index] += 1
    return pieces


def written(amount, currency=BASE):
    """An amount as the program writes it in JSON: `INR 1234.50`."""
    return f"{currency} {plain(amount, currency)}"


def plain(amount, currency=BASE):
    """An amount as a plain number: `-1234.50`."""
    places = digits(currency)
    text = str(abs(amount)).rjust(places + 1, "0")
    text = f"{text[:-places]}.{text[-places:]}" if places else text
    return f"-{text}" if amount < 0 else text


def number(value):
    """A quantity as the program writes it: `2.5`, `12`."""
    value = Fraction(value)
    if value.denominator == 1:
        return str(value.numerator)
    text, rest = "", abs(value) - int(abs(value))
    while rest:
        rest *= 10
        text += str(int(rest))
        rest -= int(rest)
    return f"{'-' if value < 0 else ''}{int(abs(value))}.{text}"


def share_of(some, of):
    """Per cent with one decimal: `9 %`, `36.6 %`; nothing where the whole is not above zero or would be exceeded more than ten times."""
    return f"{number(Fraction(whole(Fraction(some * 1000, of)), 10))} %" if of > 0 and abs(some) <= 10 * of else None
