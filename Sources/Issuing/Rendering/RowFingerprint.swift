/// A 128-bit fingerprint of a row of data, by which a row that was changed is known. It guards against mistakes, not against
/// malice, and reads eight bytes at a time.
struct RowFingerprint: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  init(_ bytes: [UInt8]) {
    var first: UInt64 = 0x9E37_79B9_7F4A_7C15
    var second: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        var word: UInt64 = 0
        if offset + 8 <= buffer.count {
          word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        } else {
          for byte in buffer[offset...].reversed() { word = word << 8 | UInt64(byte) }
        }
        first = Self.folded(first ^ word, 0xA076_1D64_78BD_642F)
        second = Self.folded(second &+ word, 0xE703_7ED1_A0B4_28DB)
        offset += 8
      }
    }
    high = Self.folded(first ^ UInt64(bytes.count), 0x8EBC_6AF0_9C88_C6E3)
    low = Self.folded(second ^ UInt64(bytes.count), 0x5899_65CC_7537_4CC3)
  }

  /// Both halves of the product, so that every bit of the input reaches every bit of the result. The input enters
  /// once more, because a product forgets everything when one side is 0.
  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low ^ (left << 32 | left >> 32)
  }

  /// 32 hexadecimal digits.
  var text: String { Self.digits(high) + Self.digits(low) }

  private static func digits(_ number: UInt64) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
