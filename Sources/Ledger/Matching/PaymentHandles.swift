internal import GRDB

/// Gives payments without a transaction id a short name to type.
///
/// The name is the beginning of the fingerprint of their cells: 6 digits, or 12 where two payments begin alike.
final class PaymentHandles {
  private static let (short, long) = (6, 12)
  private let db: Database
  /// The short names that several payments have, once they were asked for.
  private var shared: Set<String>?

  init(_ db: Database) { self.db = db }

  /// What a person types for a payment.
  func handle(of payment: Payment) throws -> String {
    if let id = payment.transactionID { return id }
    let name = Self.name(payment.key, Self.short)
    return try sharedNames().contains(name) ? Self.name(payment.key, Self.long) : name
  }

  private func sharedNames() throws -> Set<String> {
    if let shared { return shared }
    var (seen, found): (Set<String>, Set<String>) = ([], [])
    for key in try Self.keys(db) {
      let name = Self.name(key, Self.short)
      if !seen.insert(name).inserted { found.insert(name) }
    }
    shared = found
    return found
  }

  /// The keys of the payments that a typed name may mean: a transaction id, else the beginning of a fingerprint.
  static func keys(named name: String, _ db: Database) throws -> [String] {
    let key = name.idKey
    if try String.fetchOne(db, sql: "SELECT key FROM payments WHERE key = ?", arguments: [key]) != nil { return [key] }
    guard key.hasPrefix("p-"), key.count >= short + 2 else { return [] }
    return try keys(db).filter { Self.name($0, 64).lowercased().hasPrefix(key) }
  }

  private static func keys(_ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT key FROM payments WHERE txn_id IS NULL ORDER BY key")
  }

  private static func name(_ key: String, _ digits: Int) -> String { "P-" + SHA256.hex(of: key.utf8).prefix(digits) }
}
