internal import Values

/// Reads days as spreadsheets write them, without ever guessing which of two numbers is the month.
///
/// Input: a cell. Output: the day it names, two possible days, or nothing.
enum DayReading: Hashable {
  /// Only one reading is possible.
  case day(CalendarDay, evidence: DayOrder?)
  /// Day first and month first both give a day.
  case ambiguous(dayFirst: CalendarDay, monthFirst: CalendarDay)
  /// No day can be read.
  case unreadable

  /// Reads the day of a cell; a time of day after it is left aside.
  init(_ cell: some StringProtocol) {
    if let day = CalendarDay(iso: cell) {
      self = .day(day, evidence: nil)
      return
    }
    let text = Self.withoutTime(cell.trimmed)
    if let day = CalendarDay(iso: text) {
      self = .day(day, evidence: nil)
    } else if let day = Self.serial(text) ?? Self.named(text) {
      self = .day(day, evidence: nil)
    } else {
      self = Self.numeric(text)
    }
  }

  /// The time of day of a cell such as `2026-05-14 09:30` or `2026-05-14T09:30:00Z`, as `09:30` or `09:30:00`.
  static func time(in cell: some StringProtocol) -> String? {
    let parts = cell.trimmed.split(whereSeparator: { $0 == " " || $0 == "T" || $0 == "," })
    guard let clock = parts.first(where: { $0.contains(":") }) else { return nil }
    let digits = clock.prefix { $0.isNumber || $0 == ":" }.split(separator: ":").compactMap { Int($0) }
    guard digits.count >= 2, (0...23).contains(digits[0]), (0...59).contains(digits[1]) else { return nil }
    var hour = digits[0]
    let suffix = cell.lowercased()
    if suffix.hasSuffix("pm"), hour < 12 { hour += 12 }
    if suffix.hasSuffix("am"), hour == 12 { hour = 0 }
    var result = "\(padded(hour)):\(padded(digits[1]))"
    if digits.count > 2, (0...59).contains(digits[2]) { result += ":\(padded(digits[2]))" }
    return result
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func withoutTime(_ text: String) -> String {
    guard let colon = text.firstIndex(of: ":") else { return text }
    let head = text[..<colon]
    guard let cut = head.lastIndex(where: { $0 == " " || $0 == "T" || $0 == "," }) else { return text }
    return head[..<cut].trimmed
  }

  /// Excel counts days from the last day of 1899; only numbers of the years 1955 to 2118 are taken for days.
  private static func serial(_ text: String) -> CalendarDay? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) else {
      return nil
    }
    guard parts[0].count == 5, let number = Int(parts[0]), (20_090...79_999).contains(number) else { return nil }
    return CalendarDay(daysSince1970: number - 25_569)
  }

  private static func pieces(_ text: String) -> [Substring] {
    text.split { " /-.,".contains($0) }
  }

  private static func named(_ text: String) -> CalendarDay? {
    let parts = pieces(text)
    guard parts.count == 3 else { return nil }
    guard let place = parts.firstIndex(where: { $0.first?.isLetter ?? false }), place < 2 else { return nil }
    let letters = parts[place].lowercased()
    guard letters.count >= 3 else { return nil }
    guard let month = monthNames.firstIndex(where: { $0.hasPrefix(letters) || letters == "sept" && $0 == "september" })
    else { return nil }
    let others = parts.indices.filter { $0 != place }.map { parts[$0] }
    if others[0].count == 4, let year = year(others[0]), let day = number(others[1]) {
      return CalendarDay(year: year, month: month + 1, day: day)
    }
    guard let day = number(others[0]), let year = year(others[1]) else { return nil }
    return CalendarDay(year: year, month: month + 1, day: day)
  }

  private static func numeric(_ text: String) -> DayReading {
    guard text.allSatisfy({ $0.isASCIIDigit || "/-. ".contains($0) }) else { return .unreadable }
    let parts = pieces(text)
    guard parts.count == 3 else { return .unreadable }
    if parts[0].count == 4 {
      guard let year = year(parts[0]), let month = number(parts[1]), let day = number(parts[2]) else {
        return .unreadable
      }
      return CalendarDay(year: year, month: month, day: day).map { .day($0, evidence: nil) } ?? .unreadable
    }
    guard let first = number(parts[0]), let second = number(parts[1]), let year = year(parts[2]) else {
      return .unreadable
    }
    let dayFirst = CalendarDay(year: year, month: second, day: first)
    let monthFirst = CalendarDay(year: year, month: first, day: second)
    switch (dayFirst, monthFirst) {
    case (let day?, let other?):
      return day == other ? .day(day, evidence: nil) : .ambiguous(dayFirst: day, monthFirst: other)
    case (let day?, nil): return .day(day, evidence: .dayFirst)
    case (nil, let day?): return .day(day, evidence: .monthFirst)
    case (nil, nil): return .unreadable
    }
  }

  private static func number(_ text: Substring) -> Int? {
    let digits = text.lowercased()
    for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) { return Int(digits.dropLast(2)) }
    guard text.count <= 2, text.allSatisfy(\.isASCIIDigit) else { return nil }
    return Int(text)
  }

  /// Two digits mean the years 1970 to 2069.
  private static func year(_ text: Substring) -> Int? {
    guard text.allSatisfy(\.isASCIIDigit), let number = Int(text) else { return nil }
    switch text.count {
    case 4: return number
    case 2: return number < 70 ? 2000 + number : 1900 + number
    default: return nil
    }
  }

  private static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
}

/// Whether the day or the month is written first.
enum DayOrder: Hashable {
  case dayFirst
  case monthFirst
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
