import Diagnostics
import GuideTestSupport
import Settings
import Testing
import Values

/// What the guides say about settings is what the program takes them for.
@Suite struct GuideSettingsTests {
  @Test(arguments: GuideExampleTests.guides)
  func everyBlockOfSettingsIsRead(in path: String) throws {
    let blocks = try Guide(path).pieces.filter { $0.kind == "toml" }
    #expect(!blocks.isEmpty)
    for block in blocks {
      let coop = block.text.contains("[coop]") ? "" : "[coop]\nname = \"Sample\"\nstate_code = \"01\"\n"
      let settings = try CoopSettings(toml: coop + block.text, file: "talim.toml")
      #expect(settings.warnings.map(\.message) == [])
    }
  }

  @Test func defaultsAreThoseOfTheTable() throws {
    let table = try #require(try Guide("docs/ledger.md").pieces.first { $0.mark == "settings" })
    let ledger = try CoopSettings(toml: "[coop]\nname = \"Sample\"\nstate_code = \"01\"\n", file: "talim.toml").ledger
    let defaults = [
      "books_start": ledger.booksStart == nil ? "none" : "", "as_of": ledger.asOf == nil ? "today" : "",
      "base_currency": ledger.baseCurrency.code, "export_under": "`\(ledger.exportRoute.rawValue)`",
      "reserve_pct": ledger.reservePercentage.number.description,
      "min_payout": ledger.minimumPayout.decimal.description, "payout_trigger": "`\(ledger.payoutTrigger.rawValue)`",
      "payout_cadence": "`\(ledger.payoutCadence.rawValue)`", "payout_lag_days": String(ledger.payoutLagDays),
      "expiry_alert_days": String(ledger.expiryAlertDays),
    ]
    for row in table.rows {
      guard let value = defaults[row[0].filter { $0 != "`" }] else { continue }
      #expect(row[2] == value, "\(row[0])")
    }
    #expect(!ledger.isGSTRegistered && ledger.homeState?.code == "01")
  }
}
