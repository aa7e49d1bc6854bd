import Typesetting

/// Puts labels along a line in the order of their places. Labels that would overlap form a cluster, which stands where its
/// labels are moved least (the pool-adjacent-violators method of isotonic regression).
enum LabelPlacement {
  private struct Cluster {
    var members: [Int]
    /// The sum of where its start should be for each of its labels.
    var wanted: Length
    var size: Length
    var room: Length

    var start: Length { min(max(wanted.scaled(1, over: members.count), .zero), max(room - size, .zero)) }
  }

  /// The starts of labels with these wanted starts and sizes, from 0 to `room`; `nil` if they can not all stand there.
  static func starts(wanted: [Length], sizes: [Length], gap: Length, room: Length) -> [Length]? {
    let whole = sizes.reduce(.zero, +) + gap * max(sizes.count - 1, 0)
    guard whole <= room else { return nil }
    var clusters: [Cluster] = []
    for index in wanted.indices.sorted(by: { (wanted[$0], $0) < (wanted[$1], $1) }) {
      var cluster = Cluster(members: [index], wanted: wanted[index], size: sizes[index], room: room)
      while let before = clusters.last, before.start + before.size + gap > cluster.start {
        clusters.removeLast()
        let offset = before.size + gap
        cluster = Cluster(
          members: before.members + cluster.members,
          wanted: before.wanted + cluster.wanted - offset * cluster.members.count, size: offset + cluster.size,
          room: room)
      }
      clusters.append(cluster)
    }
    var starts = wanted
    for cluster in clusters {
      var start = cluster.start
      for member in cluster.members {
        starts[member] = start
        start = start + sizes[member] + gap
      }
    }
    return starts
  }
}
