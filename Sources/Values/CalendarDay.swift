/// A day of the Gregorian calendar, without a time or a zone, from year 1 to 9999.
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// Year, month and day, each in bits of its own and in this order, so that the earlier day is the smaller number: books hold millions.
  private let bits: Int32

  /// The year.
  public var year: Int { Int(bits >> 9) }
  /// The month, 1 to 12.
  public var month: Int { Int(bits >> 5 & 0xF) }
  /// The day of the month, from 1.
  public var day: Int { Int(bits & 0x1F) }

  /// A day that exists; `nil` for others, such as 31 June.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard (1...Self.lengthOfMonth(month, year: year)).contains(day) else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// Reads `2026-05-14`, exactly so; `nil` for anything else.
  public init?(iso text: some StringProtocol) {
    // Ledgers hold millions of days, so no part of the text is copied.
    var numbers = (year: 0, month: 0, day: 0)
    var count = 0
    for byte in text.utf8 {
      if count == 4 || count == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard (48...57).contains(byte), count < 10 else { return nil }
        let digit = Int(byte) - 48
        switch count {
        case ..<4: numbers.year = numbers.year * 10 + digit
        case ..<7: numbers.month = numbers.month * 10 + digit
        default: numbers.day = numbers.day * 10 + digit
        }
      }
      count += 1
    }
    guard count == 10 else { return nil }
    self.init(year: numbers.year, month: numbers.month, day: numbers.day)
  }

  /// The day `number` days after 1 January 1970; `nil` outside the years 1 to 9999.
  public init?(daysSince1970 number: Int) {
    // Civil-from-days on eras of 400 years counted from 1 March of year 0, so that the leap day comes last.
    guard (-800_000...3_000_000).contains(number) else { return nil }
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(year: year, month: month, day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// How many days after 1 January 1970 it is.
  public var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day so many days later, or earlier for negative numbers; the first or last day known beyond the range.
  public func adding(days: Int) -> CalendarDay {
    let (number, overflow) = daysSince1970.addingReportingOverflow(days)
    if !overflow, let day = CalendarDay(daysSince1970: number) { return day }
    return days < 0 ? .first : .last
  }

  /// How many days from this day to the other; negative when the other is earlier.
  public func days(until other: CalendarDay) -> Int { other.daysSince1970 - daysSince1970 }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 + 1 }

  /// The first day known.
  public static let first = CalendarDay(uncheckedYear: 1, month: 1, day: 1)
  /// The last day known.
  public static let last = CalendarDay(uncheckedYear: 9999, month: 12, day: 31)

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    bits = Int32(truncatingIfNeeded: year << 9 | month << 5 | day)
  }

  /// How many days a month has; `month` from 1 to 12.
  static func lengthOfMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The earlier day is the smaller.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.bits < right.bits
  }
}

extension CalendarDay: CustomStringConvertible {
  /// ISO 8601: `2026-05-14`.
  public var description: String {
    let numbers = [year / 1000, year / 100 % 10, year / 10 % 10, year % 10, month / 10, month % 10, day / 10, day % 10]
    var bytes = numbers.map { UInt8(ascii: "0") + UInt8($0) }
    bytes.insert(UInt8(ascii: "-"), at: 6)
    bytes.insert(UInt8(ascii: "-"), at: 4)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The Indian financial year: April to March.
public struct FinancialYear: Sendable, Hashable, Comparable {
  /// The calendar year in which it begins.
  public let startYear: Int

  /// The financial year that a day falls in.
  public init(of day: CalendarDay) { startYear = day.month >= 4 ? day.year : day.year - 1 }

  /// The short form used in document numbers: `26-27`.
  public var shortName: String { "\(Self.twoDigits(startYear))-\(Self.twoDigits(startYear + 1))" }

  private static func twoDigits(_ year: Int) -> String {
    let digits = String(((year % 100) + 100) % 100)
    return digits.count == 1 ? "0" + digits : digits
  }

  /// The earlier year is the smaller.
  public static func < (left: FinancialYear, right: FinancialYear) -> Bool { left.startYear < right.startYear }
}
