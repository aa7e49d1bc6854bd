import Ledger
public import Values

/// How the goods of an order travel, as far as it is known; what is not is written in by hand.
public struct Consignment: Sendable {
  /// Who carries them, with what, and their receipt's number.
  public var transport: String?
  /// How many boxes they fill.
  public var boxes: ExactDecimal?
  /// What they weigh, as written.
  public var netWeight: String?
  /// What they weigh with their boxes, as written.
  public var grossWeight: String?
  /// How many pieces there are of each unit.
  public var pieces: [Quantity]

  /// The consignment of an order's lines.
  ///
  /// - Throws: `ArithmeticError` when a sum does not fit.
  init(_ order: Order, _ quantities: [Quantity]) throws(ArithmeticError) {
    transport = order.transport
    boxes = order.boxes
    netWeight = order.netWeight
    grossWeight = order.grossWeight
    pieces = try Self.sums(quantities)
  }

  /// The sum of each unit, in the order in which the units come.
  private static func sums(_ quantities: [Quantity]) throws(ArithmeticError) -> [Quantity] {
    var result: [Quantity] = []
    for quantity in quantities {
      if let index = result.firstIndex(where: { $0.unit == quantity.unit }) {
        result[index] = Quantity(try result[index].amount + quantity.amount, unit: quantity.unit)
      } else {
        result.append(quantity)
      }
    }
    return result
  }
}

extension Consignment: RecordConvertible {
  /// All fields of a consignment.
  public static let recordType = RecordType<Consignment>(
    "consignment",
    [
      .field("transport", { $0.transport }, "who carries the goods", example: "Sample Roadways, LR 20117"),
      .field("boxes", { $0.boxes }, "how many boxes they fill", example: "3"),
      .field("netWeight", { $0.netWeight }, "what they weigh", example: "18.5 kg"),
      .field("grossWeight", { $0.grossWeight }, "what they weigh with their boxes", example: "21 kg"),
      .field("pieces", { $0.pieces }, "how many pieces there are of each unit", example: "12 pcs"),
    ])
}
