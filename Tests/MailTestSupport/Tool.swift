import Foundation

/// Programs that the tests run.
public enum Tool {
  /// What became of one.
  public struct Outcome: Sendable {
    /// Zero where all went well.
    public var exitCode: Int32
    /// What it wrote to both outputs.
    public var output: String
  }

  /// Runs a program and gives what it wrote.
  public static func run(_ tool: String, _ arguments: [String]) throws -> Outcome {
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
