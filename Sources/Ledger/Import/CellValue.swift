internal import GRDB

/// One cell as the ledger keeps it.
enum CellValue: Sendable, Hashable {
  case blank
  case text(String)
  case integer(Int64)

  /// The value of a column of a stored row.
  init(_ stored: DatabaseValue) {
    switch stored.storage {
    case .string(let text): self = .text(text)
    case .int64(let number): self = .integer(number)
    default: self = .blank
    }
  }

  var databaseValue: DatabaseValue {
    switch self {
    case .blank: .null
    case .text(let text): text.databaseValue
    case .integer(let number): number.databaseValue
    }
  }

  /// The text kept, if it is text.
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
