import CCairo
import Diagnostics

/// Asks Cairo whether all went well; it never says so by itself.
enum CairoStatus {
  /// Throws when the drawing context has failed.
  static func check(_ cairo: OpaquePointer) throws { try check(status: cairo_status(cairo)) }

  /// Throws when the surface has failed.
  static func check(surface: OpaquePointer) throws { try check(status: cairo_surface_status(surface)) }

  /// Throws a `Diagnostic` for anything but success.
  static func check(status: cairo_status_t) throws {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    let reason = cairo_status_to_string(status).map { String(cString: $0) } ?? "status \(status.rawValue)"
    throw Diagnostic(
      "press-failed", "the page could not be painted: \(reason)",
      hint: status == CAIRO_STATUS_NO_MEMORY ? "free some memory and try again" : nil, fault: .environment)
  }
}
