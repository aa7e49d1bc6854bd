import Diagnostics
import Documents
import Ledger
import Settings
import Values

/// The papers that come from an order, besides its invoice.
public enum OrderPaper: Sendable, Hashable {
  /// What it will come to, and what is asked for before.
  case proforma
  /// What goes with the goods.
  case deliveryNote
  /// What lies in the boxes.
  case packingList
}

/// What is asked of `talim proforma`, `talim delivery-note` and `talim packing-list`.
public struct OrderPaperRun: Sendable {
  /// Which papers.
  public var paper: OrderPaper
  /// The ids of the orders, in the order wanted.
  public var orders: [String]
  /// Whether to print drafts: no number, nothing kept.
  public var isDraft: Bool
  /// The day of issue as ISO text; today when absent.
  public var date: String?
  /// The folder to print to; the co-op's `documents` when absent.
  public var outFolder: String?
  /// The code or English name of the language of all; each buyer's own when absent.
  public var language: String?

  /// A run of papers.
  public init(
    _ paper: OrderPaper, orders: [String], isDraft: Bool = false, date: String?, outFolder: String?, language: String?
  ) {
    self.paper = paper
    self.orders = orders
    self.isDraft = isDraft
    self.date = date
    self.outFolder = outFolder
    self.language = language
  }
}

/// What papers of orders need to know besides the orders.
struct OrderPaperFacts {
  let ledger: LedgerFile
  private let base: Currency

  init(_ office: Office, _ ledger: LedgerFile) {
    self.ledger = ledger
    base = office.base
  }

  /// The request for an order's paper, with the rates for one in foreign money and the receipts that were issued for its payments.
  func request(for group: OrderGroup, date: CalendarDay, number: String?) throws -> InvoiceRequest {
    var receipts: [String: String] = [:]
    for match in group.facts.payments {
      receipts[match.payment.key] = try ledger.number(about: .receipt(payment: match.payment.key))
    }
    let rates = group.facts.order.currency == base ? [] : try ledger.exchangeRates()
    return InvoiceRequest(date: date, number: number, rates: rates, receipts: receipts)
  }
}

extension Office {
  /// Prints papers of orders one by one; each is whole or not there. One that fails does not keep the others.
  ///
  /// - Parameter report: told of each paper as it is done.
  /// - Throws: what keeps all of them from being printed, such as a mistake in the template.
  public func orderPapers(_ run: OrderPaperRun, report: (InvoiceResult) -> Void) throws {
    switch run.paper {
    case .proforma:
      try print(run, Proforma.self, .proforma, settings.papers.proforma, report) { .proforma(order: $0) }
    case .deliveryNote:
      try print(run, DeliveryNote.self, .deliveryNote, settings.papers.deliveryNote, report) {
        .deliveryNote(order: $0)
      }
    case .packingList: try packingLists(run, report)
    }
  }

  private func print<Document: OrderDocument>(
    _ run: OrderPaperRun, _: Document.Type, _ kind: DocumentKind, _ paper: PaperSettings.Kind,
    _ report: (InvoiceResult) -> Void, about subject: (String) -> DocumentSubject
  ) throws {
    let facts = OrderPaperFacts(self, try ledger(readOnly: false))
    let press = try DocumentPress<Document>(
      office: self, template: paper.template, section: paper.section, language: try language(named: run.language))
    let series = try NumberSeries(paper)
    let day = try day(run.date)
    let outFolder = try readyFolder(run.outFolder)
    if !run.isDraft { try restoreMissingFiles(facts.ledger, outFolder: folder.documentsPath) }
    for id in run.orders {
      try reportingOne(press, report) {
        let group = try orderGroup(id, in: facts.ledger)
        if run.isDraft {
          return .printed(path: try draft(Document.self, of: group, day, press: press, facts: facts, to: outFolder))
        }
        let order = group.facts.order.id
        let request = IssueRequest(
          kind: kind, series: series, day: day, orderID: order, subjects: [subject(order)], time: now)
        return .printed(path: try issue(request, of: order, press: press, facts: facts, to: outFolder))
      }
    }
  }

  /// Packing lists have no number, so there is nothing to issue: printing one again makes it anew.
  private func packingLists(_ run: OrderPaperRun, _ report: (InvoiceResult) -> Void) throws {
    let facts = OrderPaperFacts(self, try ledger(readOnly: true))
    let press = try DocumentPress<PackingList>(office: self, language: try language(named: run.language))
    let day = try day(run.date)
    let outFolder = try readyFolder(run.outFolder)
    for id in run.orders {
      try reportingOne(press, report) {
        let group = try orderGroup(id, in: facts.ledger)
        let list = try PackingList(
          drafting: group, settings: settings, request: InvoiceRequest(date: day, number: nil))
        let printed = try press.print(list, for: Recipient(group.facts.buyer), isDraft: false)
        let name = "packing-list-\(FileNames.safe(group.facts.order.id)).pdf"
        let path = FilePaths.joined(outFolder, name)
        try FileWriting.write(printed.pdf, toFile: path)
        return .printed(path: path)
      }
    }
  }

  private func readyFolder(_ named: String?) throws -> String {
    let path = named ?? folder.documentsPath
    try FileWriting.makeFolder(path)
    return path
  }

  /// Prints one paper without a number; nothing is kept.
  ///
  /// - Returns: the path.
  func draft<Document: OrderDocument>(
    _: Document.Type, of group: OrderGroup, _ day: CalendarDay, press: DocumentPress<Document>, facts: OrderPaperFacts,
    to outFolder: String
  ) throws -> String {
    let document = try Document(
      drafting: group, settings: settings, request: facts.request(for: group, date: day, number: nil))
    // The draft of an invoice is named by its order alone, those of other papers by their kind too.
    let order = group.facts.order.id
    let name = Document.self == Invoice.self ? order : "\(Document.templateKind)-\(order)"
    return try printDraft(
      document, for: Recipient(group.facts.buyer), name: name, press: press, outFolder: outFolder)
  }

  /// Issues one paper of an order.
  ///
  /// - Returns: the path.
  func issue<Document: OrderDocument>(
    _ request: IssueRequest, of orderID: String, press: DocumentPress<Document>, facts: OrderPaperFacts,
    to outFolder: String
  ) throws -> String {
    let record = try issue(request, press: press, ledger: facts.ledger, outFolder: outFolder) { given in
      // Read here, where nobody else can write: an import may have ended since the order was looked up.
      let group = try orderGroup(orderID, in: facts.ledger)
      let asked = try facts.request(for: group, date: request.day, number: given.number)
      let document = try Document(drafting: group, settings: settings, request: asked)
      return DocumentDraft(
        document: document, recipient: Recipient(group.facts.buyer), total: document.total,
        buyerID: group.facts.buyer.id, rows: group.rowsBeyondOrder(asked, base: base).map(DocumentRow.init))
    }
    return FilePaths.joined(outFolder, record.fileName ?? record.number)
  }

  /// Does the work for one paper of a run, and reports what came of it and what is worth knowing.
  func reportingOne<Document: PrintableDocument>(
    _ press: DocumentPress<Document>, _ report: (InvoiceResult) -> Void, _ work: () throws -> InvoiceResult
  ) throws {
    do {
      let result = try work()
      let warnings = press.takeWarnings()
      if !warnings.isEmpty { report(.warned(DiagnosticList(warnings))) }
      report(result)
    } catch let list as DiagnosticList {
      report(.failed(list))
    } catch let diagnostic as Diagnostic {
      report(.failed(DiagnosticList([diagnostic])))
    }
  }
}
