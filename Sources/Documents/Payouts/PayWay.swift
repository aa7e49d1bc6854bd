public import Ledger

/// How an artisan can be paid.
public enum PayWay: String, Sendable, Hashable, CaseIterable {
  /// To a UPI address.
  case upi
  /// To a bank account, with the code of its branch.
  case bank
  /// In cash, against a signature.
  case cash

  /// The words of it in the ledger and on lists.
  public var title: String {
    switch self {
    case .upi: "UPI"
    case .bank: "bank transfer"
    case .cash: "cash"
    }
  }
}

extension Artisan {
  /// The UPI address without blanks, if it has the form of one: a name, `@` and a provider (NPCI, UPI Procedural Guidelines).
  public var upiAddress: String? {
    guard let text = upi?.filter({ !$0.isWhitespace }), !text.isEmpty else { return nil }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isGood = parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(Self.isAddressByte) }
    return isGood ? text : nil
  }

  /// The bank account and its branch without blanks, if both have their form: an IFSC is four letters, a zero and six letters or digits
  /// (Reserve Bank of India); an account number has 5 to 34 letters and digits.
  public var bankDetails: (account: String, ifsc: String)? {
    guard let account = bankAccount?.filter({ !$0.isWhitespace && $0 != "-" }),
      let code = ifsc?.filter({ !$0.isWhitespace }).uppercased()
    else { return nil }
    let bytes = Array(code.utf8)
    guard (5...34).contains(account.utf8.count), account.utf8.allSatisfy(Self.isPlainByte), bytes.count == 11,
      bytes[..<4].allSatisfy({ (65...90).contains($0) }), bytes[4] == 48, bytes.allSatisfy(Self.isPlainByte)
    else { return nil }
    return (account, code)
  }

  /// Whether the artisan can be paid in this way.
  public func canBePaid(by way: PayWay) -> Bool {
    switch way {
    case .upi: upiAddress != nil
    case .bank: bankDetails != nil
    case .cash: true
    }
  }

  private static func isPlainByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool { isPlainByte(byte) || "._-".utf8.contains(byte) }
}
