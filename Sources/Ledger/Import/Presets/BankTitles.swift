/// The titles that banks give to the columns of a statement.
///
/// Sources: statements as HDFC Bank (`Narration`, `Chq./Ref.No.`, `Withdrawal Amt.`), State Bank of India (`Txn Date`,
/// `Ref No./Cheque No.`, `Debit`), ICICI Bank (`Transaction Remarks`, `Withdrawal Amount (INR )`, `Cr/Dr`), Axis Bank
/// (`Tran Date`, `CHQNO`, `PARTICULARS`, `DR`), Kotak Mahindra Bank (`Dr / Cr`) and J&K Bank (`Particulars`) export them, and
/// "Indian bank statement formats" on convertstatement.online and pdfsub.com.
enum BankTitles {
  static let day = [
    "Date", "Txn Date", "Tran Date", "Transaction Date", "Trans Date", "Post Date", "Posting Date", "Posted On",
    "Date of Transaction", "Booking Date",
  ]
  static let narration = [
    "Narration", "Description", "Particulars", "Transaction Remarks", "Transaction Details", "Transaction Particulars",
    "Remarks", "Details", "Transaction Description",
  ]
  static let reference = [
    "Chq./Ref.No.", "Chq/Ref No", "Chq./Ref. No.", "Chq / Ref number", "Chq/Ref Number", "Ref No./Cheque No.",
    "Ref No/Cheque No", "Cheque No/Reference No", "Cheque Number", "Cheque No", "Cheque No.", "Chq No", "CHQNO",
    "Chq. No.",
    "Ref No", "Ref. No.", "Reference No", "Reference No.", "Reference Number", "Reference", "UTR", "UTR Number",
    "UTR No",
    "Tran Id", "Transaction ID", "Instrument Id", "Instrument No", "Cheque/Ref No", "Cheque / Reference No",
  ]
  static let withdrawal = withUnits([
    "Withdrawal Amt.", "Withdrawal Amt", "Withdrawal", "Withdrawals", "Withdrawal Amount", "Withdrawal (Dr)",
    "Withdrawal (Dr.)",
    "Debit", "Debits", "Debit Amount", "Debit Amt", "DR", "Dr Amount", "Paid Out", "Money Out",
  ])
  static let deposit = withUnits([
    "Deposit Amt.", "Deposit Amt", "Deposit", "Deposits", "Deposit Amount", "Deposit (Cr)", "Deposit (Cr.)", "Credit",
    "Credits", "Credit Amount", "Credit Amt", "CR", "Cr Amount", "Paid In", "Money In",
  ])
  /// One column of amounts goes with one that says which way.
  static let amount = withUnits(["Amount", "Transaction Amount", "Txn Amount"])
  static let direction = [
    "Dr / Cr", "Cr/Dr", "Dr/Cr", "CR/DR", "DR|CR", "Dr Cr", "Cr Dr", "Debit/Credit", "Credit/Debit", "Transaction Type",
    "Txn Type", "Type",
  ]
  static let balance = withUnits([
    "Closing Balance", "Balance", "BAL", "Running Balance", "Available Balance", "Balance Amount", "Account Balance",
    "Running Total",
  ])

  /// Banks put the currency behind the title.
  private static func withUnits(_ titles: [String]) -> [String] {
    titles + titles.flatMap { title in ["INR", "Rs", "in INR", "in Rs", "Rs."].map { "\(title) (\($0))" } }
  }
}
