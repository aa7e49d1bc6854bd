import Diagnostics
public import Values

/// The kind of document that is whatever the data says: `<template for="data">`.
///
/// Its fields are not known beforehand. Whoever checks such a template says where they come from.
public struct DataKind: Sendable {
  /// What `for` says.
  public static let name = "data"

  /// The fields of a template.
  public struct Fields: Sendable {
    /// The fields.
    public var schema: Schema
    /// Whether they were guessed from data. Then a field that happens to be everywhere may still be treated as one that can
    /// be missing, for tomorrow's data may lack it.
    public var areGuessed: Bool

    /// Fields that are certain, unless they are guessed.
    public init(_ schema: Schema, areGuessed: Bool = false) {
      self.schema = schema
      self.areGuessed = areGuessed
    }
  }

  private let find: @Sendable (String?) throws -> Fields

  /// A kind whose fields `find` finds. It is given the file that the template names with `schema="…"`, a plain name inside
  /// of the template's folder, or `nil` when the template names none. It may throw a `Diagnostic` or a `DiagnosticList`.
  public init(find: @escaping @Sendable (String?) throws -> Fields) { self.find = find }

  /// The fields for a template; `nil` after an error was reported.
  func fields(of root: MarkupElement, _ collector: DiagnosticCollector) -> Fields? {
    let file = root.attribute("schema")?.value
    if let file, let problem = TemplateName.problem(file.string) {
      collector.error(
        "bad-file", "`\(file.string)` \(problem)", at: file.span,
        hint: "only files inside of the template's folder are read")
      return nil
    }
    do {
      return try find(file?.string)
    } catch {
      let span = file?.span ?? root.attribute("for")?.value.span ?? root.nameSpan
      let unreadable = Diagnostic("bad-schema", "the schema can not be read")
      let found = (error as? DiagnosticList)?.diagnostics ?? [error as? Diagnostic ?? unreadable]
      for var diagnostic in found {
        if diagnostic.place == nil { diagnostic.place = .text(span.place) }
        collector.add(diagnostic)
      }
      return nil
    }
  }
}
