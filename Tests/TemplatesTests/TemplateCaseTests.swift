import FoundationEssentials
import Testing

/// Every mistake that a template can hold, with the line, the column, the words and the hint.
@Suite struct TemplateCaseTests {
  @Test(arguments: CaseFile.names)
  func everyCaseHasExactlyTheDiagnosticsWrittenBelowIt(name: String) throws {
    let file = try CaseFile(name)
    let annotated = file.annotated()
    let environment = ProcessInfo.processInfo.environment
    if environment["TALIM_UPDATE_SNAPSHOTS"] == "1", environment["CI"] == nil {
      try annotated.write(to: file.url, atomically: true, encoding: .utf8)
    } else {
      let expected = file.text.split(separator: "--- ")
      let found = annotated.split(separator: "--- ")
      #expect(expected.count == found.count)
      for (left, right) in zip(expected, found) { #expect(left == right) }
    }
  }

  @Test func thereAreManyCases() throws {
    let count = try CaseFile.names.map { try CaseFile($0).cases.count }.reduce(0, +)
    #expect(count >= 120)
  }
}
