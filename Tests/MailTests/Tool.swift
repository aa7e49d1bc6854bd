import Foundation

/// Programs that the tests run.
enum Tool {
  struct Outcome {
    var exitCode: Int32
    var output: String
  }

  /// Runs a program and gives what it wrote.
  static func run(_ tool: String, _ arguments: [String]) throws -> Outcome {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(exitCode: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
  }
}

/// A folder that goes when the test is over.
final class TestFolder: Sendable {
  /// Where the tests of mail lie.
  static let here = URL(filePath: #filePath).deletingLastPathComponent()
  /// The root of the repository.
  static let root = here.deletingLastPathComponent().deletingLastPathComponent()

  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
