import Testing

@testable import Issuing

@Suite struct LineDifferenceTests {
  private func text(_ old: String, _ new: String) -> String {
    LineDifference(from: old, to: new).steps.map(\.text).joined(separator: "\n")
  }

  @Test func equalTextsHaveNoDifference() {
    #expect(LineDifference(from: "a\nb\n", to: "a\nb\n").isEmpty)
    #expect(LineDifference(from: "a\r\nb\r\n", to: "a\nb").isEmpty)
    #expect(LineDifference(from: "", to: "").unified(old: "a", new: "b").isEmpty)
  }

  @Test func theFewestLinesAreShown() {
    #expect(text("a\nb\nc\n", "a\nc\n") == " a\n-b\n c")
    #expect(text("a\nc\n", "a\nb\nc\n") == " a\n+b\n c")
    #expect(text("a\nb\nc\nd\n", "a\nx\nc\ny\nd\n") == " a\n-b\n+x\n c\n+y\n d")
    #expect(text("", "a\n") == "+a")
    #expect(text("a\n", "") == "-a")
  }

  @Test func aUnifiedDiffNamesLinesAndKeepsFarChangesApart() {
    let old = (1...20).map { "line \($0)" }.joined(separator: "\n")
    let new = old.replacing("line 3\n", with: "").replacing("line 18", with: "line eighteen")
    #expect(
      LineDifference(from: old, to: new).unified(old: "old", new: "new", context: 1) == """
        --- old
        +++ new
        @@ -2,3 +2,2 @@
         line 2
        -line 3
         line 4
        @@ -17,3 +16,3 @@
         line 17
        -line 18
        +line eighteen
         line 19
        """)
  }

  @Test func everyDifferenceLeadsFromOneTextToTheOther() {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<500 {
      let old = (0..<next(12)).map { _ in "\(next(4))" }
      let new = (0..<next(12)).map { _ in "\(next(4))" }
      let steps = LineDifference(from: old.joined(separator: "\n"), to: new.joined(separator: "\n")).steps
      #expect(steps.compactMap { if case .added = $0 { nil } else { $0.text.dropFirst() } } == old.map { $0[...] })
      #expect(steps.compactMap { if case .deleted = $0 { nil } else { $0.text.dropFirst() } } == new.map { $0[...] })
      #expect(steps.count { $0.isChange } == old.count + new.count - 2 * longestCommon(old, new))
    }
  }

  /// The length of the longest common subsequence, the slow and plain way.
  private func longestCommon(_ left: [String], _ right: [String]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for (i, a) in left.enumerated() {
      for (j, b) in right.enumerated() {
        table[i + 1][j + 1] = a == b ? table[i][j] + 1 : max(table[i][j + 1], table[i + 1][j])
      }
    }
    return table[left.count][right.count]
  }

  @Test func textsWithNothingInCommonStaySmallAndQuick() {
    let old = (0..<20_000).map { "old \($0)" }.joined(separator: "\n")
    let new = (0..<20_000).map { "new \($0)" }.joined(separator: "\n")
    #expect(LineDifference(from: old, to: new).steps.count == 40_000)
  }
}
