import Ledger

/// Says in a few lines what became of a file.
enum ImportLines {
  static func lines(_ file: ImportedFile) -> [String] {
    let counts = [
      (file.new, "new"), (file.changed, "changed"), (file.unchanged, "as before"), (file.refused, "refused"),
      (file.pending, "waiting: an issued document rests on them"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    var lines = [head(file) + (counts.isEmpty ? "" : ", " + counts.joined(separator: ", "))]
    if !file.made.isEmpty {
      lines.append("  made from the export: \(list(file.made)); add what is missing in buyers.csv, such as a GSTIN")
    }
    lines += file.leftOut.map(leftOut)
    lines += file.changes.prefix(20).map {
      "  row \($0.row), \($0.key), \($0.title): `\($0.old)` is now `\($0.new)`" + ($0.isPending ? " (waiting)" : "")
    }
    if file.changes.count > 20 { lines.append("  and \(file.changes.count - 20) more changes") }
    if !file.gone.isEmpty {
      lines.append("  no longer in the file, but kept: \(list(file.gone)); `--replace` removes them")
    }
    if !file.removed.isEmpty { lines.append("  no longer in the file, and removed: \(list(file.removed))") }
    if !file.notRemoved.isEmpty {
      lines.append("  no longer in the file, but not removed: \(list(file.notRemoved, "; "))")
    }
    if let path = file.problemsPath { lines.append("  the refused rows are in \(path); mend them there and import it") }
    return lines
  }

  /// An export comes once for each kind of rows it became.
  private static func head(_ file: ImportedFile) -> String {
    guard let preset = file.preset else {
      return "\(file.path): \(file.rowsRead) \(file.rowsRead == 1 ? "row" : "rows")"
    }
    let count = "\(file.rowsRead) \(file.rowsRead == 1 ? file.kind.noun : file.kind.listName)"
    return "\(file.path), a \(preset.noun): \(count)"
  }

  private static func leftOut(_ rows: LeftOutRows) -> String {
    let sum = rows.sum.map { ", \($0) in all" } ?? ""
    return "  left out: \(rows.count) \(rows.noun)\(sum): \(rows.remedy)"
  }

  private static func list(_ names: [String], _ joint: String = ", ") -> String {
    names.prefix(10).joined(separator: joint) + (names.count > 10 ? " and \(names.count - 10) more" : "")
  }
}
