import Foundation
import JSONData
import Testing
import Values

@testable import Issuing

/// A fictional co-op's folder, opened in a fresh place, and the samples made of it.
enum SampleCoop {
  /// Copies the files, imports them all and does some work there.
  static func inOffice<Result>(of coop: URL, _ work: (Office) throws -> Result) throws -> Result {
    try Workshop.inFolder { folder in
      let files = try FileManager.default.contentsOfDirectory(at: coop, includingPropertiesForKeys: nil)
      for file in files {
        try FileManager.default.copyItem(at: file, to: folder.appending(path: file.lastPathComponent))
      }
      let settings = folder.appending(path: "talim.toml")
      let text = try String(contentsOf: settings, encoding: .utf8)
      try text.replacing("logo = \"logo.png\"", with: "logo = \"samples/logo.png\"")
        .write(to: settings, atomically: true, encoding: .utf8)
      let office = try Office(
        coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
      let names = files.map(\.lastPathComponent).filter { $0.hasSuffix(".csv") }
      let summary = try office.importFiles(names.map { folder.appending(path: $0).path })
      #expect(!summary.hasRefusedRows)
      return try work(office)
    }
  }

  /// Holds a record against a file in `templates/samples`, or writes it there.
  static func compare(_ record: Record, _ schema: Schema, file name: String) throws {
    let file = Workshop.root.appending(path: "templates/samples/\(name)")
    if ProcessInfo.processInfo.environment["TALIM_UPDATE_SNAPSHOTS"] == "1" {
      #expect(ProcessInfo.processInfo.environment["CI"] == nil, "CI does not rewrite samples")
      try SampleRecordTests.pretty(RecordJSON.bytes(of: record)).write(to: file, atomically: true, encoding: .utf8)
    }
    let bytes = Array(try Data(contentsOf: file))
    let read = try RecordReader(schema).record(of: JSONDocument(bytes, file: file.path).root)
    #expect(RecordJSON.bytes(of: read) == RecordJSON.bytes(of: record), "make it anew with TALIM_UPDATE_SNAPSHOTS=1")
  }
}
