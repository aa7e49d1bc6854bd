import Diagnostics
import Typesetting

extension Origin {
  var diagnosticPlace: Place { .text(place) }
}

extension Diagnostic {
  static func nestedTooDeeply(_ origin: Origin?) -> Diagnostic {
    Diagnostic(
      "nested-too-deeply", "more than \(LayoutContext.deepestNesting) blocks lie inside each other",
      at: origin?.diagnosticPlace, hint: "take some of the `stack`, `row` and `box` elements away")
  }

  static func tooTall(_ origin: Origin?, by excess: Length, page: Int) -> Diagnostic {
    Diagnostic(
      "too-tall", "this is \(excess.inMillimetres) too tall for page \(page), even though nothing else stands there",
      at: origin?.diagnosticPlace, hint: "make it smaller, or give the page more room")
  }

  static func furnitureTooTall(_ origin: Origin?, page: Int) -> Diagnostic {
    Diagnostic(
      "furniture-too-tall", "header and footer leave no room for anything else on page \(page)",
      at: origin?.diagnosticPlace, hint: "shorten the header or footer, or make the margins smaller")
  }

  static func backgroundTooTall(_ origin: Origin?, by excess: Length) -> Diagnostic {
    Diagnostic(
      "background-too-tall", "the background is \(excess.inMillimetres) taller than the page",
      at: origin?.diagnosticPlace, hint: "make it smaller")
  }

  static func pageTooSmall(_ origin: Origin?) -> Diagnostic {
    Diagnostic(
      "page-too-small", "the margins leave no room on the page", at: origin?.diagnosticPlace,
      hint: "choose a larger page or smaller margins")
  }

  static func moreThanOnePage(_ origin: Origin?, title: String, excess: Length) -> Diagnostic {
    Diagnostic(
      "more-than-one-page", "`\(title)` must fit on one page but is \(excess.inMillimetres) too tall",
      at: origin?.diagnosticPlace, hint: "shorten it, use a smaller font or smaller margins, or take `one-page` away")
  }

  static func noColumns(_ origin: Origin?) -> Diagnostic {
    Diagnostic(
      "no-columns", "the table has no columns", at: origin?.diagnosticPlace, hint: "add a `column` to the table")
  }

  static func tooManyCells(_ origin: Origin?, columns: Int) -> Diagnostic {
    Diagnostic(
      "too-many-cells", "a row has more cells than the table's \(columns) columns", at: origin?.diagnosticPlace,
      hint: "add a column, or make the `span` of a cell smaller")
  }

  static func columnTooNarrow(_ origin: Origin?, column: Int) -> Diagnostic {
    Diagnostic(
      "column-too-narrow", "no room is left for column \(column) of the table", at: origin?.diagnosticPlace,
      hint: "make other columns narrower, take one away, or turn the page with `orientation=\"landscape\"`")
  }

  static func sumTooLarge(_ origin: Origin?) -> Diagnostic {
    Diagnostic(
      "sum-too-large", "a carried sum is too large to be added up", at: origin?.diagnosticPlace,
      hint: "look for an amount with too many digits")
  }
}

extension Length {
  /// The length in millimetres with one digit, rounded up, for messages.
  var inMillimetres: String {
    let tenths = max(1, Int((points * 254 / 72).rounded(.up)))
    return tenths % 10 == 0 ? "\(tenths / 10) mm" : "\(tenths / 10).\(tenths % 10) mm"
  }
}
