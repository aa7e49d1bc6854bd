import Ledger
import Mail

/// The file that a message brings; its bytes are fetched when the message is written, since a thousand of them need not be in memory.
struct MessageAttachment: Sendable {
  var name: String
  /// How many bytes it has.
  var size: Int
  /// The fingerprint of the bytes.
  var hash: String
  /// Fetches the bytes; throws a `Diagnostic` when they are damaged.
  var bytes: @Sendable () throws -> [UInt8]

  /// A file that is in memory.
  init(name: String, bytes: [UInt8]) {
    (self.name, size, hash) = (name, bytes.count, SHA256.hex(of: bytes))
    self.bytes = { bytes }
  }

  /// An issued document; throws a `Diagnostic` when its file is damaged.
  init(_ record: DocumentRecord, office: Office, ledger: LedgerFile) throws {
    let stored = try office.storedFile(record, in: ledger)
    (name, size, hash) = (record.handedOutName, stored.count, SHA256.hex(of: stored))
    bytes = { try office.storedFile(record, in: ledger) }
  }
}

extension DocumentRecord {
  /// What the document's file is called, without folders: `PS-26-27-0007.pdf`.
  var handedOutName: String { FilePaths.lastComponent(fileName ?? "\(kind.rawValue).pdf") }
}
