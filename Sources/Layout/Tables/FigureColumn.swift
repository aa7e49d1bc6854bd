import Typesetting

/// How the figures of one column line up: the widest before and after their decimal signs.
struct FigureColumn {
  /// The sign that counts as the decimal sign where a figure alone does not tell.
  var sign: DecimalSign?
  /// The widest units, with currency signs before.
  var head: Length
  /// The widest fractions, with the sign and units behind.
  var tail: Length

  var width: Length { head + tail }

  /// The left edge of a figure. The block of all figures stands at the end of the region; figures read from left to
  /// right on every page, so on a mirrored page the block's left edge is the fixed one.
  func left(head: Length, tail: Length, _ context: LayoutContext) -> Length {
    let left =
      context.direction == .leftToRight ? context.width - self.tail - head : self.head - head
    return max(min(left, context.width - head - tail), .zero)
  }
}

/// Collects the figures of one column.
struct FigureMeasure {
  private var certain: Set<DecimalSign> = []
  /// The widest parts under each reading of figures that could be read in two ways.
  private var readings: [DecimalSign?: (head: Length, tail: Length)] = [:]

  /// The readings that matter for this figure; most figures have only one.
  mutating func add(_ figure: Figure, width: Length, tailWidth: (String) throws -> Length) rethrows {
    if let sign = figure.certainSign { certain.insert(sign) }
    for sign in [nil, .point, .comma] as [DecimalSign?] {
      let tail = try tailWidth(figure.tail(sign: sign))
      let known = readings[sign] ?? (.zero, .zero)
      readings[sign] = (max(known.head, width - tail), max(known.tail, tail))
    }
  }

  /// How the column lines up; a sign is the decimal sign for all if it surely is for some.
  var column: FigureColumn {
    let sign = certain.count == 1 ? certain.first : nil
    let widest = readings[sign] ?? (.zero, .zero)
    return FigureColumn(sign: sign, head: widest.head, tail: widest.tail)
  }
}
