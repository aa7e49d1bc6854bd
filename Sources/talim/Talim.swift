import ArgumentParser

/// `talim`: arguments, progress, printing, exit codes; the work is done in `Issuing`.
@main
struct Talim: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "talim",
    abstract: "Turns the ledger of an artisan co-operative into the papers it lives by.",
    discussion: """
      A first tour:
        talim new mycoop --sample
        cd mycoop
        talim import *.csv
        talim invoice O-1001 --draft
        talim status

      Exit codes: 0 done; 1 a template or the data is at fault; 2 the environment failed (disk, database); 64 misuse.
      """,
    version: "talim 0.1.0",
    subcommands: [
      NewCommand.self, ImportCommand.self, InvoiceCommand.self, ProformaCommand.self, DeliveryNoteCommand.self,
      PackingListCommand.self, ReceiptCommand.self, CreditNoteCommand.self, StatementsCommand.self, ReprintCommand.self,
      RegisterCommand.self, CancelCommand.self, VerifyCommand.self, CorrectCommand.self, StatusCommand.self,
      AccountCommand.self, PayCommand.self,
      StockCommand.self, CheckCommand.self, MatchCommand.self, ExplainCommand.self, ExportCommand.self,
      TemplateCommand.self, RenderCommand.self,
      WeeklyCommand.self, ReportCommand.self, AlertsCommand.self, SendCommand.self, OutboxCommand.self,
    ])

  static func main() {
    Surroundings.openStandardFiles()
    Heap.keepFreedMemory()
    main(nil)
  }
}
