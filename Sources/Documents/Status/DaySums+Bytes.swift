import Diagnostics
import Values

/// How sums are kept: numbers of as many bytes as they need, days as the distance from the day before.
extension DaySums {
  /// The sums as bytes, from which `init(bytes:)` makes them again.
  public var bytes: [UInt8] {
    var writer = SumsWriter()
    writer.write(base.code)
    writer.write(gaps.count)
    for gap in gaps { for text in [gap.name, gap.message, gap.hint ?? ""] { writer.write(text) } }
    writer.write(series.count)
    for (key, changes) in series {
      writer.write(key)
      writer.write(changes.count)
      var before = 0
      for change in changes.sorted(by: { $0.day < $1.day }) {
        let day = change.day.daysSince1970
        writer.write(signed: Int64(day - before))
        writer.write(signed: change.amount)
        before = day
      }
    }
    return writer.bytes
  }

  /// Sums as `bytes` gave them; `nil` for anything else.
  public init?(bytes: [UInt8]) {
    let read: DaySums? = bytes.withUnsafeBytes { buffer in
      var reader = SumsReader(buffer)
      return try? reader.sums()
    }
    guard let read else { return nil }
    self = read
  }
}

private struct SumsWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ key: DaySums.Series) {
    switch key {
    case .figure(let figure): write("f\(figure)")
    case .state(let state): write("s" + state.rawValue)
    case .due(let day): write("d" + (day?.description ?? ""))
    case .toCome(let currency): write("c" + currency.code)
    case .maker(let id): write("m" + id)
    case .pieces(let id, let scale):
      write("p" + id)
      write(scale)
    }
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  mutating func write(_ count: Int) { write(unsigned: UInt64(clamping: count)) }

  /// Small numbers of either sign become small ones above zero.
  mutating func write(signed number: Int64) { write(unsigned: UInt64(bitPattern: number << 1 ^ number >> 63)) }

  private mutating func write(unsigned number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }
}

private struct SumsReader {
  struct Unreadable: Error {}

  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func sums() throws -> DaySums {
    guard let base = Currency(code: try text()) else { throw Unreadable() }
    let gaps = try (0..<count()).map { _ in
      let (name, message, hint) = (try text(), try text(), try text())
      return Diagnostic(name, message, hint: hint.isEmpty ? nil : hint, severity: .warning)
    }
    var series: [DaySums.Series: [DaySums.Change]] = [:]
    for _ in 0..<(try count()) { series[try key()] = try changes() }
    guard place == bytes.count else { throw Unreadable() }
    return DaySums(base: base, series: series, gaps: gaps)
  }

  private mutating func changes() throws -> [DaySums.Change] {
    let count = try count()
    var changes: [DaySums.Change] = []
    changes.reserveCapacity(count)
    var (day, last): (Int, CalendarDay) = (0, .first)
    for index in 0..<count {
      let step = try signed()
      if step != 0 || index == 0 {
        let (next, overflow) = day.addingReportingOverflow(Int(step))
        guard !overflow, let found = CalendarDay(daysSince1970: next) else { throw Unreadable() }
        (day, last) = (next, found)
      }
      changes.append(DaySums.Change(day: last, amount: try signed()))
    }
    return changes
  }

  private mutating func key() throws -> DaySums.Series {
    let text = try text()
    let name = String(text.dropFirst())
    switch text.first {
    case "f": if let figure = DaySums.Figure.allCases.first(where: { "\($0)" == name }) { return .figure(figure) }
    case "s": if let state = OrderState(rawValue: name) { return .state(state) }
    case "d": if name.isEmpty { return .due(nil) } else if let day = CalendarDay(iso: name) { return .due(day) }
    case "c": if let currency = Currency(code: name) { return .toCome(currency) }
    case "m": return .maker(name)
    case "p":
      let scale = try count()
      if scale <= ExactDecimal.largestScale { return .pieces(name, scale: scale) }
    default: break
    }
    throw Unreadable()
  }

  private mutating func text() throws -> String {
    let length = try count()
    let end = place + length
    defer { place = end }
    return String(decoding: bytes[place..<end], as: UTF8.self)
  }

  /// A number of things, each of which takes at least a byte.
  private mutating func count() throws -> Int {
    guard let count = Int(exactly: try unsigned()), count <= bytes.count - place else { throw Unreadable() }
    return count
  }

  private mutating func signed() throws -> Int64 {
    let number = try unsigned()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  private mutating func unsigned() throws -> UInt64 {
    var (number, shift): (UInt64, UInt64) = (0, 0)
    while place < bytes.count, shift < 64 {
      let byte = bytes[place]
      place += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw Unreadable()
  }
}
