import Foundation
import Settings
import Templates
import Testing
import Typesetting

@testable import Issuing

/// The theme files that come with Talim.
@Suite struct ThemeFileTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func theme(_ name: String) throws -> Theme {
    let path = Self.root.appending(path: "templates/themes/\(name).toml").path
    return try ThemeShelf.theme(ofFile: path)
  }

  @Test func plainSaysWhatHoldsAnyway() throws {
    // So that the file is a true list of everything a theme can say.
    #expect(try theme("plain") == Theme.standard)
  }

  @Test func plainNamesEveryStyleAndColour() throws {
    let text = try String(contentsOf: Self.root.appending(path: "templates/themes/plain.toml"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.prefix { $0 != " " } }
    // `cell` and `pair-value` change nothing unless a theme says so.
    for name in Theme.standard.styleNames where name != "cell" && name != "pair-value" {
      #expect(lines.contains(Substring(name)), "the style \(name)")
    }
    for name in Theme.standard.colorNames { #expect(lines.contains(Substring(name)), "the colour \(name)") }
  }

  @Test(arguments: ["plain", "walnut", "saffron"]) func chartsCanBeReadInBlackAndWhite(name: String) throws {
    let theme = try theme(name)
    let greys = try (1...6).map { number in
      let color = try #require(theme.color("chart\(number)"))
      return (299 * Int(color.red) + 587 * Int(color.green) + 114 * Int(color.blue)) / 1_000
    }
    for (one, other) in zip(greys, greys.dropFirst() + greys.prefix(1)) { #expect(abs(one - other) >= 30, "\(greys)") }
    // Lines are thin and need the darker ones.
    for index in [0, 1, 3, 4] { #expect(greys[index] <= 140, "\(greys)") }
  }

  @Test(arguments: ["walnut", "saffron"]) func othersDiffer(name: String) throws {
    #expect(try theme(name) != Theme.standard)
  }
}
