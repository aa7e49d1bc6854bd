import Foundation
import Testing

/// Holds the imports of every source file and the dependencies in `Package.swift` against the map of the house.
@Suite struct HouseMapTests {
  /// What each room may import: other rooms and outside libraries.
  static let rooms: [String: Set<String>] = [
    "Diagnostics": [],
    "Values": ["Diagnostics"],
    "JSONData": ["Diagnostics", "Values"],
    "Settings": ["Diagnostics", "Values"],
    "Ledger": ["Diagnostics", "Values", "GRDB"],
    "Documents": ["Diagnostics", "Values", "Settings", "Ledger"],
    "Typesetting": ["Diagnostics"],
    "Templates": ["Diagnostics", "Values", "Typesetting"],
    "Layout": ["Diagnostics", "Typesetting"],
    "Press": ["Diagnostics", "Typesetting", "CCairo", "CZint"],
    "PlainText": ["Diagnostics", "Typesetting"],
    "Mail": ["Diagnostics", "CCurl"],
    "Issuing": [
      "Diagnostics", "Values", "JSONData", "Settings", "Ledger", "Documents", "Typesetting", "Templates", "Layout",
      "Press", "PlainText", "Mail",
    ],
    "talim": ["Diagnostics", "Typesetting", "PlainText", "Issuing", "ArgumentParser"],
    "CCairo": [],
    "CZint": [],
    "CCurl": [],
  ]
  /// The system's own modules, allowed where a room does not have to be pure.
  static let system: Set<String> = ["Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Synchronization"]
  /// Rooms that touch neither files nor clock nor locale, hence nothing of the system.
  static let pure: Set<String> = [
    "Diagnostics", "Values", "JSONData", "Typesetting", "Templates", "Layout", "PlainText", "Documents",
  ]

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func imports(of text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").filter {
        !["public", "internal", "package", "private", "fileprivate", "@preconcurrency", "@testable", "@_exported"]
          .contains($0)
      }
      guard words.first == "import", words.count >= 2 else { return nil }
      let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
      let module = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
      return String(module.split(separator: ".")[0])
    }
  }

  static func swiftFiles(in room: String) throws -> [URL] {
    let folder = root.appending(path: "Sources/\(room)")
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
  }

  @Test func everyFolderOfSourcesIsARoomOnTheMap() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
    #expect(!folders.isEmpty)
    for folder in folders { #expect(Self.rooms[folder] != nil, "`Sources/\(folder)` is not on the map") }
  }

  @Test func filesImportOnlyWhatTheirRoomMay() throws {
    var count = 0
    for (room, allowed) in Self.rooms {
      let permitted = allowed.union(Self.pure.contains(room) ? [] : Self.system)
      for file in try Self.swiftFiles(in: room) {
        count += 1
        for module in Self.imports(of: try String(contentsOf: file, encoding: .utf8)) {
          #expect(permitted.contains(module), "\(room)/\(file.lastPathComponent) must not import \(module)")
        }
      }
    }
    #expect(count > 20)
  }

  @Test func eachOutsideLibraryHasOneRoom() throws {
    for library in ["GRDB", "ArgumentParser", "CCairo", "CZint", "CCurl"] {
      #expect(Self.rooms.values.filter { $0.contains(library) }.count == 1)
    }
  }

  @Test func thePackageDeclaresNoMoreThanTheMapAllows() throws {
    let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
    for (room, allowed) in Self.rooms {
      guard
        let start = manifest.range(of: "arget(name: \"\(room)\"")
          ?? manifest.range(of: "arget(\n      name: \"\(room)\"")
      else { continue }
      let rest = manifest[start.upperBound...]
      let end = rest.range(of: "\n    .")?.lowerBound ?? rest.endIndex
      let declaration = rest[..<end]
      guard let list = declaration.range(of: "dependencies: [") else { continue }
      let names = declaration[list.upperBound...].split(separator: "swiftSettings")[0]
        .split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
      for name in names where Self.rooms[name] != nil || ["GRDB", "ArgumentParser"].contains(name) {
        #expect(allowed.contains(name), "Package.swift lets \(room) depend on \(name)")
      }
    }
  }

  @Test func noModuleHasATypeOfItsOwnName() throws {
    for room in Self.rooms.keys {
      for file in try Self.swiftFiles(in: room) {
        let text = try String(contentsOf: file, encoding: .utf8)
        for keyword in ["struct", "class", "enum", "actor", "protocol"] {
          #expect(!text.contains("\(keyword) \(room) "), "\(file.lastPathComponent)")
          #expect(!text.contains("\(keyword) \(room):"), "\(file.lastPathComponent)")
        }
      }
    }
  }

  @Test func theImportReaderSeesEveryForm() {
    let text = "import A\npublic import B\nimport struct C.D\n@testable import E\nlet x = 1 // import F\n"
    #expect(Self.imports(of: text) == ["A", "B", "C", "E"])
  }
}
