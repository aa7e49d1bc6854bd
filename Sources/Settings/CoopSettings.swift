public import Diagnostics

/// What a co-operative says about itself in `talim.toml`: who it is, its taxes, its bank, how its papers look.
///
/// Input: the text of the file. Output: typed values that have been checked, or everything that is wrong at once.
public struct CoopSettings: Sendable, Hashable {
  /// `[coop]`: name, address, contact, logo.
  public var coop: CoopIdentity
  /// `[tax]`: registration and numbers.
  public var tax: TaxSettings
  /// `[bank]`: where buyers pay to.
  public var bank: BankSettings
  /// `[invoice]`: numbering, terms, language and look.
  public var invoice: InvoiceSettings
  /// `[receipt]`, `[credit_note]`, `[statement]`, `[proforma]`, `[delivery_note]`: numbering of the other papers.
  public var papers: PaperSettings
  /// `[ledger]`: how the books are kept.
  public var ledger: LedgerSettings
  /// `[alerts]`: what needs doing from when on, and who does it.
  public var alerts: AlertSettings
  /// `[mail]`: who sends messages, over which server.
  public var mail: MailSettings
  /// `[import.bank]`: what to leave out of files of others.
  public var imports: ImportSettings
  /// `[columns.…]`: other titles for the columns of a file.
  public var columns: [ColumnAlias]
  /// What is worth knowing but keeps nobody from working.
  public var warnings: [Diagnostic]

  /// The name of the file in the co-op's folder.
  public static let fileName = "talim.toml"

  /// The sections the file may have.
  static let sections =
    ["coop", "tax", "bank", "invoice"] + PaperSettings.sections + ["ledger", "alerts", "mail", "import", "columns"]

  /// Reads and checks the text of a settings file; `file` is its path as the user would name it. Throws all mistakes
  /// at once: of syntax, unknown keys and sections, wrong types, and values that cannot be right.
  public init(toml text: String, file: String) throws(DiagnosticList) {
    var reader = SettingsReader(try TOMLFile(text: text, file: file))
    coop = CoopIdentity(&reader)
    tax = TaxSettings(&reader, coop: coop)
    bank = BankSettings(&reader)
    invoice = InvoiceSettings(&reader)
    papers = PaperSettings(&reader, invoice: invoice)
    ledger = LedgerSettings(&reader, coop: coop, tax: tax)
    alerts = AlertSettings(&reader, base: ledger.baseCurrency)
    mail = MailSettings(&reader)
    imports = ImportSettings(&reader)
    columns = ColumnAlias.all(&reader)
    reader.finish(sections: Self.sections)
    let found = DiagnosticList(reader.diagnostics)
    if found.hasErrors { throw DiagnosticList(found.sorted) }
    warnings = found.sorted
  }
}

/// Another title for a column of one of the CSV files, so that a shop's or a bank's export is read as it is.
public struct ColumnAlias: Sendable, Hashable {
  /// The file without its ending: `orders`.
  public let file: String
  /// The title as it stands in the export.
  public let theirTitle: String
  /// The title Talim knows it by.
  public let title: String
  /// Where the alias is written.
  public let place: Place

  /// The files that can have aliases.
  public static let files = [
    "buyers", "artisans", "items", "rules", "terms", "rates", "orders", "order_lines", "payments", "returns", "payouts",
    "expenses", "other_money", "stock_moves", "settings",
  ]

  static func all(_ reader: inout SettingsReader) -> [ColumnAlias] {
    var aliases: [ColumnAlias] = []
    for file in files {
      let table = ["columns", file]
      reader.allowAnyKey(in: table)
      for entry in reader.entries(in: table) {
        guard let title = entry.value.text?.trimmed, !title.isEmpty, let theirs = entry.path.last else {
          reader.report(
            "wrong-type", "a column title must be text, not \(entry.value.kind)", entry.path,
            hint: "write `\"title in your file\" = \"title Talim knows\"`")
          continue
        }
        aliases.append(ColumnAlias(file: file, theirTitle: theirs, title: title, place: entry.valuePlace))
      }
    }
    return aliases
  }
}
