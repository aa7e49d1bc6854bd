import Values

extension Explanation {
  /// Where the tree does not hold: values that do not follow from their parts, and ends without a row. Empty for every explanation the
  /// program makes.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit.
  public func faults() throws -> [String] {
    var result: [String] = []
    try collectFaults([], &result)
    return result
  }

  private func collectFaults(_ above: [String], _ result: inout [String]) throws {
    let path = above + [label]
    let name = path.joined(separator: " › ")
    let found = try computed()
    if found != value { result.append("\(name): \(formula) gives \(found as Any), not \(value as Any)") }
    if parts.isEmpty, rows.isEmpty, !isEmptySum { result.append("\(name): rests on no row") }
    for part in parts { try part.explanation.collectFaults(path, &result) }
  }

  /// Whether it says that there is nothing: no row can say that.
  private var isEmptySum: Bool {
    guard formula == .sum || formula == .sumNotBelowZero || formula == .list else { return false }
    return value?.decimal?.isZero ?? true
  }
}
