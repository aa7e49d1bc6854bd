import Ledger
import Values

extension ExportTables {
  /// All invoices in their own currency and in that of the books.
  var invoices: ExportTable {
    let amounts = ["Goods", "Shipping"] + taxNames + ["Round off", "Total"]
    let titles =
      ["Invoice no", "Invoice date", "Order ID", "Buyer ID", "Buyer", "Currency"] + amounts
      + ["Rate for", inBase("Rate")] + amounts.map(inBase)
    return ExportTable("invoices", titles) { row in
      try forEachInvoice { order, document, figures, billing in
        var cells = head(of: order, document)
        cells += try self.cells(of: figures, order)
        let rate = billing?.invoice.rate
        cells += [.number(rate?.units), .number(rate?.worth)]
        cells += try billing.map { try self.cells(of: $0.figures, order) } ?? amounts.map { _ in .text(nil) }
        try row(cells)
      }
    }
  }

  /// All lines of all invoices, shipping as a line of its own.
  var invoiceLines: ExportTable {
    let amounts = ["Taxable"] + taxNames + ["Total"]
    let titles =
      ["Invoice no", "Invoice date", "Order ID", "Buyer ID", "Buyer", "Currency"]
      + ["Line", "Item ID", "Item", "Collection", "HSN", "Quantity", "Unit price", "Line discount", "Tax %"] + amounts
      + amounts.map(inBase)
    return ExportTable("invoice-lines", titles) { row in
      try forEachInvoice { order, document, figures, billing in
        let head = head(of: order, document)
        func tail(_ line: LineFigures?, _ worth: LineFigures?) throws -> [ExportTable.Cell] {
          try amountCells(of: line, order) + amountCells(of: worth, order)
        }
        for (index, line) in figures.lines.enumerated() where order.lines.indices.contains(index) {
          try row(try head + cells(of: order.lines[index], line) + tail(line, billing?.figures.lines[index]))
        }
        if let shipping = figures.shipping {
          let words: [ExportTable.Cell] = [.text("shipping")] + Array(repeating: .text(nil), count: 7)
          try row(try head + words + [.number(shipping.taxRate)] + tail(shipping, billing?.figures.shipping))
        }
      }
    }
  }

  private func head(of order: OrderFacts, _ document: DocumentRecord) -> [ExportTable.Cell] {
    [
      .text(document.number), .day(document.issuedOn), .text(order.order.id), .text(order.buyer.id),
      .text(order.buyer.name), .text(order.order.currency.code),
    ]
  }

  private func cells(of facts: OrderLineFacts, _ figures: LineFigures) -> [ExportTable.Cell] {
    [
      .text(facts.line.line), .text(facts.item.id), .text(facts.line.description ?? facts.item.name),
      .text(facts.item.collection), .text(facts.item.hsn), .number(facts.line.quantity), .amount(facts.line.unitPrice),
      .amount(figures.discount), .number(figures.taxRate),
    ]
  }

  private func amountCells(of line: LineFigures?, _ order: OrderFacts) throws -> [ExportTable.Cell] {
    guard let line else { return Array(repeating: .text(nil), count: taxNames.count + 2) }
    return [.amount(line.taxable)] + taxes(line.taxes, order) + [.amount(line.total)]
  }

  private func cells(of figures: InvoiceFigures, _ order: OrderFacts) throws -> [ExportTable.Cell] {
    let goods = try figures.lines.map(\.taxable).sum(figures.total.currency)
    let names = TaxTreatment(seller: settings, buyer: order.buyer).components
    return [.amount(goods), .amount(figures.shipping?.taxable ?? .zero(figures.total.currency))]
      + taxes(try figures.taxSums(names.count), order) + [.amount(figures.roundOff), .amount(figures.total)]
  }

  /// One cell for each tax there is, empty for those that this order does not bear.
  private func taxes(_ amounts: [Money], _ order: OrderFacts) -> [ExportTable.Cell] {
    let names = TaxTreatment(seller: settings, buyer: order.buyer).components.map(\.name)
    let byName = Dictionary(zip(names, amounts), uniquingKeysWith: { first, _ in first })
    return taxNames.map { .amount(byName[$0]) }
  }

  private func forEachInvoice(
    _ body: (OrderFacts, DocumentRecord, InvoiceFigures, OrderDraft.Billing?) throws -> Void
  ) throws {
    try orders { order in
      guard let document = order.invoice, span.contains(document.issuedOn) else { return }
      let figures = try Invoice.figures(of: order, treatment: TaxTreatment(seller: settings, buyer: order.buyer))
      try body(order, document, figures, try OrderDraft.Billing(order, figures: figures, rates: rates, base: base))
    }
  }
}
