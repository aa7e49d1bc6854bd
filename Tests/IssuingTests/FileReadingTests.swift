import Diagnostics
import Foundation
import Testing
import Values

@testable import Issuing

/// Files that are no files, or no end.
@Suite struct FileReadingTests {
  private func name(_ work: () throws -> Void) -> String? {
    do {
      try work()
      return nil
    } catch {
      return (error as? Diagnostic)?.name
    }
  }

  @Test func hugeFilesAreRefusedUnread() throws {
    try Workshop.inFolder { folder in
      let path = folder.appending(path: "huge").path
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      let file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.truncate(atOffset: 5_000_000_000)
      #expect(name { _ = try FileReading.bytes(ofFile: path) } == "file-too-large")
      #expect(name { _ = try FileReading.text(ofFile: path) } == "file-too-large")
      #expect(name { _ = try DataFeed(path: path + ".json") } == "no-such-file")
      #expect(name { _ = try DataFeed(path: path) } == "file-too-large")
      try file.truncate(atOffset: 4_000_001)
      #expect(name { _ = try FileReading.text(ofFile: path, most: FileReading.mostText) } == "file-too-large")
    }
  }

  @Test func pipesAndDevicesAreNoFiles() throws {
    try Workshop.inFolder { folder in
      let pipe = folder.appending(path: "pipe").path
      #expect(mkfifo(pipe, 0o600) == 0)
      for path in [pipe, "/dev/zero"] {
        #expect(name { _ = try FileReading.text(ofFile: path) } == "no-file")
      }
      #expect(
        name { _ = try FileReading.bytes(ofFile: "/dev/zero", most: 1 << 20, mayBePipe: true) } == "file-too-large")
      #expect(name { _ = try FileReading.bytes(ofFile: folder.path) } == "is-a-folder")
      // What begins as no JSON does is not read to its end.
      #expect(name { _ = try DataFeed(path: "/dev/zero") } != nil)
    }
  }

  @Test func themesAndLabelsThatLeadOutAreRefused() throws {
    try Workshop.inFolder { folder in
      let coop = folder.appending(path: "coop")
      let shelf = TemplateShelf(coop: CoopFolder(path: coop.path), resources: try Workshop.resources())
      try Workshop.write("[colors]\n", to: folder.appending(path: "outside.toml"))
      for (own, link) in [("themes", "plain.toml"), ("labels", "ur.toml")] {
        let place = coop.appending(path: "templates/\(own)/\(link)")
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
          at: place, withDestinationURL: folder.appending(path: "outside.toml"))
      }
      #expect(name { _ = try ThemeShelf(shelf: shelf).theme(settings: nil) } == "outside-folder")
      #expect(name { _ = try LabelShelf(shelf: shelf).labels(.urdu) } == "outside-folder")
    }
  }

  @Test func theFingerprintCoversAllFilesOfATemplate() throws {
    try Workshop.inFolder { folder in
      let resources = try Workshop.resources()
      func fingerprint(_ place: String, _ changed: (String, String)?) throws -> String {
        let coop = folder.appending(path: place)
        try Workshop.write(
          "<template for=\"invoice\"><include file=\"parts/a.xml\"/></template>",
          to: coop.appending(path: "templates/mine.xml"))
        try Workshop.write("<part><text>a</text></part>", to: coop.appending(path: "templates/parts/a.xml"))
        try Workshop.write("[about]\nreviewed = true\n", to: coop.appending(path: "templates/labels/de.toml"))
        if let changed { try Workshop.write(changed.1, to: coop.appending(path: "templates/\(changed.0)")) }
        let shelf = TemplateShelf(coop: CoopFolder(path: coop.path), resources: resources)
        let (files, labels) = (FilesRead(), FilesRead())
        let theme = try ThemeShelf(shelf: shelf, files: files).theme(settings: nil)
        let template = try shelf.template("mine.xml", theme: theme, files: files)
        _ = try LabelShelf(shelf: shelf, files: labels).labelled(template, language: .german)
        return try ShelfFingerprint.text(shelf, [files, labels])
      }
      let first = try fingerprint("a", nil)
      #expect(first.count == 64)
      #expect(try fingerprint("b", nil) == first, "it does not depend on where the co-op lies")
      let changes = [
        ("mine.xml", "<template for=\"invoice\"><include file=\"parts/a.xml\"/><text>b</text></template>"),
        ("parts/a.xml", "<part><text>b</text></part>"), ("themes/plain.toml", "[colors]\naccent = \"#112233\"\n"),
        ("labels/de.toml", "[about]\nreviewed = false\n"),
      ]
      let all = try changes.enumerated().map { try fingerprint("c\($0)", $1) }
      #expect(Set(all + [first]).count == 5)
    }
  }
}
