import Documents
import Foundation
import Ledger
import Values

extension PayReport {
  /// The same for programs.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(PayJSON(self)), as: UTF8.self)
  }
}

/// What `talim pay` says to other programs.
private struct PayJSON: Encodable {
  struct Artisan: Encodable {
    var artisan: String
    var name: String
    var promised: String
    var amount: String
    var way: String?
    var reference: String?
    var upi: String?
    var account: String?
    var ifsc: String?
    var paid: [Paid]
  }

  struct Paid: Encodable {
    var artisan: String
    var date: String
    var amount: String
    var method: String?
    var reference: String?
    var place: String?
  }

  var period: String
  var payDay: String
  var currency: String
  var total: String
  var artisans: [Artisan]
  /// The paths of the lists that were written.
  var lists: [String]
  var recorded: [Paid]
  var added: [Paid]
  var takenBack: [Paid]

  init(_ report: PayReport) {
    let run = report.run
    period = run.period.name
    payDay = run.payDay.description
    currency = run.total.currency.code
    total = run.total.plainNumber
    var lines: [String: (way: PayWay, line: PayList.Line)] = [:]
    for list in report.lists { for line in list.lines { lines[line.entry.artisanID] = (list.way, line) } }
    artisans = run.entries.map { entry in
      let listed = lines[entry.artisanID]
      let bank = listed?.way == .bank ? entry.artisan?.bankDetails : nil
      return Artisan(
        artisan: entry.artisanID, name: entry.name, promised: entry.promised.plainNumber,
        amount: entry.amount.plainNumber, way: listed?.way.rawValue, reference: listed?.line.reference,
        upi: listed?.way == .upi ? entry.artisan?.upiAddress : nil, account: bank?.account, ifsc: bank?.ifsc,
        paid: entry.paid.map { Self.paid($0, place: nil) })
    }
    lists = report.paths
    recorded = report.recorded.map { Self.paid($0.payout, place: $0.place) }
    added = report.added.map { Self.paid($0.payout, place: $0.place) }
    takenBack = report.removed.map { Self.paid($0.payout, place: nil) }
  }

  private static func paid(_ payout: Payout, place: String?) -> Paid {
    Paid(
      artisan: payout.artisanID, date: payout.date.description, amount: payout.amount.plainNumber,
      method: payout.method, reference: payout.reference, place: place)
  }
}
