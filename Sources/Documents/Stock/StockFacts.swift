public import Ledger
import Values

/// All that decides what is in stock. Each item and each order stands here once.
public struct StockFacts: Sendable {
  /// What is sold, each with what came in.
  public var items: [Item]
  /// The orders.
  public var orders: [StockOrder]
  /// What came in for an order before its invoice (above zero) and was given back (below), by the order's id in lower case: it
  /// reserves the pieces. Orders that were invoiced need none.
  public var funding: [String: [Settlement]]
  /// Pieces found, lost or given away.
  public var moves: [StockMove]

  /// Gathers the facts.
  public init(
    items: [Item] = [], orders: [StockOrder] = [], funding: [String: [Settlement]] = [:], moves: [StockMove] = []
  ) {
    self.items = items
    self.orders = orders
    self.funding = funding
    self.moves = moves
  }
}

extension StockOrder {
  /// An order of the ledger; its returns are not among its facts.
  public init(_ facts: OrderFacts, returns: [SaleReturn]) {
    let order = facts.order
    self.init(
      id: order.id, currency: order.currency, date: order.date, shippedOn: order.shippedOn,
      invoicedOn: facts.invoice?.issuedOn,
      cancelledOn: order.cancelledOn ?? (order.isCancelled ? .first : nil),
      lines: facts.lines.map {
        Line(line: $0.line.line, itemID: $0.line.itemID, quantity: $0.line.quantity)
      }, returns: returns)
  }
}
