/// A currency by its ISO 4217 code, with the number of digits of its minor unit.
public struct Currency: Sendable, Hashable {
  /// The three letters and the number of digits, a byte each: every amount carries its currency, so it is kept small.
  private let bytes: UInt32

  /// The three-letter ISO 4217 code, in capitals.
  public var code: String {
    String(unsafeUninitializedCapacity: 3) { buffer in
      for index in 0..<3 { buffer[index] = UInt8(truncatingIfNeeded: bytes >> UInt32(24 - 8 * index)) }
      return 3
    }
  }

  /// How many decimal digits the minor unit has: INR 2, JPY 0, KWD 3.
  public var digits: Int { Int(bytes & 0xFF) }

  /// `code` has three letters of ASCII.
  private init(code: String, digits: Int) {
    bytes = code.utf8.prefix(3).reduce(0) { $0 << 8 | UInt32($1) } << 8 | UInt32(clamping: digits)
  }

  /// The currency with this ISO 4217 code (in any case), or `nil` when the code is not one in use.
  public init?(code: String) {
    // A ledger names one currency a million times.
    if code == "INR" {
      self = .inr
      return
    }
    let upper = code.uppercased()
    guard let digits = Self.digitsByCode[upper] else { return nil }
    self.init(code: upper, digits: digits)
  }

  /// The Indian rupee.
  public static let inr = Currency(code: "INR", digits: 2)
  /// The euro.
  public static let eur = Currency(code: "EUR", digits: 2)
  /// The pound sterling.
  public static let gbp = Currency(code: "GBP", digits: 2)
  /// The United States dollar.
  public static let usd = Currency(code: "USD", digits: 2)
  /// The Japanese yen.
  public static let jpy = Currency(code: "JPY", digits: 0)
  /// The Kuwaiti dinar.
  public static let kwd = Currency(code: "KWD", digits: 3)

  /// The sign printed before an amount, or `nil` where the code itself is used.
  public var symbol: String? { Self.symbols[code] }

  /// Minor units per unit: 100 for INR, 1 for JPY, 1000 for KWD.
  public var minorUnitsPerUnit: Int64 { Self.powersOfTen[digits] }

  /// All known codes, for suggestions.
  public static var allCodes: [String] { digitsByCode.keys.sorted() }

  private static let powersOfTen: [Int64] = [1, 10, 100, 1_000, 10_000]

  // The dollar sign alone means the United States dollar; the others carry their letter, so that nobody pays too little.
  private static let symbols: [String: String] = [
    "INR": "₹", "EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "HKD": "HK$",
    "SGD": "S$",
  ]

  /// ISO 4217, list one (active codes), by number of minor digits.
  private static let digitsByCode: [String: Int] = {
    let two = """
      AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP \
      CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR \
      JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN \
      NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP \
      SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW
      """
    let zero = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
    let three = "BHD IQD JOD KWD LYD OMR TND"
    var result: [String: Int] = [:]
    for (codes, digits) in [(two, 2), (zero, 0), (three, 3)] {
      for code in codes.split(separator: " ") { result[String(code)] = digits }
    }
    return result
  }()
}
