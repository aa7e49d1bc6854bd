/// One column of one kind of file: its title, where its cells are kept and what may stand in them.
struct ImportColumn: Sendable {
  /// What a cell holds.
  enum Content: Sendable, Hashable {
    /// Any text.
    case text
    /// The id that this row defines.
    case id
    /// An id that another file defines.
    case reference(FileKind)
    /// The same, kept as it is spelled there.
    case named(FileKind)
    /// The same, but if no file defines it, it is kept as written, which is only worth a warning.
    case looseReference(FileKind)
    /// Ids separated by `;`.
    case idList
    case day
    /// A day, or a day with a time.
    case moment
    case yesNo
    case country
    case stateCode
    case currency
    /// One word of a list; the first of each group is the one kept.
    case choice([[String]])
    /// A number from the first to the second bound, if any.
    case number(from: Int?, to: Int?)
    /// A number above zero.
    case positiveNumber
    /// A whole number from the first to the second bound.
    case whole(from: Int, to: Int)
    /// A number below or above zero.
    case signedNumber
    /// An amount in the row's currency.
    case amount
    /// An amount in the base currency.
    case baseAmount
    /// Artisans and their shares in per cent.
    case makers
    /// Bounds and percentages of a payout rule.
    case steps
    /// The name of a setting.
    case settingKey
  }

  /// The title as the design writes it.
  var title: String
  /// The column of the table.
  var name: String
  var content: Content
  var isRequired = false
  /// Other titles that mean the same.
  var otherTitles: [String] = []
  /// Whether a document, once issued, rests on it.
  var isPrinted = false

  init(
    _ title: String, _ name: String, _ content: Content = .text, required: Bool = false, or otherTitles: [String] = [],
    printed: Bool = false
  ) {
    self.title = title
    self.name = name
    self.content = content
    isRequired = required
    self.otherTitles = otherTitles
    isPrinted = printed
  }

  /// Whether the cells name rows of another file.
  var refersElsewhere: Bool {
    switch content {
    case .reference, .named, .looseReference: true
    default: false
    }
  }

  /// Whether the cells are days, so that the file shows their order of day and month.
  var isDay: Bool { content == .day || content == .moment }

  /// Whether the cells are numbers, so that the file shows their decimal sign.
  var isNumber: Bool {
    switch content {
    case .number, .positiveNumber, .whole, .signedNumber, .amount, .baseAmount: true
    default: false
    }
  }
}
