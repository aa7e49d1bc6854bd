public import Ledger
import Values

/// One artisan's account: where in `Earnings` to find what concerns the artisan, and what was booked at the ends of periods.
public struct MakerAccount: Sendable {
  /// The artisan's id in lower case.
  public let artisanID: String
  /// The artisan; `nil` when payouts name one whom artisans.csv does not know.
  public let artisan: Artisan?
  /// What was booked on the last days of periods, the earliest first.
  public internal(set) var closes: [PeriodClose] = []

  /// A part of a sale or of a purchase.
  struct Part {
    var index: Int32
    var part: Int32
  }

  var sales: [Part] = []
  var purchases: [Part] = []
  var payouts: [Int32] = []
  /// The items held for their makers of which this artisan is one.
  var items: [Int32] = []

  init(artisanID: String, artisan: Artisan?) {
    self.artisanID = artisanID
    self.artisan = artisan
  }
}
