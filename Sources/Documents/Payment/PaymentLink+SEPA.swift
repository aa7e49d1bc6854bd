public import Values

extension PaymentLink {
  /// The most bytes a code may hold.
  static let mostTransferBytes = 331

  /// A credit transfer in euro to an account in the SEPA area; `nil` when the amount is in another currency or not between
  /// €0.01 and €999,999,999.99, the account is elsewhere, or its country needs a BIC and there is none. The payee's name
  /// keeps 70 characters, the reference 140. A BIC of another country than the account's is left out.
  public static func sepa(
    payee: String, iban: String, bic: String?, amount: Money, reference: String
  ) -> PaymentLink? {
    let account = iban.filter { !$0.isWhitespace }.uppercased()
    let country = String(account.prefix(2))
    guard amount.currency == .eur, (1...99_999_999_999).contains(amount.minorUnits) else { return nil }
    guard let needsBIC = area[country] else { return nil }
    let code = bic.flatMap { $0.dropFirst(4).prefix(2) == country ? $0 : nil } ?? ""
    guard !needsBIC || !code.isEmpty else { return nil }
    let name = singleLine(payee, atMost: 70)
    guard !name.isEmpty else { return nil }
    let head = ["BCD", "002", "1", "SCT", code, name, account, "EUR" + amount.plainNumber]
    // Purpose and structured reference stay empty; lines at the end that are empty are left out.
    var text = singleLine(reference, atMost: 140)
    func lines() -> String { (text.isEmpty ? head : head + ["", "", text]).joined(separator: "\n") }
    while lines().utf8.count > mostTransferBytes, !text.isEmpty { text.removeLast() }
    guard lines().utf8.count <= mostTransferBytes else { return nil }
    return PaymentLink(kind: .sepa, link: lines(), payee: name, amount: amount)
  }

  /// The countries of the SEPA area by the first letters of their accounts; true where a transfer needs a BIC because the
  /// country is not in the European Economic Area (European Payments Council, EPC409-09).
  private static let area: [String: Bool] = {
    let inside = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
    let outside = "AD AL CH GB GI MC MD ME MK RS SM VA"
    var result: [String: Bool] = [:]
    for code in inside.split(separator: " ") { result[String(code)] = false }
    for code in outside.split(separator: " ") { result[String(code)] = true }
    return result
  }()
}
