internal import Values

/// An order of a web shop, as all shops have it, on its way to `orders.csv`, `order_lines.csv` and `buyers.csv`.
struct ShopOrder {
  /// One piece of the order.
  struct Line {
    var row: Int
    var sku: String
    var description: String
    var quantity: ExactDecimal
    var unitPrice: Money
    var discount: Money
    /// Whether the shop charges tax on it.
    var isTaxed: Bool
  }

  /// The rows it stands in.
  var rows: [Int]
  var id: String
  /// Cells of the order by the name of the column, as far as they need no thought.
  var cells: [String: String]
  var buyer: ShopBuyer
  var lines: [Line] = []

  /// What the preset's titles for messages are.
  struct Names {
    var sku: [String]
    var email: [String]
  }

  /// Where an order goes, if the shop names another place than the one it bills; `lines` are the name, the company, the street and the
  /// rest of the address.
  static func deliveryAddress(_ lines: [String], billing: [String]) -> String {
    func same(_ left: String, _ right: String) -> Bool { left.lowercased() == right.lowercased() }
    guard lines.count > 2, !lines[2].isEmpty, !lines.elementsEqual(billing, by: same) else { return "" }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Makes the facts, or refuses all rows of the order together, so that no order is stored with a part of its pieces.
  func enter(_ facts: inout ExportFacts, _ book: ExportBook, _ names: Names, _ row: ExportRow) throws {
    var row = row
    var taxRates: [String] = []
    for line in lines {
      taxRates.append(try taxRate(line, book, names, &row))
    }
    let buyerID = try buyerID(facts, book, names, &row)
    facts.keepTogether(rows)
    guard row.faults.isEmpty, let buyerID else { return facts.refuse(row.faults) }
    var order = cells
    order["order_id"] = id
    order["buyer_id"] = buyerID.id
    if buyerID.isNew { facts.add(.buyers, rows[0], buyer.cells(id: buyerID.id)) }
    facts.add(.orders, rows[0], order)
    for (index, line) in lines.enumerated() {
      facts.add(.orderLines, line.row, cells(of: line, number: index + 1, taxRate: taxRates[index]))
    }
  }

  private func cells(of line: Line, number: Int, taxRate: String) -> [String: String] {
    [
      "order_id": id, "line": String(number), "item_id": line.sku, "description": line.description,
      "qty": line.quantity.description, "unit_price": line.unitPrice.plainNumber,
      "discount": ShopArithmetic.percentage(line)?.description ?? "", "gst": taxRate,
    ]
  }

  /// The rate is the item's own, because shops export amounts of tax and no rates.
  private func taxRate(
    _ line: Line, _ book: ExportBook, _ names: Names, _ row: inout ExportRow
  ) throws -> String {
    let title = row.title(names.sku)
    guard !line.sku.isEmpty else {
      row.refuse(
        CellProblem(
          "missing-cell", "`\(title)` is blank, so nobody knows which item was sold",
          hint: "write the item's id there, and give the product that SKU in the shop"), names.sku, at: line.row)
      return ""
    }
    guard let rate = try book.taxRate(ofItem: line.sku) else {
      let near = try book.suggestedItem(line.sku)
      row.refuse(
        CellProblem(
          "unknown-item", "there is no item `\(line.sku)`",
          hint: near.map { "did you mean `\($0)`?" } ?? "add it to `items.csv` and import that first, or mend the id"),
        names.sku, at: line.row)
      return ""
    }
    return line.isTaxed ? rate : "0"
  }

  /// The buyer of this e-mail address or name; one who is not known yet becomes one.
  private func buyerID(
    _ facts: ExportFacts, _ book: ExportBook, _ names: Names, _ row: inout ExportRow
  ) throws -> (id: String, isNew: Bool)? {
    guard let id = buyer.id else {
      row.refuse(
        "missing-cell", "the order names no buyer: neither an e-mail address nor a name stands there", names.email,
        hint: "write the buyer's e-mail address there")
      return nil
    }
    if facts.buyers.contains(id.idKey) { return (id, false) }
    let known = try book.buyers(id: id, email: buyer.email, name: buyer.name)
    guard known.count < 2 else {
      row.refuse(
        "ambiguous-buyer", "the buyers `\(known[0])` and `\(known[1])` both are `\(id)`", names.email,
        hint: "mend the e-mail address or name of one of them in `buyers.csv`")
      return nil
    }
    return known.first.map { ($0, false) } ?? (id, true)
  }
}

/// Who ordered, as a shop has it.
struct ShopBuyer {
  var email = ""
  var name = ""
  var company = ""
  var phone = ""
  /// Street, town, postal code, line by line.
  var address: [String] = []
  /// The name of the state or its letters, as `Delhi` or `DL`.
  var states: [String] = []
  var country = ""

  /// E-mail addresses are what shops know people by.
  var id: String? { [email.lowercased(), phone, company, name].first { !$0.isEmpty } }

  func cells(id: String) -> [String: String] {
    let title = [company, name, email, phone].first { !$0.isEmpty } ?? id
    let contact = company.isEmpty || name.isEmpty ? [] : [name]
    return [
      "buyer_id": id, "name": title, "address": (contact + address).filter { !$0.isEmpty }.joined(separator: "\n"),
      "state_code": stateCode ?? "", "country": country, "email": email,
    ]
  }

  private var stateCode: String? {
    guard Country.code(for: country) == "IN" else { return nil }
    return states.lazy.compactMap { StateLetters.code($0) }.first
  }
}

/// The letters of the states of India, ISO 3166-2:IN, as shops write them.
enum StateLetters {
  /// The two digits of GST for letters or an English name.
  static func code(_ text: String) -> String? {
    if let state = IndianState(name: text) { return state.code }
    return codes[text.uppercased().replacing("IN-", with: "")]
  }

  /// Shops also write older letters: `OR`, `UT`, `UA`, `CT`, `TG`.
  private static let codes = [
    "JK": "01", "HP": "02", "PB": "03", "CH": "04", "UK": "05", "UT": "05", "UA": "05", "HR": "06", "DL": "07",
    "RJ": "08", "UP": "09", "BR": "10", "SK": "11", "AR": "12", "NL": "13", "MN": "14", "MZ": "15", "TR": "16",
    "ML": "17", "AS": "18", "WB": "19", "JH": "20", "OD": "21", "OR": "21", "CG": "22", "CT": "22", "MP": "23",
    "GJ": "24", "DD": "26", "DN": "26", "DH": "26", "MH": "27", "KA": "29", "GA": "30", "LD": "31", "KL": "32",
    "TN": "33", "PY": "34", "AN": "35", "TS": "36", "TG": "36", "AP": "37", "LA": "38",
  ]
}
