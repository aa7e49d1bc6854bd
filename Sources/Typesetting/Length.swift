/// A length on paper, exact to 1/1024 of a point (1 pt = 1/72 inch), so that sums of lengths never drift.
///
/// Arithmetic saturates at about ±17,000 km instead of overflowing: a foolish template gives a foolish page, not a trap.
public struct Length: Sendable, Hashable, Comparable, AdditiveArithmetic {
  /// The length in 1/1024 pt, between −2⁴⁵ and 2⁴⁵.
  public let units: Int

  /// How many units make a point.
  public static let unitsPerPoint = 1_024
  private static let limit = 1 << 45

  /// A length in 1/1024 pt, brought into range.
  public init(units: Int) { self.units = min(max(units, -Self.limit), Self.limit) }

  /// A length in points; what is no number counts as zero.
  public static func points(_ points: Double) -> Length {
    let units = (points * Double(unitsPerPoint)).rounded()
    guard units.isFinite else { return .zero }
    return Length(units: Int(min(max(units, -Double(limit)), Double(limit))))
  }

  /// A length in millimetres.
  public static func millimetres(_ millimetres: Double) -> Length { points(millimetres * 72 / 25.4) }

  /// The length in points.
  public var points: Double { Double(units) / Double(Self.unitsPerPoint) }

  /// No length.
  public static let zero = Length(units: 0)
  /// Longer than any page.
  public static let unlimited = Length(units: limit)

  /// The sum.
  public static func + (left: Length, right: Length) -> Length { Length(units: left.units + right.units) }
  /// The difference.
  public static func - (left: Length, right: Length) -> Length { Length(units: left.units - right.units) }
  /// The other direction.
  public static prefix func - (length: Length) -> Length { Length(units: -length.units) }

  /// So many times the length.
  public static func * (left: Length, right: Int) -> Length {
    let (units, overflow) = left.units.multipliedReportingOverflow(by: right)
    return overflow ? ((left.units < 0) == (right < 0) ? .unlimited : -unlimited) : Length(units: units)
  }

  /// The length × `numerator` ÷ `denominator`, towards zero; zero when `denominator` is zero.
  public func scaled(_ numerator: Int, over denominator: Int) -> Length {
    guard denominator != 0 else { return .zero }
    let wide = Int128(units) * Int128(numerator) / Int128(denominator)
    return Length(units: Int(clamping: wide))
  }

  /// The shorter one is the smaller.
  public static func < (left: Length, right: Length) -> Bool { left.units < right.units }
}

/// A place on a page: from its left edge and from its top edge, in physical directions.
public struct Point: Sendable, Hashable {
  /// From the left edge.
  public var x: Length
  /// From the top edge, downwards.
  public var y: Length

  /// A place so far from the left and from the top.
  public init(x: Length, y: Length) {
    self.x = x
    self.y = y
  }
}

/// A width and a height.
public struct Size: Sendable, Hashable {
  /// From left to right.
  public var width: Length
  /// From top to bottom.
  public var height: Length

  /// So wide and so high.
  public init(width: Length, height: Length) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle on a page.
public struct Rect: Sendable, Hashable {
  /// The top left corner.
  public var origin: Point
  /// How wide and high.
  public var size: Size

  /// A rectangle from its top left corner.
  public init(x: Length, y: Length, width: Length, height: Length) {
    origin = Point(x: x, y: y)
    size = Size(width: width, height: height)
  }
}

/// Lengths for the four sides, in logical directions: start is left on a left-to-right page and right on a mirrored one.
public struct Insets: Sendable, Hashable {
  /// Above.
  public var top: Length
  /// At the end of a line.
  public var end: Length
  /// Below.
  public var bottom: Length
  /// At the start of a line.
  public var start: Length

  /// Four lengths; each zero unless given.
  public init(top: Length = .zero, end: Length = .zero, bottom: Length = .zero, start: Length = .zero) {
    self.top = top
    self.end = end
    self.bottom = bottom
    self.start = start
  }

  /// The same on all sides.
  public init(all length: Length) { self.init(top: length, end: length, bottom: length, start: length) }
}

/// An opaque sRGB colour.
public struct Color: Sendable, Hashable {
  /// Red, 0 to 255.
  public let red: UInt8
  /// Green, 0 to 255.
  public let green: UInt8
  /// Blue, 0 to 255.
  public let blue: UInt8

  /// A colour by its parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#7A1F3D` or `#7A1`; `nil` for anything else.
  public init?(hex text: some StringProtocol) {
    guard text.first == "#" else { return nil }
    let digits = text.dropFirst().utf8.compactMap { Self.hexValue($0) }
    guard digits.count == text.utf8.count - 1 else { return nil }
    switch digits.count {
    case 6:
      self.init(
        red: digits[0] << 4 | digits[1], green: digits[2] << 4 | digits[3], blue: digits[4] << 4 | digits[5])
    case 3: self.init(red: digits[0] * 17, green: digits[1] * 17, blue: digits[2] * 17)
    default: return nil
    }
  }

  /// Black.
  public static let black = Color(red: 0, green: 0, blue: 0)
  /// White.
  public static let white = Color(red: 255, green: 255, blue: 255)

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
