/// A state or union territory of India by the two-digit code that GST uses for it.
///
/// Source of the codes: the state code list of the GST Network, which follows the census; 96 and 97 stand for places
/// outside the states.
public struct IndianState: Sendable, Hashable {
  /// The two digits, such as `01`.
  public let code: String
  /// The English name, such as `Jammu and Kashmir`.
  public let name: String

  /// The state with this code; `1` means `01`. `nil` when there is none.
  public init?(code text: some StringProtocol) {
    let padded = text.count == 1 ? "0" + text : String(text)
    guard let name = Self.names[padded] else { return nil }
    code = padded
    self.name = name
  }

  /// The state with this English name, in any case; `&` means `and`. `nil` when there is none.
  public init?(name text: some StringProtocol) {
    let wanted = Self.plain(String(text))
    guard let found = Self.names.first(where: { Self.plain($0.value) == wanted }) else { return nil }
    code = found.key
    name = found.value
  }

  /// All of them, by code.
  public static var all: [IndianState] { names.keys.sorted().compactMap { IndianState(code: $0) } }

  /// Whether it is a union territory without a legislature, where UTGST takes the place of SGST.
  public var leviesUTGST: Bool { Self.withoutLegislature.contains(code) }

  /// Whether it is `96` or `97`, which stand for no state.
  public var isOutsideStates: Bool { code == "96" || code == "97" }

  private static func plain(_ text: String) -> String {
    text.lowercased().split(separator: " ").map { $0 == "&" ? "and" : String($0) }.joined(separator: " ")
  }

  // UTGST Act 2017, section 2(8) as amended: Delhi, Puducherry and Jammu and Kashmir have legislatures and levy SGST.
  private static let withoutLegislature: Set<String> = ["04", "25", "26", "31", "35", "38"]

  private static let names: [String: String] = [
    "01": "Jammu and Kashmir", "02": "Himachal Pradesh", "03": "Punjab", "04": "Chandigarh", "05": "Uttarakhand",
    "06": "Haryana", "07": "Delhi", "08": "Rajasthan", "09": "Uttar Pradesh", "10": "Bihar", "11": "Sikkim",
    "12": "Arunachal Pradesh", "13": "Nagaland", "14": "Manipur", "15": "Mizoram", "16": "Tripura", "17": "Meghalaya",
    "18": "Assam", "19": "West Bengal", "20": "Jharkhand", "21": "Odisha", "22": "Chhattisgarh",
    "23": "Madhya Pradesh", "24": "Gujarat", "25": "Daman and Diu",
    "26": "Dadra and Nagar Haveli and Daman and Diu", "27": "Maharashtra", "28": "Andhra Pradesh (before 2014)",
    "29": "Karnataka", "30": "Goa", "31": "Lakshadweep", "32": "Kerala", "33": "Tamil Nadu", "34": "Puducherry",
    "35": "Andaman and Nicobar Islands", "36": "Telangana", "37": "Andhra Pradesh", "38": "Ladakh",
    "96": "Other country", "97": "Other territory", "99": "Centre jurisdiction",
  ]
}
