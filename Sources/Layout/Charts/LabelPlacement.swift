import Typesetting

/// Puts labels along a line, each as near to its place as the others let it, in the order of their places.
enum LabelPlacement {
  /// The starts of labels with these wanted starts and sizes, from 0 to `room`; `nil` if they can not all stand there.
  static func starts(wanted: [Length], sizes: [Length], gap: Length, room: Length) -> [Length]? {
    let whole = sizes.reduce(.zero, +) + gap * max(sizes.count - 1, 0)
    guard whole <= room else { return nil }
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var starts = wanted
    var free = Length.zero
    for index in order {
      starts[index] = max(wanted[index], free)
      free = starts[index] + sizes[index] + gap
    }
    var end = room
    for index in order.reversed() {
      starts[index] = min(starts[index], end - sizes[index])
      end = starts[index] - gap
    }
    return starts
  }
}
