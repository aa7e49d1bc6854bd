public import Settings
public import Values

extension OrderGroup {
  /// How much a payment gives to the order, below zero for a refund; `nil` when nothing.
  ///
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  public func share(ofPayment key: String, settings: CoopSettings) throws -> Money? {
    try paymentShares(settings: settings)[key]
  }
}
