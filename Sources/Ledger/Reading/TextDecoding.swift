/// Turns the bytes of a spreadsheet's export into UTF-8, whatever program wrote them.
///
/// Input: the bytes of a file. Output: the same text as valid UTF-8 without a byte order mark, and the encoding's name.
/// A byte order mark decides; without one, valid UTF-8 is taken as such, many NULs at every other place mean UTF-16, and
/// anything else is Windows-1252, in which every byte is a character.
enum TextDecoding {
  /// The text of a file, the encoding's name, and the fingerprint of the file as it was.
  struct Decoded {
    var text: any SourceBytes
    var encoding: String
    var fingerprint: String
  }

  /// The text in UTF-8, of bytes in memory.
  static func utf8(from bytes: [UInt8]) -> (bytes: [UInt8], encoding: String) {
    let (form, start) = form(of: bytes, count: bytes.count)
    let rest = Array(bytes.dropFirst(start))
    guard let form = form ?? (String(validating: rest, as: UTF8.self) == nil ? .windows1252 : nil) else {
      return (rest, "UTF-8")
    }
    var decoder = PieceDecoder(form)
    return (decoder.decoded(rest) + decoder.finished(), form.name)
  }

  /// The text in UTF-8, of bytes that are read piece by piece: once to the end, and if they are not UTF-8 a second time into a
  /// temporary file.
  static func utf8(from source: any SourceBytes, path: String, pieceLength: Int = 1 << 18) throws -> Decoded {
    let head = try source.bytes(at: 0, most: 1_024)
    let (given, start) = form(of: head, count: source.count)
    var hash = SHA256()
    var check = UTF8Check()
    var offset = 0
    try source.forEachPiece(of: pieceLength) { piece, isLast in
      hash.update(piece)
      if given == nil { check.add(offset < start ? Array(piece.dropFirst(start - offset)) : piece, isLast: isLast) }
      offset += piece.count
    }
    let fingerprint = hash.digits
    let rest = LaterBytes(whole: source, start: start)
    guard let form = given ?? (check.isValid ? nil : .windows1252) else {
      return Decoded(text: start == 0 ? source : rest, encoding: "UTF-8", fingerprint: fingerprint)
    }
    let temporary = try TemporaryBytes()
    var decoder = PieceDecoder(form)
    try rest.forEachPiece(of: pieceLength) { piece, isLast in
      try temporary.append(isLast ? decoder.finished() : decoder.decoded(piece))
    }
    return Decoded(text: temporary.finished(path: path), encoding: form.name, fingerprint: fingerprint)
  }

  /// The form that the beginning shows, if it is not UTF-8, and where the text begins.
  private static func form(of head: [UInt8], count: Int) -> (form: PieceDecoder.Form?, start: Int) {
    var start = 0
    while head[start...].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    let rest = head[start...]
    if rest.starts(with: [0xFF, 0xFE]) { return (.utf16(isBigEndian: false), start + 2) }
    if rest.starts(with: [0xFE, 0xFF]) { return (.utf16(isBigEndian: true), start + 2) }
    let isBigEndian = looksLikeUTF16(Array(rest.prefix(400)), count: count - start)
    return (isBigEndian.map { .utf16(isBigEndian: $0) }, start)
  }

  private static func looksLikeUTF16(_ sample: [UInt8], count: Int) -> Bool? {
    guard sample.count >= 8, count.isMultiple(of: 2) else { return nil }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    if zeros[0] * 3 > sample.count, zeros[1] == 0 { return true }
    if zeros[1] * 3 > sample.count, zeros[0] == 0 { return false }
    return nil
  }
}

/// Whether a text in pieces is valid UTF-8; a character may begin in one piece and end in the next.
private struct UTF8Check {
  private(set) var isValid = true
  private var rest: [UInt8] = []

  mutating func add(_ piece: [UInt8], isLast: Bool) {
    guard isValid else { return }
    var bytes = rest.isEmpty ? piece : rest + piece
    rest = []
    if !isLast, let start = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes[start] >= 0xC0, bytes.count - start < 4
    {
      rest = Array(bytes[start...])
      bytes.removeSubrange(start...)
    }
    isValid = String(validating: bytes, as: UTF8.self) != nil
  }
}

/// Decodes a text in pieces into UTF-8; what a piece ends in the middle of waits for the next.
private struct PieceDecoder {
  /// How the text is written.
  enum Form {
    case utf16(isBigEndian: Bool)
    case windows1252

    var name: String {
      switch self {
      case .utf16: "UTF-16"
      case .windows1252: "Windows-1252"
      }
    }
  }

  private let form: Form
  private var odd: UInt8?
  private var half: UInt16?

  init(_ form: Form) { self.form = form }

  mutating func decoded(_ piece: [UInt8]) -> [UInt8] {
    switch form {
    case .utf16(let isBigEndian): utf16(piece, isBigEndian)
    case .windows1252: Self.windows1252(piece)
    }
  }

  /// What still waits, at the end; an odd last byte of UTF-16 is no character.
  mutating func finished() -> [UInt8] {
    defer { half = nil }
    return half.map { Array(String(decoding: [$0], as: UTF16.self).utf8) } ?? []
  }

  private mutating func utf16(_ piece: [UInt8], _ isBigEndian: Bool) -> [UInt8] {
    var units: [UInt16] = half.map { [$0] } ?? []
    half = nil
    units.reserveCapacity(piece.count / 2 + 2)
    for byte in piece {
      guard let first = odd else {
        odd = byte
        continue
      }
      odd = nil
      units.append(isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first))
    }
    if let last = units.last, UTF16.isLeadSurrogate(last) { half = units.removeLast() }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var text = String.UnicodeScalarView()
    text.reserveCapacity(bytes.count)
    for byte in bytes {
      let code = (0x80...0x9F).contains(byte) ? upperControls[Int(byte) - 0x80] : UInt32(byte)
      text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    return Array(String(text).utf8)
  }

  /// The characters of Windows-1252 from 0x80 to 0x9F; the five unused places give the replacement character.
  private static let upperControls: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
