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
  /// The widest parts if ambiguous figures are read in one way.
  private struct Reading {
    let sign: DecimalSign?
    var head = Length.zero
    var tail = Length.zero
  }

  private var isCertain: [Bool] = [false, false, false]
  private var readings = [Reading(sign: nil), Reading(sign: .point), Reading(sign: .comma)]

  /// Adds a figure under each of its readings; most have only one.
  mutating func add(_ figure: PrintedFigure, width: Length, tailWidth: (Substring) throws -> Length) rethrows {
    let certain = figure.certainSign
    let only = figure.isClear ? try tailWidth(figure.tail(sign: nil)) : nil
    for index in readings.indices {
      let sign = readings[index].sign
      if sign != nil, sign == certain { isCertain[index] = true }
      let tail = try only ?? tailWidth(figure.tail(sign: sign))
      readings[index].head = max(readings[index].head, width - tail)
      readings[index].tail = max(readings[index].tail, tail)
    }
  }

  /// How the column lines up; a sign is the decimal sign for all if it surely is for some.
  var column: FigureColumn {
    let certain = readings.indices.filter { isCertain[$0] }
    let reading = readings[certain.count == 1 ? certain[0] : 0]
    return FigureColumn(sign: reading.sign, head: reading.head, tail: reading.tail)
  }
}
