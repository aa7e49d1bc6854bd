import Diagnostics
import Foundation

extension TemplateShelf {
  /// Where a template is that somebody names: a file, read where it lies, or one on the shelf, with or without its ending.
  ///
  /// - Returns: its name, and the folders in which it and what it includes are looked for, in order.
  /// - Throws: a `Diagnostic` with a suggestion when there is no such file.
  func location(of text: String) throws -> (folders: [String], name: String) {
    let shelves = [ownPath, builtInPath]
    if FileManager.default.fileExists(atPath: text), !text.isEmpty {
      let folder = FilePaths.folder(of: text)
      return ([folder] + shelves.filter { $0 != folder }, FilePaths.lastComponent(text))
    }
    for name in text.isEmpty ? [] : [text, text + ".xml"]
    where path(of: name) != nil && !name.hasPrefix("/") && !name.contains("..") {
      return (shelves, name)
    }
    let names = shelves.flatMap { ShelfFile.all(in: $0) }.filter { $0.kind == .template }.map(\.shortName)
    let near = Suggestion.nearest(to: text, among: names).map { "did you mean `\($0)`?" }
    throw Diagnostic(
      "no-such-file", "there is no template file `\(text)`",
      hint: near ?? "check the spelling and the folder you are in, or name one of `talim template list`")
  }

  /// A mistake in a file of the co-op is shown with the path at which its author finds the file; built-in files keep their
  /// names on the shelf.
  func located(_ diagnostic: Diagnostic, in folders: [String]) -> Diagnostic {
    var copy = diagnostic
    switch diagnostic.place {
    case .text(var place)?:
      place.file = shownPath(place.file, in: folders)
      copy.place = .text(place)
    case .file(let name)?: copy.place = .file(shownPath(name, in: folders))
    default: break
    }
    return copy
  }

  private func shownPath(_ name: String, in folders: [String]) -> String {
    let builtIn = FilePaths.joined(builtInPath, "")
    if name.hasPrefix(builtIn) { return String(name.dropFirst(builtIn.count)) }
    for folder in folders where folder != builtInPath && !name.hasPrefix("/") {
      let path = folder == "." ? name : FilePaths.joined(folder, name)
      if FileManager.default.fileExists(atPath: path) { return path }
    }
    return name
  }

  /// Runs work on a template; what it throws gets places that its author finds.
  func locating<Result>(in folders: [String], _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let list as DiagnosticList {
      throw DiagnosticList(list.diagnostics.map { located($0, in: folders) })
    } catch let diagnostic as Diagnostic {
      throw located(diagnostic, in: folders)
    }
  }
}
