import Ledger
public import Values

/// The artisans of a run who are paid in one way, as a list for the bank, for UPI, or for the cash box.
public struct PayList: Sendable {
  /// A line of the list.
  public struct Line: Sendable {
    /// Who is paid.
    public var entry: PayRun.Entry
    /// What stands beside the money: the statement's number, else the period.
    public var reference: String
  }

  /// The way.
  public let way: PayWay
  /// Who is paid so, by id.
  public let lines: [Line]
  /// All of it.
  public let total: Money

  /// Shares the artisans with something left to pay out among the ways: each is on exactly one list, the first of `ways` that can pay
  /// them, and else on that for cash. Lists without anybody are left out.
  ///
  /// - Parameter references: the numbers of issued statements, by the artisan's id in lower case.
  /// - Throws: `ArithmeticError` when a total does not fit.
  public static func lists(
    of run: PayRun, ways: [PayWay], references: [String: String] = [:]
  ) throws(ArithmeticError) -> [PayList] {
    var lines: [PayWay: [Line]] = [:]
    for entry in run.entries where entry.amount.isPositive {
      let way = ways.first { entry.artisan?.canBePaid(by: $0) ?? ($0 == .cash) } ?? .cash
      let reference = references[entry.artisanID.lowercased()] ?? run.period.name
      lines[way, default: []].append(Line(entry: entry, reference: reference))
    }
    var order = ways
    if !order.contains(.cash) { order.append(.cash) }
    var result: [PayList] = []
    for way in order {
      guard let own = lines.removeValue(forKey: way) else { continue }
      result.append(PayList(way: way, lines: own, total: try own.map(\.entry.amount).sum(run.total.currency)))
    }
    return result
  }
}

extension PayList {
  /// The list as a table that a bank or a payment provider reads, or a person at the cash box.
  public var table: ExportTable {
    switch way {
    case .upi:
      ExportTable("upi", ["Name", "UPI", "Amount", "Reference", "Artisan ID"]) { row in
        for line in lines { try row(head(line, [line.entry.artisan?.upiAddress]) + tail(line)) }
      }
    case .bank:
      ExportTable("bank", ["Name", "Bank Account", "IFSC", "Amount", "Reference", "Artisan ID"]) { row in
        for line in lines {
          let details = line.entry.artisan?.bankDetails
          try row(head(line, [details?.account, details?.ifsc]) + tail(line))
        }
      }
    case .cash:
      ExportTable("cash", ["Name", "Village", "Phone", "Amount", "Reference", "Artisan ID", "Signature"]) { row in
        for line in lines {
          try row(head(line, [line.entry.artisan?.village, line.entry.artisan?.phone]) + tail(line) + [.text(nil)])
        }
      }
    }
  }

  private func head(_ line: Line, _ cells: [String?]) -> [ExportTable.Cell] {
    [.text(line.entry.name)] + cells.map { .text($0) }
  }

  private func tail(_ line: Line) -> [ExportTable.Cell] {
    [.amount(line.entry.amount), .text(line.reference), .text(line.entry.artisanID)]
  }
}
