internal import Values

/// A statement of a bank account. Money that came in becomes payments; for what went out there is no telling whether it was
/// an expense, a payout or a transfer, so it is counted and left to the person.
enum BankStatement: ExportReader {
  static let titles = ExportTitles(
    needed: [
      BankTitles.day, BankTitles.narration, BankTitles.deposit + BankTitles.amount,
      BankTitles.withdrawal + BankTitles.direction,
    ],
    // A list of the co-op's own may have days, words and two columns of amounts, but no balance.
    telling: [BankTitles.balance],
    columns: [
      .payments: [
        "txn_id": BankTitles.reference, "received_at": BankTitles.day, "method": [], "kind": [],
        "amount": BankTitles.deposit + BankTitles.amount, "currency": [], "reference": BankTitles.narration,
      ]
    ])

  static func read(_ table: ExportTable, _ book: ExportBook) throws -> ExportFacts {
    var statement = Reading(table, book)
    for index in table.rows.indices where !table.isBlank(index) { try statement.read(index) }
    return statement.facts
  }

  /// What one row moved.
  private enum Movement {
    case into(Money)
    case out(Money)
    case nothing
  }

  private struct Reading {
    let table: ExportTable
    let book: ExportBook
    let habits: ExportHabits
    let settlements: Set<String>
    var facts = ExportFacts()
    var providers: [String: Bool] = [:]
    /// Whether the transactions are over and the bank sums up.
    var isBelow = false

    init(_ table: ExportTable, _ book: ExportBook) {
      self.table = table
      self.book = book
      let amounts = [BankTitles.withdrawal, BankTitles.deposit, BankTitles.amount, BankTitles.balance]
      habits = ExportHabits(table, days: [BankTitles.day], decimalSign: table.decimalSign(amounts))
      settlements = (try? book.settlementNumbers()) ?? []
    }

    mutating func read(_ index: Int) throws {
      var row = ExportRow(table, index, habits)
      isBelow = isBelow || row.endsTheStatement
      if let reason = row.notATransaction(below: isBelow) { return facts.leaveOut(reason) }
      _ = row.required(BankTitles.day)
      let day = row.moment(BankTitles.day)
      let movement = movement(&row)
      guard row.faults.isEmpty, let day else { return facts.refuse(row.faults) }
      switch movement {
      case .nothing: facts.leaveOut(.withoutMovement)
      case .out(let amount): facts.leaveOut(.withdrawals, amount)
      case .into(let amount): try deposit(amount, day, &row)
      }
    }

    private func movement(_ row: inout ExportRow) -> Movement {
      if table.place(BankTitles.deposit) != nil {
        let incoming = row.money(BankTitles.deposit, book.base)
        let outgoing = row.money(BankTitles.withdrawal, book.base)
        return oneOf(incoming, outgoing, &row)
      }
      guard let amount = row.money(BankTitles.amount, book.base), !amount.isZero else { return .nothing }
      let word = row.required(BankTitles.direction)?.foldedTitle ?? ""
      if ["cr", "c", "credit", "deposit"].contains(word) { return .into(amount) }
      if ["dr", "d", "debit", "withdrawal"].contains(word) { return .out(amount) }
      row.refuse(
        "unknown-word", "`\(row.text(BankTitles.direction))` says neither that money came nor that it went",
        BankTitles.direction, hint: "write `CR` for money that came, `DR` for money that went")
      return .nothing
    }

    private func oneOf(_ incoming: Money?, _ outgoing: Money?, _ row: inout ExportRow) -> Movement {
      switch (incoming.flatMap { $0.isZero ? nil : $0 }, outgoing.flatMap { $0.isZero ? nil : $0 }) {
      case (nil, nil): return .nothing
      case (let amount?, nil): return .into(amount)
      case (nil, let amount?): return .out(amount)
      default:
        row.refuse(
          "two-amounts", "money both came and went in this row", BankTitles.deposit, hint: "clear one of the two cells")
        return .nothing
      }
    }

    private mutating func deposit(_ amount: Money, _ day: String, _ row: inout ExportRow) throws {
      let narration = row.text(BankTitles.narration)
      let number = row.text(BankTitles.reference)
      let text = narration.lowercased()
      if amount.isNegative { return facts.leaveOut(.takenBack, amount) }
      if let word = book.options.bankWordsLeftOut.first(where: { text.contains($0.lowercased()) }) {
        return facts.leaveOut(.named(word), amount)
      }
      let words = Set(ReferenceText.words(narration) + ReferenceText.words(number))
      if !settlements.isDisjoint(with: words) { return facts.leaveOut(.settlements, amount) }
      let id = BankReference.transactionID(number)
      if let id, let known = try book.payment(id), known.day != String(day.prefix(10)) || known.amount != amount {
        row.refuse(
          "reference-twice", "`\(number)` is already the number of a payment of \(known.amount) of \(known.day)",
          BankTitles.reference, hint: "banks use some numbers twice; clear the cell if this is another payment")
        return facts.refuse(row.faults)
      }
      try warnOfProviders(text, row)
      var reference = narration
      if !number.isEmpty, !narration.contains(BankReference.significant(number)) {
        reference += (reference.isEmpty ? "" : " ") + number
      }
      facts.add(
        .payments, row.index,
        [
          "txn_id": id ?? "", "received_at": day, "method": "bank transfer", "kind": "payment",
          "amount": amount.plainNumber, "currency": amount.currency.code, "reference": reference,
        ])
    }

    /// A provider whose payments are imported one by one would count twice with its transfers to the bank.
    private mutating func warnOfProviders(_ text: String, _ row: ExportRow) throws {
      for provider in ["Razorpay", "Stripe", "Shopify"] where text.contains(provider.lowercased()) {
        let isKnown = try providers[provider] ?? book.hasPayments(through: provider)
        providers[provider] = isKnown
        guard isKnown else { continue }
        facts.warn(
          row.index, "provider-settlement",
          "this looks like a transfer from \(provider), whose payments are in the ledger one by one, so that the money counts twice",
          hint:
            "write `leave_out = [\"\(provider.uppercased())\"]` under `[import.bank]` in `talim.toml` and import the statement with `--replace`"
        )
      }
    }
  }
}

extension ExportRow {
  /// Why a row of a statement is none of its transactions: sums, balances and small print.
  fileprivate func notATransaction(below isBelow: Bool) -> LeftOutRows.Reason? {
    guard faults.isEmpty else { return nil }
    let cells = filledCells
    guard cells.contains(where: { $0.contains { $0.isLetter || $0.isNumber } }) else { return .withoutMovement }
    if case .unreadable = DayReading(text(BankTitles.day)) {
      let first = cells.first?.foldedTitle ?? ""
      let words = [first, text(BankTitles.narration).foldedTitle]
      let isSum = words.contains { word in Self.sums.contains { word.hasPrefix($0) } }
      if isSum { return .sums }
      let amounts = [BankTitles.deposit, BankTitles.withdrawal, BankTitles.amount].map { text($0) }
      let hasAmount = amounts.contains { if case .unreadable = NumberReading($0) { false } else { true } }
      return hasAmount && !isBelow ? nil : .smallPrint
    }
    return nil
  }

  /// Whether the bank begins to sum up.
  fileprivate var endsTheStatement: Bool { filledCells.first?.foldedTitle.hasPrefix("statementsummary") ?? false }

  private var filledCells: [String] { table.rows[index].cells.map(\.trimmed).filter { !$0.isEmpty } }

  private static let sums = [
    "total", "grandtotal", "subtotal", "openingbalance", "closingbalance", "balance", "broughtforward",
    "carriedforward",
    "bf", "cf", "statementsummary", "pagetotal",
  ]
}

/// The numbers that banks give to transactions.
enum BankReference {
  /// The number without the zeros in front with which some banks fill it up.
  static func significant(_ text: String) -> String { String(text.drop { $0 == "0" }) }

  /// A number that names one transaction among all: the 12 digits of UPI and IMPS, the letters and digits of NEFT and RTGS
  /// (NPCI, Reserve Bank of India). Numbers of cheques and of batches are shorter or hold blanks, and come again.
  static func transactionID(_ text: String) -> String? {
    let number = significant(text.trimmed)
    guard (10...40).contains(number.count), number.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      return nil
    }
    return number.contains(where: \.isNumber) ? number : nil
  }
}

extension LeftOutRows.Reason {
  static let withdrawals = Self(
    one: "withdrawal", many: "withdrawals",
    remedy: "to be entered in `expenses.csv`, `payouts.csv` or `other_money.csv`")
  static let withoutMovement = Self(
    one: "row without money in or out", many: "rows without money in or out", remedy: "nothing moved")
  static let sums = Self(one: "row of sums", many: "rows of sums", remedy: "no transaction")
  static let smallPrint = Self(
    one: "line without a day and an amount", many: "lines without a day and an amount", remedy: "no transaction")
  static let takenBack = Self(
    one: "deposit taken back", many: "deposits taken back",
    remedy: "to be entered as a refund in `payments.csv` if a payment failed")
  static let settlements = Self(
    one: "settlement of Razorpay", many: "settlements of Razorpay",
    remedy: "the payments in it are in the ledger one by one")
  static func named(_ word: String) -> Self {
    Self(one: "deposit with `\(word)`", many: "deposits with `\(word)`", remedy: "`leave_out` in `talim.toml` says so")
  }
}
