/// What changed between two texts, line by line.
///
/// Input: two texts. Output: the fewest deleted and added lines that lead from one to the other (E. W. Myers, "An O(ND)
/// Difference Algorithm and Its Variations", 1986), or as a unified diff.
struct LineDifference {
  /// One line of either text.
  enum Step: Equatable {
    case kept(Substring)
    case deleted(Substring)
    case added(Substring)

    /// The line as a unified diff shows it.
    var text: String {
      switch self {
      case .kept(let line): " \(line)"
      case .deleted(let line): "-\(line)"
      case .added(let line): "+\(line)"
      }
    }

    var isChange: Bool {
      if case .kept = self { false } else { true }
    }
  }

  /// All lines in order.
  let steps: [Step]
  /// Whether the texts are equal, line ends aside.
  var isEmpty: Bool { !steps.contains(where: \.isChange) }

  /// More differing lines than this are shown as all old lines and then all new ones, so that time and memory stay small.
  static let mostChanges = 2_000

  init(from old: String, to new: String) {
    let old = Self.lines(of: old)
    let new = Self.lines(of: new)
    // Most of a template stays as it was, so that its equal ends are set aside first.
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var end = 0
    while end < old.count - start, end < new.count - start, old[old.count - 1 - end] == new[new.count - 1 - end] {
      end += 1
    }
    let oldMiddle = Array(old[start..<old.count - end])
    let newMiddle = Array(new[start..<new.count - end])
    let middle =
      Self.shortest(oldMiddle, newMiddle) ?? oldMiddle.map { .deleted($0) } + newMiddle.map { .added($0) }
    steps = old[..<start].map { .kept($0) } + middle + old[(old.count - end)...].map { .kept($0) }
  }

  /// The lines without their ends; `\r\n` and `\n` are the same.
  private static func lines(of text: String) -> [Substring] {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The shortest way from one to the other; `nil` when it is too long to be looked for.
  ///
  /// `reach[k]` is how far along the old lines the furthest path on diagonal k = old − new comes with d changes; the
  /// reaches for each d are kept to walk back.
  private static func shortest(_ old: [Substring], _ new: [Substring]) -> [Step]? {
    let most = min(old.count + new.count, mostChanges)
    var reach = [Int](repeating: 0, count: 2 * most + 3)
    let middle = most + 1
    var history: [[Int]] = []
    for changes in 0...most {
      history.append(Array(reach[(middle - changes - 1)...(middle + changes + 1)]))
      for diagonal in stride(from: -changes, through: changes, by: 2) {
        let isDown =
          diagonal == -changes
          || (diagonal != changes && reach[middle + diagonal - 1] < reach[middle + diagonal + 1])
        var x = isDown ? reach[middle + diagonal + 1] : reach[middle + diagonal - 1] + 1
        var y = x - diagonal
        while x < old.count, y < new.count, old[x] == new[y] {
          x += 1
          y += 1
        }
        reach[middle + diagonal] = x
        if x >= old.count, y >= new.count { return path(history, old, new) }
      }
    }
    return nil
  }

  /// Walks back from the ends of both texts.
  private static func path(_ history: [[Int]], _ old: [Substring], _ new: [Substring]) -> [Step] {
    var steps: [Step] = []
    var x = old.count
    var y = new.count
    for (changes, reach) in history.enumerated().reversed() {
      let middle = changes + 1
      let diagonal = x - y
      let isDown =
        diagonal == -changes
        || (diagonal != changes && reach[middle + diagonal - 1] < reach[middle + diagonal + 1])
      let before = isDown ? diagonal + 1 : diagonal - 1
      let previousX = changes == 0 ? 0 : reach[middle + before]
      let previousY = changes == 0 ? 0 : previousX - before
      while x > previousX, y > previousY {
        x -= 1
        y -= 1
        steps.append(.kept(old[x]))
      }
      guard changes > 0 else { break }
      if isDown {
        y -= 1
        steps.append(.added(new[y]))
      } else {
        x -= 1
        steps.append(.deleted(old[x]))
      }
    }
    return steps.reversed()
  }

  // MARK: Showing

  /// The changes as a unified diff, with a few unchanged lines around each; empty when nothing changed.
  func unified(old oldName: String, new newName: String, context: Int = 3) -> String {
    guard !isEmpty else { return "" }
    var lines = ["--- \(oldName)", "+++ \(newName)"]
    for hunk in hunks(context: context) {
      let before = steps[..<hunk.lowerBound]
      let inside = steps[hunk]
      let old = (start: before.count { !$0.isAddition }, count: inside.count { !$0.isAddition })
      let new = (start: before.count { !$0.isDeletion }, count: inside.count { !$0.isDeletion })
      lines.append("@@ -\(Self.range(old)) +\(Self.range(new)) @@")
      lines += inside.map(\.text)
    }
    return lines.joined(separator: "\n")
  }

  /// The stretches of steps to show.
  private func hunks(context: Int) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in steps.indices where steps[index].isChange {
      let around = max(0, index - context)..<min(steps.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= around.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<around.upperBound
      } else {
        hunks.append(around)
      }
    }
    return hunks
  }

  /// `12,3`; an empty range names the line before it.
  private static func range(_ lines: (start: Int, count: Int)) -> String {
    lines.count == 0
      ? "\(lines.start),0" : lines.count == 1 ? "\(lines.start + 1)" : "\(lines.start + 1),\(lines.count)"
  }
}

extension LineDifference.Step {
  fileprivate var isAddition: Bool {
    if case .added = self { true } else { false }
  }

  fileprivate var isDeletion: Bool {
    if case .deleted = self { true } else { false }
  }
}
