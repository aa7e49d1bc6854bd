import Foundation
import Testing

/// Ctrl-C, closed and full outputs, terminals: the real program at its edges.
@Suite(.serialized) struct InterruptionTests {
  private static let rows = "for i in $(seq 1 20000); do echo \"{\\\"n\\\": $i}\"; done > rows.jsonl"
  private static let template =
    "printf '<template for=\"data\" page=\"A6\"><text>{{ n }}</text></template>\\n' > t.xml"

  private func play(_ command: String) throws -> Program.Outcome {
    let folder = FileManager.default.temporaryDirectory.appending(path: "talim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try Program.shell("\(Self.template); \(Self.rows); \(command)", in: folder)
  }

  @Test func theFirstCtrlCStopsARunAndTheNextGoesOn() throws {
    let outcome = try play(
      "talim render t.xml --data rows.jsonl --jobs 1 >/dev/null & for i in $(seq 300); do [ -e t/t-0003.pdf ] && break; sleep 0.1; done; kill -INT $!; wait $!; echo $?; "
        + "find t -name '*.part' | wc -l; head -40 rows.jsonl > few.jsonl; "
        + "talim render t.xml --data few.jsonl --out t 2>&1 | tail -1")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.prefix(2) == ["130", "0"])
    #expect(lines.last?.contains("finished before") == true, "\(outcome)")
    #expect(outcome.errors.contains("stopped; start it again to go on"))
  }

  @Test func theSecondCtrlCEndsTheProgramAtOnce() throws {
    // One row takes long, so that the first signal is not heeded before the second comes.
    let outcome = try play(
      "printf '{\"n\": 1, \"l\": [%s]}\\n' \"$(seq -s, 1 300000)\" > long.jsonl; cat long.jsonl long.jsonl > l.jsonl; "
        + "printf '<template for=\"data\"><table rows=\"x in l\"><column title=\"{{ n }}\">{{ x }}</column></table></template>' > l.xml; "
        + "talim render l.xml --data l.jsonl --jobs 1 & sleep 4; kill -INT $!; sleep 0.3; kill -INT $!; wait $!; echo $?"
    )
    #expect(outcome.output == "130\n", "\(outcome)")
  }

  @Test func outputsThatCanNotBeWrittenAreErrors() throws {
    #expect(try play("talim template help > /dev/full").exitCode == 2)
    // With the standard files closed nothing that is printed may land in a document.
    let outcome = try play(
      "head -1 rows.jsonl > one.json; talim render t.xml --data one.json <&- >&- 2>&-; echo $?; head -c 5 t.pdf; tail -c 6 t.pdf"
    )
    #expect(outcome.output == "0\n%PDF-%%EOF\n")
  }
}
