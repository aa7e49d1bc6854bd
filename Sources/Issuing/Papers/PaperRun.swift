public import Diagnostics
import Foundation
import Values

/// What is asked of `talim receipt` and `talim credit-note`.
public struct PaperRun: Sendable {
  /// The payments or returns, as people name them, in the order wanted.
  public var names: [String]
  /// The order whose returns are wanted, in place of names.
  public var order: String?
  /// Whether to take all that wait for a paper instead.
  public var allReady: Bool
  /// Whether to print drafts: no number, nothing kept.
  public var isDraft: Bool
  /// The day of issue as ISO text; the usual one when absent.
  public var date: String?
  /// The folder to print to; the co-op's `documents` when absent.
  public var outFolder: String?
  /// The code or English name of the language of all; each buyer's own when absent.
  public var language: String?

  /// A run of papers.
  public init(
    names: [String], order: String? = nil, allReady: Bool = false, isDraft: Bool = false, date: String? = nil,
    outFolder: String? = nil, language: String? = nil
  ) {
    self.names = names
    self.order = order
    self.allReady = allReady
    self.isDraft = isDraft
    self.date = date
    self.outFolder = outFolder
    self.language = language
  }
}

/// A paper that was printed.
public struct PrintedPaper: Sendable, Encodable {
  /// Its number; `nil` on a draft.
  public var number: String?
  /// What it is called.
  public var kind: String
  /// Its day.
  public var date: String
  /// Who it is for.
  public var party: String
  /// The payment or the returns it is about.
  public var about: [String]
  /// What it comes to, without the currency.
  public var total: String
  /// The currency.
  public var currency: String
  /// The file.
  public var path: String

  init(
    _ number: String?, kind: String, date: CalendarDay, party: String, about: [String], total: Money, path: String
  ) {
    self.number = number
    self.kind = kind
    self.date = date.description
    self.party = party
    self.about = about
    self.total = total.plainNumber
    currency = total.currency.code
    self.path = path
  }

  /// All of them as JSON: a list of objects.
  public static func json(_ papers: [PrintedPaper]) throws -> String {
    guard !papers.isEmpty else { return "[]" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(papers), as: UTF8.self)
  }
}

/// What became of one paper.
public enum PaperResult: Sendable {
  /// It was printed.
  case printed(PrintedPaper)
  /// Something about all of them is worth knowing.
  case warned(DiagnosticList)
  /// It was not printed, and no number was used.
  case failed(DiagnosticList)
}

extension Office {
  /// Does one job after the other; one that fails does not keep the others.
  func forEachJob<Job>(
    _ jobs: [Job], report: (PaperResult) -> Void, warnings: () -> [Diagnostic], _ work: (Job) throws -> PrintedPaper
  ) {
    for job in jobs {
      let result: PaperResult
      do {
        result = .printed(try work(job))
      } catch let list as DiagnosticList {
        result = .failed(list)
      } catch let diagnostic as Diagnostic {
        result = .failed(DiagnosticList([diagnostic]))
      } catch {
        result = .failed(DiagnosticList([Diagnostic("failed", "\(error)", fault: .environment)]))
      }
      let worthKnowing = warnings()
      if !worthKnowing.isEmpty { report(.warned(DiagnosticList(worthKnowing))) }
      report(result)
    }
  }
}
