/// As much of qpdf's C interface as is needed to read a file's information dictionary.
///
/// Linking qpdf would make every start of the program 3 ms longer, since it brings libraries for encryption and the C++ runtime; so it
/// is opened when a file is to be read. Its functions for objects catch C++ exceptions themselves.
struct QPDFLibrary: Sendable {
  /// Laid out as qpdf's `qpdf_data` and `qpdf_oh`.
  private typealias Session = OpaquePointer
  private typealias Handle = UInt32

  private typealias Make = @convention(c) () -> Session?
  private typealias CleanUp = @convention(c) (UnsafeMutablePointer<Session?>) -> Void
  private typealias Silence = @convention(c) (Session) -> Void
  private typealias Fault = @convention(c) (Session) -> OpaquePointer?
  private typealias Suppress = @convention(c) (Session, CInt) -> Void
  private typealias ReadMemory =
    @convention(c) (
      Session, UnsafePointer<CChar>, UnsafePointer<CChar>?, CUnsignedLongLong, UnsafePointer<CChar>
    ) -> CInt
  private typealias Trailer = @convention(c) (Session) -> Handle
  private typealias Key = @convention(c) (Session, Handle, UnsafePointer<CChar>) -> Handle
  private typealias Test = @convention(c) (Session, Handle) -> CInt
  private typealias Text = @convention(c) (Session, Handle) -> UnsafePointer<CChar>?

  private let make: Make
  private let cleanUp: CleanUp
  private let silence: Silence
  private let suppress: Suppress
  private let takeFault: Fault
  private let readMemory: ReadMemory
  private let trailer: Trailer
  private let key: Key
  private let isDictionary: Test
  private let isString: Test
  private let text: Text

  /// The bit of qpdf's result that says that the file could not be read; the other one stands for warnings.
  private static let hasErrors: CInt = 2

  /// What the library is called, the version that is tested first.
  static let names = ["libqpdf.so.29", "libqpdf.so.30", "libqpdf.so.28", "libqpdf.so"]

  /// The library; `nil` when it is not installed.
  static let shared = QPDFLibrary()

  private init?() {
    guard let library = Self.names.lazy.compactMap({ SystemLibrary($0) }).first,
      let make = library.function("qpdf_init", as: Make.self),
      let cleanUp = library.function("qpdf_cleanup", as: CleanUp.self),
      let silence = library.function("qpdf_silence_errors", as: Silence.self),
      let suppress = library.function("qpdf_set_suppress_warnings", as: Suppress.self),
      let takeFault = library.function("qpdf_get_error", as: Fault.self),
      let readMemory = library.function("qpdf_read_memory", as: ReadMemory.self),
      let trailer = library.function("qpdf_get_trailer", as: Trailer.self),
      let key = library.function("qpdf_oh_get_key", as: Key.self),
      let isDictionary = library.function("qpdf_oh_is_dictionary", as: Test.self),
      let isString = library.function("qpdf_oh_is_string", as: Test.self),
      let text = library.function("qpdf_oh_get_utf8_value", as: Text.self)
    else { return nil }
    (self.make, self.cleanUp, self.silence, self.suppress) = (make, cleanUp, silence, suppress)
    self.takeFault = takeFault
    (self.readMemory, self.trailer, self.key) = (readMemory, trailer, key)
    (self.isDictionary, self.isString, self.text) = (isDictionary, isString, text)
  }

  /// The texts under these keys of the information dictionary; `nil` when the file can not be read.
  func information(of bytes: [UInt8], keys: [String]) -> [String?]? {
    var session = make()
    guard let open = session else { return nil }
    defer {
      // A fault that nobody asked for would be written to stderr.
      _ = takeFault(open)
      cleanUp(&session)
    }
    silence(open)
    suppress(open, 1)
    return bytes.withUnsafeBytes { buffer -> [String?]? in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard readMemory(open, "file", start, CUnsignedLongLong(bytes.count), "") & Self.hasErrors == 0 else {
        return nil
      }
      let dictionary = key(open, trailer(open), "/Info")
      guard isDictionary(open, dictionary) != 0 else { return keys.map { _ in nil } }
      return keys.map { name in
        let value = key(open, dictionary, name)
        guard isString(open, value) != 0, let text = text(open, value) else { return nil }
        return String(cString: text)
      }
    }
  }
}
