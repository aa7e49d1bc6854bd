/// Base64 of RFC 2045.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes as one line.
  static func line(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var held: UInt32 = 0
    var count = 0
    for byte in bytes {
      held = held << 8 | UInt32(byte)
      count += 1
      guard count == 3 else { continue }
      for shift in [18, 12, 6, 0] as [UInt32] { result.append(alphabet[Int(held >> shift & 63)]) }
      (held, count) = (0, 0)
    }
    if count == 1 {
      result += [alphabet[Int(held >> 2 & 63)], alphabet[Int(held << 4 & 63)], 61, 61]
    } else if count == 2 {
      result += [alphabet[Int(held >> 10 & 63)], alphabet[Int(held >> 4 & 63)], alphabet[Int(held << 2 & 63)], 61]
    }
    return result
  }

  /// The bytes as lines of 76 characters, each ended by CR LF.
  static func body(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 57 * 78 + 80)
    for start in stride(from: 0, to: bytes.count, by: 57) {
      result += line(bytes[start..<min(start + 57, bytes.count)])
      result += [13, 10]
    }
    return result
  }
}
