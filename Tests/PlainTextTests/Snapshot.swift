import Foundation
import PlainText
import Testing
import Typesetting

/// Holds lines against a file of `Snapshots/`; `TALIM_UPDATE_SNAPSHOTS=1` writes it anew.
func expectSnapshot(_ blocks: [Block], _ name: String, width: Int = 80, _ direction: ReadingDirection = .leftToRight)
  throws
{
  let lines = try PlainTextLayout(width: width, direction: direction).lines(of: blocks)
  for line in lines {
    #expect(line.columns <= width, "`\(line.text)` is wider than \(width) columns")
    #expect(!line.text.hasSuffix(" "), "`\(line.text)` ends with a blank")
  }
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name).txt")
  if ProcessInfo.processInfo.environment["TALIM_UPDATE_SNAPSHOTS"] == "1" {
    try lines.text.write(to: file, atomically: true, encoding: .utf8)
  }
  #expect(lines.text == (try? String(contentsOf: file, encoding: .utf8)), "\(name)")
}
