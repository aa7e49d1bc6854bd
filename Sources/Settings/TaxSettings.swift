public import Values

/// How goods leave the country for GST: without tax under a letter of undertaking, or with IGST that is claimed back.
public enum ExportRoute: String, Sendable, Hashable, CaseIterable {
  /// Zero-rated under a letter of undertaking (IGST Act 2017, section 16(3)(a)).
  case lut
  /// With payment of IGST (section 16(3)(b)).
  case igst
}

/// One rate of a tax table, for co-ops outside India.
public struct TaxRate: Sendable, Hashable {
  /// The short code used in the items' `GST %` column or on paper: `S`.
  public var code: String
  /// The name on paper: `VAT standard rate`.
  public var name: String
  /// The rate in per cent.
  public var rate: Percentage
}

/// `[tax]`: registration and tax numbers.
public struct TaxSettings: Sendable, Hashable {
  /// Whether the co-op is registered for GST (or VAT) and charges it. Otherwise it prints bills of supply.
  public var isRegistered: Bool
  /// The GST number, checked against the state and the PAN.
  public var gstin: GSTIN?
  /// The permanent account number; taken from the GSTIN when not given.
  public var pan: String?
  /// The import export code.
  public var iec: String?
  /// The reference number of the letter of undertaking.
  public var lut: String?
  /// The VAT number of a co-op outside India.
  public var vatID: String?
  /// How exports are taxed.
  public var exportRoute: ExportRoute
  /// The tax table of a co-op outside India.
  public var rates: [TaxRate]

  private static let table = ["tax"]

  init(_ reader: inout SettingsReader, coop: CoopIdentity) {
    let table = Self.table
    isRegistered = reader.flag(table, "registered") ?? false
    gstin = Self.gstin(&reader, state: coop.state)
    pan = reader.checkedText(
      table, "pan", { GSTIN.isPAN($0.uppercased()) }, "is not a PAN",
      hint: "a PAN is five letters, four digits and a letter: `AAACS1234C`")?.uppercased()
    let isIEC: (String) -> Bool = { $0.count == 10 && $0.utf8.allSatisfy(SettingsForm.isAlphanumeric) }
    iec = reader.checkedText(
      table, "iec", { isIEC($0) }, "is not an import export code", hint: "it has ten letters and digits")
    lut = reader.checkedText(
      table, "lut", { $0.count == 15 && $0.utf8.allSatisfy(SettingsForm.isAlphanumeric) },
      "is not the number of a letter of undertaking",
      hint: "the ARN has fifteen letters and digits and begins with `AD`")
    vatID = reader.text(table, "vat_id")
    exportRoute = reader.choice(table, "export_under", ExportRoute.self) ?? .lut
    rates = Self.rates(&reader)
    complete(&reader, country: coop.country)
  }

  private mutating func complete(_ reader: inout SettingsReader, country: String) {
    let table = Self.table
    if isRegistered, country == "IN", !reader.has(table + ["gstin"]) {
      reader.report(
        "missing-key", "`gstin` is missing in `[tax]`, though `registered` is true", table + ["registered"],
        hint: "write your GST number: `gstin = \"…\"`, or `registered = false`")
    }
    if let own = gstin?.pan {
      if let pan, pan != own {
        reader.report(
          "pan-mismatch", "`pan` is \(pan), but the GSTIN holds the PAN \(own)", table + ["pan"],
          hint: "one of the two has a slip; characters 3 to 12 of the GSTIN are the PAN")
      }
      pan = pan ?? own
    }
  }

  private static func gstin(_ reader: inout SettingsReader, state: IndianState?) -> GSTIN? {
    guard let text = reader.text(table, "gstin") else { return nil }
    let path = table + ["gstin"]
    if let fault = GSTIN.fault(in: text) {
      let (message, hint) = sentence(fault, text)
      reader.report("bad-gstin", message, path, hint: hint)
      return nil
    }
    guard let gstin = GSTIN(text) else { return nil }
    if let state, gstin.stateCode != state.code {
      reader.report(
        "gstin-state", "the GSTIN is of state \(gstin.stateCode), but `state_code` is \(state.code) (\(state.name))",
        path,
        hint: "the first two digits of the GSTIN are the state; mend the one that is wrong")
    }
    return gstin
  }

  private static func sentence(_ fault: GSTIN.Fault, _ text: String) -> (String, String) {
    switch fault {
    case .length(let count): ("`\(text)` is not a GSTIN: it has \(count) characters", "a GSTIN has 15 characters")
    case .characters: ("`\(text)` is not a GSTIN", "a GSTIN is two digits of the state and 13 letters and digits")
    case .state(let code): ("`\(text)` is not a GSTIN: no state has the code \(code)", "look at the first two digits")
    case .checkCharacter(let expected):
      (
        "`\(text)` is not a GSTIN: its check character does not fit",
        "compare it with the registration letter; if all others are right, the last is `\(expected)`"
      )
    }
  }

  private static func rates(_ reader: inout SettingsReader) -> [TaxRate] {
    var rates: [TaxRate] = []
    var codes: Set<String> = []
    let count = reader.file.tables.filter { $0.count == 3 && $0.starts(with: ["tax", "rates"]) }.count
    for number in 0..<count {
      let table = ["tax", "rates", String(number)]
      let code = reader.requiredText(table, "code", hint: "give the rate a short code: `code = \"S\"`")
      let name = reader.requiredText(table, "name", hint: "give the tax its name on paper: `name = \"VAT\"`")
      let rate = reader.percentage(table, "rate")
      if !reader.has(table + ["rate"]) {
        reader.report("missing-key", "`rate` is missing", table, hint: "write the rate in per cent: `rate = 19`")
      }
      if !code.isEmpty, !codes.insert(code).inserted {
        reader.report("duplicate", "the code `\(code)` stands in the tax table twice", table + ["code"])
      }
      if let rate { rates.append(TaxRate(code: code, name: name, rate: rate)) }
    }
    return rates
  }
}
