import Diagnostics
import Foundation
import Testing

@testable import Templates

/// The reference of the template language names everything that the checker knows.
@Suite struct ReferenceTests {
  private static let reference: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? String(contentsOf: root.appending(path: "docs/templates-reference.md"), encoding: .utf8)) ?? ""
  }()

  /// The sections by the elements in their titles.
  private static let sections: [String: String] = {
    var result: [String: String] = [:]
    for section in reference.components(separatedBy: "\n### ").dropFirst() {
      let title = section.prefix { $0 != "\n" }
      let text = section.components(separatedBy: "\n## ")[0]
      for match in title.matches(of: /<([a-z-]+)>/) { result[String(match.1)] = text }
    }
    return result
  }()

  @Test func everyElementHasASection() {
    for name in LanguageSheet.knownElements { #expect(Self.sections[name] != nil, "<\(name)>") }
  }

  /// Where each element stands, with what it needs; `@` is the place of an attribute that nobody knows.
  private static let places: [String: String] = [
    "template": "<template for=\"invoice\" @/>", "header": "<header @/>", "footer": "<footer @/>",
    "background": "<background @/>", "define": "<define name=\"a\" @/><use name=\"a\"/>",
    "use": "<define name=\"a\"/><use name=\"a\" @/>", "column": inTable("<column @>a</column>"),
    "group": inTable("<group by=\"line.description\" @/>"), "carried": inTable("<carried label=\"a\" @/>"),
    "brought": inTable("<brought label=\"a\" @/>"), "continued": inTable("<continued @>a</continued>"),
    "total": inTable("<total label=\"a\" value=\"total\" @/>"), "empty": inTable("<empty @/>"),
    "table": "<table rows=\"line in lines\" @><column>a</column></table>", "item": "<list><item @>a</item></list>",
    "image": "<image file=\"a.png\" alt=\"a\" @/>", "code": "<code kind=\"code128\" value=\"a\" alt=\"a\" @/>",
    "chart":
      "<chart kind=\"bar\" alt=\"a\" rows=\"line in lines\" label=\"a\" @><series value=\"line.amount\"/></chart>",
    "series":
      "<chart kind=\"bar\" alt=\"a\" rows=\"line in lines\" label=\"a\"><series value=\"line.amount\" @/></chart>",
    "pair": "<pair label=\"a\" @>a</pair>", "space": "<space height=\"1mm\" @/>",
    "for": "<for each=\"line in lines\" @/>", "if": "<if test=\"lines\" @/>",
    "else-if": "<if test=\"lines\"/><else-if test=\"lines\" @/>", "else": "<if test=\"lines\"/><else @/>",
    "link": "<text><link to=\"a\" @>a</link></text>",
  ]

  private static func inTable(_ item: String) -> String {
    "<table rows=\"line in lines\"><column carry=\"line.amount\">a</column>\(item)</table>"
  }

  /// The attributes that the checker knows, from the hint at one that it does not know.
  private static func attributes(of name: String) throws -> [String] {
    let isInline = ["b", "i", "span", "br"].contains(name)
    let place = places[name] ?? (isInline ? "<text><\(name) @/></text>" : "<\(name) @/>")
    let body = place.replacing("@", with: "qqqqqqqqqqqqqqqq=\"\"")
    let text = name == "template" ? body : "<template for=\"invoice\">\(body)</template>"
    let checker = TemplateChecker(source: TemplateTexts(["a.xml": text]), kinds: ["invoice": SampleInvoice.invoice])
    do {
      _ = try checker.check("a.xml")
      return []
    } catch {
      let hints = error.diagnostics.filter { $0.message.hasPrefix("unknown attribute") }.compactMap(\.hint)
      return try #require(hints.first, "\(text): \(error.diagnostics)").matches(of: /`([a-z-]+)`/).map { String($0.1) }
    }
  }

  @Test(arguments: LanguageSheet.knownElements.filter { $0 != "include" })
  func everyAttributeIsInItsSection(of element: String) throws {
    let section = Self.sections[element] ?? ""
    let shared: Set = section.contains("[style of text]") ? ["style", "size", "color"] : []
    for name in try Self.attributes(of: element) where !shared.contains(name) {
      #expect(section.contains("`\(name)`"), "`\(name)` of <\(element)>")
    }
  }

  @Test func everyFilterStyleColourAndLengthIsThere() {
    let names =
      Filter.names + Theme.standard.styleNames + Theme.standard.colorNames + Theme.standard.spacing.keys.sorted()
    for name in names { #expect(Self.reference.contains("`\(name)"), "\(name)") }
  }

  @Test func everyPaperAndLanguageIsThere() {
    for paper in LengthSyntax.papers { #expect(Self.reference.contains("`\(paper.name)`"), "\(paper.name)") }
    for language in ["en", "hi", "ur", "ks", "de"] { #expect(Self.reference.contains("`\(language)`")) }
  }
}
