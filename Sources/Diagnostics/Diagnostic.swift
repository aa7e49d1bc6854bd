/// One thing that is wrong or worth knowing: what, where, and what to do about it.
///
/// Input: whatever a stage found. Output: a value that the one printer, `DiagnosticPrinter`, turns into text.
/// Messages start in lower case, end without a full stop and put names in backticks.
public struct Diagnostic: Error, Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable {
    /// The work could not be done.
    case error
    /// The work was done, but somebody should look.
    case warning
    /// Something worth knowing.
    case note
  }

  /// Whose fault it is; decides the exit code.
  public enum Fault: Sendable, Hashable {
    /// A template or the data is at fault (exit code 1).
    case input
    /// Disk, database, fonts or network failed (exit code 2).
    case environment
    /// The command was called wrongly (exit code 64).
    case misuse
  }

  /// How bad it is.
  public var severity: Severity
  /// Whose fault it is.
  public var fault: Fault
  /// A stable name for scripts and tests, such as `unknown-field`.
  public var name: String
  /// What is wrong, in one line.
  public var message: String
  /// Where, if anywhere.
  public var place: Place?
  /// What to do about it.
  public var hint: String?

  /// Makes a diagnostic; an error in the input unless told otherwise.
  public init(
    _ name: String, _ message: String, at place: Place? = nil, hint: String? = nil, severity: Severity = .error,
    fault: Fault = .input
  ) {
    self.name = name
    self.message = message
    self.place = place
    self.hint = hint
    self.severity = severity
    self.fault = fault
  }
}

/// Several independent diagnostics thrown together, so that a person can mend all of them at once.
public struct DiagnosticList: Error, Sendable, Hashable {
  /// What is wrong, in the order it was found.
  public var diagnostics: [Diagnostic]

  /// Wraps what was found.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// Whether at least one of them is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The diagnostics by file and from top to bottom; those without a place first.
  public var sorted: [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
      let leftKey = left.element.place?.sortKey ?? ("", 0, 0)
      let rightKey = right.element.place?.sortKey ?? ("", 0, 0)
      return leftKey == rightKey ? left.offset < right.offset : leftKey < rightKey
    }.map(\.element)
  }

  /// The exit code that fits the worst of them: 2 for the environment, 64 for misuse, 1 for input, 0 without an error.
  public var exitCode: Int32 {
    let errors = diagnostics.filter { $0.severity == .error }
    if errors.isEmpty { return 0 }
    if errors.contains(where: { $0.fault == .environment }) { return 2 }
    return errors.contains { $0.fault == .misuse } ? 64 : 1
  }
}
