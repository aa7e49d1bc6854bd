import ArgumentParser
import Diagnostics
// `stdout` is a variable of C.
@preconcurrency import Glibc
import Issuing

/// The one place where the clock, the environment and the terminal enter.
enum Surroundings {
  /// The value of an environment variable, `nil` when unset or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Now, as local time says: `2026-05-16T10:20:30`. `TALIM_NOW` replaces the clock, so that work can be repeated exactly.
  static func now() -> String {
    if let given = variable("TALIM_NOW") { return given }
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(Int(parts.tm_year) + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    return "\(day)T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
  }

  /// The distance of local time from UTC now, such as `+05:30`; with `TALIM_NOW` it is that of UTC, so that work can be repeated exactly.
  static func zone() -> String {
    if variable("TALIM_NOW") != nil { return "Z" }
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let minutes = parts.tm_gmtoff / 60
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(minutes < 0 ? "-" : "+")\(two(abs(minutes) / 60)):\(two(abs(minutes) % 60))"
  }

  /// The path of the running program, links resolved.
  static func executablePath() -> String {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? -1
    }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : CommandLine.arguments.first ?? "talim"
  }

  /// The templates and fonts that come with the program.
  static func resources() throws -> ResourceFolder {
    try ResourceFolder(given: variable("TALIM_HOME"), executable: executablePath())
  }

  /// Whether colour helps on the standard error.
  static var usesColor: Bool { showsColor(on: STDERR_FILENO) }

  /// Whether colour helps: only on a terminal that knows it, and not when `NO_COLOR` is set.
  static func showsColor(on file: Int32) -> Bool {
    isatty(file) == 1 && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
  }

  /// How many processors there are to work with.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// A clock that only goes forward, in milliseconds.
  static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  /// Runs a command's work: diagnostics go to stderr, and the exit code says whose fault it was.
  static func run(_ work: () throws -> Void) throws {
    do {
      do {
        try work()
      } catch let code as ExitCode {
        // What the code speaks of must have been said.
        try flushOutput()
        throw code
      }
      try flushOutput()
    } catch let code as ExitCode {
      throw code
    } catch {
      let list = diagnostics(of: error)
      show(list)
      throw ExitCode(list.exitCode)
    }
  }

  /// Results that could not be written are no results, even if all else went well.
  private static func flushOutput() throws {
    guard fflush(stdout) != 0 || ferror(stdout) != 0 else { return }
    throw Diagnostic(
      "unwritable", "the standard output can not be written: \(String(cString: strerror(errno)))", fault: .environment)
  }

  /// Opens the standard files that are closed. The next file would get the number of one of them, and what is printed would
  /// stand in it.
  static func openStandardFiles() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) == -1 {
      _ = open("/dev/null", number == STDIN_FILENO ? O_RDONLY : O_WRONLY)
    }
  }

  /// What is wrong, as diagnostics.
  static func diagnostics(of error: any Error) -> DiagnosticList {
    switch error {
    case let list as DiagnosticList: list
    case let diagnostic as Diagnostic: DiagnosticList([diagnostic])
    default: DiagnosticList([Diagnostic("failed", "\(error)", fault: .environment)])
    }
  }

  /// Prints diagnostics to stderr.
  static func show(_ list: DiagnosticList) {
    guard !list.diagnostics.isEmpty else { return }
    tell(DiagnosticPrinter(usesColor: usesColor).text(list))
  }

  /// Prints a line to stderr.
  static func tell(_ line: String) {
    // Results may still wait in the buffer of stdout; they come first.
    fflush(nil)
    let text = Array((line + "\n").utf8)
    text.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count, let base = bytes.baseAddress {
        let count = write(STDERR_FILENO, base + done, bytes.count - done)
        if count <= 0 { return }
        done += count
      }
    }
  }
}

/// Options that every command on a co-op has.
struct CoopOptions: ParsableArguments {
  @Option(name: .customLong("co-op"), help: "The co-op's folder; the one you stand in unless given.")
  var folder: String = "."

  /// The co-op with its surroundings.
  func office() throws -> Office {
    try Office(coop: CoopFolder(path: folder), resources: Surroundings.resources(), now: Surroundings.now())
  }
}
