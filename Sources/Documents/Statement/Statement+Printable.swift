extension Statement: PrintableDocument {
  /// `statement`.
  public static var templateKind: String { "statement" }
  /// Its name with the number, or the artisan and period on a draft.
  public var title: String { "\(kind) \(number ?? "\(artisan.id) \(period)")" }
  /// The artisan's name.
  public var partyName: String { artisan.name }
}

extension StatementSummary: PrintableDocument {
  /// `statement-summary`.
  public static var templateKind: String { "statement-summary" }
  /// Its name with the period.
  public var title: String { "\(kind) \(period)" }
  /// Nobody in particular.
  public var partyName: String { "" }
}
