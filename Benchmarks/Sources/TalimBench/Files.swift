import Glibc

/// Whole files, without Foundation.
enum Files {
  static func read(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { fatalError("can not read \(path)") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
  }

  /// A file that grows.
  struct Output: ~Copyable {
    private let file: UnsafeMutablePointer<FILE>

    init(_ path: String) {
      guard let file = fopen(path, "wb") else { fatalError("can not write \(path)") }
      self.file = file
    }

    func write(_ bytes: [UInt8]) { fwrite(bytes, 1, bytes.count, file) }

    deinit { fclose(file) }
  }
}
