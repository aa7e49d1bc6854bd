/// Which rows of a file were read so far, in a few bytes for each: a file may have a million.
///
/// A key is remembered by 64 bits made of it. Where the first row with a key is wanted, it is read again and compared, so two keys
/// with the same bits are told apart; only what is no longer in a file is told by the bits alone.
struct SeenRows {
  private var places: [Int: RowPlace] = [:]
  private var others: Set<Int> = []

  /// Makes room, so that growing does not need twice the memory for a moment.
  init(expecting count: Int) { places.reserveCapacity(count) }

  /// What stands for a key.
  static func mark(_ key: String) -> Int {
    var hasher = Hasher()
    ExactText(key).hash(into: &hasher)
    return hasher.finalize()
  }

  /// Where the first row with a key may be; `nil` when there was none.
  func place(_ mark: Int) -> RowPlace? { places[mark] }

  /// Notes the first row with a key.
  mutating func insert(_ mark: Int, at place: RowPlace) { places[mark] = place }

  /// Notes that a key was there, of a row that no other can be compared with.
  mutating func insert(_ mark: Int) { others.insert(mark) }

  /// Whether a row with this key was there.
  func contains(_ mark: Int) -> Bool { places[mark] != nil || others.contains(mark) }
}
