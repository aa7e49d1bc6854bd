/// The forms that words take beside a number, as far as our languages need them.
public enum PluralCategory: String, Sendable, Hashable, CaseIterable {
  /// One day.
  case one
  /// Two days, no days.
  case other
}

extension Language {
  /// The form of a word beside this number, its sign left out.
  ///
  /// Source: Unicode CLDR, plural rules (cardinal). English, German and Urdu: one is the whole number 1 without decimals;
  /// Hindi: everything from 0 to 1; Kashmiri: 1.
  public func pluralCategory(of number: ExactDecimal) -> PluralCategory {
    let isOne = number == .one || number == ExactDecimal(-1)
    switch self {
    case .hindi: return isOne || (number < .one && ExactDecimal(-1) < number) ? .one : .other
    case .english, .german, .urdu, .kashmiri: return isOne ? .one : .other
    }
  }
}
