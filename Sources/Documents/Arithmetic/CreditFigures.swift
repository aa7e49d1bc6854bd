public import Ledger
public import Values

/// What one return gives back to the buyer.
public struct CreditFigures: Sendable, Hashable {
  /// The return's id.
  public var returnID: String
  /// How many pieces it counts: none beyond those sold.
  public var pieces: ExactDecimal
  /// The taxable value of the pieces.
  public var taxable: Money
  /// Each tax on it, in the order of the treatment.
  public var taxes: [Money]
  /// Shipping with its tax, when it is given back.
  public var shipping: Money
  /// Each tax on that shipping, in the order of the treatment; empty when it is not given back.
  public var shippingTaxes: [Money]
  /// What the last return gives back of, or takes for, the invoice's rounding to the rupee.
  public var roundOff: Money
  /// All together.
  public var total: Money
}

extension CreditFigures {
  /// A line as returns see it.
  public struct Line: Sendable {
    /// The number of the line as written.
    public var line: String
    /// How many were sold.
    public var quantity: ExactDecimal

    /// A line and how many of it were sold.
    public init(line: String, quantity: ExactDecimal) {
      self.line = line
      self.quantity = quantity
    }
  }

  /// Computes what each return of an order gives back, in the order of their credit notes; those without one come last, by day and id.
  ///
  /// Pieces are credited cumulatively: what is due up to now less what was due before, for the taxable value and each tax on its
  /// own, so that all pieces of a line together give back exactly what the invoice charged. Shipping is given back once. Credits
  /// are not rounded to the rupee; the one that brings back the last piece gives the invoice's round off back. So a return that is
  /// entered later changes nothing of what was credited before. Returns of an unknown line, and pieces beyond those sold, give nothing
  /// back.
  /// - Throws: `ArithmeticError` when an amount does not fit.
  public static func all(
    _ returns: [SaleReturn], of lines: [Line], figures: InvoiceFigures
  ) throws -> [CreditFigures] {
    guard !returns.isEmpty else { return [] }
    let zero = Money.zero(figures.total.currency)
    let indices = Dictionary(
      zip(lines.map(\.line.idKey), lines.indices), uniquingKeysWith: { first, _ in first })
    var returned = lines.map { _ in ExactDecimal.zero }
    var shippingLeft = figures.shipping
    var roundOffLeft = figures.roundOff
    var result: [CreditFigures] = []
    for back in returns.sorted(by: creditedFirst) {
      guard let index = indices[back.line.idKey], index < figures.lines.count,
        lines[index].quantity > .zero
      else { continue }
      let sold = lines[index].quantity
      let before = returned[index]
      returned[index] = try min(sold, before + back.quantity)
      func piece(_ whole: Money) throws -> Money {
        try whole.piece(from: before, to: returned[index], of: sold)
      }
      let taxable = try piece(figures.lines[index].taxable)
      let taxes = try figures.lines[index].taxes.map(piece)
      let shipping = back.refundsShipping ? shippingLeft : nil
      shippingLeft = back.refundsShipping ? nil : shippingLeft
      let isLast = zip(returned, lines).allSatisfy { $0 >= $1.quantity }
      let roundOff = isLast ? roundOffLeft : zero
      roundOffLeft = isLast ? zero : roundOffLeft
      let shippingTotal = shipping?.total ?? zero
      let total = try taxable + taxes.sum(zero.currency) + shippingTotal + roundOff
      result.append(
        CreditFigures(
          returnID: back.id, pieces: try returned[index] - before, taxable: taxable, taxes: taxes,
          shipping: shippingTotal,
          shippingTaxes: shipping?.taxes ?? [], roundOff: roundOff, total: total))
    }
    return result
  }

  private static func creditedFirst(_ left: SaleReturn, _ right: SaleReturn) -> Bool {
    switch (left.credit, right.credit) {
    case (let a?, let b?) where a != b: a < b
    case (_?, nil): true
    case (nil, _?): false
    default: (left.date, left.id.idKey) < (right.date, right.id.idKey)
    }
  }
}

extension Money {
  /// The part of the amount that falls to the pieces after the first `before` up to `now`, of `whole` pieces: pro-rata up to now less
  /// pro-rata before, so that all pieces together give exactly the amount.
  func piece(from before: ExactDecimal, to now: ExactDecimal, of whole: ExactDecimal) throws -> Money {
    try prorated(now, of: whole) - prorated(before, of: whole)
  }
}
