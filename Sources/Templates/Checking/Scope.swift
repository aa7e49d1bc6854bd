import Typesetting
import Values

/// What a template may name at one point, and how text looks there.
struct Scope {
  /// A name that a loop gives to the current value of its list.
  struct Variable {
    let name: String
    let type: FieldType
    let slot: Int
  }

  /// A path by positions: the slot, then the fields.
  typealias PathKey = [Int]

  /// The record in slot 0.
  let top: Schema
  /// What to call that record in messages.
  let topName: String
  /// The names that loops give, innermost last.
  private(set) var variables: [Variable] = []
  /// Optional values that are known to be there, because a test around this point says so.
  var present: Set<PathKey> = []
  /// How text looks here.
  var style: TextStyle
  /// How large the names and values of the chart around are, where it says so.
  var chartLetters: Length?
  /// How deep elements are nested, through all parts and files.
  var depth = 0
  /// Where the part of the template that stands here is used, for hints.
  var usedAt: String?
  /// The parts around this point, so that none uses itself.
  var parts: [String] = []

  init(top: Schema, name: String, style: TextStyle) {
    self.top = top
    topName = name
    self.style = style
  }

  /// How many loops are around this point; the value of the innermost stands in the slot of that number.
  var loopDepth: Int { variables.count }

  /// The scope inside of a loop.
  func adding(_ name: String, _ type: FieldType) -> Scope {
    var copy = self
    copy.variables.append(Variable(name: name, type: type, slot: variables.count + 1))
    return copy
  }

  /// The scope where these values are known to be there.
  func knowing(_ keys: Set<PathKey>) -> Scope {
    var copy = self
    copy.present.formUnion(keys)
    return copy
  }

  /// The variable of this name, the innermost first.
  func variable(_ name: String) -> Variable? { variables.last { $0.name == name } }
}
