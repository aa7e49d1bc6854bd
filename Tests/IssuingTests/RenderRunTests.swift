import Diagnostics
import Foundation
import Synchronization
import Testing

@testable import Issuing

/// Runs of `talim render` on small templates.
@Suite struct RenderRunTests {
  static let template = """
    <template for="data" page="A6" margin="8mm" title="{{ name }}">
      <heading level="2">{{ name }}</heading>
      <table rows="line in lines">
        <column title="What" width="1fr">{{ line.what }}</column>
        <column title="Price" align="decimal">{{ line.price }}</column>
      </table>
    </template>
    """

  static func row(_ number: Int, lines: Int = 3) -> String {
    let lines = (0..<lines).map { #"{"what": "Thing \#(number * 31 + $0) é", "price": "\#(number).\#(10 + $0) EUR"}"# }
    return #"{"name": "Row \#(number)", "lines": [\#(lines.joined(separator: ","))]}"#
  }

  static let schema = """
    {"properties": {"name": {"type": "string"}, "lines": {"type": "array", "items": {"properties": {
    "what": {"type": "string"}, "price": {"type": "string", "format": "money"}}, "required": ["what", "price"]}}},
    "required": ["name", "lines"]}
    """

  /// What a run said.
  final class Report: Sendable {
    private let said = Mutex<[String]>([])
    var paths: [String] { said.withLock { $0 } }
    func add(_ event: RenderEvent) {
      if case .printed(let path) = event {
        said.withLock { $0.append(path.split(separator: "/").last.map(String.init) ?? "") }
      }
    }
  }

  /// A folder with a template, a schema and rows.
  static func prepare(_ folder: URL, rows: [String]) throws -> RenderRequest {
    try Workshop.write(template, to: folder.appending(path: "t.xml"))
    try Workshop.write(schema, to: folder.appending(path: "t.schema.json"))
    try Workshop.write(rows.joined(separator: "\n"), to: folder.appending(path: "rows.jsonl"))
    var request = RenderRequest(
      template: folder.appending(path: "t.xml").path, data: folder.appending(path: "rows.jsonl").path)
    request.out = folder.appending(path: "out").path
    return request
  }

  static func run(
    _ request: RenderRequest, _ folder: URL, isStopped: @escaping @Sendable () -> Bool = { false }
  ) throws -> (summary: RenderSummary, paths: [String]) {
    let report = Report()
    let run = RenderRun(
      request, coop: CoopFolder(path: folder.path), resources: try Workshop.resources(), now: Workshop.now)
    let summary = try run.run(report: { report.add($0) }, isStopped: isStopped)
    return (summary, report.paths)
  }

  static func files(_ folder: URL) throws -> [String: Data] {
    var all: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !name.hasPrefix(".") {
      all[name] = try Data(contentsOf: folder.appending(path: name))
    }
    return all
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    try Workshop.inFolder { folder in
      var request = try Self.prepare(folder, rows: (0..<40).map { Self.row($0, lines: 1 + $0 * 7 % 30) })
      let one = try Self.run(request, folder)
      request.out = folder.appending(path: "three").path
      request.jobs = 3
      let three = try Self.run(request, folder)
      #expect(one.summary.printed == 40)
      #expect(one.paths == three.paths)
      #expect(one.paths.first == "t-0001.pdf" && one.paths.last == "t-0040.pdf")
      #expect(try Self.files(folder.appending(path: "out")) == Self.files(folder.appending(path: "three")))
    }
  }

  @Test func aStoppedRunGoesOnWhereItWas() throws {
    try Workshop.inFolder { folder in
      var request = try Self.prepare(folder, rows: (0..<20).map { Self.row($0) })
      request.jobs = 2
      let asked = Atomic(0)
      let first = try Self.run(request, folder) { asked.add(1, ordering: .relaxed).newValue > 8 }
      #expect(first.summary.wasStopped)
      #expect((1..<20).contains(first.summary.printed))
      let inner = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "out/.talim-render").path)
      #expect(!inner.contains { $0.hasSuffix(".part") })
      let second = try Self.run(request, folder)
      #expect(second.summary.skipped == first.summary.printed)
      #expect(second.summary.printed == 20 - first.summary.printed)
      request.out = folder.appending(path: "whole").path
      _ = try Self.run(request, folder)
      #expect(try Self.files(folder.appending(path: "out")) == Self.files(folder.appending(path: "whole")))
    }
  }

  @Test func whatAKilledRunLeftIsTakenAway() throws {
    try Workshop.inFolder { folder in
      let request = try Self.prepare(folder, rows: (0..<3).map { Self.row($0) })
      _ = try Self.run(request, folder)
      let inner = folder.appending(path: "out/.talim-render")
      try Workshop.write("half", to: inner.appending(path: "7-0.part"))
      let record = inner.appending(path: "t.pdf")
      let text = try String(contentsOf: record, encoding: .utf8)
      try (text + "0123abcd\t99\tt-00").write(to: record, atomically: false, encoding: .utf8)
      #expect(try Self.run(request, folder).summary.skipped == 3)
      #expect(try String(contentsOf: record, encoding: .utf8) == text)
      #expect(!FileManager.default.fileExists(atPath: inner.appending(path: "7-0.part").path))
    }
  }

  @Test func onlyWhatChangedIsPrintedAgain() throws {
    try Workshop.inFolder { folder in
      let request = try Self.prepare(folder, rows: (0..<5).map { Self.row($0) })
      #expect(try Self.run(request, folder).summary.printed == 5)
      _ = try Self.prepare(folder, rows: (0..<5).map { Self.row($0 == 2 ? 9 : $0) })
      #expect(try Self.run(request, folder).paths == ["t-0003.pdf"])
      try FileManager.default.removeItem(at: folder.appending(path: "out/t-0001.pdf"))
      #expect(try Self.run(request, folder).paths == ["t-0001.pdf"])
      try Workshop.write(Self.template.replacing("Price", with: "Cost"), to: folder.appending(path: "t.xml"))
      #expect(try Self.run(request, folder).summary.printed == 5)
      var forced = request
      forced.isForced = true
      #expect(try Self.run(forced, folder).summary.printed == 5)
    }
  }

  @Test func aChangedPictureIsPrintedAgain() throws {
    try Workshop.inFolder { folder in
      let request = try Self.prepare(folder, rows: [Self.row(1)])
      let with = Self.template.replacing("<heading", with: "<image file=\"p.svg\" width=\"9mm\" alt=\"p\"/><heading")
      try Workshop.write(with, to: folder.appending(path: "t.xml"))
      func draw(_ color: String) throws {
        let text =
          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\" fill=\"\(color)\"/></svg>"
        try Workshop.write(text, to: folder.appending(path: "p.svg"))
      }
      try draw("red")
      #expect(try Self.run(request, folder).summary.printed == 1)
      #expect(try Self.run(request, folder).summary.skipped == 1)
      try draw("blue")
      #expect(try Self.run(request, folder).summary.printed == 1)
    }
  }

  @Test func picturesOutsideOfTheFoldersAreRefused() throws {
    try Workshop.inFolder { folder in
      let inner = folder.appending(path: "inner")
      try Workshop.write("<svg/>", to: folder.appending(path: "secret.svg"))
      for name in ["../secret.svg", "link.svg", folder.appending(path: "secret.svg").path] {
        let request = try Self.prepare(inner, rows: [Self.row(1)])
        try? FileManager.default.createSymbolicLink(
          at: inner.appending(path: "link.svg"), withDestinationURL: folder.appending(path: "secret.svg"))
        let with = Self.template.replacing(
          "<heading", with: "<image file=\"{{ name }}\" width=\"9mm\" alt=\"p\"/><heading")
        try Workshop.write(with, to: inner.appending(path: "t.xml"))
        try Workshop.write(#"{"name": "\#(name)", "lines": []}"#, to: inner.appending(path: "rows.jsonl"))
        let summary = try Self.run(request, inner).summary
        #expect(summary.failed == 1, "\(name)")
        #expect(["outside-folder", "no-such-picture"].contains(summary.problems.diagnostics.first?.name), "\(name)")
      }
    }
  }

  @Test func badRowsAreToldAndTheOthersPrinted() throws {
    try Workshop.inFolder { folder in
      var request = try Self.prepare(
        folder, rows: [Self.row(0), "{oops", #"{"name": 5, "lines": []}"#, "", Self.row(4), #"{"lines": []}"#])
      request.jobs = 2
      let (summary, paths) = try Self.run(request, folder)
      #expect(paths == ["t-0001.pdf", "t-0004.pdf"])
      #expect(summary.failed == 3)
      let places = summary.problems.diagnostics.map {
        $0.place?.description.split(separator: "/").last.map(String.init) ?? ""
      }
      #expect(places == ["rows.jsonl:2:2", "rows.jsonl:3:10", "rows.jsonl:6:1"])
    }
  }

  @Test func twoDocumentsOfOneNameAreAnErrorForTheLater() throws {
    try Workshop.inFolder { folder in
      var request = try Self.prepare(folder, rows: [Self.row(1), Self.row(2), Self.row(1), Self.row(3)])
      request.namePattern = "{{ name }}"
      request.jobs = 2
      let (summary, paths) = try Self.run(request, folder)
      #expect(paths == ["Row-1.pdf", "Row-2.pdf", "Row-3.pdf"])
      #expect(summary.problems.diagnostics.map(\.name) == ["same-name"])
    }
  }

  @Test func picturesOfPagesThatAreGoneAreRemoved() throws {
    try Workshop.inFolder { folder in
      var request = try Self.prepare(folder, rows: [Self.row(1, lines: 60)])
      request.format = .png
      request.dotsPerInch = 20
      let before = try Self.run(request, folder).paths
      #expect(before.count > 1 && before[0] == "t-0001-1.png")
      _ = try Self.prepare(folder, rows: [Self.row(1, lines: 1)])
      #expect(try Self.run(request, folder).paths == ["t-0001.png"])
      #expect(try Self.files(folder.appending(path: "out")).keys.sorted() == ["t-0001.png"])
    }
  }

  @Test func pagesOfAnEarlierSinglePrintGoButNothingElse() throws {
    try Workshop.inFolder { folder in
      var request = try Self.prepare(folder, rows: [])
      try Workshop.write(Self.row(1, lines: 90), to: folder.appending(path: "one.json"))
      request.data = folder.appending(path: "one.json").path
      for format in RenderRequest.Format.allCases where format != .pdf {
        let ending = format.rawValue
        let out = folder.appending(path: "\(ending)s")
        request.out = out.appending(path: "x.\(ending)").path
        request.dotsPerInch = 20
        #expect(try Self.run(request, folder).paths.count > 2)
        // Another document of one page, and a picture that Talim did not make, though their names go on.
        let count = try FileManager.default.contentsOfDirectory(atPath: out.path).count
        try Workshop.write("mine", to: out.appending(path: "x-\(count + 1).\(ending)"))
        try Workshop.write(Self.row(1), to: folder.appending(path: "one.json"))
        var other = request
        other.out = out.appending(path: "x-\(count + 2).\(ending)").path
        #expect(try Self.run(other, folder).paths.count == 1)
        #expect(try Self.run(request, folder).paths == ["x.\(ending)"])
        let left = try FileManager.default.contentsOfDirectory(atPath: out.path).sorted()
        #expect(left == ["x-\(count + 1).\(ending)", "x-\(count + 2).\(ending)", "x.\(ending)"].sorted())
        try Workshop.write(Self.row(1, lines: 90), to: folder.appending(path: "one.json"))
        _ = try Self.run(request, folder)
        #expect(!FileManager.default.fileExists(atPath: out.appending(path: "x.\(ending)").path))
      }
    }
  }

  @Test func nothingIsWrittenOverWhatItIsMadeOf() throws {
    try Workshop.inFolder { folder in
      let logo = try Data(contentsOf: Workshop.root.appending(path: "templates/samples/logo.png"))
      try logo.write(to: folder.appending(path: "logo.png"))
      try Workshop.write(
        "<template for=\"data\"><image file=\"logo.png\" alt=\"{{ name }}\"/></template>",
        to: folder.appending(path: "t.xml"))
      try Workshop.write("{\"name\": \"logo\"}", to: folder.appending(path: "d.json"))
      try Workshop.write("[{\"name\": \"logo\"}, {\"name\": \"other\"}]", to: folder.appending(path: "all.json"))
      var request = RenderRequest(
        template: folder.appending(path: "t.xml").path, data: folder.appending(path: "d.json").path)
      request.out = folder.appending(path: "logo.png").path
      #expect(try #require(throws: Diagnostic.self) { try Self.run(request, folder) }.name == "over-input")
      request.data = folder.appending(path: "all.json").path
      request.out = folder.path
      request.format = .png
      request.namePattern = "{{ name }}"
      let run = try Self.run(request, folder)
      #expect(run.summary.problems.diagnostics.map(\.name) == ["over-input"] && run.paths == ["other.png"])
      let preview = PreviewRequest(
        template: request.template, data: .file(folder.appending(path: "d.json").path),
        out: folder.appending(path: "logo.png").path)
      let session = try PreviewSession(
        preview, coop: CoopFolder(path: folder.path), resources: try Workshop.resources(), now: Workshop.now)
      #expect(try #require(throws: Diagnostic.self) { try session.render() }.name == "over-input")
      #expect(try Data(contentsOf: folder.appending(path: "logo.png")) == logo)
    }
  }

  @Test(arguments: ["../{{ name }}", "a/../../{{ name }}", "/tmp/{{ name }}", "./{{ name }}", ""])
  func patternsStayInTheFolder(pattern: String) throws {
    try Workshop.inFolder { folder in
      var request = try Self.prepare(folder, rows: [Self.row(1)])
      request.namePattern = pattern
      #expect(try #require(throws: Diagnostic.self) { try Self.run(request, folder) }.fault == .misuse)
    }
  }

  @Test(arguments: ["", "t.xml", "rows.jsonl"]) func outputsThatAreNoFolderAreMisuse(out: String) throws {
    try Workshop.inFolder { folder in
      var request = try Self.prepare(folder, rows: [Self.row(1)])
      request.out = out.isEmpty ? "" : folder.appending(path: out).path
      #expect(try #require(throws: Diagnostic.self) { try Self.run(request, folder) }.name == "bad-ending")
    }
  }

  @Test func aFolderIsWrittenByOneRunAtATime() throws {
    try Workshop.inFolder { folder in
      let path = folder.appending(path: "out").path
      let held = try RenderRecord(folder: path, name: "t.pdf", settings: "x")
      #expect(throws: Diagnostic.self) { try RenderRecord(folder: path, name: "u.pdf", settings: "x") }
      withExtendedLifetime(held) {}
    }
  }

  @Test(arguments: [
    ("Müller & Söhne / Berlin", "Müller-Söhne-Berlin"), ("../../etc/passwd", "..-..-etc-passwd"), ("a\u{0}\nb", "a-b"),
    ("دستکاری", "دستکاری"), ("\u{2068}CC/1\u{2069}", "CC-1"), ("", ""),
  ])
  func namesAreSafe(text: String, expected: String) {
    #expect(RenderNames.safe(text) == expected)
  }

  @Test func namesAreNeverHiddenNorTooLong() {
    #expect(RenderNames.component("..-..-etc", ending: "pdf") == "-..-etc")
    #expect(RenderNames.component("a.pdf", ending: "pdf") == "a")
    #expect(RenderNames.component(String(repeating: "ज्ञ", count: 500), ending: "pdf").utf8.count <= 200)
  }

  @Test func everyByteOfARowCounts() {
    let row = Array(Self.row(3).utf8)
    let all = row.indices.map { index -> RowFingerprint in
      var copy = row
      copy[index] ^= 1
      return RowFingerprint(copy)
    }
    #expect(Set(all + [RowFingerprint(row), RowFingerprint(row + [0])]).count == row.count + 2)
  }
}
