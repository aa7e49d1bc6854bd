import Diagnostics
import Documents
import Foundation
import Ledger
import Values

/// What `talim match` says to other programs.
enum MatchJSON {
  struct Payment: Encodable {
    var payment: String
    var date: String
    var payer: String?
    var method: String
    var kind: String
    var amount: String
    var currency: String
    var reference: String?
    var note: String?
    var file: String?
    var row: Int?
    var orders: [String]?
    var way: String?
    var decided: String?
    var suggestions: [Suggestion]?

    init(_ entry: PaymentEntry, _ answer: MatchAnswer? = nil) {
      let own = entry.payment
      payment = entry.handle
      date = own.day.description
      payer = own.payer
      method = own.method
      kind = own.kind.rawValue
      amount = own.amount.plainNumber
      currency = own.amount.currency.code
      reference = own.reference
      note = own.note
      if case .cell(let file, let row, _) = entry.place { (self.file, self.row) = (file, row) }
      orders = answer == nil ? entry.match?.orderIDs ?? [] : nil
      way = entry.match?.way.rawValue
      decided = entry.decision?.time
      suggestions = answer.map { answer in
        answer.suggestions.map { Suggestion($0, isCertain: $0 == answer.certain) }
      }
    }
  }

  struct Suggestion: Encodable {
    var orders: [String]
    var score: Int
    var certain: Bool
    var why: String

    init(_ suggestion: MatchSuggestion, isCertain: Bool) {
      orders = suggestion.orderIDs
      score = suggestion.score
      certain = isCertain
      why = suggestion.why { $0.description }
    }
  }

  static func text(_ list: [Payment]) throws -> String {
    guard !list.isEmpty else { return "[]" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(list), as: UTF8.self)
  }
}
