public import Diagnostics

/// What is asked of `talim render`.
public struct RenderRequest: Sendable {
  /// What is written.
  public enum Format: String, Sendable, CaseIterable {
    /// One file with all pages.
    case pdf
    /// A picture for each page.
    case png
    /// A drawing for each page.
    case svg
  }

  /// The template: a path, or the name of one on the shelf.
  public var template: String
  /// The data: a JSON file, a JSON Lines file, or `-` for the standard input.
  public var data: String
  /// A JSON Schema file that says what the data looks like.
  public var schema: String?
  /// The file or the folder to write to.
  public var out: String?
  /// What is written; as the ending of `out` says when absent, else PDF.
  public var format: Format?
  /// Dots to the inch of PNG pictures.
  public var dotsPerInch: Int
  /// The names of the files, such as `{{ buyer.name }}-{{ number }}`.
  public var namePattern: String?
  /// The code of the language to print in.
  public var language: String?
  /// The name of the theme to print with.
  public var theme: String?
  /// How many documents are worked on at once, at least 1.
  public var jobs: Int
  /// Whether documents that are finished already are printed again.
  public var isForced: Bool

  /// A request with these two; all else as usual.
  public init(template: String, data: String) {
    self.template = template
    self.data = data
    dotsPerInch = 144
    jobs = 1
    isForced = false
  }
}

/// What a run has to say while it goes on.
public enum RenderEvent: Sendable {
  /// A file was written; in the order of the data.
  case printed(path: String)
  /// Something about all documents is worth knowing.
  case warned(DiagnosticList)
}

/// How far a run is.
public struct RenderProgress: Sendable {
  /// How many documents are done, those that failed included.
  public var documents: Int
  /// The part of the data that is done, from 0 to 1.
  public var part: Double
}

/// What a run came to.
public struct RenderSummary: Sendable {
  /// How many documents were printed.
  public var printed = 0
  /// How many were finished by an earlier run.
  public var skipped = 0
  /// How many could not be printed.
  public var failed = 0
  /// What is wrong with those, as far as a person wants to read it, in the order of the data.
  public var problems = DiagnosticList([])
  /// Whether the run was stopped before its end.
  public var wasStopped = false
  /// Whether the data is one object, so that there is nothing to sum up.
  public var isSingle = false
}
