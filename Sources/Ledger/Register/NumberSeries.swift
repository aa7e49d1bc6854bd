public import Diagnostics
public import Values

/// How the numbers of one series look: `KC/{year}/{number:4}` gives `KC/26-27/0042`.
///
/// A number has at most 16 letters, digits, `-` and `/` (rule 46 of the CGST Rules).
public struct NumberSeries: Sendable, Hashable {
  /// What the series is called in the register, such as `invoice`.
  public let name: String
  /// The pattern; `{year}` is the financial year (`26-27`), `{number:4}` the running number with at least 4 digits.
  public let pattern: String
  private let front: String
  private let digits: Int

  /// The longest number allowed.
  public static let longestNumber = 16

  /// Checks a pattern; throws what is wrong with it. The running number must stand last.
  public init(name: String, pattern: String) throws(Diagnostic) {
    self.name = name
    self.pattern = pattern
    guard let open = pattern.firstRange(of: "{number") else { throw Self.bad(pattern, "it has no `{number}`") }
    let tail = pattern[open.upperBound...]
    guard let close = tail.firstIndex(of: "}") else { throw Self.bad(pattern, "a brace is not closed") }
    let width = tail[..<close]
    if width.isEmpty {
      digits = 1
    } else {
      guard width.hasPrefix(":"), let wanted = Int(width.dropFirst()), (1...9).contains(wanted) else {
        throw Self.bad(pattern, "`{number\(width)}` is not a number of digits from 1 to 9")
      }
      digits = wanted
    }
    guard tail.index(after: close) == tail.endIndex else { throw Self.bad(pattern, "`{number}` must stand last") }
    front = String(pattern[..<open.lowerBound])
    let sample = front.replacing("{year}", with: "26-27")
    guard Self.isAllowed(sample) else {
      throw Self.bad(pattern, "only letters, digits, `-`, `/` and `{year}` are allowed")
    }
    guard !(sample.last?.isASCIIDigit ?? false) else {
      throw Self.bad(pattern, "a digit before `{number}` would run into it")
    }
    guard sample.count + digits <= Self.longestNumber else {
      throw Self.bad(pattern, "its numbers would be longer than \(Self.longestNumber) characters")
    }
  }

  /// What all numbers of the series begin with on a day: `KC/26-27/`.
  public func prefix(on day: CalendarDay) -> String {
    front.replacing("{year}", with: FinancialYear(of: day).shortName)
  }

  /// The full number; throws when it would be longer than 16 characters.
  public func number(_ running: Int, on day: CalendarDay) throws(Diagnostic) -> String {
    let text = String(running)
    let padded = String(repeating: "0", count: max(0, digits - text.count)) + text
    let number = prefix(on: day) + padded
    guard number.count <= Self.longestNumber else {
      throw Diagnostic(
        "number-too-long", "the number `\(number)` would be longer than \(Self.longestNumber) characters",
        hint: "begin a shorter series in `talim.toml`")
    }
    return number
  }

  /// The text before the digits at the end, and their number; without such digits, no number.
  static func parts(of number: String) -> (prefix: String, running: Int?) {
    let tail = number.reversed().prefix { $0.isASCIIDigit }.count
    return (String(number.dropLast(tail)), Int(number.suffix(tail)))
  }

  /// Whether only letters, digits, `-` and `/` occur.
  static func isAllowed(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "/"): true
      default: false
      }
    }
  }

  private static func bad(_ pattern: String, _ why: String) -> Diagnostic {
    Diagnostic(
      "bad-series", "the number series `\(pattern)` can not be used: \(why)",
      hint: "write it as `KC/{year}/{number:4}`, which gives KC/26-27/0001")
  }
}
