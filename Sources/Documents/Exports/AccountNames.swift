/// The names that accounts have in an exported journal.
///
/// Each account has a name of its own: where two would be spelled alike once the characters that the format does not allow are
/// replaced, the later one, by its own spelling, gets a number behind it.
struct AccountNames {
  private var names: [BookAccount: String] = [:]

  /// Names these accounts; `spell` makes a name that the format allows, which need not be unlike the others.
  init(_ accounts: some Sequence<BookAccount>, spell: (BookAccount) -> String) {
    var taken: Set<String> = []
    var waiting: [(account: BookAccount, name: String)] = []
    // Accounts whose name is what they are called anyway keep it.
    for account in accounts.sorted() {
      let name = spell(account)
      if name == account.name, taken.insert(name).inserted {
        names[account] = name
      } else {
        waiting.append((account, name))
      }
    }
    for (account, name) in waiting {
      var candidate = name
      var number = 2
      while !taken.insert(candidate).inserted {
        candidate = "\(name)-\(number)"
        number += 1
      }
      names[account] = candidate
    }
  }

  /// The name of an account that it was made with.
  subscript(account: BookAccount) -> String { names[account] ?? account.name }
}

extension BookAccount {
  /// Its name for hledger: blanks stand alone, and letters, digits and a few signs are all there is besides.
  var hledgerName: String {
    let own = PlainText.line(String(String.UnicodeScalarView(detail.unicodeScalars.map(Self.hledgerScalar))))
    return detail.isEmpty ? kind.rawValue : "\(kind.rawValue):\(own.isEmpty ? "-" : own)"
  }

  private static func hledgerScalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isWordPart || scalar.properties.isJoinControl { return scalar }
    if "-_.&/+#%'".unicodeScalars.contains(scalar) { return scalar }
    return scalar.properties.isWhitespace ? " " : "-"
  }

  /// Its name for Beancount: parts of letters, digits and hyphens, each beginning with a capital letter or a digit.
  var beancountName: String {
    let parts = kind.rawValue.split(separator: ":").map { Self.beancountPart(String($0)) }
    return (parts + (detail.isEmpty ? [] : [Self.beancountPart(detail)])).joined(separator: ":")
  }

  private static func beancountPart(_ text: String) -> String {
    var result = ""
    for (index, scalar) in PlainText.line(text).unicodeScalars.enumerated() {
      if !scalar.isLetterOrDecimalDigit {
        result += "-"
      } else if index == 0 || result.hasSuffix("-") {
        result +=
          scalar.properties.uppercaseMapping.unicodeScalars.allSatisfy(\.isLetterOrDecimalDigit)
          ? scalar.properties.uppercaseMapping : String(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    let canBegin = result.unicodeScalars.first.map {
      $0.properties.generalCategory == .uppercaseLetter || $0.properties.generalCategory == .decimalNumber
    }
    return canBegin == true ? result : "X" + result
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter or a decimal digit of any script.
  fileprivate var isLetterOrDecimalDigit: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
    default: false
    }
  }

  /// Whether it is a letter, a digit or a mark on one.
  fileprivate var isWordPart: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: isLetterOrDecimalDigit
    }
  }
}
