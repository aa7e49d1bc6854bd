import Ledger
import Values

/// Books what happens to one order.
///
/// Before the invoice, money is a deposit at the value received. The invoice makes a receivable at the rate of its day, and deposits
/// meet it. From then on payments, credit notes and write-offs relieve the receivable's value in proportion, whatever they are worth
/// themselves; the difference is realised. What goes beyond is the customer's credit, at the value received.
struct OrderBooking {
  private(set) var account: OrderAccount
  private let base: Currency
  private let taxNames: [String]
  private var deposits: CarriedMoney
  private var credit: CarriedMoney
  /// What is still owed of the invoice, in the order's currency; below zero when overpaid.
  private var open: Money
  private var postings: [JournalEntry.Posting] = []

  init(_ account: OrderAccount, taxNames: [String], base: Currency) {
    self.account = account
    self.taxNames = taxNames
    self.base = base
    let currency = account.total.currency
    deposits = CarriedMoney(currency, base)
    credit = deposits
    open = .zero(currency)
  }

  private var buyer: String { account.buyerID }

  private mutating func post(_ kind: BookAccount.Kind, _ amount: Money) { post(kind, "", amount) }

  private mutating func post(_ kind: BookAccount.Kind, _ detail: String, _ amount: Money) {
    if !amount.isZero { postings.append(.init(BookAccount(kind, detail), amount)) }
  }

  private mutating func finish(
    _ date: CalendarDay, _ kind: JournalEntry.Kind, _ source: JournalEntry.Source, _ name: String, _ amount: Money
  ) {
    account.events.append(
      OrderEvent(date: date, kind: kind, source: source, name: name, amount: amount, postings: postings))
    postings.removeAll(keepingCapacity: true)
  }

  // MARK: Before the invoice

  mutating func enterDeposit(_ part: PaymentPart) throws {
    try deposits.add(part.amount, worth: part.value)
    post(.cash, try part.value - part.fee)
    post(.fees, part.fee)
    post(.deposits, buyer, try part.value.negated())
    finish(part.day, .deposit, .payment(part.paymentKey), part.name, part.amount)
  }

  mutating func enterDepositRefund(_ part: PaymentPart) throws {
    let relieved = try deposits.take(part.amount, worth: part.value)
    post(.deposits, buyer, relieved)
    try postRefund(part, relieved: relieved)
  }

  /// Notes a write-off: less is expected from its day on, but only an invoice has a value that it can relieve.
  mutating func noteWriteOff(_ part: PaymentPart) {
    finish(part.day, .writeOff, .payment(part.paymentKey), part.name, part.amount)
  }

  private mutating func postRefund(_ part: PaymentPart, relieved: Money) throws {
    let paid = try part.value + part.fee
    post(.cash, try paid.negated())
    post(.fees, part.fee)
    post(.exchange, try part.value - relieved)
    finish(part.day, .refund, .payment(part.paymentKey), part.name, part.amount)
  }

  // MARK: The invoice

  /// Enters the invoice and what it is worth: `figures` are in base currency; `reserve` is what is set aside of it.
  mutating func enterInvoice(_ invoice: OrderInvoice, _ figures: OrderDraft.Sums, reserve: Money) throws {
    account.invoice = invoice
    open = account.total
    post(.receivable, buyer, figures.total)
    post(.sales, try figures.goods.negated())
    post(.shippingCharged, try figures.shipping.negated())
    for (name, amount) in zip(taxNames, figures.taxes) { post(.tax, name, try amount.negated()) }
    post(.roundOff, try figures.roundOff.negated())
    try setAside(reserve)
    finish(invoice.day, .invoice, .order(account.orderID), invoice.number, account.total)
    try applyDeposits(invoice)
  }

  private mutating func applyDeposits(_ invoice: OrderInvoice) throws {
    guard !deposits.amount.isZero || !deposits.worth.isZero else { return }
    let held = deposits
    deposits = CarriedMoney(held.amount.currency, base)
    post(.deposits, buyer, held.worth)
    try settle(held.amount, worth: held.worth)
    finish(invoice.day, .depositApplied, .order(account.orderID), invoice.number, held.amount)
  }

  // MARK: After the invoice

  mutating func enterPayment(_ part: PaymentPart) throws {
    post(.cash, try part.value - part.fee)
    post(.fees, part.fee)
    try settle(part.amount, worth: part.value)
    finish(part.day, .payment, .payment(part.paymentKey), part.name, part.amount)
  }

  mutating func enterCreditNote(_ note: CreditNoteBooking) throws {
    for figures in note.figures {
      post(.sales, figures.taxable)
      let shippingTax = try figures.shippingTaxes.sum(base)
      post(.shippingCharged, try figures.shipping - shippingTax)
      for (name, amount) in zip(taxNames, figures.taxes) { post(.tax, name, amount) }
      for (name, amount) in zip(taxNames, figures.shippingTaxes) { post(.tax, name, amount) }
      post(.roundOff, figures.roundOff)
    }
    try setAside(note.reserve)
    try settle(note.amount, worth: try note.figures.map(\.total).sum(base))
    finish(note.day, .creditNote, .returns(note.figures.map(\.returnID)), note.number, note.amount)
  }

  private mutating func setAside(_ amount: Money) throws {
    post(.unreserved, amount)
    post(.reserve, try amount.negated())
  }

  /// Enters a write-off; on a later `day` than its own the one that was noted before the invoice.
  mutating func enterWriteOff(_ part: PaymentPart, on day: CalendarDay) throws {
    let toReceivable = try Money.smaller(part.amount, open.isPositive ? open : .zero(open.currency))
    let rest = try part.amount - toReceivable
    let relieved = try carrying(open) - carrying(try open - toReceivable)
    let beyond = try carrying(rest)
    post(.receivable, buyer, try relieved.negated())
    post(.customerCredit, buyer, try beyond.negated())
    try credit.add(rest, worth: beyond)
    post(.writeOffs, try relieved + beyond)
    open = try open - part.amount
    let kind = day > part.day ? JournalEntry.Kind.writeOffApplied : .writeOff
    finish(day, kind, .payment(part.paymentKey), part.name, part.amount)
  }

  mutating func enterRefund(_ part: PaymentPart) throws {
    let overpaid = open.isNegative ? try open.negated() : .zero(open.currency)
    let fromCredit = try Money.smaller(part.amount, overpaid)
    let rest = try part.amount - fromCredit
    let ofCredit = try part.value.share(fromCredit, of: part.amount)
    let relieved = try credit.take(fromCredit, worth: ofCredit)
    let before = open.isPositive ? open : .zero(open.currency)
    let raised = try carrying(try before + rest) - carrying(before)
    post(.customerCredit, buyer, relieved)
    post(.receivable, buyer, raised)
    open = try open + part.amount
    try postRefund(part, relieved: try relieved + raised)
  }

  /// Takes an amount off what is owed, and books the difference between its worth and the value it relieves.
  private mutating func settle(_ amount: Money, worth: Money) throws {
    let owed = open.isPositive ? open : .zero(open.currency)
    let toReceivable = try Money.smaller(amount, owed)
    let rest = try amount - toReceivable
    let worthThere = try worth.share(toReceivable, of: amount)
    let relieved = try carrying(owed) - carrying(try owed - toReceivable)
    post(.receivable, buyer, try relieved.negated())
    let beyond = try worth - worthThere
    try credit.add(rest, worth: beyond)
    post(.customerCredit, buyer, try beyond.negated())
    post(.exchange, try relieved - worthThere)
    open = try open - amount
  }

  /// What is carried for so much of the invoice: its value in proportion, so that it does not matter on which way it got there.
  private func carrying(_ part: Money) throws -> Money {
    guard let invoice = account.invoice else { return .zero(base) }
    return try invoice.value.share(part, of: account.total)
  }
}

/// What one credit note gives back.
struct CreditNoteBooking {
  var day: CalendarDay
  var number: String
  /// In the order's currency.
  var amount: Money
  /// Each return, in base currency.
  var figures: [CreditFigures]
  /// What it changes of what is set aside; below zero takes from it.
  var reserve: Money
}

/// Money of a customer and what it was worth when it came.
struct CarriedMoney {
  private(set) var amount: Money
  private(set) var worth: Money

  init(_ currency: Currency, _ base: Currency) {
    amount = .zero(currency)
    worth = .zero(base)
  }

  mutating func add(_ more: Money, worth value: Money) throws {
    amount = try amount + more
    worth = try worth + value
  }

  /// Takes money out and returns the worth it was carried at; what is more than there is has the given worth.
  mutating func take(_ part: Money, worth value: Money) throws -> Money {
    let inside = try Money.smaller(part, amount.isPositive ? amount : .zero(amount.currency))
    let relieved = try worth.share(inside, of: amount) + value - value.share(inside, of: part)
    amount = try amount - part
    worth = try worth - relieved
    return relieved
  }
}

extension Money {
  /// The amount × `part` ÷ `whole`, rounded once; zero when the whole is.
  func share(_ part: Money, of whole: Money) throws(ArithmeticError) -> Money {
    if whole.isZero { return .zero(currency) }
    return part == whole ? self : try prorated(part.decimal, of: whole.decimal)
  }
}
