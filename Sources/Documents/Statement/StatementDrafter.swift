import Ledger
import Settings
import Values

/// Puts words to the figures of one artisan's statement.
struct StatementDrafter {
  let facts: StatementFacts
  let figures: MakerStatement
  let language: Language

  var formulas: StatementFormulas { StatementFormulas(locale: DocumentLocale(language)) }

  /// The artisan, as the paper names one.
  var party: ArtisanParty {
    guard let artisan = figures.artisan else { return ArtisanParty(id: figures.artisanID, name: figures.artisanID) }
    let name = artisan.name(in: language)
    let other = name == artisan.name ? artisan.localName : artisan.name
    return ArtisanParty(
      id: artisan.id, name: name, otherName: other == name ? nil : other, village: artisan.village,
      craft: artisan.craft, phone: artisan.phone, upi: artisan.upi)
  }

  /// What became payable: under each rule all its sales, the rules in the order in which they come up.
  func sales() throws -> [StatementSale] {
    var ranks: [String: Int] = [:]
    for earning in figures.earnings where ranks[earning.sale.ruleID] == nil { ranks[earning.sale.ruleID] = ranks.count }
    let sales = try figures.earnings.map(sale)
    return sales.enumerated().sorted { left, right in
      (ranks[left.element.ruleID] ?? 0, left.offset) < (ranks[right.element.ruleID] ?? 0, right.offset)
    }.map(\.element)
  }

  /// A sale that became payable.
  private func sale(_ earning: StatementEarning) throws -> StatementSale {
    var sale = try sale(earning.sale, earning.part, amount: earning.amount)
    guard !earning.returnedBefore.isZero else { return sale }
    sale.earned = earning.share
    sale.returnedBefore = try earning.returnedBefore.negated()
    return sale
  }

  /// A sale that waits.
  func pending(_ waiting: PendingSale) throws -> StatementSale {
    var sale = try sale(waiting.sale, waiting.part, amount: waiting.amount)
    let share = waiting.sale.parts[waiting.part].amount
    guard share != waiting.amount else { return sale }
    sale.earned = share
    sale.returnedBefore = try waiting.amount - share
    return sale
  }

  private func sale(_ sale: SaleEarning, _ part: Int, amount: Money) throws -> StatementSale {
    let discount = try sale.net - sale.gross
    let isShared = sale.parts.count > 1
    let exchange = try exchange(sale)
    return StatementSale(
      orderID: sale.orderID, itemID: sale.itemID, item: itemName(sale.itemID), soldOn: sale.invoicedOn,
      payableOn: sale.payableOn, quantity: quantity(sale.quantity, sale.itemID), price: sale.unitPrice,
      discount: discount.isZero ? nil : discount, exchange: exchange?.text,
      rateDate: exchange?.date,
      ruleID: sale.ruleID, rule: facts.rules[sale.ruleID.idKey]?.sentence ?? sale.ruleID,
      formula: try sale.formula.text(in: formulas.locale), total: sale.amount,
      share: isShared ? sale.parts[part].share : nil,
      shareFormula: isShared
        ? try formulas.percentage(sale.amount, sale.parts[part].share, sale.parts[part].amount) : nil,
      others: others(sale.parts, but: part), amount: amount)
  }

  /// How a foreign amount of the formula came into the books, and the day of the rate.
  private func exchange(_ sale: SaleEarning) throws -> (text: String, date: CalendarDay)? {
    guard let rate = sale.rate else { return nil }
    let foreign: Money
    switch sale.formula {
    case .fixed: return nil
    case .percentOfGross: foreign = sale.gross
    case .percentOfNet, .tierByPrice, .tierByMonth: foreign = sale.net
    }
    return (try formulas.exchange(foreign, rate, base: facts.settings.ledger.baseCurrency), rate.date)
  }

  /// Pieces that came back.
  func back(_ entry: StatementReturn) throws -> StatementBack {
    let sale = entry.sale
    return StatementBack(
      orderID: sale.orderID, item: itemName(sale.itemID), date: entry.back.date, reason: entry.back.reason,
      quantity: quantity(entry.back.quantity, sale.itemID), sold: quantity(sale.quantity, sale.itemID),
      soldOn: sale.invoicedOn, share: sale.parts[entry.part].amount,
      formula: try formulas.part(sale.parts[entry.part].amount, entry.back.quantity, of: sale.quantity, entry.amount),
      amount: try entry.amount.negated())
  }

  /// Pieces bought outright.
  func bought(_ entry: StatementPurchase) throws -> StatementBought {
    let purchase = entry.purchase
    let part = purchase.parts[entry.part]
    let isShared = purchase.parts.count > 1
    return StatementBought(
      item: itemName(purchase.itemID), date: purchase.receivedOn,
      quantity: quantity(purchase.quantity, purchase.itemID), unitCost: purchase.unitCost, total: purchase.amount,
      formula: formulas.product(purchase.unitCost, purchase.quantity, purchase.amount),
      share: isShared ? part.share : nil,
      shareFormula: isShared ? try formulas.percentage(purchase.amount, part.share, part.amount) : nil,
      others: others(purchase.parts, but: entry.part), amount: entry.amount)
  }

  /// Pieces still held.
  func piece(_ held: HeldPiece) -> StatementPiece {
    StatementPiece(
      item: held.item.name, batch: held.item.batch, quantity: Quantity(held.quantity, unit: held.item.unit ?? ""),
      since: held.item.receivedOn, days: held.days, share: held.item.makers.count > 1 ? held.share : nil)
  }

  /// How the money of what became payable was split; `nil` when there was none, or somebody bears a loss, which no picture shows.
  func split() throws -> StatementSplit? {
    let base = facts.settings.ledger.baseCurrency
    var total = Money.zero(base)
    var makers = total
    var hasOthers = false
    for earning in figures.earnings {
      let sale = earning.sale
      total = try total + sale.keptNet(in: base)
      for part in sale.parts.indices { makers = try makers + sale.released(part) }
      hasOthers = hasOthers || sale.parts.count > 1
    }
    let others = try makers - figures.earned
    let coop = try total - makers
    guard total.isPositive, figures.earned.isPositive, !others.isNegative, !coop.isNegative else { return nil }
    return StatementSplit(total: total, you: figures.earned, others: hasOthers ? others : nil, coop: coop)
  }

  private func itemName(_ id: String) -> String { facts.items[id.idKey]?.name ?? id }

  private func quantity(_ amount: ExactDecimal, _ itemID: String) -> Quantity {
    Quantity(amount, unit: facts.items[itemID.idKey]?.unit ?? "")
  }

  private func others(_ parts: [MakerPart], but part: Int) -> [StatementMaker] {
    parts.enumerated().filter { $0.offset != part }.map { _, maker in
      StatementMaker(
        name: facts.artisans[maker.artisanID]?.name(in: language) ?? maker.artisanID, share: maker.share)
    }
  }
}

extension Artisan {
  /// The name as readers of a language know it: the local one if it is in their script, else that on paper.
  func name(in language: Language) -> String {
    guard let localName, let letter = localName.unicodeScalars.first(where: \.properties.isAlphabetic) else {
      return name
    }
    let isOwnScript =
      switch language {
      case .urdu, .kashmiri: (0x0600...0x06FF).contains(letter.value)
      case .hindi: (0x0900...0x097F).contains(letter.value)
      case .english, .german: letter.value < 0x0250
      }
    return isOwnScript ? localName : name
  }
}
