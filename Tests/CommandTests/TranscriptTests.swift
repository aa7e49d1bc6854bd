import Foundation
import Testing

/// Runs the real program through written transcripts: each in a fresh folder, command by command.
///
/// A transcript is a text file in `Transcripts/`. A line that begins with `$ ` is a command for the shell; below it stand
/// the lines it prints (those on stderr begin with `! `) and, unless the code is 0, `[exit N]`. Lines that begin with `# `
/// are for the reader. `TALIM_UPDATE_SNAPSHOTS=1` writes what was printed into the files; CI refuses it.
@Suite(.serialized) struct TranscriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")

  static var names: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0.hasSuffix(".txt") }.sorted()
  }

  @Test func thereAreTranscripts() { #expect(Self.names.count >= 5) }

  @Test(arguments: names)
  func transcript(name: String) throws {
    let file = Self.folder.appending(path: name)
    let expected = try String(contentsOf: file, encoding: .utf8)
    let played = try Transcript(text: expected).play()
    if ProcessInfo.processInfo.environment["TALIM_UPDATE_SNAPSHOTS"] == "1" {
      #expect(ProcessInfo.processInfo.environment["CI"] == nil, "CI does not rewrite transcripts")
      try played.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(played == expected, "\(name) differs:\n\(played)")
    }
  }
}

/// Commands with what they should print.
struct Transcript {
  private let lines: [Substring]

  init(text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// Runs all commands in a fresh folder and returns the transcript with what they really print.
  func play() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "talim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var result: [String] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        result.append(String(line))
        result += try Program.shell(String(line.dropFirst(2)), in: folder).transcriptLines
      } else if line.hasPrefix("# ") || line.isEmpty {
        result.append(String(line))
      }
    }
    while result.last?.isEmpty == true { result.removeLast() }
    return result.joined(separator: "\n") + "\n"
  }
}

/// The program as built for the tests, and commands around it.
enum Program {
  /// What a command did.
  struct Outcome {
    var exitCode: Int32
    var output: String
    var errors: String

    /// The lines as a transcript shows them.
    var transcriptLines: [String] {
      var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if lines.last == "" { lines.removeLast() }
      var problems = errors.split(separator: "\n", omittingEmptySubsequences: false).map { "! \($0)" }
      if problems.last == "! " { problems.removeLast() }
      let exit = exitCode == 0 ? [] : ["[exit \(exitCode)]"]
      return (lines + problems + exit).map { line in
        // Blank lines would be taken for the reader's own, so they are marked.
        line.isEmpty ? "." : line
      }
    }
  }

  /// Where the built program lies: beside the test bundle.
  static let buildFolder: URL = {
    let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    let candidates = [
      bundle, root.appending(path: ".build/debug"), root.appending(path: ".build/x86_64-unknown-linux-gnu/debug"),
    ]
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.appending(path: "talim").path) } ?? bundle
  }()

  /// The root of the repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Runs a shell command with `talim` on the path and the clock stopped.
  static func shell(_ command: String, in folder: URL, environment extra: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = buildFolder.path + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    environment["TALIM_NOW"] = "2026-07-31T10:00:00"
    environment["TALIM_HOME"] = root.path
    environment["LC_ALL"] = "C.UTF-8"
    environment.merge(extra) { $1 }
    process.environment = environment
    let out = folder.deletingLastPathComponent().appending(path: "out-\(UUID().uuidString)")
    let err = folder.deletingLastPathComponent().appending(path: "err-\(UUID().uuidString)")
    for file in [out, err] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    defer { for file in [out, err] { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let code =
      process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
    return Outcome(
      exitCode: code, output: try String(contentsOf: out, encoding: .utf8),
      errors: try String(contentsOf: err, encoding: .utf8))
  }
}
