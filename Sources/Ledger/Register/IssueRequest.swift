public import Values

/// What must be known before a number can be given out.
public struct IssueRequest: Sendable {
  /// What is to be issued.
  public var kind: DocumentKind
  /// The series the number comes from.
  public var series: NumberSeries
  /// The day of issue; decides the financial year.
  public var day: CalendarDay
  /// The order it is for, if any; an order gets one invoice only.
  public var orderID: String?
  /// What it is about; each may be the subject of one document only, as long as that stands.
  public var subjects: [DocumentSubject]
  /// When it is issued, as it is to be kept: ISO 8601.
  public var time: String

  /// Names kind, series, day and time, the order and the subjects.
  public init(
    kind: DocumentKind, series: NumberSeries, day: CalendarDay, orderID: String? = nil,
    subjects: [DocumentSubject] = [],
    time: String
  ) {
    self.kind = kind
    self.series = series
    self.day = day
    self.orderID = orderID
    self.subjects = subjects
    self.time = time
  }
}

/// The number a document gets if all goes well.
public struct IssuedNumber: Sendable, Hashable {
  /// The full number, such as `KC/26-27/0042`.
  public let number: String
  /// Its place in the series.
  public let running: Int
  /// The day of issue.
  public let day: CalendarDay
}

/// A document ready to be entered in the register.
public struct IssuedDocument: Sendable {
  /// The buyer's id, if it is for a buyer.
  public var buyerID: String?
  /// The artisan's id, if it is for an artisan.
  public var artisanID: String?
  /// The rows it rests on, besides those of its order and its buyer.
  public var rows: [DocumentRow]
  /// The total.
  public var total: Money
  /// The frozen data as JSON.
  public var frozen: String
  /// The fingerprint of the template.
  public var templateHash: String
  /// The finished file.
  public var pdf: [UInt8]
  /// The name of the finished file, relative to the co-op's folder.
  public var fileName: String

  /// Gathers what is entered.
  public init(
    buyerID: String? = nil, artisanID: String? = nil, rows: [DocumentRow] = [], total: Money, frozen: String,
    templateHash: String, pdf: [UInt8], fileName: String
  ) {
    self.buyerID = buyerID
    self.artisanID = artisanID
    self.rows = rows
    self.total = total
    self.frozen = frozen
    self.templateHash = templateHash
    self.pdf = pdf
    self.fileName = fileName
  }
}
