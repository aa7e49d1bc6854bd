public import Typesetting
public import Values

/// What a document needs besides its record: how its language writes values, and where pictures are.
public struct ExpansionContext: Sendable {
  /// How numbers, amounts and days are written; its language also gives the reading direction.
  public var locale: DocumentLocale
  /// The path of a picture for the name that a template or the data gives; throws a `Diagnostic` when there is none. It
  /// also has to refuse names that lead out of the co-op's folders.
  public var imagePath: @Sendable (String) throws -> String
  /// Headers, footers and backgrounds besides those of the template.
  public var furniture: [Furniture]
  /// A large pale word behind every page, such as `DRAFT`.
  public var mark: String?

  /// A context; names of pictures are their paths unless told otherwise.
  public init(
    locale: DocumentLocale, furniture: [Furniture] = [], mark: String? = nil,
    imagePath: @escaping @Sendable (String) throws -> String = { $0 }
  ) {
    self.locale = locale
    self.furniture = furniture
    self.mark = mark
    self.imagePath = imagePath
  }
}
