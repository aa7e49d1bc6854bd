import Diagnostics

/// The themes that a template may name with `theme="…"`; each is read when a template names it.
public struct ThemeChoice: Sendable, ExpressibleByDictionaryLiteral {
  private let list: @Sendable () -> [String]
  private let read: @Sendable (String) throws -> Theme

  /// Themes by name; both are asked only when a template names a theme. `read` is given one of the names, and may throw a
  /// `Diagnostic` or a `DiagnosticList`.
  public init(
    names: @autoclosure @escaping @Sendable () -> [String], read: @escaping @Sendable (String) throws -> Theme
  ) {
    list = names
    self.read = read
  }

  /// Their names.
  public var names: [String] { list().sorted() }

  /// Themes that are there already.
  public init(dictionaryLiteral elements: (String, Theme)...) {
    let themes = Dictionary(elements, uniquingKeysWith: { first, _ in first })
    self.init(names: Array(themes.keys)) { themes[$0] ?? .standard }
  }

  /// The theme of a name, `nil` when there is none.
  func theme(_ name: String) throws -> Theme? { names.contains(name) ? try read(name) : nil }
}
