/// What `talim template preview` is asked for.
public struct PreviewRequest: Sendable {
  /// What the template is filled with.
  public enum Data: Sendable, Hashable {
    /// A record that comes with Talim, such as `short`, `long` or `rtl`, or one of the co-op's own `templates/samples/`.
    case sample(String)
    /// An order of the co-op, drafted but not numbered.
    case order(String)
    /// A JSON file.
    case file(String)
  }

  /// What is written.
  public enum Format: String, Sendable, CaseIterable {
    /// One file with all pages.
    case pdf
    /// A picture for each page.
    case png
  }

  /// The template: a path, or the name of one on the shelf.
  public var template: String
  /// What it is filled with; when absent, the JSON file of its name beside it, or else the short sample.
  public var data: Data?
  /// What is written; as the ending of `out` says when absent.
  public var format: Format?
  /// The file to write; `preview-TEMPLATE.pdf` where the program stands when absent.
  public var out: String?
  /// The code of the language to print in.
  public var language: String?
  /// The name of the theme to print with.
  public var theme: String?

  /// A preview of a template.
  public init(
    template: String, data: Data? = nil, format: Format? = nil, out: String? = nil,
    language: String? = nil, theme: String? = nil
  ) {
    self.template = template
    self.data = data
    self.format = format
    self.out = out
    self.language = language
    self.theme = theme
  }
}
