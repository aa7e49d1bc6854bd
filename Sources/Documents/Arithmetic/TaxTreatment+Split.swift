internal import Values

/// An amount parted into what is taxed and its taxes.
struct TaxSplit: Hashable {
  /// What tax is computed on.
  var taxable: Money
  /// Each tax, in the order of the treatment.
  var taxes: [Money]
  /// All taxes together.
  var tax: Money
}

extension TaxTreatment {
  /// Parts an amount that contains its tax, or adds the taxes to one that does not; `rate` in per cent.
  func split(_ value: Money, rate: ExactDecimal, includesTax: Bool) throws -> TaxSplit {
    let applied = bearsTax ? rate : .zero
    let taxes = try components.map { component in
      let own = component.halves == 2 ? applied : try applied.halved()
      // Prices that include tax: the tax is its part of the price, and the rest is the taxable value, so that the buyer
      // pays exactly the price; each half is rounded on its own, hence both are equal.
      return includesTax
        ? try value.prorated(own, of: ExactDecimal.hundred + applied) : try value.percentage(own)
    }
    let tax = try taxes.sum(value.currency)
    return TaxSplit(taxable: includesTax ? try value - tax : value, taxes: taxes, tax: tax)
  }
}
