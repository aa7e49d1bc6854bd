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
  func load(_ files: [(String, String)], aliases: [FileKind: [String: String]] = [:]) throws -> ImportReport {
    try ledger.importFiles(
      files.map { source($0.0, $0.1) }, options: ImportOptions(time: "2026-06-01T10:00:00", aliases: aliases))
  }

  /// A small co-op: a buyer, two artisans, an item, an order with a line, a payment.
  func loadSmallCoop() throws {
    try load([
      ("payments.csv", Small.payments), ("order_lines.csv", Small.lines), ("orders.csv", Small.orders),
      ("items.csv", Small.items), ("artisans.csv", Small.artisans), ("buyers.csv", Small.buyers),
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
}
