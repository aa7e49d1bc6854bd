import Foundation
import Testing

/// The main job on the sample co-op, judged by programs that are not ours.
@Suite(.serialized) struct SampleCoopTests {
  /// A fresh sample co-op with all its files imported.
  static func sample() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "talim-sample-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let made = try Program.shell("talim new c --sample && cd c && talim import *.csv", in: folder)
    #expect(made.exitCode == 0, "\(made.errors)")
    return folder.appending(path: "c")
  }

  @Test func everyInvoiceIsWhatAnIndependentProgramComputes() throws {
    let coop = try Self.sample()
    defer { try? FileManager.default.removeItem(at: coop.deletingLastPathComponent()) }
    let issued = try Program.shell("talim invoice --ready", in: coop)
    #expect(issued.exitCode == 0, "\(issued.errors)")
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Judges/recompute-invoices.py")
    let judged = try Program.shell("python3 '\(script.path)' .", in: coop)
    #expect(judged.exitCode == 0, "\(judged.output)\(judged.errors)")
    let paths = issued.output.split(separator: "\n")
    #expect(paths.count >= 20)
    let checked = try Program.shell(
      "for f in documents/*.pdf; do qpdf --check $f >/dev/null || echo $f; done", in: coop)
    #expect(checked.output.isEmpty)
  }

  @Test func equalWorkGivesEqualBytesAndReprintGivesThemAgain() throws {
    let first = try Self.sample()
    let second = try Self.sample()
    defer { for coop in [first, second] { try? FileManager.default.removeItem(at: coop.deletingLastPathComponent()) } }
    for coop in [first, second] { _ = try Program.shell("talim invoice O-1012 O-1042", in: coop) }
    for name in ["CC-26-27-0001.pdf", "CC-26-27-0002.pdf"] {
      let bytes = try Data(contentsOf: first.appending(path: "documents/\(name)"))
      #expect(bytes == (try Data(contentsOf: second.appending(path: "documents/\(name)"))))
    }
    let before = try Data(contentsOf: first.appending(path: "documents/CC-26-27-0001.pdf"))
    let script = """
      sed -i 's/Chinar Collective/Another Name/' talim.toml
      sed -i 's/Indiranagar Living/Other/' buyers.csv; talim import buyers.csv >/dev/null 2>&1
      rm documents/CC-26-27-0001.pdf && talim reprint CC/26-27/0001
      """
    let reprinted = try Program.shell(script, in: first)
    #expect(reprinted.exitCode == 0, "\(reprinted.errors)")
    #expect(try Data(contentsOf: first.appending(path: "documents/CC-26-27-0001.pdf")) == before)
  }

  @Test func textCanBeFoundInThePages() throws {
    let coop = try Self.sample()
    defer { try? FileManager.default.removeItem(at: coop.deletingLastPathComponent()) }
    let outcome = try Program.shell(
      "talim invoice O-1042 O-1005 --draft --language en >/dev/null && for o in O-1042 O-1005; do pdftotext -layout documents/draft-$o.pdf -; done",
      in: coop)
    for text in [
      "₹12,96,015.00", "दिल्ली हैंडलूम बाज़ार", "Rupees Twelve Lakh Ninety-Six Thousand Fifteen", "Page 1 of 10", "Page 10 of 10",
      "Carried forward", "Brought forward", "Balance due", "Wollhaus Müller GmbH", "Große Budengasse 9", "€1,658.37",
    ] {
      #expect(outcome.output.contains(text), "\(text)")
    }
  }

  @Test func eachOfManyProcessesGetsItsOwnNumber() throws {
    let coop = try Self.sample()
    defer { try? FileManager.default.removeItem(at: coop.deletingLastPathComponent()) }
    let orders = ["O-1005", "O-1006", "O-1007", "O-1008", "O-1009", "O-1010", "O-1011", "O-1012"]
    let all = orders.joined(separator: " ")
    let outcome = try Program.shell("printf '%s\\n' \(all) | xargs -P 8 -n 1 talim invoice --language en", in: coop)
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    let names = outcome.output.split(separator: "\n").sorted()
    #expect(names == (1...8).map { "documents/CC-26-27-000\($0).pdf" })
  }

  @Test func onlyTheBundledFontsAreUsed() throws {
    let coop = try Self.sample()
    defer { try? FileManager.default.removeItem(at: coop.deletingLastPathComponent()) }
    let outcome = try Program.shell(
      "talim invoice O-1042 --draft >/dev/null && pdffonts documents/draft-O-1042.pdf", in: coop)
    let fonts = outcome.output.split(separator: "\n").dropFirst(2)
    #expect(fonts.count >= 3)
    for font in fonts {
      #expect(font.contains("+Noto"))
      #expect(font.contains(" yes "), "\(font)")
    }
  }
}
