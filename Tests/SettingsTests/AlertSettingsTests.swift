import Diagnostics
import Settings
import Testing
import Values

/// What `[alerts]` of talim.toml says, and what it must not say.
@Suite struct AlertSettingsTests {
  private static func read(_ text: String) throws -> AlertSettings {
    try CoopSettings(toml: "[coop]\nname = \"A\"\nstate_code = \"01\"\n" + text, file: "talim.toml").alerts
  }

  private static func mistake(_ text: String) -> Diagnostic? {
    do {
      _ = try read(text)
      return nil
    } catch let list as DiagnosticList {
      return list.diagnostics.first
    } catch {
      return nil
    }
  }

  @Test func withoutTheSectionEverythingIsToldAtOnce() throws {
    let settings = try Self.read("")
    #expect(settings.lateInvoiceDays == 1 && settings.pastPromiseDays == 1 && settings.payoutOverdueDays == 1)
    #expect(settings.unmatchedDays == 0 && settings.cashCushion.isZero)
    #expect(settings.leftOut.isEmpty && settings.doers.isEmpty)
  }

  @Test func everythingIsRead() throws {
    let settings = try Self.read(
      """
      [alerts]
      late_invoice_days = 8
      past_promise_days = 3
      payout_overdue_days = 2
      unmatched_days = 5
      cash_cushion = 50000.50
      leave_out = ["low_stock", "Expiring"]
      [alerts.by]
      late_invoice = "Sales desk"
      expired = ""
      """)
    #expect(settings.lateInvoiceDays == 8 && settings.pastPromiseDays == 3 && settings.payoutOverdueDays == 2)
    #expect(settings.unmatchedDays == 5)
    #expect(settings.cushion(in: .inr) == Money(minorUnits: 5_000_050, .inr))
    #expect(settings.leftOut == [.lowStock, .expiring])
    #expect(settings.doers == [.lateInvoice: "Sales desk"])
  }

  @Test(arguments: [
    ("[alerts]\nlate_invoices_days = 3", "unknown-key", "did you mean `late_invoice_days`?"),
    ("[alerts]\nlate_invoice_days = 0", "out-of-range", nil),
    ("[alerts]\ncash_cushion = -1", "out-of-range", "write an amount in INR, not below zero, with at most 2 decimals"),
    ("[alerts]\ncash_cushion = 1.005", "out-of-range", nil),
    ("[alerts]\nleave_out = [\"low stok\"]", "unknown-choice", "did you mean `low_stock`?"),
    ("[alerts.by]\nlate_invioce = \"x\"", "unknown-key", "did you mean `late_invoice`?"),
    ("[alerts.by]\nexpired = 3", "wrong-type", nil),
    ("[alert]\nlate_invoice_days = 3", "unknown-section", "did you mean `[alerts]`?"),
  ])
  func mistakesAreNamed(text: String, name: String, hint: String?) throws {
    let mistake = try #require(Self.mistake(text))
    #expect(mistake.name == name)
    if let hint { #expect(mistake.hint == hint) }
    #expect(mistake.place != nil)
  }
}
