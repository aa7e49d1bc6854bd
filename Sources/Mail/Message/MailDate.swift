/// A moment as it stands in a message's `Date` line: day, time to the second and the zone's distance from UTC.
public struct MailDate: Sendable, Hashable, CustomStringConvertible {
  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Such as `Thu, 14 May 2026 09:05:00 +0530`.
  public let description: String

  /// Reads `2026-05-14T09:05:00+05:30` or `…Z`; `nil` for anything else, for days that do not exist and for years before 1900.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20 || bytes.count == 25 else { return nil }
    let separators: [(Int, Character)] = [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":")]
    for (index, mark) in separators { guard bytes[index] == mark.asciiValue else { return nil } }
    let fields = [(0, 4), (5, 2), (8, 2), (11, 2), (14, 2), (17, 2)].compactMap {
      Self.number(bytes, at: $0.0, count: $0.1)
    }
    guard fields.count == 6, let zone = Self.zone(bytes[19...]) else { return nil }
    guard let weekday = Self.weekday(year: fields[0], month: fields[1], day: fields[2]) else { return nil }
    guard fields[3] < 24, fields[4] < 60, fields[5] < 60 else { return nil }
    let time = fields[3...].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    description = "\(weekday), \(fields[2]) \(Self.months[fields[1] - 1]) \(fields[0]) \(time) \(zone)"
  }

  private static func number(_ bytes: [UInt8], at start: Int, count: Int) -> Int? {
    let digits = bytes[start..<start + count]
    guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  /// `+0530` for `+05:30`, `+0000` for `Z`.
  private static func zone(_ bytes: ArraySlice<UInt8>) -> String? {
    if bytes.elementsEqual("Z".utf8) { return "+0000" }
    let zone = Array(bytes)
    guard zone.count == 6, zone[0] == 43 || zone[0] == 45, zone[3] == 58 else { return nil }
    guard let hours = number(zone, at: 1, count: 2), let minutes = number(zone, at: 4, count: 2) else { return nil }
    guard hours < 24, minutes < 60 else { return nil }
    return String(decoding: zone[0...2] + zone[4...5], as: UTF8.self)
  }

  /// The day of the week by Sakamoto's rule; `nil` for a day that does not exist.
  private static func weekday(year: Int, month: Int, day: Int) -> String? {
    guard year >= 1900, (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let shifted = month < 3 ? year - 1 : year
    let sinceSunday = (shifted + shifted / 4 - shifted / 100 + shifted / 400 + shifts[month - 1] + day) % 7
    return days[(sinceSunday + 6) % 7]
  }
}
