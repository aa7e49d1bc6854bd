/// `[receipt]`, `[credit_note]`, `[statement]`, `[proforma]`, `[delivery_note]`: numbering and templates of all papers but invoices.
public struct PaperSettings: Sendable, Hashable {
  /// One kind of paper.
  public struct Kind: Sendable, Hashable {
    /// The section of talim.toml.
    public var section: String
    /// What its numbers begin with: `RV` gives `RV/26-27/0001`.
    public var series: String
    /// How many digits the number has at least.
    public var digits: Int
    /// The template's name; `nil` for the built-in one.
    public var template: String?

    init(_ reader: inout SettingsReader, _ section: String, usual: String, digits usualDigits: Int) {
      let table = [section]
      self.section = section
      series = InvoiceSettings.series(&reader, table) ?? usual
      digits = reader.whole(table, "digits", in: 1...8) ?? usualDigits
      template = InvoiceSettings.plainName(&reader, table, "template")
      InvoiceSettings.checkLength(&reader, table, series: series, digits: digits, usual: usual)
    }
  }

  /// Receipts for deposits and payments.
  public var receipt: Kind
  /// Credit notes.
  public var creditNote: Kind
  /// Payout statements.
  public var statement: Kind
  /// Proforma invoices.
  public var proforma: Kind
  /// Delivery notes.
  public var deliveryNote: Kind

  /// All kinds.
  public var all: [Kind] { [receipt, creditNote, statement, proforma, deliveryNote] }

  /// The sections.
  static let sections = ["receipt", "credit_note", "statement", "proforma", "delivery_note"]

  init(_ reader: inout SettingsReader, invoice: InvoiceSettings) {
    let digits = min(invoice.digits, 7)
    receipt = Kind(&reader, "receipt", usual: "RV", digits: digits)
    creditNote = Kind(&reader, "credit_note", usual: "CN", digits: digits)
    statement = Kind(&reader, "statement", usual: "PS", digits: digits)
    proforma = Kind(&reader, "proforma", usual: "PF", digits: digits)
    deliveryNote = Kind(&reader, "delivery_note", usual: "DN", digits: digits)
    var taken = [invoice.series.lowercased(): "invoice"]
    for kind in all {
      if let other = taken.updateValue(kind.section, forKey: kind.series.lowercased()) {
        let isOwn = reader.has([kind.section, "series"])
        reader.report(
          "series-twice", "`[\(other)]` and `[\(kind.section)]` both number with `\(kind.series)`",
          [isOwn ? kind.section : other, "series"], hint: "give each kind of paper a series of its own")
      }
    }
  }
}
