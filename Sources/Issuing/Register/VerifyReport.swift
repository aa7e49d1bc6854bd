import Diagnostics
import Ledger

/// Whether a file is what was issued.
enum Verdict: Sendable, Hashable {
  /// It is, to the byte.
  case genuine(RegisterEntry)
  /// It says that it is this document, but it is not the file that was issued. `isOurs` says whether it has the original's fingerprint;
  /// `nil` when it has none.
  case altered(RegisterEntry, isOurs: Bool?)
  /// It says that it is a document with a number that Talim did not give out here.
  case unknown(String)
  /// It is a draft.
  case draft
  /// It has nothing of ours.
  case foreign(isPDF: Bool)
}

/// A file and what it is.
struct VerifiedFile: Sendable, Hashable {
  var path: String
  var verdict: Verdict
}

/// Whether files are what was issued, for people or for programs.
public struct VerifyReport: Sendable {
  let files: [VerifiedFile]

  /// Whether all of them are what was issued.
  public var isGenuine: Bool {
    files.allSatisfy { if case .genuine = $0.verdict { true } else { false } }
  }

  /// What each file is, with what is known of the document.
  public func text() -> String {
    files.flatMap(Self.lines).flatMap { $0.hasPrefix(" ") ? Self.wrapped($0) : [$0] }.joined(separator: "\n")
  }

  private static func wrapped(_ line: String) -> [String] {
    let text = line.drop { $0 == " " }
    return String(text).wrapped(to: 78, hanging: 2).map { "  " + $0 }
  }

  private static func lines(_ file: VerifiedFile) -> [String] {
    let name = RegisterWords.printable(file.path)
    switch file.verdict {
    case .genuine(let entry):
      let state = RegisterWords.cancellation(entry).map { ["  ! it was \($0)"] } ?? []
      return ["\(name): genuine", "  \(entry.number), \(RegisterWords.line(entry))"] + state
    case .altered(let entry, let isOurs): return ["\(name): NOT what was issued"] + details(entry, isOurs: isOurs)
    case .unknown(let number):
      return [
        "\(name): NOT issued here",
        "  it says that it is `\(RegisterWords.printable(number))`, which Talim did not give out in this ledger",
      ]
    case .draft: return ["\(name): a draft; nothing was issued with it"]
    case .foreign(let isPDF):
      return ["\(name): not from here", isPDF ? "  nothing in it is of this co-op" : "  it is no PDF that can be read"]
    }
  }

  private static func details(_ entry: RegisterEntry, isOurs: Bool?) -> [String] {
    let claim =
      switch isOurs {
      case true?: "  it was made from \(entry.number), and changed or saved anew since"
      case false?:
        "  it says that it is \(entry.number), but its fingerprint is another: a forgery, or a paper of another co-op"
      case nil: "  its title names \(entry.number)"
      }
    let state = RegisterWords.cancellation(entry).map { ["  ! the original was \($0)"] } ?? []
    return [claim, "  the original: \(RegisterWords.line(entry))"] + state
      + ["  `talim reprint \(ShellWord.quoted(entry.number))` prints the original"]
  }

  /// The same as JSON: a list of objects with `file`, `verdict` and the `document`.
  public func json() throws -> String {
    try RegisterJSON.text(files.map(File.init))
  }

  private struct File: Encodable {
    var file: String
    var verdict: String
    var number: String?
    var sameFingerprint: Bool?
    var document: RegisterJSON.Document?

    init(_ verified: VerifiedFile) {
      file = verified.path
      switch verified.verdict {
      case .genuine(let entry): (verdict, number, document) = ("genuine", entry.number, .init(entry))
      case .altered(let entry, let isOurs):
        (verdict, number, document) = ("altered", entry.number, .init(entry))
        sameFingerprint = isOurs
      case .unknown(let claimed): (verdict, number) = ("unknown", claimed)
      case .draft: verdict = "draft"
      case .foreign: verdict = "foreign"
      }
    }
  }
}
