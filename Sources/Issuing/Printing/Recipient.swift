import Ledger

/// Whom a document is for, as far as its language goes.
struct Recipient {
  /// What the ledger says of the person's language, as it is written there.
  var language: String?
  /// How messages name the person: "buyer `B07`".
  var name: String
  /// The file that says the language.
  var file: String

  /// A buyer.
  init(_ buyer: Buyer) {
    language = buyer.language
    name = "buyer `\(buyer.id)`"
    file = "buyers.csv"
  }

  /// An artisan.
  init(_ artisan: Artisan) {
    language = artisan.language
    name = "artisan `\(artisan.id)`"
    file = "artisans.csv"
  }

  /// The co-op itself, or nobody in particular: the language is that of the settings.
  static let coop = Recipient(language: nil, name: "the co-op", file: "talim.toml")

  private init(language: String?, name: String, file: String) {
    self.language = language
    self.name = name
    self.file = file
  }
}
