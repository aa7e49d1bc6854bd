import Diagnostics
import Glibc
import Mail
import Settings

/// Where the password comes from: the environment, else a file that nobody else may read. It is in no message and no log.
struct MailPasswordSource {
  /// The value of `TALIM_MAIL_PASSWORD`.
  let environment: String?
  let folder: String

  /// The password; `nil` when none is set.
  ///
  /// - Throws: a `Diagnostic` when the file is missing, is readable for others, or holds no password.
  func password(_ settings: MailSettings) throws -> MailPassword? {
    if let environment { return try MailPassword(environment) }
    guard let name = settings.passwordFile else { return nil }
    let path = name.hasPrefix("/") ? name : FilePaths.joined(folder, name)
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      throw Diagnostic(
        "no-password-file", "the file with the mail password is not there", at: .file(path),
        hint: "make it with the password as its only line, and `chmod 600`; or set TALIM_MAIL_PASSWORD",
        fault: .environment)
    }
    guard facts.st_mode & 0o077 == 0 else {
      throw Diagnostic(
        "password-file-open", "others on this machine may read the file with the mail password", at: .file(path),
        hint: "say `chmod 600 \(ShellWord.quoted(path))`", fault: .environment)
    }
    var text = String(decoding: try FileReading.bytes(ofFile: path, most: 4_096), as: UTF8.self)[...]
    while text.last?.isNewline == true { text.removeLast() }
    return try MailPassword(String(text))
  }
}
