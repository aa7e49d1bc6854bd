import Testing
import Values

/// Held against the plural rules of Unicode CLDR 46 (as PyPI `babel` has them).
@Suite struct PluralCategoryTests {
  @Test(arguments: [
    ("0", "other"), ("1", "one"), ("-1", "one"), ("0.5", "other"), ("1.5", "other"), ("2", "other"), ("11", "other"),
  ])
  func englishGermanUrduAndKashmiriCountOne(_ number: String, _ expected: String) throws {
    let number = try #require(ExactDecimal(number))
    for language in [Language.english, .german, .urdu, .kashmiri] {
      #expect(language.pluralCategory(of: number).rawValue == expected)
    }
  }

  @Test(arguments: [
    ("0", "one"), ("1", "one"), ("-1", "one"), ("0.5", "one"), ("-0.99", "one"), ("1.5", "other"), ("-1.01", "other"),
    ("2", "other"), ("9223372036854775807", "other"), ("-9223372036854775808", "other"),
  ])
  func hindiCountsFromNoughtToOne(_ number: String, _ expected: String) throws {
    #expect(Language.hindi.pluralCategory(of: try #require(ExactDecimal(number))).rawValue == expected)
  }
}
