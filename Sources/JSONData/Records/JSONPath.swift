/// The way from the root to a value, as people write it: `lines[2].amount`. List positions count from 1, as rows do.
struct JSONPath {
  private enum Step {
    case key(String)
    case position(Int)
  }
  private var steps: [Step] = []

  /// Follows a key.
  mutating func push(_ key: String) { steps.append(.key(key)) }
  /// Follows a position, from 0.
  mutating func push(_ position: Int) { steps.append(.position(position)) }
  /// Goes back one step.
  mutating func pop() { _ = steps.popLast() }

  /// The path with one more key.
  func adding(_ key: String) -> String {
    var copy = self
    copy.push(key)
    return copy.description
  }
}

extension JSONPath: CustomStringConvertible {
  /// The path; empty at the root.
  var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += text.isEmpty ? key : "." + key
      case .position(let position): text += "[\(position + 1)]"
      }
    }
    return text
  }
}
