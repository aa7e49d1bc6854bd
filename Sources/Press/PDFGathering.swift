public import Diagnostics

/// Several PDFs gathered into one for the printer, each with its pages, and page numbers, as they are.
///
/// Input: the bytes of files in the order wanted. Output: the bytes of one file; the same input gives the same bytes.
public enum PDFGathering {
  /// - Throws: a `Diagnostic` (environment) when qpdf is not installed or can not read one of the files.
  public static func bytes(of files: [[UInt8]]) throws(Diagnostic) -> [UInt8] {
    guard let library = QPDFPages.shared else {
      throw Diagnostic(
        "no-qpdf", "qpdf is not installed, so that PDFs can not be gathered into one",
        hint: "install the package that has `libqpdf.so`, such as `libqpdf-dev`", fault: .environment)
    }
    guard let bytes = library.gathered(files) else {
      throw Diagnostic(
        "pdf-not-gathered", "the PDFs could not be gathered into one",
        hint: "see with `talim verify` that they are whole",
        fault: .environment)
    }
    return bytes
  }
}

/// As much of qpdf's C interface as is needed to copy pages from files into a new one; opened when it is needed, as `QPDFLibrary` is.
private struct QPDFPages: Sendable {
  private typealias Session = OpaquePointer
  private typealias Handle = UInt32

  private typealias Make = @convention(c) () -> Session?
  private typealias CleanUp = @convention(c) (UnsafeMutablePointer<Session?>) -> Void
  private typealias Do = @convention(c) (Session) -> CInt
  private typealias Silence = @convention(c) (Session) -> Void
  private typealias Fault = @convention(c) (Session) -> OpaquePointer?
  private typealias Switch = @convention(c) (Session, CInt) -> Void
  private typealias ReadMemory =
    @convention(c) (
      Session, UnsafePointer<CChar>, UnsafePointer<CChar>?, CUnsignedLongLong, UnsafePointer<CChar>
    ) -> CInt
  private typealias Page = @convention(c) (Session, Int) -> Handle
  private typealias AddPage = @convention(c) (Session, Session, Handle, CInt) -> CInt
  private typealias Length = @convention(c) (Session) -> Int
  private typealias Buffer = @convention(c) (Session) -> UnsafePointer<UInt8>?

  private let make: Make
  private let cleanUp: CleanUp
  private let silence: Silence
  private let suppress: Switch
  private let takeFault: Fault
  private let readMemory: ReadMemory
  private let makeEmpty: Do
  private let countPages: Do
  private let page: Page
  private let addPage: AddPage
  private let beginWriting: Do
  private let setDeterministic: Switch
  private let write: Do
  private let length: Length
  private let buffer: Buffer

  private static let hasErrors: CInt = 2

  static let shared = QPDFPages()

  private init?() {
    guard let library = QPDFLibrary.names.lazy.compactMap({ SystemLibrary($0) }).first,
      let make = library.function("qpdf_init", as: Make.self),
      let cleanUp = library.function("qpdf_cleanup", as: CleanUp.self),
      let silence = library.function("qpdf_silence_errors", as: Silence.self),
      let suppress = library.function("qpdf_set_suppress_warnings", as: Switch.self),
      let takeFault = library.function("qpdf_get_error", as: Fault.self),
      let readMemory = library.function("qpdf_read_memory", as: ReadMemory.self),
      let makeEmpty = library.function("qpdf_empty_pdf", as: Do.self),
      let countPages = library.function("qpdf_get_num_pages", as: Do.self),
      let page = library.function("qpdf_get_page_n", as: Page.self),
      let addPage = library.function("qpdf_add_page", as: AddPage.self),
      let beginWriting = library.function("qpdf_init_write_memory", as: Do.self),
      let setDeterministic = library.function("qpdf_set_deterministic_ID", as: Switch.self),
      let write = library.function("qpdf_write", as: Do.self),
      let length = library.function("qpdf_get_buffer_length", as: Length.self),
      let buffer = library.function("qpdf_get_buffer", as: Buffer.self)
    else { return nil }
    (self.make, self.cleanUp, self.silence, self.suppress) = (make, cleanUp, silence, suppress)
    (self.takeFault, self.readMemory, self.makeEmpty, self.countPages) = (takeFault, readMemory, makeEmpty, countPages)
    (self.page, self.addPage, self.beginWriting) = (page, addPage, beginWriting)
    (self.setDeterministic, self.write, self.length, self.buffer) = (setDeterministic, write, length, buffer)
  }

  /// The pages of all files in one; `nil` when one can not be read or written. The bytes of each file stay in their place, and each file
  /// stays open, until the new one is written, because its pages are copied only then.
  func gathered(_ files: [[UInt8]]) -> [UInt8]? {
    let copies = files.map { bytes in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: max(bytes.count, 1))
      for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
      return copy
    }
    var sessions: [Session] = []
    defer {
      for session in sessions { close(session) }
      for copy in copies { copy.deallocate() }
    }
    guard let target = open(&sessions), isDone(makeEmpty(target)) else { return nil }
    for (copy, file) in zip(copies, files) {
      guard let source = open(&sessions),
        isDone(readMemory(source, "file", copy, CUnsignedLongLong(file.count), "")), add(source, to: target)
      else { return nil }
    }
    return written(target)
  }

  private func open(_ sessions: inout [Session]) -> Session? {
    guard let session = make() else { return nil }
    silence(session)
    suppress(session, 1)
    sessions.append(session)
    return session
  }

  private func close(_ session: Session) {
    var session: Session? = session
    // A fault that nobody asked for would be written to stderr.
    if let open = session { _ = takeFault(open) }
    cleanUp(&session)
  }

  private func add(_ source: Session, to target: Session) -> Bool {
    let count = Int(countPages(source))
    guard count > 0 else { return false }
    return (0..<count).allSatisfy { isDone(addPage(target, source, page(source, $0), 0)) }
  }

  private func written(_ target: Session) -> [UInt8]? {
    guard isDone(beginWriting(target)) else { return nil }
    setDeterministic(target, 1)
    guard isDone(write(target)), let start = buffer(target) else { return nil }
    return Array(UnsafeBufferPointer(start: start, count: length(target)))
  }

  private func isDone(_ result: CInt) -> Bool { result & Self.hasErrors == 0 }
}
