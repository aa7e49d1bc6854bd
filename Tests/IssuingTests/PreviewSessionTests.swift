import Diagnostics
import Foundation
import Testing

@testable import Issuing

@Suite struct PreviewSessionTests {
  private static let template = """
    <template for="invoice" margin="20mm">
      <include file="parts/top.xml"/>
      <text>{{ orderID }}</text>
    </template>
    """

  /// A folder with a template that includes a part, and a session that has rendered it once.
  private func begun(_ folder: URL, _ change: (inout PreviewRequest) -> Void = { _ in }) throws -> PreviewSession {
    try Workshop.write(Self.template, to: folder.appending(path: "mine.xml"))
    try Workshop.write("<part><text>Top</text></part>", to: folder.appending(path: "parts/top.xml"))
    var request = PreviewRequest(
      template: folder.appending(path: "mine.xml").path, out: folder.appending(path: "page.pdf").path)
    change(&request)
    let session = try PreviewSession(
      request, coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
    #expect(try session.render().pageCount == 1)
    #expect(!session.isOutdated)
    return session
  }

  @Test func whatTheTemplateIncludesIsWatched() throws {
    try Workshop.inFolder { folder in
      let session = try begun(folder)
      #expect(session.watchedFolders.contains(folder.path))
      #expect(session.watchedFolders.contains(folder.appending(path: "parts").path))
      try Workshop.write("<part><text>Another top</text></part>", to: folder.appending(path: "parts/top.xml"))
      #expect(session.isOutdated)
      _ = try session.render()
      #expect(!session.isOutdated)
    }
  }

  @Test(arguments: ["talim.toml", "templates/samples/invoice.short.json"])
  func whatWasMissingIsWatchedToo(name: String) throws {
    try Workshop.inFolder { folder in
      let session = try begun(folder)
      try Workshop.write("", to: folder.appending(path: name))
      #expect(session.isOutdated)
    }
  }

  @Test func themesAndLabelsAreWatched() throws {
    try Workshop.inFolder { folder in
      let theme = folder.appending(path: "templates/themes/mine.toml")
      try Workshop.write("colors.accent = \"#123456\"\n", to: theme)
      let session = try begun(folder) {
        $0.theme = "mine"
        $0.language = "de"
      }
      try Workshop.write("colors.accent = \"#654321\"\n", to: theme)
      #expect(session.isOutdated)
      _ = try session.render()
      try Workshop.write("\"Top\" = \"Oben\"\n", to: folder.appending(path: "templates/labels/de.toml"))
      #expect(session.isOutdated)
    }
  }

  @Test func aMistakeKeepsTheLastPageAndIsForgottenWhenMended() throws {
    try Workshop.inFolder { folder in
      let session = try begun(folder)
      let page = folder.appending(path: "page.pdf")
      let before = try Data(contentsOf: page)
      let part = folder.appending(path: "parts/top.xml")
      try Workshop.write("<part><txt>Top</txt></part>", to: part)
      let list = try #require(throws: DiagnosticList.self) { try session.render() }
      #expect(list.diagnostics.map(\.name) == ["unknown-element"])
      guard case .text(let place) = list.diagnostics.first?.place else {
        Issue.record("the mistake has no place")
        return
      }
      #expect(place.file == part.path)
      #expect(try Data(contentsOf: page) == before)
      #expect(!session.isOutdated, "the mistake is shown once")
      try FileManager.default.removeItem(at: part)
      #expect(session.isOutdated)
      #expect(throws: DiagnosticList.self) { try session.render() }
      try Workshop.write("<part><text>Top</text></part>", to: part)
      #expect(session.isOutdated)
      #expect(try session.render().pageCount == 1)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["mine.xml", "page.pdf", "parts"])
    }
  }

  @Test func aPictureIsReadAnewWhenItChanges() throws {
    try Workshop.inFolder { folder in
      let picture = folder.appending(path: "mark.svg")
      func draw(_ color: String) throws {
        try Workshop.write(
          "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><rect width='40' height='40' fill='\(color)'/></svg>",
          to: picture)
      }
      try draw("red")
      let session = try begun(folder)
      try Workshop.write(
        "<template for=\"invoice\"><image file=\"mark.svg\" alt=\"a mark\"/></template>",
        to: folder.appending(path: "mine.xml"))
      _ = try session.render()
      let red = try Data(contentsOf: folder.appending(path: "page.pdf"))
      try draw("blue")
      #expect(session.isOutdated)
      _ = try session.render()
      #expect(try Data(contentsOf: folder.appending(path: "page.pdf")) != red)
    }
  }

  @Test func picturesOfPagesThatAreGoneGoToo() throws {
    try Workshop.inFolder { folder in
      let session = try begun(folder) {
        $0.out = nil
        $0.out = folder.appending(path: "page.png").path
      }
      let template = folder.appending(path: "mine.xml")
      try Workshop.write("<template for=\"invoice\"><text>a</text><page-break/><text>b</text></template>", to: template)
      #expect(try session.render().pageCount == 2)
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "page-2.png").path))
      try Workshop.write("<template for=\"invoice\"><text>a</text></template>", to: template)
      #expect(try session.render().pageCount == 1)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "page-2.png").path))
    }
  }

  @Test func whatDoesNotFitIsMisuse() throws {
    try Workshop.inFolder { folder in
      _ = try begun(folder)
      let file = folder.appending(path: "mine.xml").path
      let requests = [
        PreviewRequest(template: file, out: file), PreviewRequest(template: file, format: .png, out: "page.pdf"),
        PreviewRequest(template: file, language: "xx"), PreviewRequest(template: file, theme: "nothing"),
        PreviewRequest(template: file, data: .sample("nothing")),
      ]
      for request in requests {
        let diagnostic = try #require(throws: Diagnostic.self) {
          let session = try PreviewSession(
            request, coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
          _ = try session.render()
        }
        #expect(diagnostic.fault == .misuse, "\(diagnostic.message)")
      }
    }
  }
}
