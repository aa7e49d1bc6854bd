import Values

/// A figure of a page, explained when it is asked for.
public struct ExplainedFigure {
  /// The word one asks for it by: the path of its field, with a day, a collection or a number in place of a list's index.
  public let name: String
  /// What it is called.
  public let label: String
  /// What the page prints; `nil` for an alert as a whole.
  public let printed: ExplainedValue?
  /// Whether it stands under another one.
  var isPart = false
  private let make: (String) throws -> Explanation

  init(
    _ name: String, _ label: String, _ printed: ExplainedValue?, _ make: @escaping (String) throws -> Explanation
  ) {
    (self.name, self.label, self.printed, self.make) = (name, label, printed, make)
  }

  init(_ name: String, _ label: String, _ printed: Money, _ make: @escaping (String) throws -> Explanation) {
    self.init(name, label, .money(printed), make)
  }

  /// The figure down to the rows.
  ///
  /// - Throws: a `Diagnostic` when an order can not be read, an `ArithmeticError` when an amount does not fit.
  public func explained() throws -> Explanation {
    var figure = try make(label).asked(name)
    if let printed, figure.value?.decimal != printed.decimal {
      let text = printed.text(in: DocumentLocale(.english))
      figure.remark = [figure.remark, "the page says \(text)"].compactMap { $0 }.joined(separator: "; ")
    }
    return figure
  }
}
