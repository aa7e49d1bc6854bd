import Diagnostics
import Settings
import Testing
import Values

/// A settings file that has everything.
private let full = """
  [coop]
  name = "Chinar Collective"
  address = ["Zaina Kadal", "Downtown"]
  city = "Srinagar"
  state_code = "01"
  country = "in"
  email = "office@chinar.example"
  logo = "logo.png"

  [tax]
  registered = true
  gstin = "01AAAAA0000A1ZG"
  export_under = "lut"

  [[tax.rates]]
  code = "S"
  name = "VAT"
  rate = 7.7
  [[tax.rates]]
  code = "R"
  name = "VAT reduced"
  rate = 5

  [bank]
  account = "0012"
  ifsc = "jaka0sample"
  iban = "DE89 3704 0044 0532 0130 00"
  euro_bank = "Euro Pay"
  euro_iban = "BE68 5390 0754 7034"
  euro_bic = "treodebexxx"
  upi = "chinar@upi"

  [invoice]
  series = "KC"
  accent = "#7a3"
  language = "ur"

  [ledger]
  books_start = 2026-04-01
  min_payout = "500.50"
  payout_cadence = "weekly"
  reserve_pct = 2.5

  [columns.orders]
  "Order No" = "Order ID"
  "Ref. No" = "Note"
  """

/// The mistakes in a text, from top to bottom, each as `name line:column`.
private func mistakes(_ text: String) -> [String] {
  do {
    _ = try CoopSettings(toml: text, file: "talim.toml")
    return []
  } catch {
    return error.sorted.map { diagnostic in
      guard case .text(let place)? = diagnostic.place else { return "\(diagnostic.name) –" }
      return "\(diagnostic.name) \(place.line):\(place.column)"
    }
  }
}

private func first(_ text: String) throws -> Diagnostic {
  do {
    _ = try CoopSettings(toml: text, file: "talim.toml")
  } catch {
    return try #require(error.sorted.first)
  }
  throw DiagnosticList([])
}

private let start = "[coop]\nname = \"A\"\nstate_code = \"01\"\n"

@Suite struct CoopSettingsTests {
  @Test func everythingIsRead() throws {
    let settings = try CoopSettings(toml: full, file: "talim.toml")
    #expect(settings.coop.name == "Chinar Collective")
    #expect(settings.coop.address == ["Zaina Kadal", "Downtown"])
    #expect(settings.coop.state?.name == "Jammu and Kashmir")
    #expect(settings.coop.country == "IN")
    #expect(settings.tax.isRegistered)
    #expect(settings.tax.pan == "AAAAA0000A")
    #expect(settings.tax.rates.map(\.rate.number.description) == ["7.7", "5"])
    #expect(settings.bank.account == "0012")
    #expect(settings.bank.ifsc == "JAKA0SAMPLE")
    #expect(settings.bank.euroBank == "Euro Pay")
    #expect(settings.bank.euroIBAN == "BE68539007547034")
    #expect(settings.bank.euroBIC == "TREODEBEXXX")
    #expect(settings.bank.iban == "DE89370400440532013000")
    #expect(settings.invoice.accent == "#77AA33")
    #expect(settings.invoice.language == "ur")
    #expect(settings.invoice.digits == 4)
    #expect(settings.ledger.minimumPayout == Money(minorUnits: 50_050, .inr))
    #expect(settings.ledger.payoutCadence == .weekly)
    #expect(settings.ledger.isGSTRegistered)
    #expect(settings.ledger.homeState?.code == "01")
    #expect(
      settings.ledger.given == [
        "books_start": "2026-04-01", "min_payout": "500.50", "payout_cadence": "weekly", "reserve_pct": "2.5",
      ])
    #expect(settings.columns.map(\.theirTitle) == ["Order No", "Ref. No"])
    #expect(settings.columns.map(\.title) == ["Order ID", "Note"])
    #expect(settings.warnings.isEmpty)
  }

  @Test func allMistakesAreReportedAtOnceAndInPlace() {
    let text = """
      [coop]
      nam = "Chinar"
      state_code = "41"
      [tax]
      registered = "yes"
      gstin = "01AAAAA0000A1ZH"
      export_under = "luts"
      [bank]
      ifsc = "JAKA1SAMPLE"
      iban = "DE88370400440532013000"
      upi = "chinar"
      [invoice]
      series = "K&C"
      currency = "INT"
      language = "fr"
      accent = "red"
      due_days = 30.5
      [ledgr]
      reserve_pct = 5
      """
    #expect(
      mistakes(text) == [
        "missing-key 1:2", "unknown-key 2:1", "unknown-state 3:14", "wrong-type 5:14", "bad-gstin 6:9",
        "unknown-choice 7:16", "bad-value 9:8", "bad-value 10:8", "bad-value 11:7", "bad-value 13:10",
        "unknown-currency 14:12", "unknown-choice 15:12", "bad-value 16:10", "wrong-type 17:12", "unknown-section 18:2",
      ])
  }

  @Test func messagesAreForABookkeeper() throws {
    let wrongType = try first(start + "[tax]\nregistered = \"yes\"")
    #expect(wrongType.message == "`registered` must be true or false, not text")
    #expect(wrongType.hint == "write `registered = true` or `registered = false`, without quotes")
    #expect(try first(start + "[bank]\nifcs = \"x\"").hint == "did you mean `ifsc`?")
    #expect(try first(start + "upi = \"a@b\"\n[bank]\nupi_name = \"x\"").hint == "`upi` belongs under `[bank]`")
    #expect(try first("name = \"x\"\n" + start).message == "unknown key `name` outside a section")
    #expect(try first(start + "[invoise]\n").hint == "did you mean `[invoice]`?")
    #expect(try first("tax = 5\n" + start).hint == "write `[tax]` on a line of its own")
  }

  @Test(arguments: [
    ("[tax]\nregistered = true", "missing-key 5:14"),
    ("[tax]\ngstin = \"27AAPFU0939F1ZV\"", "gstin-state 5:9"),
    ("[tax]\ngstin = \"01AAAAA0000A1ZG\"\npan = \"AAAAA0000B\"", "pan-mismatch 6:7"),
    ("[tax]\nregistered = false\n[ledger]\ngst_registered = true", "conflict 7:18"),
    ("[invoice]\nseries = \"KASHMIR\"\ndigits = 6", "series-too-long 5:10"),
    ("[invoice]\nseries = \"-KC\"", "bad-value 5:10"),
    ("[receipt]\nseries = \"KASHMIRI\"\ndigits = 6", "series-too-long 5:10"),
    ("[receipt]\nseries = \"CN\"", "series-twice 5:10"),
    ("[invoice]\ntheme = \"../x\"", "bad-value 5:9"),
    ("[invoice]\ndue_days = -1", "out-of-range 5:12"),
    ("logo = \"../logo.png\"", "bad-path 4:8"),
    ("logo = \"logo.gif\"", "bad-path 4:8"),
    ("[ledger]\nreserve_pct = 101", "out-of-range 5:15"),
    ("[ledger]\nmin_payout = 1.005", "out-of-range 5:14"),
    ("[ledger]\nbooks_start = \"01/04/2026\"", "wrong-type 5:15"),
    ("[[tax.rates]]\ncode = \"S\"\nname = \"x\"\nrat = 5", "missing-key 4:3"),
    ("[columns.order]\n\"a\" = \"b\"", "unknown-key 4:2"),
    ("[columns.orders]\n\"a\" = 5", "wrong-type 5:7"),
    ("[coop.name]\nx = 1", "toml-syntax 4:2"),
    ("phone = 5", "wrong-type 4:9"),
  ])
  func oneMistake(text: String, expected: String) { #expect(mistakes(start + text).first == expected) }

  @Test(arguments: [
    ("name = \"Chinar", "a quote is missing"), ("name = Chinar", "the value cannot be read"),
    ("name =", "the value is missing"), ("hello", "this line cannot be understood"),
    ("logo = \"C:\\logo\"", "`\\` has a meaning of its own between double quotes"),
    ("name = \"A\"\nname = \"B\"", "this key or section stands in the file twice"),
  ])
  func syntaxMistakesAreExplained(text: String, message: String) throws {
    let diagnostic = try first("[coop]\n" + text + "\n")
    #expect(diagnostic.name == "toml-syntax")
    #expect(diagnostic.message == message)
    guard case .text(let place)? = diagnostic.place else {
      Issue.record("no place")
      return
    }
    #expect(place.line >= 2)
  }

  @Test func aCoopOutsideIndiaNeedsNoState() throws {
    let settings = try CoopSettings(toml: "[coop]\nname = \"Weber\"\ncountry = \"DE\"\n", file: "t")
    #expect(settings.coop.state == nil)
  }

  @Test func accountWithoutIFSCIsAWarning() throws {
    let settings = try CoopSettings(toml: start + "[bank]\naccount = \"001\"", file: "t")
    #expect(settings.warnings.map(\.name) == ["missing-key"])
  }
}

@Suite struct ImportSettingsTests {
  @Test func wordsOfTheBank() throws {
    let coop = "[coop]\nname = \"A\"\nstate_code = \"01\"\n"
    let start = coop + "[import.bank]\n"
    let settings = try CoopSettings(toml: start + "leave_out = [\"RAZORPAY\", \" Stripe \"]\n", file: "talim.toml")
    #expect(settings.imports.bankWordsLeftOut == ["RAZORPAY", "Stripe"])
    #expect(try CoopSettings(toml: coop, file: "talim.toml").imports.bankWordsLeftOut.isEmpty)
    for wrong in ["leave_out = [\"UP\"]", "leave_out = [3]", "leave_ot = [\"RAZORPAY\"]"] {
      #expect(throws: DiagnosticList.self) { try CoopSettings(toml: start + wrong, file: "talim.toml") }
    }
  }
}

@Suite struct SettingsTemplateTests {
  @Test(arguments: ["Chinar Collective", "Say \"salaam\" \\ co", "کاریگر", "", "a\nb\u{0}"])
  func itReadsBack(name: String) throws {
    let settings = try CoopSettings(toml: CoopSettings.template(name: name), file: "talim.toml")
    if !name.contains("\n"), !name.isEmpty { #expect(settings.coop.name == name) }
    #expect(settings.warnings.isEmpty)
    #expect(settings.ledger.given.isEmpty)
  }

  /// Whatever a bookkeeper switches on, alone or with all others, still reads.
  @Test func everySwitchedOffKeyReadsBack() throws {
    let lines = CoopSettings.template(name: "A").split(separator: "\n", omittingEmptySubsequences: false)
    let isOff: (Substring) -> Bool = { $0.hasPrefix("#") && !$0.hasPrefix("# ") && $0 != "#" }
    let all = lines.map { isOff($0) ? $0.dropFirst() : $0 }.joined(separator: "\n")
    _ = try CoopSettings(toml: all, file: "talim.toml")
    #expect(lines.count(where: isOff) > 30)
    // A switched-off key of a section that is itself switched off means nothing alone.
    for index in lines.indices where isOff(lines[index]) && !lines[index].contains("name = \"VAT") {
      guard !["#[", "#code", "#rate =", "#\""].contains(where: { lines[index].hasPrefix($0) }) else { continue }
      var copy = lines
      copy[index] = lines[index].dropFirst()
      _ = try CoopSettings(toml: copy.joined(separator: "\n"), file: "talim.toml")
    }
  }

  /// Every key that settings know stands in the template.
  @Test func everyKeyIsExplained() throws {
    let template = CoopSettings.template(name: "A")
    let keys = [
      "legal_name", "tagline", "address", "city", "postal_code", "state_code", "country", "phone", "email", "website",
      "logo", "registered", "gstin", "pan", "iec", "lut", "vat_id", "export_under", "account_name", "account", "branch",
      "ifsc", "swift", "iban", "euro_bank", "euro_iban", "euro_bic", "upi", "upi_name", "series", "digits", "currency",
      "terms", "due_days", "language",
      "accent", "theme", "notes", "signatory", "template", "home_state", "books_start", "as_of", "base_currency",
      "gst_registered", "reserve_pct", "min_payout", "payout_trigger", "payout_cadence", "payout_lag_days",
      "expiry_alert_days", "leave_out", "late_invoice_days", "past_promise_days", "payout_overdue_days",
      "unmatched_days", "cash_cushion", "short_of_cash", "payout_overdue", "late_invoice", "past_promise",
      "cancelled_with_deposit", "unmatched", "deposit_missing", "expired", "low_stock", "expiring",
    ]
    for key in keys { #expect(template.contains("\n\(key) = ") || template.contains("\n#\(key) = "), "\(key)") }
  }
}
