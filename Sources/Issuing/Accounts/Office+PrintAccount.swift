import Diagnostics
import Documents
import JSONData
import Ledger
import Settings
import Values

extension Office {
  /// Draws up a buyer's account. It has no number and nothing of it is kept: it says what the ledger says on the day.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList`; then nothing was written.
  public func account(_ request: AccountRequest) throws -> AccountResult {
    let ledger = try ledger(readOnly: false)
    let language = try language(named: request.language)
    var (account, buyer) = try account(of: request.buyer, period: request.period, in: ledger)
    switch request.form {
    case .csv:
      var text = ""
      try account.table.write { text += $0 }
      return .text(text)
    case .json:
      account.fingerprint = DocumentFingerprint.text(of: account)
      let bytes = RecordJSON.bytes(of: BuyerAccount.recordType.record(of: account))
      return .text(String(decoding: bytes, as: UTF8.self))
    case .pdf:
      let press = try DocumentPress<BuyerAccount>(office: self, language: language)
      let printed = try press.print(account, for: Recipient(buyer), isDraft: false)
      let folder = request.outFolder ?? folder.documentsPath
      try FileWriting.makeFolder(folder)
      let path = FilePaths.joined(folder, "\(FileNames.safe(account.fileStem)).pdf")
      try FileWriting.write(printed.pdf, toFile: path)
      return .printed(path: path, DiagnosticList(press.takeWarnings()))
    }
  }
}

extension BuyerAccount {
  /// `account-B05-2026-05-01-2026-05-31`; without a first day only the last.
  var fileStem: String {
    (["account", buyer.id] + [periodStart, periodEnd].compactMap { $0?.description }).joined(separator: "-")
  }
}
