import Diagnostics
import Testing
import Values

@testable import Settings

@Suite struct StoredSettingsTests {
  private func settings(_ more: String) throws -> CoopSettings {
    try CoopSettings(
      toml: "[coop]\nname = \"A\"\naddress = [\"x\"]\nstate_code = \"01\"\ncountry = \"IN\"\n\(more)",
      file: "talim.toml")
  }

  @Test func storedValuesFillWhatTheFileLeavesOpen() throws {
    let ledger = try settings("").completed(by: [
      "home_state": "07", "books_start": "2026-04-01", "as_of": "2026-06-30", "base_currency": "KWD",
      "export_under": "igst", "reserve_pct": "5", "min_payout": "2.125", "payout_trigger": "invoiced",
      "payout_cadence": "weekly", "payout_lag_days": "3", "expiry_alert_days": "90", "nonsense": "1",
    ]).ledger
    #expect(ledger.homeState?.code == "07")
    #expect(ledger.booksStart == CalendarDay(iso: "2026-04-01"))
    #expect(ledger.asOf == CalendarDay(iso: "2026-06-30"))
    #expect(ledger.minimumPayout == Money(minorUnits: 2_125, .kwd))
    #expect(ledger.exportRoute == .igst)
    #expect(ledger.reservePercentage.number == ExactDecimal(5))
    #expect(ledger.payoutTrigger == .invoiced)
    #expect(ledger.payoutCadence == .weekly)
    #expect(ledger.payoutLagDays == 3)
    #expect(ledger.expiryAlertDays == 90)
  }

  @Test func whatTheFileSaysCountsMore() throws {
    let own = try settings("[tax]\nregistered = false\n[ledger]\nreserve_pct = 7\nmin_payout = 500\n")
    let completed = try own.completed(by: ["reserve_pct": "5", "min_payout": "1", "gst_registered": "yes"])
    #expect(completed == own)
    #expect(completed.tax.isRegistered == false)
  }

  @Test func valuesThatCanNotBeReadChangeNothing() throws {
    let own = try settings("")
    #expect(try own.completed(by: ["as_of": "soon", "payout_cadence": "daily", "min_payout": "x"]) == own)
  }

  @Test func gstNeedsItsNumber() throws {
    do {
      _ = try settings("").completed(by: ["gst_registered": "yes"])
      Issue.record("no error")
    } catch {
      #expect((error as? Diagnostic)?.name == "missing-key")
    }
    let registered = try settings("[tax]\ngstin = \"01AAAAC0000C1ZA\"\n").completed(by: ["gst_registered": "yes"])
    #expect(registered.tax.isRegistered)
  }
}
