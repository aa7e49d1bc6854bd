/// Which tax a supply bears. Decided once per document.
public enum TaxTreatment: Sendable, Hashable {
  /// Seller and place of supply in one state: central and state tax, equal halves (CGST Act s. 9, IGST Act s. 8).
  case intraState
  /// The same in a union territory without a legislature: central and territory tax (UTGST Act s. 7).
  case intraTerritory
  /// Place of supply in another state: integrated tax (IGST Act s. 7).
  case interState
  /// Export under bond or letter of undertaking, without payment of tax (IGST Act s. 16(3)(a)).
  case exportUnderLUT
  /// Export on payment of integrated tax (IGST Act s. 16(3)(b)).
  case exportWithIGST
  /// The seller is not registered: no tax at all, a bill of supply.
  case unregistered

  /// Whether tax is computed at all.
  public var bearsTax: Bool {
    switch self {
    case .intraState, .intraTerritory, .interState, .exportWithIGST: true
    case .exportUnderLUT, .unregistered: false
    }
  }

  /// Whether the goods leave the country.
  public var isExport: Bool { self == .exportUnderLUT || self == .exportWithIGST }

  /// The taxes by name, each with its part of the rate in halves: IGST 2 halves, CGST and SGST 1 half each.
  var components: [(name: String, halves: Int)] {
    switch self {
    case .intraState: [("CGST", 1), ("SGST", 1)]
    case .intraTerritory: [("CGST", 1), ("UTGST", 1)]
    case .interState, .exportWithIGST: [("IGST", 2)]
    case .exportUnderLUT, .unregistered: []
    }
  }

  /// The endorsement that an export invoice must carry (CGST Rules, rule 46, third proviso).
  public var endorsement: String? {
    switch self {
    case .exportUnderLUT:
      "SUPPLY MEANT FOR EXPORT UNDER BOND OR LETTER OF UNDERTAKING WITHOUT PAYMENT OF INTEGRATED TAX"
    case .exportWithIGST: "SUPPLY MEANT FOR EXPORT ON PAYMENT OF INTEGRATED TAX"
    case .intraState, .intraTerritory, .interState, .unregistered: nil
    }
  }
}
