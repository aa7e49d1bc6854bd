import ArgumentParser
import Issuing

/// `talim explain WHAT…`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show where a figure comes from: its formula, and the rows of your files it rests on.",
    discussion: """
      Figures of the books, at the end of a day (--as-of, else today):
        cash  receivables  deposits  credit  unmatched  owed-to-artisans
        owed-by-artisans  not-yet-payable  retained  advances  tax-due  bills
        loans  reserve  stock  committed  available

      Figures of the weekly page, as it prints them:
        weekly WEEK FIGURE cash, free, moneyIn, late30, outlook.2026-05-24.cash,
                           sellers.Pashmina.net, alerts.1.amount and all others;
                           without a figure it lists them
      Figures of a status, under their names in its JSON:
        status FIGURE      fromBuyers, forBills, upTo30Days, lateInvoices …

      Figures of one thing, all of them or the one named behind it:
        order ORDER        total, received, credited, balance, state;
                           in foreign currency also value, owed, exchange
        invoice NUMBER     total, balance, value
        credit-note NUMBER total, subtotal, shipping, taxtotal, before, after
        receipt NUMBER     amount, total, before, thispayment, stilldue;
                           of several orders: stilldue-o-1042
        proforma, delivery-note, statement NUMBER
                           the figures of the paper
        payment TXN-ID     value, fee, cash, and which orders got what
        artisan ID PERIOD  closing, to-pay, pending, retained, advances;
                           the running period unless one is given
        account BUYER PERIOD
                           opening, charged, credited, closing, open, overdue,
                           deposits-total, not-yet-due, late-1-30 and so on;
                           everything up to today unless a period is given
        pay PERIOD         total, or the id of an artisan
        item ID            on-hand, value
      A number or id alone will do, too. Figures are named as in templates: \
      balanceDue or balance-due.

      The tree is cut where it gets long, and says so; --all shows everything, and so does --json.

      Examples: talim explain available
                talim explain receivables --as-of 2026-03-31
                talim explain order O-1005 balance
                talim explain CC/26-27/0042
                talim explain weekly 2026-W20 free
                talim explain artisan A01 2026-05 closing
                talim explain account B03 2026-05 closing
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "What to explain.")
  var what: [String]

  @Option(help: "The day whose end counts, such as 2026-03-31; today unless given.")
  var asOf: String?

  @Flag(help: "Show every part, however many there are.")
  var all = false

  @Flag(help: "Print the whole tree as JSON, for other programs.")
  var json = false

  func run() throws {
    try Surroundings.run {
      let report = try coop.office().explain(what, asOf: asOf)
      print(json ? report.json() : report.text(all: all))
    }
  }
}
