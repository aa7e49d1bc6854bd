import Documents
import Ledger
import Values

/// Writes an explanation for a terminal: an indented tree, amounts below each other, files and rows at the right.
struct ExplanationText {
  /// How deep and how long a tree is shown.
  struct Limits {
    /// How many levels below a figure.
    var depth: Int
    /// How many parts of one figure.
    var parts = 12

    /// Everything.
    static let none = Limits(depth: .max, parts: .max)
  }

  private let locale = DocumentLocale(.english)
  private let rows: [FactKey: RowReference]
  private let limits: Limits
  private let amountWidth: Int
  private var lines: [String] = []
  private var leftOut = 0

  /// Columns of the whole and of what stands right of the amounts.
  private static let width = 100
  private static let placeWidth = 25

  /// The text of an explanation, without a line end.
  static func text(_ explanation: Explanation, rows: [FactKey: RowReference], limits: Limits) -> String {
    var writer = ExplanationText(explanation, rows, limits)
    writer.writeRoot(explanation)
    return writer.lines.joined(separator: "\n")
  }

  private init(_ explanation: Explanation, _ rows: [FactKey: RowReference], _ limits: Limits) {
    self.rows = rows
    self.limits = limits
    amountWidth = Self.widestAmount(explanation, DocumentLocale(.english), depth: 0, limits)
  }

  private static func widestAmount(
    _ node: Explanation, _ locale: DocumentLocale, depth: Int, _ limits: Limits
  ) -> Int {
    let own = node.value.map { $0.text(in: locale).count + 1 } ?? 0
    guard depth <= limits.depth, !node.isSimple else { return own }
    return node.parts.prefix(limits.parts).reduce(own) {
      max($0, widestAmount($1.explanation, locale, depth: depth + 1, limits))
    }
  }

  private var textWidth: Int { Self.width - amountWidth - Self.placeWidth - 4 }

  // MARK: The tree

  private mutating func writeRoot(_ root: Explanation) {
    guard root.formula == .list, root.value == nil else {
      write(root, role: .plus, depth: 0, level: 0)
      return tellLeftOut()
    }
    lines.append(root.label)
    if let remark = root.remark { lines += wrapped(remark, to: Self.width) }
    for part in root.parts {
      lines.append("")
      write(part.explanation, role: .aside, depth: 0, level: 0)
    }
    tellLeftOut()
  }

  private mutating func tellLeftOut() {
    guard leftOut > 0 else { return }
    lines += ["", "\(leftOut) \(leftOut == 1 ? "figure is" : "figures are") not shown; --all shows everything"]
  }

  private mutating func write(_ node: Explanation, role: Explanation.Role, depth: Int, level: Int) {
    let isCut = depth >= limits.depth && !node.isLeaf && !node.isSimple
    let showsParts = !node.isLeaf && !node.isSimple && !isCut
    writeEntry(node, role, level: level, hidesParts: !showsParts, isCut: isCut)
    if isCut { leftOut += node.parts.count }
    if showsParts { writeParts(of: node, depth: depth + 1, level: level + 1) }
  }

  private mutating func writeParts(of node: Explanation, depth: Int, level: Int) {
    let shown = node.parts.count <= limits.parts ? node.parts[...] : node.parts.prefix(limits.parts - 1)
    for part in shown where !(part.role == .operand && part.explanation.isLeaf) {
      if part.role == .operand {
        writeReason(part.explanation, of: node, depth: depth, level: level)
      } else {
        write(part.explanation, role: part.role, depth: depth, level: level)
      }
    }
    writeRest(node.parts.dropFirst(shown.count), level: level)
  }

  /// One line that stands for the parts that are not shown.
  private mutating func writeRest(_ rest: ArraySlice<Explanation.Part>, level: Int) {
    guard !rest.isEmpty else { return }
    leftOut += rest.count
    var sum: Money?
    for part in rest {
      guard let amount = part.explanation.value?.money else { continue }
      let before = sum ?? .zero(amount.currency)
      sum = part.role == .minus ? try? before - amount : try? before + amount
    }
    let left = indent(level) + "and \(rest.count) more"
    addLines([left], sum.map { locale.text($0) } ?? "", [])
  }

  // MARK: Entries

  /// A figure with its amount: label, formula, remark at the left, files and rows at the right.
  private mutating func writeEntry(
    _ node: Explanation, _ role: Explanation.Role, level: Int, hidesParts: Bool, isCut: Bool
  ) {
    var left = wrapped(node.label, to: textWidth - 2 * level, hanging: 4).map { indent(level) + $0 }
    if let formula = formula(node, hidesParts: hidesParts) {
      let last = left.count - 1
      if left[last].count + 2 + formula.count <= textWidth {
        left[last] += ": " + formula
      } else {
        left += wrapped(formula, to: textWidth - 2 * level - 2).map { indent(level + 1) + $0 }
      }
    }
    if let remark = node.remark, !isCut {
      left += wrapped("(\(remark))", to: textWidth - 2 * level - 2).map { indent(level + 1) + $0 }
    }
    let amount = node.value.map { shown($0, role) } ?? ""
    addLines(left, amount, isCut ? summary(node) : places(node, hidesParts: hidesParts))
  }

  /// A figure that another one is computed of: it stands in the text, since it is not one of the amounts to be added up.
  private mutating func writeReason(_ node: Explanation, of parent: Explanation, depth: Int, level: Int) {
    let isCut = depth >= limits.depth && !node.isLeaf && !node.isSimple
    let value = node.value?.text(in: locale) ?? ""
    let said = formula(node, hidesParts: true) == nil ? value : (node.formulaText(in: locale) ?? value)
    let words = parent.label == node.label ? said : "\(node.label): \(said)"
    var left = wrapped(words, to: textWidth - 2 * level, hanging: 4).map { indent(level) + $0 }
    if let remark = node.remark, !isCut {
      left += wrapped("(\(remark))", to: textWidth - 2 * level - 2).map { indent(level + 1) + $0 }
    }
    let showsParts = !node.isLeaf && !node.isSimple && !isCut
    addLines(left, "", isCut ? summary(node) : places(node, hidesParts: !showsParts))
    if isCut { leftOut += node.parts.count }
    if showsParts { writeParts(of: node, depth: depth + 1, level: level + 1) }
  }

  /// The formula, where the amounts below do not say it already; the value stands beside it.
  private func formula(_ node: Explanation, hidesParts: Bool) -> String? {
    let isSum = node.formula == .sum || node.formula == .sumNotBelowZero
    guard hidesParts || !isSum, let text = node.formulaText(in: locale) else { return nil }
    return isSum && !node.isSimple ? nil : String(text[..<(text.range(ofLast: " = ") ?? text.endIndex)])
  }

  private func shown(_ value: ExplainedValue, _ role: Explanation.Role) -> String {
    guard role == .minus else { return value.text(in: locale) }
    switch value {
    case .money(let money): return (try? money.negated()).map { locale.text($0) } ?? value.text(in: locale)
    case .quantity(let quantity):
      guard let minus = try? ExactDecimal.zero - quantity.amount else { return value.text(in: locale) }
      return locale.text(Quantity(minus, unit: quantity.unit))
    default: return value.text(in: locale)
    }
  }

  // MARK: Places

  private func places(_ node: Explanation, hidesParts: Bool) -> [String] {
    var keys = node.rows
    for part in node.parts where hidesParts || (part.role == .operand && part.explanation.isLeaf) {
      let own = part.explanation.allRows
      // The rows of what is explained in another place stand there.
      if part.explanation.formula == .elsewhere, own.count > 2 { continue }
      keys += own
    }
    return RowPlaces.text(keys.compactMap { rows[$0] })
  }

  private func summary(_ node: Explanation) -> [String] {
    let found = node.allRows.compactMap { rows[$0] }
    return found.count <= 2 ? RowPlaces.text(found) : ["\(found.count) rows"]
  }

  // MARK: Lines

  private mutating func addLines(_ left: [String], _ amount: String, _ places: [String]) {
    for index in 0..<max(left.count, places.count) {
      let text = index < left.count ? left[index] : ""
      let place = index < places.count ? places[index] : ""
      let figure = index == 0 ? amount : ""
      let line =
        text.padded(to: textWidth) + "  " + String(repeating: " ", count: max(0, amountWidth - figure.count)) + figure
        + "  " + place
      lines.append(line.trimmedRight)
    }
  }

  private func indent(_ level: Int) -> String { String(repeating: "  ", count: min(level, 20)) }

  private func wrapped(_ text: String, to width: Int, hanging: Int = 0) -> [String] {
    text.wrapped(to: max(24, width), hanging: hanging)
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate var trimmedRight: String {
    var view = self[...]
    while view.last == " " { view.removeLast() }
    return String(view)
  }

  /// Where the last occurrence of a text begins.
  fileprivate func range(ofLast text: String) -> String.Index? {
    var index = endIndex
    while index > startIndex {
      index = self.index(before: index)
      if self[index...].hasPrefix(text) { return index }
    }
    return nil
  }
}
