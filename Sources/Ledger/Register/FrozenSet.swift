/// A file that a document was printed with.
public struct FrozenFile: Sendable, Hashable {
  /// What a file was for.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// The language, theme and template that were chosen, and the program.
    case printing
    /// A template, or a part that it includes.
    case template
    /// A theme.
    case theme
    /// The labels of a language.
    case labels
    /// A picture, such as the logo.
    case picture
    /// A font; its bytes are not kept.
    case font
  }

  /// What it was for.
  public let role: Role
  /// Its name, such as `parts/letterhead.xml`.
  public let name: String
  /// The SHA-256 of its bytes, as 64 hexadecimal digits.
  public let hash: String
  /// What the file says of its own version; fonts do.
  public let version: String?
  /// Its bytes; `nil` for fonts.
  public let content: [UInt8]?

  /// A file whose bytes are kept.
  public init(_ role: Role, _ name: String, content: [UInt8]) {
    self.init(role: role, name: name, hash: SHA256.hex(of: content), version: nil, content: content)
  }

  /// A font.
  public init(font name: String, hash: String, version: String) {
    self.init(role: .font, name: name, hash: hash, version: version, content: nil)
  }

  init(role: Role, name: String, hash: String, version: String?, content: [UInt8]?) {
    self.role = role
    self.name = name
    self.hash = hash
    self.version = version
    self.content = content
  }
}

/// Files that documents are printed with, together; most documents of a co-op share a few of these sets.
public struct FrozenSet: Sendable, Hashable {
  /// The files.
  public let files: [FrozenFile]
  /// Stands for all of them.
  public let hash: String

  /// A set of files.
  public init(_ files: [FrozenFile]) {
    self.files = files
    var hash = SHA256()
    for file in files {
      hash.update(Array("\(file.role.rawValue)\0\(file.name)\0\(file.version ?? "")\0\(file.hash)\0".utf8))
    }
    self.hash = hash.digits
  }
}
