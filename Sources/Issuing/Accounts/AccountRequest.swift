public import Diagnostics

/// What is asked of `talim account`.
public struct AccountRequest: Sendable {
  /// What the account is made into.
  public enum Form: String, Sendable, CaseIterable {
    /// A paper, written to a folder.
    case pdf
    /// The lines as a table, as text.
    case csv
    /// All of it for programs, as text.
    case json
  }

  /// The buyer's id.
  public var buyer: String
  /// The period as a person writes it; everything up to today when absent.
  public var period: String?
  /// What it is made into.
  public var form = Form.pdf
  /// The folder to print to; the co-op's `documents` when absent.
  public var outFolder: String?
  /// The code or English name of the language; the buyer's own when absent.
  public var language: String?

  /// The account of a buyer.
  public init(buyer: String, period: String? = nil) {
    self.buyer = buyer
    self.period = period
  }
}

/// What became of an account.
public enum AccountResult: Sendable {
  /// It was printed to this path.
  case printed(path: String, DiagnosticList)
  /// It is this text.
  case text(String)
}
