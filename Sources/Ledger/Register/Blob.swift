import Foundation
internal import GRDB

/// Bytes as the database takes them.
enum Blob {
  /// A copy of the bytes; without any, an empty blob.
  static func value(_ bytes: UnsafeRawBufferPointer) -> DatabaseValue { Data(bytes).databaseValue }

  /// A copy of the bytes.
  static func value(_ bytes: [UInt8]) -> DatabaseValue { Data(bytes).databaseValue }

  /// The bytes of a blob; none for any other value.
  static func bytes(_ value: DatabaseValue) -> [UInt8] { Data.fromDatabaseValue(value).map { [UInt8]($0) } ?? [] }
}
