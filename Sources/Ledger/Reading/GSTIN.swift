/// The 15 characters by which the Indian tax office knows a business: state, PAN, entity, `Z`, check character.
public struct GSTIN: Sendable, Hashable {
  /// The 15 characters in capitals, without blanks.
  public let text: String

  /// Takes 15 letters and digits in any case; `nil` for anything else. The check character is not looked at.
  public init?(_ cell: String) {
    let upper = cell.uppercased().filter { !$0.isWhitespace }
    guard upper.utf8.count == 15, upper.utf8.allSatisfy({ Self.value(of: $0) != nil }) else { return nil }
    text = upper
  }

  /// The two digits of the state.
  public var stateCode: String { String(text.prefix(2)) }

  /// Whether the last character is the one the others demand.
  public var hasRightCheckCharacter: Bool { text.utf8.last == checkCharacter }

  /// The check character: each of the first 14 values is weighted 1, 2, 1, 2 …; quotient and remainder of each product
  /// by 36 are added up, and the check character brings the sum to a multiple of 36.
  private var checkCharacter: UInt8? {
    var sum = 0
    for (index, byte) in text.utf8.prefix(14).enumerated() {
      let product = (Self.value(of: byte) ?? 0) * (index % 2 == 0 ? 1 : 2)
      sum += product / 36 + product % 36
    }
    let value = (36 - sum % 36) % 36
    return Self.characters[value]
  }

  private static let characters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

  private static func value(of byte: UInt8) -> Int? { characters.firstIndex(of: byte) }
}
