import Ledger
import Settings
import Values

extension CoopParty {
  /// The co-op as its settings describe it.
  init(settings: CoopSettings) {
    let coop = settings.coop
    let town = [coop.city, coop.postalCode].compactMap { $0 }.joined(separator: " ")
    self.init(
      name: coop.name, tagline: coop.tagline, legalName: coop.legalName,
      address: coop.address + [town].filter { !$0.isEmpty }, gstin: settings.tax.gstin?.text, pan: settings.tax.pan,
      iec: settings.tax.iec, state: coop.state?.nameWithCode, phone: coop.phone, email: coop.email,
      website: coop.website, logo: coop.logo)
  }
}

extension BuyerParty {
  /// The buyer as the ledger knows it; its country only where it is not the seller's.
  init(_ buyer: Buyer, sellerCountry: String) {
    let isForeign = buyer.country != sellerCountry
    self.init(
      id: buyer.id, name: buyer.name, localName: buyer.localName == buyer.name ? nil : buyer.localName,
      address: Self.lines(buyer.address),
      country: isForeign ? Country.name(of: buyer.country) ?? buyer.country : nil, gstin: isForeign ? nil : buyer.gstin,
      vatID: buyer.vatID ?? (isForeign ? buyer.gstin : nil),
      state: buyer.stateCode.flatMap { IndianState(code: $0)?.nameWithCode }, email: buyer.email)
  }

  /// An address in one cell is broken at line ends and semicolons; without any, at the commas nearest to 34 letters.
  static func lines(_ address: String?) -> [String] {
    guard let address else { return [] }
    let hard = address.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" || $0 == ";" }).map(\.trimmed)
    guard hard.count == 1, let only = hard.first else { return hard.filter { !$0.isEmpty } }
    var lines: [String] = []
    for part in only.split(separator: ",").map(\.trimmed) where !part.isEmpty {
      if let last = lines.last, last.count + part.count < 34 {
        lines[lines.count - 1] = last + ", " + part
      } else {
        lines.append(part)
      }
    }
    return lines
  }
}

extension BankDetails {
  /// What this currency's buyers need; `nil` without an account.
  init?(_ bank: BankSettings, currency: Currency, reference: String) {
    guard !bank.isEmpty else { return nil }
    let isRupees = currency == .inr
    if currency == .eur, let iban = bank.euroIBAN {
      self.init(
        accountName: bank.accountName, bank: bank.euroBank, branch: nil, account: nil, ifsc: nil, swift: bank.euroBIC,
        iban: Self.grouped(iban), upi: nil, reference: reference)
      return
    }
    self.init(
      accountName: bank.accountName, bank: bank.name, branch: bank.branch, account: bank.account,
      ifsc: isRupees ? bank.ifsc : nil, swift: isRupees ? nil : bank.swift,
      iban: isRupees ? nil : bank.iban.map(Self.grouped),
      upi: isRupees ? bank.upi : nil, reference: reference)
  }

  /// `DE89 3704 0044 0532 0130 00`, as ISO 13616 wants an IBAN on paper.
  private static func grouped(_ iban: String) -> String {
    var result = ""
    for (index, letter) in iban.enumerated() { result += index > 0 && index % 4 == 0 ? " \(letter)" : "\(letter)" }
    return result
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
