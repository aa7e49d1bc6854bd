internal import Values

/// Reads an export whose rows are each one movement of money.
protocol MovementReader: ExportReader {
  /// The titles of the column with the day.
  static var created: [String] { get }
  /// Reads one row.
  static func read(_ row: inout ExportRow, _ facts: inout ExportFacts, _ base: Currency)
}

extension MovementReader {
  static func read(_ table: ExportTable, _ book: ExportBook) -> ExportFacts {
    var facts = ExportFacts()
    let habits = ExportHabits(table, days: [created])
    for index in table.rows.indices where !table.isBlank(index) {
      var row = ExportRow(table, index, habits)
      read(&row, &facts, book.base)
    }
    return facts
  }
}

/// Money that a payment provider took in for the co-op or gave back, on its way to `payments.csv`.
struct ProviderMovement {
  /// The provider's id of it, if the export has one.
  var id = ""
  var moment: String
  var payer = ""
  /// The provider, and what the buyer used.
  var method: String
  /// What moved in the currency of the provider's account, below zero when it went back.
  var gross: Money
  /// What the buyer paid, if that was in another currency.
  var paid: Money?
  /// What the provider kept of it in all; `nil` when the export does not say.
  var fee: Money?
  var reference = ""
  var note = ""

  /// The columns of `payments.csv` that every provider fills, but for those that come from titles.
  static func columns(_ own: [String: [String]]) -> [FileKind: [String: [String]]] {
    let computed: [String: [String]] = ["method": [], "kind": [], "base_amount": []]
    return [.payments: own.merging(computed) { own, _ in own }]
  }

  /// Makes the payment. Fees in another currency than that of the books have no place there and are counted.
  func enter(_ facts: inout ExportFacts, _ row: ExportRow, _ base: Currency) {
    guard row.faults.isEmpty else { return facts.refuse(row.faults) }
    let isRefund = gross.isNegative
    let shown = paid.map { $0.isZero ? gross : $0 } ?? gross
    var cells = [
      "txn_id": id, "received_at": moment, "payer": payer, "method": method,
      "kind": isRefund ? "refund" : "payment", "amount": Self.unsigned(shown).plainNumber,
      "currency": shown.currency.code, "reference": reference, "note": note,
    ]
    if gross.currency == base, let fee, let net = try? gross - fee {
      // A fee that came back with a refund shows in what left the account.
      if !fee.isNegative { cells["fee"] = fee.plainNumber }
      cells["base_amount"] = Self.unsigned(net).plainNumber
    } else if let fee, !fee.isZero {
      facts.leaveOut(.foreignFees(fee.currency.code), fee)
    }
    facts.add(.payments, row.index, cells)
  }

  /// The kind says which way the money went.
  private static func unsigned(_ money: Money) -> Money { money.isNegative ? (try? money.negated()) ?? money : money }
}

extension ExportRow {
  /// What a provider kept: the difference of gross and net, which its fee, with or without the tax on it, must be.
  mutating func fee(gross: Money, net: [String], fee: [String], tax: [String]) -> Money? {
    let unit = gross.currency
    guard let net = requiredMoney(net, unit) else { return nil }
    let fees = (money(fee, unit) ?? .zero(unit), money(tax, unit) ?? .zero(unit))
    guard faults.isEmpty else { return nil }
    let sums = sum(fee) { (kept: try gross - net, both: try fees.0 + fees.1) }
    guard let sums else { return nil }
    if sums.kept != fees.0, sums.kept != sums.both {
      refuse(
        "sums-differ",
        "\(gross.plainNumber) less a fee of \(fees.0.plainNumber) is not the \(net.plainNumber) that stand there", fee,
        hint: "export the file again; the provider's own sums always agree")
    }
    return sums.kept
  }
}

extension LeftOutRows.Reason {
  static let payouts = Self(
    one: "transfer to your bank", many: "transfers to your bank",
    remedy:
      "no income; to be left out of the bank's statement as well, see `leave_out` in `talim.toml`"
  )
  static let providerFees = Self(
    one: "fee of its own", many: "fees of their own", remedy: "to be entered in `expenses.csv`")
  static let disputes = Self(
    one: "dispute", many: "disputes",
    remedy: "to be entered as a refund in `payments.csv` if lost, its fee in `expenses.csv`")
  static let otherMovements = Self(
    one: "other movement", many: "other movements",
    remedy: "to be looked at, and entered in `expenses.csv` or `other_money.csv`")
  static let uncaptured = Self(
    one: "payment that did not succeed", many: "payments that did not succeed", remedy: "no money came in")
  static func refundsElsewhere(_ export: String) -> Self {
    Self(
      one: "amount given back", many: "amounts given back",
      remedy: "import \(export), which has each refund with its day")
  }
  static func foreignFees(_ code: String) -> Self {
    Self(
      one: "fee in \(code)", many: "fees in \(code)", remedy: "to be entered in `expenses.csv` with what it is worth")
  }
}
