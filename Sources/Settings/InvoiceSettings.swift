public import Values

/// `[invoice]`: numbering, terms, language and look.
public struct InvoiceSettings: Sendable, Hashable {
  /// What invoice numbers begin with: `KC` gives `KC/26-27/0042`.
  public var series: String
  /// How many digits the number has at least.
  public var digits: Int
  /// The currency of orders that name none, and of the books.
  public var currency: Currency
  /// The terms printed where an order has none of its own.
  public var terms: String?
  /// Within how many days an invoice without instalments is to be paid.
  public var dueDays: Int
  /// The language of papers for buyers that name none: `en`.
  public var language: String
  /// The accent colour as `#RRGGBB`; `nil` for that of the theme.
  public var accent: String?
  /// The theme's name.
  public var theme: String
  /// A note under every invoice.
  public var notes: String?
  /// Who signs.
  public var signatory: String?
  /// The template's name; `nil` for the built-in one.
  public var template: String?

  /// The languages papers can be printed in.
  public static let languages = ["en", "hi", "ur", "ks", "de"]
  /// The longest invoice number the law allows (CGST Rules 2017, rule 46(b)).
  public static let longestNumber = 16

  private static let table = ["invoice"]

  init(_ reader: inout SettingsReader) {
    let table = Self.table
    series = Self.series(&reader, table) ?? "INV"
    digits = reader.whole(table, "digits", in: 1...8) ?? 4
    currency = reader.currency(table, "currency") ?? .inr
    terms = reader.text(table, "terms")
    dueDays = reader.whole(table, "due_days", in: 0...365) ?? 30
    language = Self.language(&reader)
    accent = reader.checkedText(
      table, "accent", SettingsForm.isColor, "is not a colour", hint: "write it as `#7A1F3D`: # and six digits or A–F"
    ).map(SettingsForm.longColor)
    theme = Self.plainName(&reader, table, "theme") ?? "plain"
    notes = reader.text(table, "notes")
    signatory = reader.text(table, "signatory")
    template = Self.plainName(&reader, table, "template")
    Self.checkLength(&reader, table, series: series, digits: digits, usual: "INV")
  }

  /// Reports numbers that would be longer than the law allows.
  static func checkLength(
    _ reader: inout SettingsReader, _ table: [String], series: String, digits: Int, usual: String
  ) {
    // Behind the series come the financial year between slashes, `/26-27/`, and the number.
    let length = series.count + 7 + digits
    guard length > Self.longestNumber else { return }
    reader.report(
      "series-too-long",
      "numbers like `\(series)/26-27/\(String(repeating: "0", count: digits - 1))1` have \(length) characters",
      table + [series == usual ? "digits" : "series"],
      hint: "the law allows \(Self.longestNumber): shorten `series` or `digits`")
  }

  /// What the numbers of a kind of document begin with.
  static func series(_ reader: inout SettingsReader, _ table: [String]) -> String? {
    let isAllowed: (UInt8) -> Bool = { SettingsForm.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2F }
    let isSeries: (String) -> Bool = { text in
      text.utf8.allSatisfy(isAllowed)
        && [text.utf8.first, text.utf8.last].allSatisfy { edge in
          edge.map(SettingsForm.isAlphanumeric) ?? false
        }
    }
    return reader.checkedText(
      table, "series", isSeries, "cannot begin numbers of documents",
      hint: "use letters and digits, with `-` and `/` between them: `KC`")
  }

  private static func language(_ reader: inout SettingsReader) -> String {
    guard let text = reader.text(table, "language") else { return "en" }
    if languages.contains(text.lowercased()) { return text.lowercased() }
    let list = "`en` English, `hi` Hindi, `ur` Urdu, `ks` Kashmiri, `de` German"
    reader.report(
      "unknown-choice", "unknown language `\(text)`", table + ["language"], hint: "the languages are \(list)")
    return "en"
  }

  /// The name of a template or a theme.
  static func plainName(_ reader: inout SettingsReader, _ table: [String], _ key: String) -> String? {
    let isName: (UInt8) -> Bool = { SettingsForm.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F }
    return reader.checkedText(
      table, key, { $0.utf8.allSatisfy(isName) }, "cannot be the name of a \(key)",
      hint: "use the name alone, without folder and ending: `plain`")
  }
}
