public import Diagnostics
import JSONData
import Values

/// What needs doing, for people or for programs.
public struct AlertReport: Sendable {
  let list: AlertList
  /// What was found on the way: labels that nobody has reviewed, what is in no figure.
  public let warnings: DiagnosticList

  /// Whether nothing needs doing.
  public var isEmpty: Bool { list.alerts.isEmpty }

  /// The sentences, each with its number, at most 80 characters wide.
  public var text: String {
    let width = String(list.alerts.count).count
    return list.alerts.enumerated().flatMap { index, said -> [String] in
      let number = String(index + 1)
      let head = String(repeating: " ", count: width - number.count) + number + ". "
      return (head + said.sentence).wrapped(keeping: width + 2, to: 80)
    }.joined(separator: "\n")
  }

  /// All of it as one line of JSON, amounts and numbers as text.
  public var json: String {
    String(decoding: RecordJSON.bytes(of: AlertList.recordType.record(of: list)).dropLast(), as: UTF8.self)
  }
}

extension String {
  /// The text broken into lines; the first `indent` characters stand before it, and as many blanks before each further line.
  fileprivate func wrapped(keeping indent: Int, to width: Int) -> [String] {
    let lines = String(dropFirst(indent)).wrapped(to: width - indent)
    let blanks = String(repeating: " ", count: indent)
    return lines.enumerated().map { index, line in (index == 0 ? String(prefix(indent)) : blanks) + line }
  }
}
