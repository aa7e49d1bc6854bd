import Ledger
import Settings
import Values

/// Finds for each figure of a weekly page what explains it.
struct WeekExplaining {
  typealias Figure = ExplainedFigure

  let page: WeeklySummary
  let explainer: Explainer
  let outlook: CashOutlook

  private var days: ClosedRange<CalendarDay> { page.start...page.end }
  /// The week before.
  private var daysBefore: ClosedRange<CalendarDay> { page.start.adding(days: -7)...page.start.adding(days: -1) }

  // MARK: Figures that changed

  /// The figures that are compared with the week before.
  var changing: [Figure] {
    standing("cash", "We have", page.cash, .cash)
      + flow("moneyIn", "Money in", page.moneyIn) { explainer, label, days in
        try explainer.flow(label, days, isIn: true)
      }
      + flow("moneyOut", "Money out", page.moneyOut) { try $0.flow($1, $2, isIn: false) }
      + flow("sold", "Sold", page.sold) { try $0.sold($1, $2) }
      + standing("free", "Free to spend", page.free, .available)
      + standing("owedByBuyers", "Owed to us by buyers", page.owedByBuyers, .receivables)
      + standing("owedToArtisans", "Owed to artisans", page.owedToArtisans, .owedToArtisans)
      + flow("shippingSpent", "Sending goods", page.shippingSpent) { try $0.shippingSpent($1, $2) } + shipping
  }

  /// A figure of the books at the end of the week, of the week before, and how much it changed.
  private func standing(_ name: String, _ label: String, _ figure: WeekFigure, _ book: BookFigure) -> [Figure] {
    changed(name, label, figure) { explainer, label, _ in try explainer.explain(book).named(label) }
  }

  private func flow(
    _ name: String, _ label: String, _ figure: WeekFigure,
    _ explain: @escaping (Explainer, String, ClosedRange<CalendarDay>) throws -> Explanation
  ) -> [Figure] {
    changed(name, label, figure, explain)
  }

  private func changed(
    _ name: String, _ label: String, _ figure: WeekFigure,
    _ explain: @escaping (Explainer, String, ClosedRange<CalendarDay>) throws -> Explanation
  ) -> [Figure] {
    var result = [Figure(name, label, figure.now) { try explain(explainer, $0, days) }]
    guard figure.change.kind != .first else { return result }
    func before(_ label: String) throws -> Explanation {
      try explain(explainer.asOf(daysBefore.upperBound), label, daysBefore)
    }
    result.append(Figure("\(name).before", "\(label), the week before", figure.change.before, before))
    guard figure.change.kind == .up || figure.change.kind == .down else { return result }
    let isUp = figure.change.kind == .up
    let percent = ExplainedValue.percentage(Percentage(ExactDecimal(figure.change.percent)))
    result.append(
      Figure("\(name).percent", "\(label), \(isUp ? "up" : "down") in per cent", percent) { label in
        let (now, old) = (try explain(explainer, "This week", days), try before("The week before"))
        let change = try Explanation.sum(
          "Change", [.init(isUp ? .plus : .minus, now), .init(isUp ? .minus : .plus, old)], explainer.base)
        // Only what fell to nothing fell by 100.
        let most = isUp ? Int.max : figure.now.isZero ? 100 : 99
        let base = Explanation.elsewhere(old.label, .money(figure.change.before), old.allRows)
        return try .computed(label, .wholePercent(most: most), [change, base])
      })
    return result
  }

  private var shipping: [Figure] {
    var result = [
      Figure("shippingCharged", "Charged to buyers for sending", page.shippingCharged) { label in
        try explainer.shippingCharged(label, days)
      }
    ]
    guard let percent = page.shippingPercent else { return result }
    let printed = ExplainedValue.percentage(Percentage(ExactDecimal(percent)))
    result.append(
      Figure("shippingPercent", "Sending goods, in per cent of what was sold", printed) { label in
        try .computed(
          label, .wholePercent(most: .max),
          [try explainer.shippingSpent("Sending goods", days), try explainer.sold("Sold", days)])
      })
    return result
  }

  // MARK: Figures of the Sunday

  /// What is promised to others, and what stands beside it.
  var standing: [Figure] {
    let figures = page.status.figures
    let book: [(String, String, BookFigure)] = [
      ("committed", "Promised to others", .committed), ("deposits", "Buyers paid, goods not sent", .deposits),
      ("customerCredit", "Buyers paid too much", .credit),
      ("unmatched", "Came in, not known for what", .unmatched), ("retained", "Kept for artisans", .retained),
      ("unpaidBills", "Bills to pay", .bills), ("taxDue", "Taxes to pay", .taxDue), ("reserve", "Set aside", .reserve),
      ("notYetPayable", "Artisans' part of what is not paid yet", .notYetPayable),
      ("stock", "What our goods cost us", .stock),
    ]
    let payDay = ExplainedValue.number(ExactDecimal(page.end.days(until: page.status.nextPayDay)))
    return book.map { name, label, figure in
      Figure(name, label, figures[figure]) { try explainer.explain(figure).named($0) }
    } + [
      Figure("heldStock", "Goods held for their makers, at cost", page.heldStock) { try explainer.heldStock($0) },
      Figure("shortBy", "Missing to what is promised", page.shortBy) { try missing($0) },
      Figure("daysToPayDay", "Days to the next pay day", payDay) { label in
        var figure = Explanation.elsewhere(
          label, payDay, ["payout_cadence", "payout_lag_days"].map { .setting($0) })
        figure.remark = "from \(explainer.text(page.end)) to \(explainer.text(page.status.nextPayDay))"
        return figure
      },
      Figure("artisansOwed", "Artisans who are owed something", Self.count(page.status.artisansOwed)) { label in
        try explainer.artisansOwed(label)
      },
    ]
  }

  /// What is missing to what is promised to others.
  func missing(_ label: String) throws -> Explanation {
    let free = try explainer.explain(.available)
    var node = try Explanation.sum(label, [.init(.minus, free)], explainer.base)
    node.formula = .sumNotBelowZero
    if node.value?.money?.isNegative == true { node.value = .money(.zero(explainer.base)) }
    return node
  }

  static func count(_ number: Int) -> ExplainedValue { .quantity(Quantity(ExactDecimal(number))) }

  // MARK: Buyers

  /// What buyers owe, by how late it is.
  var buyers: [Figure] {
    let owed = page.status.owed
    let ages: [(String, String, Lateness)] = [
      ("notYetDue", "Not late", .notYetDue), ("late30", "1 to 30 days late", .upTo30Days),
      ("late60", "31 to 60 days late", .upTo60Days), ("late90", "61 to 90 days late", .upTo90Days),
      ("lateOver90", "More than 90 days late", .over90Days),
    ]
    let all = Figure("late", "Late in all", page.late) { label in
      try .sum(
        label, try ages.dropFirst().map { .init(.plus, try explainer.owed($0.1, $0.2)) }, explainer.base)
    }
    let count = Figure("lateInvoices", "Invoices that are late", Self.count(page.status.lateInvoices)) { label in
      try explainer.lateInvoices(label)
    }
    return ages.map { name, label, lateness in
      Figure(name, label, owed[lateness]) { try explainer.owed($0, lateness) }
    } + [all, count]
  }

  // MARK: Lists

  /// Cash of the last Sundays, that of those to come, and the best sellers.
  var lists: [Figure] {
    let past = page.cashWeeks.map { point in
      Figure("cashWeeks.\(point.day)", "We had on \(explainer.text(point.day))", point.cash) { label in
        try explainer.asOf(point.day).cash(label)
      }
    }
    let sellers = page.sellers.flatMap { seller in
      let name = seller.collection
      return [
        Figure("sellers.\(name).net", "\(name), sold for", seller.net) { label in
          try explainer.sold(label, days, collection: name)
        },
        Figure("sellers.\(name).pieces", "\(name), pieces", .quantity(Quantity(seller.pieces))) { label in
          try explainer.piecesSold(label, days, collection: name)
        },
      ]
    }
    return past + sellers + page.outlook.flatMap(sunday)
  }

  private func sunday(_ point: ExpectedCash) -> [Figure] {
    let (name, day) = ("outlook.\(point.day)", explainer.text(point.day))
    return [
      Figure("\(name).moneyIn", "Comes in up to \(day)", point.moneyIn) { label in
        try explainer.expected(label, outlook, until: point.day, isIn: true)
      },
      Figure("\(name).moneyOut", "To pay out up to \(day)", point.moneyOut) { label in
        try explainer.expected(label, outlook, until: point.day, isIn: false)
      },
      Figure("\(name).cash", "We will have on \(day)", point.cash) { label in
        try explainer.expectedCash(label, outlook, on: point.day)
      },
    ]
  }
}
