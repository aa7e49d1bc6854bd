import Diagnostics
import Glibc
import Ledger
import Values

/// A folder of its own with a ledger and small files for one test; removed afterwards.
final class Workshop {
  let folder: String
  let ledger: LedgerFile

  init() throws {
    let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(temporary)/talim-ledger-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Diagnostic("no-folder", "no folder for the test") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    ledger = try LedgerFile.create(path: folder + "/ledger.sqlite")
  }

  deinit {
    for name in names { unlink(folder + "/" + name) }
    rmdir(folder)
  }

  /// The names in the folder.
  var names: [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var result: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { result.append(name) }
    }
    return result.sorted()
  }

  /// A source beside the ledger; it need not exist as a file.
  func source(_ name: String, _ text: String) -> ImportSource {
    ImportSource(path: folder + "/" + name, bytes: Array(text.utf8))
  }

  @discardableResult
  func load(
    _ files: [(String, String)], aliases: [FileKind: [String: String]] = [:],
    setting: (inout ImportOptions) -> Void = { _ in }
  ) throws -> ImportReport {
    var options = ImportOptions(time: "2026-06-01T10:00:00", aliases: aliases)
    setting(&options)
    return try ledger.importFiles(files.map { source($0.0, $0.1) }, options: options)
  }

  /// What `check` says of the ledger as it stands, by name.
  func findings(setting: (inout ImportOptions) -> Void = { _ in }) throws -> [LedgerFinding] {
    var options = ImportOptions(time: "2026-06-01T10:00:00")
    setting(&options)
    return try ledger.check(options: options)
  }

  /// A small co-op: a buyer, two artisans, an item, an order with a line, a payment.
  func loadSmallCoop() throws {
    try load([
      ("payments.csv", Small.payments), ("order_lines.csv", Small.lines), ("orders.csv", Small.orders),
      ("items.csv", Small.items), ("artisans.csv", Small.artisans), ("buyers.csv", Small.buyers),
      ("terms.csv", Small.terms),
    ])
  }

  func read(_ name: String) -> String? {
    guard let file = fopen(folder + "/" + name, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}

enum Small {
  static let buyers = """
    Buyer ID,Name,Address,State Code,Country,GSTIN,Email,Terms
    B01,Noor Crafts,"12 Lal Chowk
    Srinagar",1,India,,noor@example.com,net30
    B02,Weber GmbH,Berlin,,Deutschland,,,
    """
  static let terms = """
    Terms,Step,Percent,From,Days
    net30,1,100,invoice,30
    half-half,1,50,order,0
    Half-Half,2,50 %,Invoice date,45
    """
  static let artisans = """
    Artisan ID,Name,Village
    A01,Ghulam Nabi,Kanihama
    A02,Fatima Bano,Charari Sharief
    """
  static let items = """
    Item ID,Name,Collection,Owner,Makers,Unit Cost,Unit,Qty In,Received On,HSN,GST %
    S01,Sozni shawl,Shawls,artisan,A01:60;A02:40,"₹12,000.00",pcs,5,2026-04-02,6214,12
    S02,Saffron 5 g,Spices,co-op,A02,900.00,pcs,40,2026-04-02,0910,5%
    """
  static let orders = """
    Order ID,Order Date,Buyer ID,Currency,Prices Include Tax,Order Discount,Shipping Charged,Payment Txn IDs
    O-17,2026-05-01,b01,INR,no,,250.00,TX1
    O-18,2026-05-03,B02,EUR,no,10.50,,
    """
  static let lines = """
    Order ID,Line,Item ID,Description,Qty,Unit Price,Discount %,GST %
    O-17,1,S01,,1,18000.00,,12
    O-17,2,S02,,3,"1,100.50",5,5
    O-18,1,S01,,2,210.00,,0
    """
  static let payments = """
    Txn ID,Received At,Payer,Method,Kind,Amount,Currency,Reference
    TX1,2026-05-02 09:30,Noor Crafts,UPI,payment,5000.00,,deposit
    TX2,2026-05-20,Weber,bank,payment,100.00,EUR,for o-18 thanks
    ,2026-05-21,,cash,payment,500.00,,unknown
    """

  static let rules = """
    Rule ID,Kind,Value,Steps,Say It
    R-NET,pct_net,70,,You get 70 of every 100 rupees
    R-FIX,fixed,"₹1,250.50",,
    R-TIER,tier_price,,"0:60; 1,00,000:65 %",
    R-MONTH,Tier Month,,0:50;20000:55;50000:60,
    """
  static let rates = """
    Date,Currency,Units,INR
    2026-04-01,EUR,1,98.4275
    2026-05-15,eur,1,99.10
    2026-05-15,JPY,100,61.5
    """
  static let returns = """
    Return ID,Date,Order ID,Line,Qty,Reason,Restock,Charge To,Credit Note No,Refund Shipping
    RT1,2026-05-20,o-17,2,1,moths,yes,Co-operative,CN/26-27/0001,no
    RT2,2026-05-22,O-17,2,2,,,maker,,
    """
  static let payouts = """
    Date,Artisan ID,Artisan Name,Kind,Amount,Method,Ref,Note
    2026-05-05,a01,Ghulam Nabi,advance,2000,UPI,,
    2026-05-05,A01,Ghulam Nabi,advance,2000,UPI,,
    2026-05-31,A02,,Adjustment,(150.00),,,thread bought for her
    2026-05-31,A77,Nobody Yet,payout,300,cash,,
    """
  static let expenses = """
    Bill Date,Due On,Paid On,Category,Payee,Amount,Method,Order ID,Item ID,From Reserve,Note
    2026-05-04,,2026-05-04,Shipping,Post,"1,250.00",cash,o-17,,,
    2026-05-10,2026-06-10,,Rent,Landlord,8000,,,,no,
    2026-05-12,,,GST-Payment,,420,,,s02,yes,
    """
  static let otherMoney = """
    Date,Kind,Amount,From,To,Note
    2026-04-01,Opening,(500.00),,bank,overdraft
    2026-04-02,transfer,300,bank,cash,
    2026-04-05,Member Shares,1000,members,bank,
    """
  static let stockMoves = """
    Date,Item ID,Qty,Reason,Note
    2026-05-09,s02,-3,damaged,
    2026-05-10,S02,12,found in the back room,
    """
  static let settings = """
    Key,Value
    Home State,1
    reserve_pct,5%
    payout cadence,Fortnightly
    gst_registered,TRUE
    """

  /// All nine files that the small co-op has beside its six.
  static let books = [
    ("stock_moves.csv", stockMoves), ("other_money.csv", otherMoney), ("expenses.csv", expenses),
    ("payouts.csv", payouts), ("returns.csv", returns), ("rates.csv", rates), ("rules.csv", rules),
    ("settings.csv", settings), ("terms.csv", terms),
  ]
}
