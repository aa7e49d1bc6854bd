/// Who buys, as `buyers.csv` says.
public struct Buyer: Sendable, Hashable {
  /// The id as that file spells it.
  public var id: String
  /// The name on paper.
  public var name: String
  /// The name in the buyer's own script.
  public var localName: String?
  /// The address, with its line breaks.
  public var address: String?
  /// The two-digit code of the Indian state, or another country's own code.
  public var stateCode: String?
  /// The ISO code of the country, such as `IN`.
  public var country: String
  /// The Indian tax number as written.
  public var gstin: String?
  /// Another country's tax number as written.
  public var vatID: String?
  /// Where invoices are sent.
  public var email: String?
  /// The name of the terms that hold unless an order says otherwise.
  public var terms: String?
  /// The language of the buyer's papers, as written.
  public var language: String?
  /// Where goods go unless an order says otherwise, if not to the address, with its line breaks.
  public var deliveryAddress: String? = nil
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]

  /// The tax number to print: the GSTIN in India, else whichever is known.
  public var taxID: String? { country == "IN" ? gstin : vatID ?? gstin }
}
