internal import Diagnostics

/// `[import.bank]`: what to know when files of others are read.
public struct ImportSettings: Sendable, Hashable {
  /// Deposits of a bank statement whose narration has one of these words are left out, such as transfers from a payment
  /// provider whose payments are imported one by one; case does not count.
  public var bankWordsLeftOut: [String]

  private static let bank = ["import", "bank"]

  init(_ reader: inout SettingsReader) {
    let key = "leave_out"
    bankWordsLeftOut = reader.lines(Self.bank, key) ?? []
    // A short word would leave out more than anybody wants.
    for word in bankWordsLeftOut where word.count < 3 {
      reader.report(
        "bad-value", "`\(word)` is too short to tell a deposit by", Self.bank + [key],
        hint: "write a word of three letters or more, such as `RAZORPAY`")
    }
  }
}
