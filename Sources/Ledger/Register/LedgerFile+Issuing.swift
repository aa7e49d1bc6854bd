public import Diagnostics
internal import GRDB
internal import Values

extension LedgerFile {
  /// Gives out the next number of a series and enters the document that `body` makes with it.
  ///
  /// The order is what keeps numbers without gaps and papers without doubt:
  /// 1. one immediate transaction begins, so that no other process can take a number meanwhile;
  /// 2. the next number is one more than the highest with the same beginning, history included;
  /// 3. `body` drafts and prints; it may read from this ledger and should also write the file under a temporary name, so that
  ///    a full disk shows itself here;
  /// 4. the record and the bytes of the PDF are stored, and the transaction is committed: now it is issued;
  /// 5. `publish` gives the file its name.
  ///
  /// `kept` are figures that hold afterwards too if they held before.
  ///
  /// A throw in 1 to 4 leaves the ledger as it was. A crash or throw in 5 loses nothing: the bytes are in the ledger,
  /// `documentsAwaitingFile` names them, and `pdf(of:)` gives them again.
  @discardableResult
  public func issue(
    _ request: IssueRequest, keeping kept: KeptFigures? = nil, body: (IssuedNumber) throws -> IssuedDocument,
    publish: (DocumentRecord) throws -> Void = { _ in }
  ) throws -> DocumentRecord {
    let records = try issue([request], keeping: kept) { numbers in try numbers.map(body) }
    guard let record = records.first else {
      throw Diagnostic("ledger-failed", "the register gave no number", fault: .environment)
    }
    do {
      try publish(record)
    } catch let problem as Diagnostic {
      throw DiagnosticList([record.awaitingFile, problem])
    } catch let list as DiagnosticList {
      throw DiagnosticList([record.awaitingFile] + list.diagnostics)
    }
    IssueStep.renamed.reached()
    try markPublished(record.number)
    IssueStep.marked.reached()
    return record
  }

  /// Gives out the next numbers and enters the documents that `body` makes with them, all or none; see `issue(_:body:publish:)`.
  ///
  /// The files are to be put in their places after it, each with `markPublished(_:)`.
  public func issue(
    _ requests: [IssueRequest], keeping kept: KeptFigures? = nil,
    body: ([IssuedNumber]) throws -> [IssuedDocument]
  ) throws -> [DocumentRecord] {
    IssueStep.ready.reached()
    let records = try write(isCounted: requests.contains { $0.kind.changesFigures }) { db in
      let orderKeys = try requests.map { request in
        try DocumentSubjects(db).requireFree(request)
        return try Self.requireFreeOrder(db, request)
      }
      let given = try Self.nextNumbers(db, requests)
      IssueStep.numberTaken.reached()
      // A payment may have named the number before anybody gave it out.
      let payments = try kept.map { kept in
        try given.flatMap { try CircleReader(db, base: kept.base).payments(naming: $0.number) }
      }
      let orders = Set(orderKeys.compactMap(\.self))
      let records = try KeptFigures.change(db, keeping: kept, orders: orders, payments: Set(payments ?? [])) {
        let documents = try body(given)
        guard documents.count == requests.count else {
          throw Diagnostic(
            "ledger-failed", "\(requests.count) documents were to be issued, and \(documents.count) were made",
            fault: .environment)
        }
        return try requests.indices.map { index in
          try Self.enter(db, requests[index], given[index], documents[index], orderKey: orderKeys[index])
        }
      }
      IssueStep.stored.reached()
      return records
    }
    IssueStep.committed.reached()
    return records
  }

  /// The number of the document that stands and is about a subject; `nil` when there is none.
  public func number(about subject: DocumentSubject) throws -> String? {
    try read { db in try DocumentSubjects(db).number(about: subject) }
  }

  /// Notes that the file of a document is in its place.
  public func markPublished(_ number: String) throws { try markPublished([number]) }

  /// Notes that the files of documents are in their places.
  public func markPublished(_ numbers: [String]) throws {
    // No figure rests on it, so it is no change that anybody must know of.
    try write(isCounted: false) { db in
      let update = try db.makeStatement(
        sql: """
          UPDATE document_files SET is_published = 1
          WHERE document_id = (SELECT id FROM documents WHERE number = ?)
          """)
      for number in numbers { try update.execute(arguments: [number.trimmed]) }
    }
  }

  /// Issued documents whose file was never seen in its place, because the program or the machine stopped in between.
  public func documentsAwaitingFile() throws -> [DocumentRecord] {
    try read { db in
      try DocumentRows.fetch(db, where: "d.id IN (SELECT document_id FROM document_files WHERE is_published = 0)", [])
    }
  }

  /// The bytes of an issued document, as they were issued; `nil` for an unknown number and for documents of the past.
  public func pdf(of number: String) throws -> [UInt8]? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT f.pdf FROM document_files f JOIN documents d ON d.id = f.document_id WHERE d.number = ?",
        arguments: [number.trimmed]
      ).flatMap { row in try row.withUnsafeData(atIndex: 0) { $0.map { Array($0) } } }
    }
  }

  /// The documents of a kind, or all, by series and number.
  public func documents(kind: DocumentKind? = nil) throws -> [DocumentRecord] {
    try read { db in
      guard let kind else { return try DocumentRows.fetch(db, where: "1", []) }
      return try DocumentRows.fetch(db, where: "d.kind = ?", [kind.rawValue])
    }
  }

  /// The document with this number, in any case; `nil` when there is none.
  public func document(number: String) throws -> DocumentRecord? {
    try read { db in try DocumentRows.fetch(db, where: "d.number = ?", [number.trimmed]).first }
  }

  private static func requireFreeOrder(_ db: Database, _ request: IssueRequest) throws -> String? {
    guard let id = request.orderID else { return nil }
    let key = id.idKey
    guard try Int.fetchOne(db, sql: "SELECT 1 FROM orders WHERE key = ?", arguments: [key]) != nil else {
      throw Diagnostic("unknown-order", "there is no order `\(id)`", hint: "import `orders.csv`, or mend the id")
    }
    guard request.kind == .invoice else { return key }
    let sql = "SELECT number FROM documents WHERE order_key = ? AND kind = 'invoice' AND state = 'issued'"
    if let number = try String.fetchOne(db, sql: sql, arguments: [key]) {
      throw Diagnostic(
        "already-invoiced", "order `\(id)` is invoiced already as `\(number)`",
        hint: "what is issued is never issued twice; `talim reprint \(number)` prints it again")
    }
    return key
  }

  private static func nextNumbers(_ db: Database, _ requests: [IssueRequest]) throws -> [IssuedNumber] {
    var highest: [String: Int] = [:]
    return try requests.map { request in
      let prefix = request.series.prefix(on: request.day)
      let key = prefix.lowercased()
      let last =
        try highest[key]
        ?? Int.fetchOne(db, sql: "SELECT max(running) FROM documents WHERE prefix = ?", arguments: [prefix]) ?? 0
      let (running, overflow) = last.addingReportingOverflow(1)
      highest[key] = overflow ? Int.max : running
      let number = try request.series.number(overflow ? Int.max : running, on: request.day)
      return IssuedNumber(number: number, running: running, day: request.day)
    }
  }

  private static func enter(
    _ db: Database, _ request: IssueRequest, _ given: IssuedNumber, _ document: IssuedDocument, orderKey: String?
  ) throws -> DocumentRecord {
    try db.execute(
      sql: """
        INSERT INTO documents (kind, series, prefix, financial_year, running, number, order_key, buyer_key, issued_on,
          artisan_id, currency, total, frozen, template_hash, pdf_sha256, file_name, state, origin, time)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'issued', 'talim', ?)
        """,
      arguments: [
        request.kind.rawValue, request.series.name, request.series.prefix(on: request.day),
        FinancialYear(of: request.day).startYear, given.running, given.number, orderKey, document.buyerID?.idKey,
        request.day.description, document.artisanID, document.total.currency.code, document.total.minorUnits,
        document.frozen,
        document.templateHash, SHA256.hex(of: document.pdf), document.fileName, request.time,
      ])
    let id = db.lastInsertedRowID
    try document.pdf.withUnsafeBytes { bytes in
      let statement = try db.makeStatement(
        sql: "INSERT INTO document_files (document_id, pdf, is_published) VALUES (?, ?, 0)")
      try statement.execute(arguments: [id, Blob.value(bytes)])
    }
    try DocumentSubjects(db).enter(request.subjects, rows: document.rows, of: id)
    try FrozenSetStore(db: db).enter(document.printedWith, ofDocument: id)
    guard let record = try DocumentRows.fetch(db, where: "d.id = ?", [id]).first else {
      throw Diagnostic("ledger-failed", "the register lost `\(given.number)`", fault: .environment)
    }
    return record
  }
}

extension DocumentRecord {
  /// What to tell when the document is issued, but its file could not be put in its place.
  public var awaitingFile: Diagnostic {
    Diagnostic(
      "file-not-published", "`\(number)` is issued, but its file could not be put in its place",
      hint: "nothing is lost: `talim reprint \(number)` writes the file", fault: .environment)
  }
}
