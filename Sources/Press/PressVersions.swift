import CCairo

/// The versions of the libraries that decide what is printed.
public enum PressVersions {
  /// Such as `cairo 1.16.0, pango 1.50.12`.
  public static var text: String {
    let cairo = cairo_version_string().map { String(cString: $0) } ?? "?"
    let pango = pango_version_string().map { String(cString: $0) } ?? "?"
    return "cairo \(cairo), pango \(pango)"
  }
}
