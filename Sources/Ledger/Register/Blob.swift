import Foundation
internal import GRDB

/// Bytes as the database takes them.
enum Blob {
  /// A copy of the bytes; without any, an empty blob.
  static func value(_ bytes: UnsafeRawBufferPointer) -> DatabaseValue { Data(bytes).databaseValue }
}
