import Diagnostics

/// The list of refused rows: row number, cells as they were, reasons. It can be mended and imported as it is.
///
/// Input: a sheet and its refused rows. Output: the bytes of a CSV file in UTF-8.
struct ProblemsFile {
  private var lines: [[String]]

  /// Begins with the titles of the file the rows come from.
  init(_ sheet: Sheet) {
    self.sheet = sheet
    lines = []
    lines.append(["Row"] + keptPlaces(sheet).map { sheet.titles[$0] } + ["Problem"])
  }

  private let sheet: Sheet

  /// Adds a row with all its reasons; a row of a problems file keeps the number it had in the original file.
  mutating func add(_ row: SheetRow, reasons: [Diagnostic]) {
    var number = String(row.number)
    if let place = sheet.originalRowPlace, place < row.cells.count, !row.cells[place].isBlank {
      number = row.cells[place]
    }
    var cells = keptPlaces(sheet).map { $0 < row.cells.count ? row.cells[$0] : "" }
    if row.cells.count > sheet.titles.count {
      let surplus = row.cells[sheet.titles.count...].joined(separator: " | ")
      cells.append(reasons.map(\.message).joined(separator: "; ") + (surplus.isBlank ? "" : " (surplus: \(surplus))"))
    } else {
      cells.append(reasons.map(\.message).joined(separator: "; "))
    }
    lines.append([number] + cells)
  }

  /// The file.
  var bytes: [UInt8] {
    var text = "\u{FEFF}"
    for line in lines {
      text += line.map(Self.cell).joined(separator: ",") + "\r\n"
    }
    return Array(text.utf8)
  }

  private func keptPlaces(_ sheet: Sheet) -> [Int] {
    let own: Set<String> = sheet.source.isProblemsFile ? ["row", "problem"] : []
    return sheet.titles.indices.filter { !own.contains(sheet.titles[$0].foldedTitle) }
  }

  /// NULs are left out, because no spreadsheet shows them.
  private static func cell(_ text: String) -> String {
    let clean = text.contains("\0") ? text.replacing("\0", with: "") : text
    let needsQuotes = clean.unicodeScalars.contains { [",", "\"", "\n", "\r", ";", "\t"].contains($0) }
    return needsQuotes ? "\"\(clean.replacing("\"", with: "\"\""))\"" : clean
  }
}
