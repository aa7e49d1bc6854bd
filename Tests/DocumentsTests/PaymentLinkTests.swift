import Settings
import Testing
import Values

@testable import Documents

@Suite struct PaymentLinkTests {
  static func rupees(_ units: Int64) -> Money { Money(minorUnits: units, .inr) }
  static func euros(_ units: Int64) -> Money { Money(minorUnits: units, .eur) }

  @Test func aRupeePaymentIsALink() {
    let link = PaymentLink.upi(
      address: "chinar.collective@bank", payee: "Chinar & Söhne", amount: Self.rupees(2_908_800),
      reference: "CC/26-27/0042")
    #expect(
      link?.link
        == "upi://pay?pa=chinar.collective@bank&pn=Chinar%20%26%20S%C3%B6hne&am=29088.00&cu=INR&tn=CC%2F26-27%2F0042"
        + "&tr=CC26270042")
    #expect(link?.kind == .upi)
  }

  @Test func textsKeepTheirLimits() throws {
    let long = String(repeating: "शॉल ", count: 60)
    let link = try #require(
      PaymentLink.upi(address: "a@b", payee: "x\ny\u{7}", amount: Self.rupees(1), reference: long))
    #expect(link.payee == "x y")
    let note = try #require(link.link.split(separator: "&").first { $0.hasPrefix("tn=") })
    #expect(note.dropFirst(3).split(separator: "%20").count <= 25)
    #expect(!link.link.contains("tr="))
    #expect(link.link.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
  }

  @Test func thereIsNoLinkForNothing() {
    for amount in [Self.rupees(0), Self.rupees(-100), Self.euros(100)] {
      #expect(PaymentLink.upi(address: "a@b", payee: "x", amount: amount, reference: "r") == nil)
    }
    for amount in [Self.euros(0), Self.euros(-1), Self.euros(100_000_000_000), Self.rupees(100)] {
      #expect(transfer(amount: amount) == nil)
    }
    #expect(transfer(amount: Self.euros(99_999_999_999)) != nil)
  }

  func transfer(
    payee: String = "Chinar Collective", iban: String = "DE89 3704 0044 0532 0130 00", bic: String? = "COBADEFFXXX",
    amount: Money = euros(123_450), reference: String = "CC/26-27/0042"
  ) -> PaymentLink? {
    .sepa(payee: payee, iban: iban, bic: bic, amount: amount, reference: reference)
  }

  @Test func aEuroTransferHasItsLines() {
    let lines = [
      "BCD", "002", "1", "SCT", "COBADEFFXXX", "Chinar Collective", "DE89370400440532013000", "EUR1234.50", "", "",
      "CC/26-27/0042",
    ]
    #expect(transfer()?.link == lines.joined(separator: "\n"))
    #expect(transfer(reference: "")?.link == lines.prefix(8).joined(separator: "\n"))
    #expect(transfer(payee: "A\nB")?.link.split(separator: "\n")[5] == "A B")
  }

  @Test func aForeignBICIsLeftOutAndOthersAreNeeded() {
    #expect(transfer(bic: "SAMPINBBXXX")?.link.contains("SAMPINBB") == false)
    #expect(transfer(bic: nil) != nil)
    #expect(transfer(iban: "CH9300762011623852957", bic: nil) == nil)
    #expect(transfer(iban: "CH9300762011623852957", bic: "UBSWCHZH80A") != nil)
    #expect(transfer(iban: "PK36SCBL0000001123456702") == nil)
    #expect(transfer(iban: "") == nil)
    #expect(transfer(payee: " ") == nil)
  }

  @Test func noTransferIsLongerThanTheStandardAllows() {
    for letter in ["a", "ü", "श", "ش", "🧶"] {
      for count in [1, 50, 69, 70, 71, 139, 140, 141, 1_000] {
        let text = String(repeating: letter, count: count)
        guard let link = transfer(payee: text, reference: text)?.link else { continue }
        let lines = link.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(link.utf8.count <= 331 && lines[5].count <= 70 && lines.last?.count ?? 0 <= 140)
      }
    }
    #expect(transfer(payee: String(repeating: "श", count: 70)) != nil)
  }

  @Test func anInvoiceOffersWhatItsCurrencyCanPay() throws {
    let bank = """
      [bank]
      account = "001"
      ifsc = "SAMP0000001"
      swift = "SAMPINBBXXX"
      euro_bank = "Euro Pay"
      euro_iban = "DE89 3704 0044 0532 0130 00"
      upi = "looms@bank"
      """
    let text = """
      [coop]
      name = "Looms"
      address = ["1 Lane"]
      state_code = "01"
      country = "IN"
      \(bank)
      [invoice]
      series = "L"
      """
    let settings = try CoopSettings(toml: text, file: "talim.toml")
    func invoice(_ currency: Currency, paid: Int64 = 0) throws -> Invoice {
      let payments = paid > 0 ? [try InvoiceDraftingTests.payment("1", "2026-05-02", paid)] : []
      let facts = try InvoiceDraftingTests.facts(currency: currency, payments: payments)
      return try Invoice(
        drafting: OrderGroup(facts, all: [facts]), settings: settings,
        request: InvoiceRequest(date: InvoiceDraftingTests.day("2026-06-10"), number: "L/26-27/0001"))
    }
    let domestic = try invoice(.inr)
    #expect(domestic.payment?.link.hasPrefix("upi://pay?pa=looms@bank&pn=Looms&am=2000.00&cu=INR&tn=L%2F26") == true)
    #expect(domestic.bank?.account == "001" && domestic.bank?.iban == nil)
    let abroad = try invoice(.eur)
    #expect(abroad.payment?.kind == .sepa)
    #expect(abroad.bank?.iban == "DE89 3704 0044 0532 0130 00" && abroad.bank?.bank == "Euro Pay")
    #expect(abroad.bank?.account == nil && abroad.bank?.swift == nil)
    #expect(try invoice(.usd).payment == nil)
    #expect(try invoice(.inr, paid: 200_000).payment == nil)
  }
}
