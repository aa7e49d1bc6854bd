public import Values

/// Pieces that came back, as `returns.csv` says.
public struct SaleReturn: Sendable, Hashable {
  /// Who bears it.
  public enum Charge: String, Sendable, Hashable, CaseIterable {
    /// The makers give back their share.
    case maker
    /// The co-op bears it; the makers keep their share.
    case coop = "co-op"
    /// The reserve bears it; the makers keep their share.
    case reserve
  }

  /// The id as that file spells it.
  public var id: String
  /// The day the pieces came back.
  public var date: CalendarDay
  /// The order's id as `orders.csv` spells it.
  public var orderID: String
  /// The number of the order's line as written.
  public var line: String
  /// How many; above zero.
  public var quantity: ExactDecimal
  /// Why.
  public var reason: String?
  /// Whether the pieces go back to stock.
  public var restocks: Bool
  /// Who bears it.
  public var charge: Charge
  /// The number of a credit note issued before or outside Talim.
  public var creditNoteNumber: String?
  /// The credit note that Talim issued for it and that stands, if any.
  public var issuedCredit: ReturnCredit?
  /// Whether the shipping charged is given back too.
  public var refundsShipping: Bool
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]

  /// Pieces of one line that came back on one day.
  public init(
    id: String, date: CalendarDay, orderID: String, line: String, quantity: ExactDecimal, reason: String? = nil,
    restocks: Bool = false, charge: Charge, creditNoteNumber: String? = nil, issuedCredit: ReturnCredit? = nil,
    refundsShipping: Bool = false, extra: [String: String] = [:]
  ) {
    self.id = id
    self.date = date
    self.orderID = orderID
    self.line = line
    self.quantity = quantity
    self.reason = reason
    self.restocks = restocks
    self.charge = charge
    self.creditNoteNumber = creditNoteNumber
    self.issuedCredit = issuedCredit
    self.refundsShipping = refundsShipping
    self.extra = extra
  }
}

/// The credit note that gave a return back to the buyer.
public struct ReturnCredit: Sendable, Hashable {
  /// Its number.
  public var number: String
  /// Its day.
  public var day: CalendarDay

  /// A credit note by its number and day.
  public init(number: String, day: CalendarDay) {
    self.number = number
    self.day = day
  }
}

extension ReturnCredit: Comparable {
  /// By day, then by number, the shorter first, because numbers of a series grow.
  public static func < (left: ReturnCredit, right: ReturnCredit) -> Bool {
    (left.day, left.number.utf8.count, left.number) < (right.day, right.number.utf8.count, right.number)
  }
}

extension SaleReturn {
  /// The credit note that credits it, issued by Talim or named in the file, where the day of the return counts; `nil` while there
  /// is none.
  public var credit: ReturnCredit? {
    issuedCredit ?? creditNoteNumber.map { ReturnCredit(number: $0, day: date) }
  }
}
