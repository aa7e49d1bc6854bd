/// Names for the records in data, made of the keys they stand at: `lines` holds `Line` records.
struct SchemaNames {
  private var counts: [String: Int] = [:]

  /// The name, with a number behind it when it is taken: two records of one name would be taken for each other.
  mutating func unique(_ name: String) -> String {
    counts[name, default: 0] += 1
    let count = counts[name] ?? 1
    return count == 1 ? name : unique("\(name)\(count)")
  }

  /// `deliveryAddress` leads to `DeliveryAddress`.
  static func record(_ key: String) -> String {
    key.prefix(1).uppercased() + key.dropFirst()
  }

  /// One of many: `lines` leads to `line`, `entries` to `entry`.
  static func singular(_ key: String) -> String {
    if key.hasSuffix("ies") { return key.dropLast(3) + "y" }
    return key.hasSuffix("s") && !key.hasSuffix("ss") && key.count > 1 ? String(key.dropLast()) : key
  }
}
