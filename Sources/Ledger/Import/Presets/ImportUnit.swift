import Diagnostics
internal import GRDB

/// One file of an import, ready to be read: one of the co-op's own, or an export of another program.
enum ImportUnit {
  case sheet(Sheet)
  case export(ExportTable, ExportPreset)

  /// Finds out what a file is. What the options say comes first; then titles that fit one of the co-op's own files, also by
  /// aliases; then those of an export.
  init(_ source: ImportSource, _ options: ImportOptions) throws {
    switch options.form {
    case .export(let preset)?: self = .export(try ExportTable(source, preset: preset), preset)
    case .file(let kind)?: self = .sheet(try Sheet(source, aliases: options.aliases, kind: kind))
    case nil:
      if let preset = try ExportTable.preset(of: source), try !SheetTitles.fits(source, aliases: options.aliases) {
        self = .export(try ExportTable(source, preset: preset), preset)
      } else {
        self = .sheet(try Sheet(source, aliases: options.aliases))
      }
    }
  }

  /// The kind of file, for exports the first that others hang on.
  var kind: FileKind {
    switch self {
    case .sheet(let sheet): sheet.kind
    case .export(_, let preset): preset.reader.titles.mainKind
    }
  }

  var source: ImportSource {
    switch self {
    case .sheet(let sheet): sheet.source
    case .export(let table, _): table.source
    }
  }

  /// Reads and stores the file. What an export stores by the way is unknown to the book, so it gets a new one.
  func run(
    _ db: Database, _ book: inout ReferenceBook, _ options: ImportOptions, _ meter: ImportMeter
  ) throws -> ExportImport.Result {
    switch self {
    case .sheet(let sheet):
      let (file, problems) = try SheetImport(db: db, sheet: sheet, book: book, options: options, meter: meter).run()
      return ExportImport.Result(files: [file], sheets: [sheet], problems: problems)
    case .export(let table, let preset):
      defer { book = ReferenceBook(db) }
      var work = ExportImport(db: db, table: table, preset: preset, options: options)
      return try work.run()
    }
  }
}
