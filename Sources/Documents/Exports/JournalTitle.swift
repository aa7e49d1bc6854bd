import Values

/// What an exported journal says besides its entries.
public struct JournalTitle: Sendable {
  /// The co-op.
  public var coop: String
  /// The days it is about.
  public var span: JournalSpan
  /// The names of buyers and artisans, by id in lower case.
  public var names: [String: String]
  /// The place of the row that a fact rests on, such as `expenses.csv row 12`, where the fact has no id.
  public var place: @Sendable (JournalEntry.Source) -> String?

  /// A title.
  public init(
    coop: String, span: JournalSpan, names: [String: String] = [:],
    place: @escaping @Sendable (JournalEntry.Source) -> String? = { _ in nil }
  ) {
    self.coop = coop
    self.span = span
    self.names = names
    self.place = place
  }

  /// Whose account it is; `nil` for those that are nobody's.
  func name(of account: BookAccount) -> String? {
    switch account.kind {
    case .receivable, .deposits, .customerCredit, .pending, .payable, .retained, .advances:
      names[account.detail.lowercased()]
    default: nil
    }
  }

  /// The days in words.
  var days: String {
    span.first.map { "from \($0) to \(span.last)" } ?? "up to \(span.last)"
  }
}
