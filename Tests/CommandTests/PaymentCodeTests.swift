import Foundation
import Testing

/// The codes on papers that the real program printed, read back from the paper by a scanner (zbar).
@Suite struct PaymentCodeTests {
  /// What a scanner finds on the pages of each paper, by the name of its file.
  private static func scan(_ command: String) throws -> [String: String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "talim-codes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let printed = try Program.shell(
      "talim new c --sample >new.txt && cd c && talim import *.csv >../new.txt 2>&1 && \(command)", in: folder)
    #expect(printed.exitCode == 0, "\(printed.errors)")
    var found: [String: String] = [:]
    for path in printed.output.split(separator: "\n") {
      let scanned = try Program.shell(
        """
        pdftoppm -r 150 -png 'c/\(path)' page
        zbarimg --quiet --nodbus --raw -Sdisable -Sqrcode.enable page*.png; rm page*.png
        """, in: folder)
      let name = path.split(separator: "/").last.map(String.init) ?? String(path)
      found[name] = scanned.output.trimmingCharacters(in: .newlines)
    }
    return found
  }

  @Test func aRupeeInvoiceHasAUPICodeAndAEuroInvoiceATransfer() throws {
    let found = try Self.scan("talim invoice O-1041 O-1042 O-1059")
    // Nothing is left to pay on the first.
    #expect(found["CC-26-27-0001.pdf"]?.isEmpty == true)
    #expect(
      found["CC-26-27-0002.pdf"]
        == "upi://pay?pa=chinar.collective@sample&pn=Chinar%20Collective&am=453015.00&cu=INR"
        + "&tn=CC%2F26-27%2F0002&tr=CC26270002")
    // Half of it was due with the order, and most of that half is paid: the code asks for the rest of it alone.
    let transfer = [
      "BCD", "002", "1", "SCT", "COBADEFFXXX", "Chinar Collective", "DE89370400440532013000", "EUR320.50", "", "",
      "CC/26-27/0003",
    ]
    #expect(
      found["CC-26-27-0003.pdf"]?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) == transfer)
  }

  @Test func aProformaAsksForWhatIsDueNextAndNamesTheOrder() throws {
    let found = try Self.scan("talim proforma O-1062 O-1059")
    #expect(found["PF-26-27-0001.pdf"]?.hasSuffix("&am=8870.00&cu=INR&tn=O-1062&tr=O1062") == true)
    #expect(found["PF-26-27-0002.pdf"]?.hasSuffix("EUR320.50\n\n\nO-1059") == true)
  }

  @Test func aDraftIsNoDemand() throws {
    let found = try Self.scan("talim invoice O-1042 --draft && talim proforma O-1062 --draft")
    #expect(found == ["draft-O-1042.pdf": "", "draft-proforma-O-1062.pdf": ""])
  }
}
