public import Values

/// One file to be imported: where it is and what is in it.
public struct ImportSource: Sendable {
  /// The path as the user would name it; a problems file is written beside it.
  public var path: String
  let content: any SourceBytes

  /// Names a file and its content.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    content = HeldBytes(held: bytes)
  }

  /// Names a regular file that is open for reading, which is taken over: it is read piece by piece, more than once, and closed
  /// when it is needed no more.
  public init(path: String, descriptor: Int32) {
    self.path = path
    content = OpenFile(descriptor: descriptor, path: path)
  }

  /// How many bytes it has.
  public var size: Int { content.count }

  /// Throws when the file was written to since it was opened.
  func requireUnchanged() throws { try (content as? OpenFile)?.requireUnchanged() }

  /// The name without its folder.
  var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Whether this is a list of refused rows that an earlier import wrote.
  var isProblemsFile: Bool { fileName.lowercased().hasPrefix("problems-") }

  /// The name of the file whose rows this one mends, or its own.
  var originalStem: String {
    let stem = fileName.lastIndex(of: ".").map { fileName[..<$0] } ?? fileName[...]
    return isProblemsFile ? String(stem.dropFirst("problems-".count)) : String(stem)
  }

  /// Where the refused rows of this file are written; a problems file is its own.
  var problemsPath: String {
    if isProblemsFile { return path }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let stem = fileName.lastIndex(of: ".").map { fileName[..<$0] } ?? fileName[...]
    return "\(folder)problems-\(stem.isEmpty ? fileName[...] : stem).csv"
  }
}

/// What an import must be told, because the ledger knows no clock and no settings.
public struct ImportOptions: Sendable {
  /// When the import happens, as it is to be kept: ISO 8601.
  public var time: String
  /// The currency of the co-op's books.
  public var baseCurrency: Currency
  /// The two-digit code of the co-op's own state, for checks.
  public var homeState: String?
  /// The last day that is not in the future, for checks.
  public var asOf: CalendarDay?
  /// The first day of the books, for checks.
  public var booksStart: CalendarDay?
  /// Other titles for columns, by kind of file: the file's title → the title of the design.
  public var aliases: [FileKind: [String: String]]
  /// How many days ahead batches near their best-before date are reported.
  public var expiryAlertDays = 30
  /// Whether rows that are gone from their file are removed from the ledger, too.
  public var removesGoneRows = false
  /// How all files are to be read, if their names and titles shall not tell.
  public var form: ReadingForm?
  /// Deposits of a bank statement with one of these words are left out; case does not count.
  public var bankWordsLeftOut: [String] = []
  /// Told how far the import is, about every thousand rows; what it throws ends the import with nothing changed.
  public var progress: (@Sendable (ImportProgress) throws -> Void)?
  /// The settings that `talim.toml` decides, so that rows of `settings.csv` do not, each with what it says there.
  public var fixedSettings: [String: String] = [:]

  /// Names the time; rupees and no aliases unless told otherwise.
  public init(
    time: String, baseCurrency: Currency = .inr, homeState: String? = nil, asOf: CalendarDay? = nil,
    booksStart: CalendarDay? = nil, aliases: [FileKind: [String: String]] = [:]
  ) {
    self.time = time
    self.baseCurrency = baseCurrency
    self.homeState = homeState
    self.asOf = asOf
    self.booksStart = booksStart
    self.aliases = aliases
  }
}
