import Ledger
import Values

/// What is needed of a payment until its order comes: small, because all of them are held.
struct HeldPayment {
  let kind: Payment.Kind
  let day: CalendarDay
  let amount: Money
  /// What it is in base currency without a rate, if its own is another.
  let inBase: Money?
  /// Its worth in base currency; `nil` when a rate is missing.
  let value: Money?
  let fee: Money

  init(_ payment: Payment, base: Currency, rates: ExchangeTable) throws(ArithmeticError) {
    kind = payment.kind
    day = payment.day
    amount = payment.amount
    inBase = payment.amount.currency == base ? nil : payment.value(in: base)
    let worth = try payment.worth(base, rates)
    value = worth?.value
    fee = worth?.fee ?? .zero(base)
  }

  func amount(in currency: Currency) -> Money? {
    if amount.currency == currency { return amount }
    return inBase.flatMap { $0.currency == currency ? $0 : nil }
  }

  /// The same under a name, to be shared out.
  func named(_ key: String) -> Payment {
    Payment(key: key, day: day, method: "", kind: kind, amount: amount, baseAmount: inBase)
  }
}

/// Holds all payments until the orders come that they are for, and shares those for several orders out among them.
struct HeldPayments {
  /// The payments for orders, by time, each with the place of its order; below zero when it is for several.
  private var held: [(payment: HeldPayment, place: Int32)] = []
  private var orderIDs: [Int32: [String]] = [:]
  /// The orders that have payments.
  private var places: [String: Int32] = [:]
  /// The payments of each order, one behind the other, and where each order's begin.
  private var sorted: [Int32] = []
  private var starts: [Int32] = []
  private var sharing = SharingOrders([])
  private var dues: [String: PaymentMatching.OrderDue] = [:]
  /// What the orders that share payments get; `nil` until it is known.
  private var shared: [String: [PaymentPart]]?

  mutating func add(_ payment: HeldPayment, for ids: [String]) {
    if ids.count == 1 {
      let place = Int32(clamping: places.count)
      let key = ids[0].idKey
      if let known = places[key] {
        held.append((payment, known))
      } else {
        places[key] = place
        held.append((payment, place))
      }
    } else {
      orderIDs[Int32(clamping: held.count)] = ids
      held.append((payment, -1))
    }
  }

  mutating func sharingOrders() -> Set<String> {
    sharing = SharingOrders(orderIDs.sorted { $0.key < $1.key }.map(\.value))
    return Set(orderIDs.values.joined().map(\.idKey))
  }

  mutating func add(_ due: PaymentMatching.OrderDue) { dues[due.orderID.idKey] = due }

  /// The parts of an order, by day. Payments without a value in the order's currency are for no order.
  mutating func take(_ key: String, in currency: Currency, _ tally: inout DayTally) throws -> [PaymentPart] {
    if shared == nil {
      sort()
      shared = try shareOut(&tally)
    }
    if sharing.group(of: key) != nil { return shared?[key] ?? [] }
    var parts: [PaymentPart] = []
    for index in singles(of: key) {
      let payment = held[Int(index)].payment
      if let amount = payment.amount(in: currency) {
        guard let value = payment.value else { continue }
        parts.append(PaymentPart(payment, amount: amount, value: value, fee: payment.fee))
      } else {
        try tally.enterUnmatched(payment)
      }
    }
    return parts.count < 2 ? parts : parts.inOrderOfDays
  }

  private func singles(of key: String) -> ArraySlice<Int32> {
    guard let place = places[key] else { return [] }
    return sorted[Int(starts[Int(place)])..<Int(starts[Int(place) + 1])]
  }

  /// Puts the payments of one order beside each other, each order's by time.
  private mutating func sort() {
    var counts = [Int32](repeating: 0, count: places.count + 1)
    for (_, place) in held where place >= 0 { counts[Int(place) + 1] += 1 }
    for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
    starts = counts
    sorted = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    for (index, entry) in held.enumerated() where entry.place >= 0 {
      sorted[Int(counts[Int(entry.place)])] = Int32(clamping: index)
      counts[Int(entry.place)] += 1
    }
  }

  private func shareOut(_ tally: inout DayTally) throws -> [String: [PaymentPart]] {
    var groups: [String: (payments: [Int32: [String]], orders: Set<String>)] = [:]
    for (index, ids) in orderIDs {
      guard let group = ids.first.flatMap({ sharing.group(of: $0.idKey) }) else { continue }
      groups[group, default: ([:], [])].payments[index] = ids
      groups[group]?.orders.formUnion(ids.map(\.idKey))
    }
    var parts: [String: [PaymentPart]] = [:]
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      let orders = group.orders.sorted().compactMap { dues[$0] }
      var payments = group.payments
      for due in orders {
        for index in singles(of: due.orderID.idKey) { payments[index] = [due.orderID] }
      }
      try share(payments.sorted { $0.key < $1.key }, over: orders, &parts, &tally)
    }
    return parts.mapValues(\.inOrderOfDays)
  }

  private func share(
    _ payments: [(key: Int32, value: [String])], over orders: [PaymentMatching.OrderDue],
    _ parts: inout [String: [PaymentPart]], _ tally: inout DayTally
  ) throws {
    let matched = payments.map { index, ids in
      MatchedPayment(payment: held[Int(index)].payment.named(String(index)), orderIDs: ids, way: .reference)
    }
    var given: [String: [(orderID: String, amount: Money)]] = [:]
    for part in try PaymentMatching.allocate(matched, over: orders) {
      let amount = part.amount.isNegative ? try part.amount.negated() : part.amount
      given[part.paymentKey, default: []].append((part.orderID, amount))
    }
    for (index, _) in payments {
      let payment = held[Int(index)].payment
      guard let shares = given[String(index)] else {
        try tally.enterUnmatched(payment)
        continue
      }
      guard let value = payment.value else { continue }
      let values = try value.allocated(byAmounts: shares.map(\.amount))
      let fees = try payment.fee.allocated(byAmounts: shares.map(\.amount))
      for (place, share) in shares.enumerated() {
        parts[share.orderID.idKey, default: []].append(
          PaymentPart(payment, amount: share.amount, value: values[place], fee: fees[place]))
      }
    }
  }
}

extension PaymentPart {
  /// A part of which only the sums are wanted.
  fileprivate init(_ payment: HeldPayment, amount: Money, value: Money, fee: Money) {
    self.init(
      paymentKey: "", name: "", kind: payment.kind, day: payment.day, amount: amount, value: value, fee: fee)
  }
}

extension [PaymentPart] {
  /// By day; those of one day stay as they are.
  fileprivate var inOrderOfDays: [PaymentPart] {
    enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }
}
