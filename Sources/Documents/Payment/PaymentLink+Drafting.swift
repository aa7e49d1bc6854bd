import Settings
import Values

extension PaymentLink {
  /// The code for a balance: UPI for rupees, a SEPA transfer for euro, where the co-op has an account for it.
  init?(balance: Money, settings: CoopSettings, reference: String) {
    let bank = settings.bank
    let name = bank.accountName ?? settings.coop.legalName ?? settings.coop.name
    var link: PaymentLink?
    if balance.currency == .inr, let address = bank.upi {
      link = .upi(address: address, payee: bank.upiName ?? name, amount: balance, reference: reference)
    } else if balance.currency == .eur, let iban = bank.euroIBAN ?? bank.iban {
      let bic = bank.euroIBAN == nil ? bank.swift : bank.euroBIC
      link = .sepa(payee: name, iban: iban, bic: bic, amount: balance, reference: reference)
    }
    guard let link else { return nil }
    self = link
  }
}
