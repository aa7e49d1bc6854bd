import Foundation
import Testing

/// The exported books of the sample co-op, judged by hledger, by Beancount and by a program that reads nothing but the CSV files.
@Suite(.serialized) struct BooksExportTests {
  /// The sample co-op with all that was shipped invoiced and all that came back credited; the tests only read it.
  static let coop = Result {
    let coop = try SampleCoopTests.sample()
    let issued = try Program.shell("talim invoice --ready", in: coop)
    #expect(issued.exitCode == 0, "\(issued.errors)")
    let credited = try Program.shell("talim credit-note --ready --date \(creditDay)", in: coop)
    #expect(credited.exitCode == 0 && credited.output.split(separator: "\n").count == 4, "\(credited.errors)")
    return coop
  }

  /// The day of the credit notes that Talim issues.
  static let creditDay = "2026-06-15"

  /// Days with much and with nothing on them, within months and at their ends.
  static let days = [
    "2025-10-31", "2025-12-01", "2025-12-31", "2026-01-14", "2026-02-05", "2026-03-15", "2026-03-31", "2026-04-30",
    "2026-06-18", "2026-07-22", "2026-07-31",
  ]

  @Test func hledgerAndBeancountAcceptTheJournals() throws {
    let coop = try Self.coop.get()
    for range in ["", "--from 2026-04-01", "--from 2026-01-10 --to 2026-05-20", "--as-of 2025-12-31"] {
      let script = """
        set -e
        talim export hledger \(range) --force --out checked.journal
        hledger -f checked.journal check --strict
        hledger -f checked.journal check accounts commodities balancednoautoconversion ordereddates parseable
        talim export beancount \(range) --force --out checked.beancount
        bean-check checked.beancount
        """
      let outcome = try Program.shell(script, in: coop)
      #expect(outcome.exitCode == 0, "\(range): \(outcome.output)\(outcome.errors)")
    }
  }

  @Test func hledgerFindsTheProgramsOwnFigures() throws {
    let coop = try Self.coop.get()
    let journal = try Program.shell("talim export hledger --out all.journal --force", in: coop)
    #expect(journal.exitCode == 0, "\(journal.errors)")
    for day in Self.days {
      let tables = try Program.shell("talim export csv --as-of \(day) --force --out at-\(day)", in: coop)
      #expect(tables.exitCode == 0, "\(tables.errors)")
      let balances = try Journal(coop.appending(path: "all.journal")).balances(on: day)
      let own = try Table(coop.appending(path: "at-\(day)/balances.csv")).rows.filter { $0["Date"] == day }
      #expect(balances.count == own.count, "accounts on \(day)")
      for row in own { #expect(balances[row["Account"] ?? ""] == row.amount("Amount (INR)"), "\(row) on \(day)") }

      let figures = try #require(Table(coop.appending(path: "at-\(day)/figures.csv")).rows.last)
      #expect(figures["Date"] == day)
      func sum(_ name: String) -> Decimal {
        balances.filter { $0.key == name || $0.key.hasPrefix(name + ":") }.map(\.value).reduce(0, +)
      }
      #expect(figures.amount("Cash held (INR)") == sum("assets:cash"))
      #expect(figures.amount("Owed by buyers (INR)") == sum("assets:receivable"))
      #expect(figures.amount("Deposits held (INR)") == -sum("liabilities:customers:deposits"))
      #expect(figures.amount("Customers' credit (INR)") == -sum("liabilities:customers:credit"))
      #expect(figures.amount("Sold, not yet payable (INR)") == -sum("liabilities:makers:pending"))
      #expect(figures.amount("Held back of artisans (INR)") == -sum("liabilities:makers:retained"))
      let payable = try #require(figures.amount("Owed to artisans (INR)"))
      #expect(try payable - #require(figures.amount("Owed by artisans (INR)")) == -sum("liabilities:makers:payable"))
      #expect(figures.amount("Tax due (INR)") == max(0, -sum("liabilities:tax")))
      #expect(figures.amount("Unpaid bills (INR)") == -sum("liabilities:bills"))
      #expect(figures.amount("Stock at cost (INR)") == sum("assets:stock"))
      let stock = try Table(coop.appending(path: "at-\(day)/stock.csv")).rows.compactMap {
        $0.amount("Value at cost (INR)")
      }
      #expect(stock.reduce(0, +) == sum("assets:stock"))
    }
  }

  @Test func anIndependentProgramComesToTheSameFigures() throws {
    let coop = try Self.coop.get()
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Judges/recompute-books.py")
    let judged = try Program.shell(
      """
      talim export hledger --out judged.journal --force >/dev/null &&
      python3 '\(script.path)' . judged.journal --credited=\(Self.creditDay) \(Self.days.joined(separator: " "))
      """, in: coop)
    #expect(judged.exitCode == 0, "\(judged.output)\(judged.errors)")
    #expect(judged.output.contains("\(Self.days.count * 7) compared, 0 different"))
  }

  @Test func aRangeBringsForwardWhatStoodBefore() throws {
    let coop = try Self.coop.get()
    let made = try Program.shell(
      """
      talim export hledger --out all.journal --force &&
      talim export hledger --from 2026-04-01 --to 2026-06-30 --out quarter.journal --force
      """, in: coop)
    #expect(made.exitCode == 0, "\(made.errors)")
    let all = Journal(coop.appending(path: "all.journal"))
    let quarter = Journal(coop.appending(path: "quarter.journal"))
    for day in ["2026-04-01", "2026-05-10", "2026-06-30"] {
      let isResult = { (name: String) in name.hasPrefix("income:") || name.hasPrefix("expenses:") }
      let expected = try all.balances(on: day).filter { !isResult($0.key) }
      let found = try quarter.balances(on: day).filter { !isResult($0.key) && $0.key != "equity:earlier result" }
      #expect(found == expected, "on \(day)")
    }
    let income = try all.balances(on: "2026-06-30")["income:sales", default: 0]
    let before = try all.balances(on: "2026-03-31")["income:sales", default: 0]
    #expect(try quarter.balances(on: "2026-06-30")["income:sales"] == income - before)
  }

  @Test func beancountFindsWhatHledgerFinds() throws {
    let coop = try Self.coop.get()
    let made = try Program.shell(
      """
      talim export hledger --out all.journal --force && talim export beancount --out all.beancount --force &&
      bean-query -f csv all.beancount 'SELECT account, sum(number) AS amount GROUP BY account' > found.csv
      """, in: coop)
    #expect(made.exitCode == 0, "\(made.errors)")
    let found = try Table(coop.appending(path: "found.csv")).rows.compactMap { $0.amount("amount") }.filter { $0 != 0 }
    let expected = try Journal(coop.appending(path: "all.journal")).balances(on: "2026-07-31").values
    #expect(found.sorted() == expected.sorted())
  }

  /// What people write into their spreadsheets stays text, whatever it looks like.
  @Test func dataNeverBecomesSyntax() throws {
    let coop = try SampleCoopTests.sample()
    defer { try? FileManager.default.removeItem(at: coop.deletingLastPathComponent()) }
    try Self.addNastyRows(to: coop)
    let made = try Program.shell(
      """
      talim import buyers.csv items.csv expenses.csv other_money.csv orders.csv order_lines.csv payments.csv >/dev/null 2>&1
      talim export hledger --out a.journal && talim export beancount --out a.beancount && talim export csv --out tables &&
      hledger -f a.journal check --strict && bean-check a.beancount
      """, in: coop)
    #expect(made.exitCode == 0, "\(made.output)\(made.errors)")
    let balances = try Journal(coop.appending(path: "a.journal")).balances(on: "2026-07-31")
    let own = try Table(coop.appending(path: "tables/balances.csv")).rows.filter { $0["Date"] == "2026-07-31" }
    // Accounts of other spellings are others, even if the format writes both alike.
    #expect(balances.count == own.count)
    #expect(balances.values.sorted() == own.compactMap { $0.amount("Amount (INR)") }.sorted())
    #expect(own.contains { $0["Account"] == "expenses:bills:'=1+1" || $0["Account"] == "expenses:bills:=1+1" })
    let entries = try Table(coop.appending(path: "tables/journal.csv")).rows.compactMap {
      $0["Entry"].flatMap { Int($0) }
    }
    let count = try Program.shell("hledger -f a.journal print | grep -c '^[0-9]'; hledger -f a.journal tags", in: coop)
    let lines = count.output.split(separator: "\n")
    #expect(lines.first.flatMap { Int($0) } == entries.max())
    #expect(lines.dropFirst().sorted() == ["artisan", "item", "order", "original", "returns", "row"])
    for name in try FileManager.default.contentsOfDirectory(atPath: coop.appending(path: "tables").path) {
      for row in try Table(coop.appending(path: "tables/\(name)")).rows {
        for cell in row.values where Decimal(string: cell, locale: nil) == nil || cell.contains("+") {
          #expect(cell.first.map { !"=+-@\t\r\n".contains($0) } ?? true, "\(name): \(cell)")
        }
      }
    }
  }

  private static func addNastyRows(to coop: URL) throws {
    let rows = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Judges/nasty-rows")
    for name in try FileManager.default.contentsOfDirectory(atPath: rows.path) {
      let file = coop.appending(path: name)
      var text = try String(contentsOf: file, encoding: .utf8)
      if !text.hasSuffix("\n") { text += "\n" }
      text += try String(contentsOf: rows.appending(path: name), encoding: .utf8)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }
}

/// A journal that hledger reads.
struct Journal {
  private let file: URL

  init(_ file: URL) { self.file = file }

  /// What hledger finds on each account at the end of a day.
  func balances(on day: String) throws -> [String: Decimal] {
    let outcome = try Program.shell(
      "hledger -f \(file.lastPathComponent) balance --flat -N -e \"$(date -d '\(day) +1 day' +%F)\" -O csv > found.csv",
      in: file.deletingLastPathComponent())
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let rows = try Table(file.deletingLastPathComponent().appending(path: "found.csv")).rows
    return Dictionary(
      uniqueKeysWithValues: rows.map { row in
        (row["account"] ?? "", Decimal(string: String(row["balance"]?.prefix { $0 != " " } ?? "")) ?? .nan)
      })
  }
}

/// A table of comma separated values with titles.
struct Table {
  private(set) var rows: [[String: String]] = []

  init(_ file: URL) throws {
    var text = Substring(try String(contentsOf: file, encoding: .utf8).replacing("\r\n", with: "\n"))
    if text.unicodeScalars.first == "\u{FEFF}" { text = Substring(text.unicodeScalars.dropFirst()) }
    var lines: [[String]] = [[""]]
    var isQuoted = false
    var last: Character = "\n"
    for character in text {
      switch character {
      case "\"":
        // Two quotes within quotes are one.
        if !isQuoted, last == "\"" { lines[lines.count - 1][lines[lines.count - 1].count - 1].append("\"") }
        isQuoted.toggle()
      case "," where !isQuoted: lines[lines.count - 1].append("")
      case "\n" where !isQuoted: lines.append([""])
      default: lines[lines.count - 1][lines[lines.count - 1].count - 1].append(character)
      }
      last = character
    }
    let titles = lines.removeFirst().map { $0.trimmingCharacters(in: .whitespaces) }
    rows = lines.filter { $0 != [""] }.map { cells in
      Dictionary(uniqueKeysWithValues: zip(titles, cells.map { $0.trimmingCharacters(in: .init(charactersIn: " ")) }))
    }
  }
}

extension [String: String] {
  /// The amount in a column.
  func amount(_ title: String) -> Decimal? { self[title].flatMap { Decimal(string: $0) } }
}
