import Diagnostics
import Documents
import Foundation
import Settings
import Templates
import Typesetting
import Values

/// The templates in use: the co-op's own, and behind them the built-in ones of the same names.
public struct TemplateShelf: Sendable {
  let ownPath: String
  let builtInPath: String

  /// The shelf of a co-op.
  public init(coop: CoopFolder, resources: ResourceFolder) {
    ownPath = coop.templatesPath
    builtInPath = resources.templatesPath
  }

  /// The same with the built-in templates alone.
  var builtIn: TemplateShelf { TemplateShelf(builtInPath: builtInPath) }

  private init(builtInPath: String) {
    ownPath = builtInPath
    self.builtInPath = builtInPath
  }

  /// The kinds of documents a template may be for, with what it may print.
  static let kinds: [String: Schema] = [
    "account": BuyerAccount.recordType.schema,
    "delivery-note": DeliveryNote.recordType.schema,
    "invoice": Invoice.recordType.schema,
    "packing-list": PackingList.recordType.schema,
    "proforma": Proforma.recordType.schema,
    "credit-note": CreditNote.recordType.schema,
    "receipt": Receipt.recordType.schema,
    "statement": Statement.recordType.schema,
    "statement-summary": StatementSummary.recordType.schema,
    "weekly": WeeklySummary.recordType.schema,
  ]

  /// Checks one template and everything it includes.
  func template(
    _ name: String, theme: Theme, themes: ThemeChoice = [:], files: FilesRead? = nil
  ) throws -> Template {
    let folders = [ownPath, builtInPath]
    return try locating(in: folders) {
      try TemplateChecker(
        source: ShelfSource(folders: folders, files: files), kinds: Self.kinds, theme: theme, themes: themes
      )
      .check(name)
    }
  }

  /// The path of a file on the shelf, the co-op's own first.
  func path(of name: String, files: FilesRead? = nil) -> String? {
    for path in [ownPath, builtInPath].map({ FilePaths.joined($0, name) }) {
      files?.note(path)
      if FileManager.default.fileExists(atPath: path) { return path }
    }
    return nil
  }

  /// The files of a name on the shelf, as far as they are there: the co-op's own, shown by the path at which its author
  /// finds it, and the built-in one, shown by its name.
  func paths(of name: String, files: FilesRead? = nil) -> [ShownPath] {
    let own = FilePaths.joined(ownPath, name)
    let all = [ShownPath(path: own, shown: own), ShownPath(path: FilePaths.joined(builtInPath, name), shown: name)]
    for file in all { files?.note(file.path) }
    return all.filter { FileManager.default.fileExists(atPath: $0.path) }
  }
}

/// A file, and how it is named to people.
struct ShownPath {
  let path: String
  let shown: String
}

/// Reads template files from several folders, the first that has a file wins.
struct ShelfSource: TemplateSource {
  let folders: [String]
  /// Told of every file that is looked at, if given.
  var files: FilesRead?

  func text(ofFile name: String) throws -> String {
    let candidates = folders.map { FilePaths.joined($0, name) }
    let found = candidates.first { path in
      files?.note(path)
      return FileManager.default.fileExists(atPath: path)
    }
    guard let path = found else {
      throw Diagnostic(
        "no-such-file", "there is no template file `\(name)`",
        hint: "looked in \(folders.map { "`\($0)`" }.joined(separator: ", "))")
    }
    // A link must not lead out of the folder: templates come from other people.
    let real = URL(filePath: path).resolvingSymlinksInPath().path
    let roots = folders.map { URL(filePath: $0).resolvingSymlinksInPath().path }
    guard roots.contains(where: { real.hasPrefix($0 == "/" ? "/" : $0 + "/") }) else {
      throw Diagnostic(
        "outside-folder", "the template file `\(name)` is a link that leads out of the templates' folder",
        at: .file(path), hint: "copy the file into the folder instead")
    }
    return try FileReading.text(ofFile: path, most: Self.mostBytes)
  }

  /// Beyond this size nothing is read; the checker refuses smaller files than that, and says so better.
  private static let mostBytes = 4_000_000
}
