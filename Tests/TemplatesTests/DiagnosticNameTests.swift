import FoundationEssentials
import Testing

/// No mistake is reported that no test has ever seen.
@Suite struct DiagnosticNameTests {
  private static let here = URL(filePath: #filePath).deletingLastPathComponent()
  private static let sources = here.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Templates")

  private static func swiftTexts(in folder: URL) throws -> [(name: String, text: String)] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }.map {
      ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
    }
  }

  /// The first word in quotes behind each call that makes a diagnostic.
  private static func namesRaised(in text: String) -> Set<String> {
    let call = /(?:error|warning|fail|skip|Diagnostic)\(\s*(?:past: "[^"]*", )?"([a-z0-9]+(?:-[a-z0-9]+)*)"/
    return Set(text.matches(of: call).map { String($0.1) })
  }

  @Test func everyDiagnosticHasACaseOrATest() throws {
    var seen: Set<String> = []
    for name in CaseFile.names { seen.formUnion(try CaseFile(name).diagnosticNames()) }
    // What needs data, several files or a large text is tested in code, by its name.
    let tests = try Self.swiftTexts(in: Self.here).map(\.text).joined()
    for (file, text) in try Self.swiftTexts(in: Self.sources) {
      for name in Self.namesRaised(in: text) where !seen.contains(name) {
        // `size` is the name of an attribute, which `fail` of the attribute reader takes first.
        guard name != "size" else { continue }
        let isTested = tests.contains("\"\(name)\"") || tests.contains("\"\(name) at ")
        #expect(isTested, "`\(name)`, raised in \(file), has neither a case nor a test")
      }
    }
    #expect(seen.count >= 60)
  }
}
