public import Diagnostics
import Typesetting
public import Values

/// Checks templates against the fields of their document kinds, before any data is seen.
///
/// Input: the name of a template file. Output: a checked `Template`, or all independent mistakes at once.
public struct TemplateChecker: Sendable {
  private let source: any TemplateSource
  private let kinds: [String: Schema]
  private let theme: Theme
  private let themes: ThemeChoice
  private let data: DataKind?

  /// A checker for templates from `source`. `kinds` are the document kinds by the name that `for="…"` gives, and `data` is
  /// what stands for `for="data"`; `themes` are those that a template may name with `theme="…"`, `theme` being the look of
  /// all others.
  public init(
    source: any TemplateSource, kinds: [String: Schema], theme: Theme = .standard, themes: ThemeChoice = [:],
    data: DataKind? = nil
  ) {
    self.source = source
    self.kinds = kinds
    self.theme = theme
    self.themes = themes
    self.data = data
  }

  /// Reads and checks a template file. Throws a `DiagnosticList` with errors and warnings when there is an error;
  /// warnings alone are in the template's `warnings`.
  public func check(_ file: String) throws(DiagnosticList) -> Template {
    let collector = DiagnosticCollector()
    var files = TemplateFiles(source: source, collector: collector)
    // After a mistake in the markup nobody knows what belongs where, so that the rest is looked at next time.
    guard let root = files.read(file), !collector.hasErrors else { throw failure(collector, file) }
    guard root.name == "template" else {
      collector.error(
        "bad-root", "a template has the root element `<template>`, not `<\(root.name)>`", at: root.nameSpan,
        hint: root.name == "part" ? "this file is there to be included by others" : nil)
      throw failure(collector, file)
    }
    let template = check(root, files, collector)
    guard let template, !collector.hasErrors else { throw failure(collector, file) }
    return template
  }

  private func failure(_ collector: DiagnosticCollector, _ file: String) -> DiagnosticList {
    guard collector.diagnostics.isEmpty else { return DiagnosticList(collector.diagnostics) }
    return DiagnosticList([Diagnostic("unreadable-file", "`\(file)` can not be checked", at: .file(file))])
  }

  private func check(_ root: MarkupElement, _ files: TemplateFiles, _ collector: DiagnosticCollector) -> Template? {
    guard let (kind, fields) = kind(root, collector) else { return nil }
    let schema = fields.schema
    // Without its theme nobody knows which styles and colours there are.
    guard let theme = theme(root, collector) else { return nil }
    let checker = Checker(
      collector: collector, theme: theme, kind: kind, includes: files.includes, defines: files.defines)
    checker.hasGuessedFields = fields.areGuessed
    let scope = Scope(top: schema, name: kind, style: theme.body)
    let page = PageReader(checker: checker, root: root, scope: scope).read()
    let furniture = files.furniture.compactMap { checker.furniture($0, scope) }
    let content = root.children.filter { !Checker.isDeclaration($0) }
    let body = checker.blocks(content, in: root, scope)
    warnOfUnused(root, checker)
    for define in files.defines.values { checker.checkDefine(define, scope) }
    return Template(
      kind: kind, schema: schema, file: root.nameSpan.source.file, theme: theme, page: page, furniture: furniture,
      body: body, parts: checker.parts, units: checker.units, origin: checker.origin(root.nameSpan),
      warnings: collector.diagnostics.filter { $0.severity != .error })
  }

  private func kind(_ root: MarkupElement, _ collector: DiagnosticCollector) -> (String, DataKind.Fields)? {
    guard let text = root.attribute("for")?.value else {
      collector.error(
        "missing-attribute", "`<template>` needs the attribute `for`", at: root.nameSpan,
        hint: "write `for=\"invoice\"`: the kind of document it prints")
      return nil
    }
    if let schema = kinds[text.string] { return (text.string, DataKind.Fields(schema)) }
    if let data, text.string == DataKind.name {
      return data.fields(of: root, collector).map { (DataKind.name, $0) }
    }
    let names = kinds.keys.sorted() + (data == nil ? [] : [DataKind.name])
    let near = Suggestion.nearest(to: text.string, among: names).map { "did you mean `\($0)`?" }
    collector.error(
      "unknown-kind", "unknown kind of document `\(text.string)`", at: text.span,
      hint: near ?? "known are \(names.map { "`\($0)`" }.joined(separator: ", "))")
    return nil
  }

  private func theme(_ root: MarkupElement, _ collector: DiagnosticCollector) -> Theme? {
    guard let text = root.attribute("theme")?.value else { return theme }
    do {
      if let theme = try themes.theme(text.string) { return theme }
    } catch {
      report(error, text, collector)
      return nil
    }
    let names = themes.names
    let near = Suggestion.nearest(to: text.string, among: names).map { "did you mean `\($0)`?" }
    collector.error(
      "unknown-theme", "unknown theme `\(text.string)`", at: text.span,
      hint: near ?? (names.isEmpty ? "remove `theme`" : "known are \(names.map { "`\($0)`" }.joined(separator: ", "))"))
    return nil
  }

  /// The theme file itself is at fault; what it says about its lines is worth more than the line of the template.
  private func report(_ error: any Error, _ text: MarkupText, _ collector: DiagnosticCollector) {
    let unreadable = Diagnostic("bad-theme", "the theme `\(text.string)` can not be read", at: .text(text.span.place))
    let single = (error as? Diagnostic).map { [$0] }
    for diagnostic in (error as? DiagnosticList)?.diagnostics ?? single ?? [unreadable] { collector.add(diagnostic) }
  }

  /// A part of the main file that nothing uses is left over; parts of included files serve several templates.
  private func warnOfUnused(_ root: MarkupElement, _ checker: Checker) {
    guard !checker.collector.hasErrors else { return }
    for element in root.elements where element.name == "define" {
      guard let name = element.attribute("name")?.value, !checker.usedParts.contains(name.string) else { continue }
      checker.collector.warning(
        "unused-part", "the part `\(name.string)` is never used", at: name.span,
        hint: "use it with `<use name=\"\(name.string)\"/>`, or remove it")
    }
  }
}
