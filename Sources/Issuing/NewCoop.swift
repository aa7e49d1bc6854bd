import Diagnostics
import Foundation
import Ledger
import Settings

/// Makes the folder of a new co-op.
public struct NewCoop {
  private let path: String
  private let resources: ResourceFolder

  /// Names the folder to make.
  public init(path: String, resources: ResourceFolder) throws {
    self.path = path
    self.resources = resources
  }

  /// Makes the folder: settings, an empty ledger and CSV files with titles, or the files of the sample co-op.
  ///
  /// - Returns: lines that say what was made and what to do next.
  /// - Throws: a `Diagnostic` when the folder exists and is not empty, or can not be written.
  public func make(withSample: Bool) throws -> [String] {
    let existing = try? FileManager.default.contentsOfDirectory(atPath: path)
    guard existing?.isEmpty ?? true else {
      throw Diagnostic(
        "folder-not-empty", "the folder `\(path)` exists and is not empty", at: .file(path),
        hint: "choose another name; nothing was changed")
    }
    try FileWriting.makeFolder(path)
    let names = withSample ? try copySample() : try writeEmptyFiles()
    _ = try LedgerFile.create(path: CoopFolder(path: path).ledgerPath)
    let next =
      withSample
      ? "next: cd \(path), then talim import *.csv, then talim invoice --ready"
      : "next: fill in \(FilePaths.joined(path, CoopSettings.fileName)) and the CSV files, then talim import *.csv in that folder"
    return ["made \(path) with \(names.joined(separator: ", "))", next]
  }

  private func copySample() throws -> [String] {
    let sample = FilePaths.joined(resources.path, "examples/chinar-collective")
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: sample).sorted() else {
      throw Diagnostic(
        "no-sample", "the sample co-op that comes with Talim was not found", at: .file(sample), fault: .environment)
    }
    for name in names {
      try FileWriting.write(
        try FileReading.bytes(ofFile: FilePaths.joined(sample, name)), toFile: FilePaths.joined(path, name))
    }
    return names
  }

  private func writeEmptyFiles() throws -> [String] {
    let name = FilePaths.lastComponent(path)
    var files = [(CoopSettings.fileName, CoopSettings.template(name: name.isEmpty ? "My co-op" : name))]
    for kind in FileKind.allCases {
      files.append(("\(kind.rawValue).csv", kind.titles.joined(separator: ",") + "\n"))
    }
    for (file, text) in files { try FileWriting.write(Array(text.utf8), toFile: FilePaths.joined(path, file)) }
    return files.map(\.0)
  }
}
