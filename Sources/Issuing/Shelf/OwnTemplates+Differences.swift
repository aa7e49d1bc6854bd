import Diagnostics
import Foundation
import Settings

extension OwnTemplates {
  /// What Talim changed since a file was copied, and what the co-op changed, for people: a sentence for each, and the lines.
  ///
  /// - Parameter name: the file; all own files when absent.
  /// - Throws: a `Diagnostic` when there is no such built-in file, or one can not be read.
  public func differences(_ name: String?) throws -> [String] {
    if let name {
      let file = try shelf.builtIn(name)
      return try text(ownPath(file)) == nil ? [builtInOnly(file)] : try difference(file)
    }
    let own = ShelfFile.all(in: shelf.ownPath)
    guard !own.isEmpty else {
      return ["all templates are the built-in ones; `talim template copy NAME` starts your own"]
    }
    return Array(try own.map(difference).joined(separator: [""]))
  }

  private func difference(_ file: ShelfFile) throws -> [String] {
    let path = ownPath(file)
    guard let own = try text(path) else { return [] }
    guard let builtIn = try text(builtInPath(file)) else {
      return ["\(path): your own; nothing built in has this name"]
    }
    guard let base = try text(basePath(file)) else { return withoutBase(file, own: own, builtIn: builtIn) }
    let theirs = LineDifference(from: base, to: builtIn)
    let ours = LineDifference(from: base, to: own)
    if theirs.isEmpty, ours.isEmpty { return ["\(path): as it was copied, and the built-in one has not changed since"] }
    var lines: [String] = []
    if theirs.isEmpty {
      lines.append("\(path): the built-in one has not changed since it was copied")
    } else if own == builtIn || LineDifference(from: own, to: builtIn).isEmpty {
      lines.append("\(path): the same as today's built-in one")
      lines.append("next: talim template diff \(file.shortName) --seen")
      return lines
    } else {
      lines.append("\(path): what Talim changed in the built-in one since it was copied:")
      lines.append(theirs.unified(old: "\(file.name) as copied", new: "\(file.name) of today"))
      lines.append("next: take over what you want, then talim template diff \(file.shortName) --seen")
    }
    if ours.isEmpty {
      lines.append("\(path): you have not changed anything")
    } else {
      lines.append("\(path): what you changed:")
      lines.append(ours.unified(old: "\(file.name) as copied", new: path))
    }
    return lines
  }

  /// A file that was not made by `talim template copy` can only be compared with what is built in today.
  private func withoutBase(_ file: ShelfFile, own: String, builtIn: String) -> [String] {
    let path = ownPath(file)
    if file.kind == .labels, let lines = labelDifference(file, own: own, builtIn: builtIn) { return lines }
    let difference = LineDifference(from: builtIn, to: own)
    if difference.isEmpty { return ["\(path): the same as the built-in one"] }
    return [
      "\(path): how it differs from the built-in one (it is not known which version it began as):",
      difference.unified(old: "\(file.name) built in", new: path),
    ]
  }

  /// Labels stand in front of the built-in ones line by line, so what a file does not say is no difference; `nil` when one
  /// of both can not be read.
  private func labelDifference(_ file: ShelfFile, own: String, builtIn: String) -> [String]? {
    let path = ownPath(file)
    guard let ownLines = try? Self.labels(own, path), let builtInLines = try? Self.labels(builtIn, file.name) else {
      return nil
    }
    let there = Dictionary(builtInLines.map { ($0.path, $0.text) }) { first, _ in first }
    let changed = ownLines.filter { there[$0.path] != $0.text }
    if changed.isEmpty { return ["\(path): says nothing that the built-in one does not say"] }
    return ["\(path): what it says otherwise than the built-in one, whose other lines hold:"]
      + changed.flatMap { line in
        [there[line.path].map { "-\(line.name) = \"\($0)\"" }, "+\(line.name) = \"\(line.text)\""].compactMap { $0 }
      }
  }

  private struct LabelLine {
    let path: [String]
    let text: String
    var name: String { "\"\(path.last ?? "")\"" }
  }

  private static func labels(_ text: String, _ path: String) throws -> [LabelLine] {
    try TOMLFile(text: text, file: path).entries.compactMap { entry in
      guard case .text(let words) = entry.value, entry.path.first != "about" else { return nil }
      return LabelLine(path: entry.path, text: words)
    }
  }
}
