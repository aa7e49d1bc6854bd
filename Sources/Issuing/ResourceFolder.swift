import Diagnostics
import Foundation

/// The folder with what comes with the program: `templates/` and `fonts/`.
public struct ResourceFolder: Sendable {
  /// Its path, absolute, because fontconfig wants it so.
  public let path: String

  /// Finds the folder: the given one, else beside the program (`../share/talim`), else above it, as in a checkout.
  ///
  /// - Parameters:
  ///   - given: what `TALIM_HOME` says, if set.
  ///   - executable: the path of the running program, links resolved.
  public init(given: String?, executable: String) throws {
    var candidates: [String] = []
    if let given {
      candidates = [given]
    } else {
      var folder = URL(filePath: executable).deletingLastPathComponent()
      candidates.append(folder.deletingLastPathComponent().appending(path: "share/talim").path)
      for _ in 0..<6 {
        candidates.append(folder.path)
        folder = folder.deletingLastPathComponent()
      }
    }
    let found = candidates.first { candidate in
      ["templates/invoice.xml", "fonts/NotoSans-Regular.ttf"].allSatisfy {
        FileManager.default.fileExists(atPath: FilePaths.joined(candidate, $0))
      }
    }
    guard let found else {
      throw Diagnostic(
        "no-resources", "the templates and fonts that come with Talim were not found",
        at: given.map { .file($0) },
        hint: "set `TALIM_HOME` to the folder that holds `templates` and `fonts`", fault: .environment)
    }
    path = URL(filePath: found).standardizedFileURL.path
  }

  /// Where the built-in templates are.
  public var templatesPath: String { FilePaths.joined(path, "templates") }
  /// Where the fonts are.
  public var fontsPath: String { FilePaths.joined(path, "fonts") }
}
