internal import Diagnostics

/// `[bank]`: where buyers pay to.
public struct BankSettings: Sendable, Hashable {
  /// The bank's name.
  public var name: String?
  /// The name the account is in.
  public var accountName: String?
  /// The account number.
  public var account: String?
  /// The branch.
  public var branch: String?
  /// The Indian branch code: four letters, a zero, six letters or digits.
  public var ifsc: String?
  /// The BIC for payments from abroad, 8 or 11 characters.
  public var swift: String?
  /// The international account number, checked, without blanks.
  public var iban: String?
  /// The bank of a second account, for payments in euro.
  public var euroBank: String?
  /// That account's IBAN, checked, without blanks.
  public var euroIBAN: String?
  /// That bank's BIC, 8 or 11 characters.
  public var euroBIC: String?
  /// The UPI address: `chinar@bank`.
  public var upi: String?
  /// The name UPI apps show.
  public var upiName: String?

  /// Whether there is nothing to print under "how to pay".
  public var isEmpty: Bool { account == nil && iban == nil && euroIBAN == nil && upi == nil }

  init(_ reader: inout SettingsReader) {
    let table = ["bank"]
    name = reader.text(table, "name")
    accountName = reader.text(table, "account_name")
    account = reader.checkedText(
      table, "account", { $0.utf8.allSatisfy { SettingsForm.isAlphanumeric($0) || $0 == 0x20 || $0 == 0x2D } },
      "is not an account number", hint: "write the digits between quotes, so that zeros in front stay")
    branch = reader.text(table, "branch")
    ifsc = reader.checkedText(
      table, "ifsc", { SettingsForm.isIFSC($0.uppercased()) }, "is not an IFSC",
      hint: "an IFSC is four letters, a zero and six letters or digits: `JAKA0SAMPLE`")?.uppercased()
    swift = Self.bic(&reader, "swift")
    iban = Self.iban(&reader, "iban")
    euroBank = reader.text(table, "euro_bank")
    euroIBAN = Self.iban(&reader, "euro_iban")
    euroBIC = Self.bic(&reader, "euro_bic")
    upi = reader.checkedText(
      table, "upi", SettingsForm.isUPI, "is not a UPI address", hint: "it looks like `name@bank`, without blanks")
    upiName = reader.text(table, "upi_name")
    if account != nil, ifsc == nil, iban == nil, swift == nil, !reader.has(table + ["ifsc"]) {
      reader.report(
        .init(
          "missing-key", "`account` stands without `ifsc`, so buyers cannot transfer to it",
          at: reader.place(table + ["account"]), hint: "add `ifsc = \"…\"`", severity: .warning))
    }
  }
  private static func iban(_ reader: inout SettingsReader, _ key: String) -> String? {
    reader.checkedText(
      ["bank"], key, { SettingsForm.isIBAN(SettingsForm.withoutBlanks($0)) }, "is not an IBAN",
      hint: "one of its characters is wrong or missing; copy it from the bank's letter"
    ).map(SettingsForm.withoutBlanks)
  }

  private static func bic(_ reader: inout SettingsReader, _ key: String) -> String? {
    reader.checkedText(
      ["bank"], key, { SettingsForm.isBIC($0.uppercased()) }, "is not a SWIFT code",
      hint: "it has 8 or 11 characters: `JAKAINBBXXX`")?.uppercased()
  }
}
