public import Values

/// The co-op as it appears on its documents.
public struct CoopParty: Sendable {
  /// Its name.
  public var name: String
  /// The line under its name.
  public var tagline: String?
  /// Its legal name, if another.
  public var legalName: String?
  /// Its address, line by line.
  public var address: [String]
  /// Its GST number.
  public var gstin: String?
  /// Its permanent account number (income tax).
  public var pan: String?
  /// Its importer-exporter code.
  public var iec: String?
  /// Its state with its code.
  public var state: String?
  /// Its telephone number.
  public var phone: String?
  /// Its e-mail address.
  public var email: String?
  /// Its web address.
  public var website: String?
  /// The path of its logo.
  public var logo: String?
}

extension CoopParty: RecordConvertible {
  /// All fields of the co-op.
  public static let recordType = RecordType<CoopParty>(
    "co-op",
    [
      .field("name", { $0.name }, "its name", example: "Chinar Collective"),
      .field("tagline", { $0.tagline }, "the line under its name", example: "Handmade in Kashmir", words: []),
      .field("legalName", { $0.legalName }, "its legal name, if another"),
      .field("address", { $0.address }, "its address, line by line"),
      .field("gstin", { $0.gstin }, "its GST number"),
      .field("pan", { $0.pan }, "its income tax number"),
      .field("iec", { $0.iec }, "its importer-exporter code"),
      .field("state", { $0.state }, "its state with the code", example: "Jammu and Kashmir (01)", words: []),
      .field("phone", { $0.phone }, "its telephone number"),
      .field("email", { $0.email }, "its e-mail address"),
      .field("website", { $0.website }, "its web address"),
      .field("logo", { $0.logo }, "the file of its logo"),
    ])
}

/// The buyer as it appears on documents.
public struct BuyerParty: Sendable {
  /// Its id in the ledger.
  public var id: String
  /// Its name.
  public var name: String
  /// Its name in its own script.
  public var localName: String?
  /// Its address, line by line.
  public var address: [String]
  /// Its country's name, if it is not the co-op's.
  public var country: String?
  /// Its GST number.
  public var gstin: String?
  /// Its VAT number, outside India.
  public var vatID: String?
  /// Its state with its code, in India.
  public var state: String?
  /// Its e-mail address.
  public var email: String?
}

extension BuyerParty: RecordConvertible {
  /// All fields of a buyer.
  public static let recordType = RecordType<BuyerParty>(
    "buyer",
    [
      .field("id", { $0.id }, "its id", example: "B07"),
      .field("name", { $0.name }, "its name", example: "Dastkar Bazaar"),
      .field("localName", { $0.localName }, "its name in its own script"),
      .field("address", { $0.address }, "its address, line by line"),
      .field("country", { $0.country }, "its country, if it is not the co-op's", example: "Germany", words: []),
      .field("gstin", { $0.gstin }, "its GST number"),
      .field("vatID", { $0.vatID }, "its VAT number, outside India", example: "DE123456789"),
      .field("state", { $0.state }, "its state with the code", example: "Delhi (07)", words: []),
      .field("email", { $0.email }, "its e-mail address"),
    ])
}

/// Where to pay.
public struct BankDetails: Sendable {
  /// The name on the account.
  public var accountName: String?
  /// The bank.
  public var bank: String?
  /// The branch.
  public var branch: String?
  /// The account number.
  public var account: String?
  /// The Indian bank code.
  public var ifsc: String?
  /// The SWIFT code, shown for other currencies.
  public var swift: String?
  /// The IBAN, if there is one.
  public var iban: String?
  /// The UPI address, shown for rupees.
  public var upi: String?
  /// What the buyer should quote.
  public var reference: String
}

extension BankDetails: RecordConvertible {
  /// All fields of the bank details.
  public static let recordType = RecordType<BankDetails>(
    "bank",
    [
      .field("accountName", { $0.accountName }, "the name on the account"),
      .field("bank", { $0.bank }, "the bank"),
      .field("branch", { $0.branch }, "the branch"),
      .field("account", { $0.account }, "the account number"),
      .field("ifsc", { $0.ifsc }, "the Indian bank code"),
      .field("swift", { $0.swift }, "the SWIFT code, for other currencies"),
      .field("iban", { $0.iban }, "the IBAN", example: "DE89 3704 0044 0532 0130 00"),
      .field("upi", { $0.upi }, "the UPI address, for rupees"),
      .field("reference", { $0.reference }, "what the buyer should quote", example: "CC/26-27/0042"),
    ])
}
