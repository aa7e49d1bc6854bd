/// The names of files that a template may ask for.
enum TemplateName {
  /// What is wrong with a name, or `nil` when it names a file inside of the folder.
  static func problem(_ name: String) -> String? {
    if name.isEmpty { return "names no file" }
    if name.utf8.contains(where: { $0 < 0x20 }) { return "holds a control character" }
    if name.hasPrefix("/") || name.contains("\\") || name.contains(":") { return "is no name inside of the folder" }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if parts.contains("..") { return "leads out of the folder" }
    if parts.contains("") || parts.contains(".") { return "is no plain name" }
    return nil
  }
}
