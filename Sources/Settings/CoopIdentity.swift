public import Values

/// `[coop]`: who the co-operative is and how to reach it.
public struct CoopIdentity: Sendable, Hashable {
  /// The name on every paper.
  public var name: String
  /// The registered name, where it is another.
  public var legalName: String?
  /// A line under the name.
  public var tagline: String?
  /// The lines of the address, without town and postal code.
  public var address: [String]
  /// The town.
  public var city: String?
  /// The postal code.
  public var postalCode: String?
  /// The state; always there for a co-op in India.
  public var state: IndianState?
  /// The country by its two ISO 3166 letters.
  public var country: String
  /// The telephone number.
  public var phone: String?
  /// The e-mail address.
  public var email: String?
  /// The web address.
  public var website: String?
  /// The path of the logo from the co-op's folder: PNG, JPEG or SVG.
  public var logo: String?

  private static let table = ["coop"]

  init(_ reader: inout SettingsReader) {
    let table = Self.table
    name = reader.requiredText(table, "name", hint: "write `name = \"The name of your co-operative\"` under `[coop]`")
    legalName = reader.text(table, "legal_name")
    tagline = reader.text(table, "tagline")
    address = reader.lines(table, "address") ?? []
    city = reader.text(table, "city")
    postalCode = reader.text(table, "postal_code")
    country = Self.country(&reader)
    state = Self.state(&reader, country: country)
    phone = reader.text(table, "phone")
    email = reader.checkedText(
      table, "email", SettingsForm.isEmail, "is not an e-mail address", hint: "it looks like `name@example.org`")
    website = reader.checkedText(
      table, "website", { !$0.contains { $0.isWhitespace } && $0.contains(".") }, "is not a web address",
      hint: "it looks like `www.example.org`")
    logo = Self.logo(&reader)
  }

  private static func country(_ reader: inout SettingsReader) -> String {
    let hint = "use the two letters of the country: `IN` for India, `DE` for Germany"
    let isCode: (String) -> Bool = { $0.utf8.count == 2 && $0.utf8.allSatisfy { (65...90).contains($0) } }
    return reader.checkedText(table, "country", { isCode($0.uppercased()) }, "is not a country code", hint: hint)?
      .uppercased() ?? "IN"
  }

  private static func state(_ reader: inout SettingsReader, country: String) -> IndianState? {
    let state = reader.state(table, "state_code")
    if country == "IN", !reader.has(table + ["state_code"]) {
      reader.report(
        "missing-key", "`state_code` is missing in `[coop]`", table + ["state_code"],
        hint: "write the two digits of your state, such as `state_code = \"01\"` for Jammu and Kashmir")
    }
    return state
  }

  private static func logo(_ reader: inout SettingsReader) -> String? {
    guard let path = reader.text(table, "logo") else { return nil }
    let at = table + ["logo"]
    if path.hasPrefix("/") || path.hasPrefix("~") || path.split(separator: "/").contains("..") || path.contains("\\") {
      reader.report(
        "bad-path", "`\(path)` does not lie in the co-op's folder", at,
        hint: "put the picture beside `talim.toml` and write its name only: `logo = \"logo.png\"`")
      return nil
    }
    guard ["png", "jpg", "jpeg", "svg"].contains(path.split(separator: ".").last?.lowercased() ?? "") else {
      reader.report("bad-path", "`\(path)` is not a picture Talim can print", at, hint: "use a PNG, JPEG or SVG file")
      return nil
    }
    return path
  }
}
