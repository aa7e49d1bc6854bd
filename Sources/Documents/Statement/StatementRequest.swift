public import Ledger
public import Settings
public import Values

/// What is asked of a statement besides the artisan's figures.
public struct StatementRequest: Sendable {
  /// The day of issue, or of the draft.
  public var date: CalendarDay
  /// The number, `nil` for a draft.
  public var number: String?
  /// The language of the paper, for names that are known in two scripts.
  public var language: Language
  /// What the last issued statement came to, if one was issued.
  public var last: LastStatement?

  /// A statement of a day, with its number or as a draft.
  public init(date: CalendarDay, number: String?, language: Language = .english, last: LastStatement? = nil) {
    self.date = date
    self.number = number
    self.language = language
    self.last = last
  }
}

/// The statement of the period before, as it was issued.
public struct LastStatement: Sendable, Hashable {
  /// Its number.
  public var number: String
  /// The closing balance that it printed.
  public var closing: Money

  /// What was issued.
  public init(number: String, closing: Money) {
    self.number = number
    self.closing = closing
  }
}

/// The facts by which statements name things; the same for all of a run.
public struct StatementFacts: Sendable {
  /// The co-op's settings.
  public let settings: CoopSettings
  let items: [String: Item]
  let rules: [String: PayoutRule]
  let artisans: [String: Artisan]

  /// Looks items, rules and artisans up by their ids.
  public init(settings: CoopSettings, items: [Item], rules: [PayoutRule], artisans: [Artisan]) {
    self.settings = settings
    self.items = Dictionary(items.map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
    self.rules = Dictionary(rules.map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
    self.artisans = Dictionary(artisans.map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
