import CCurl

/// libcurl, opened once when the first mail is to be sent.
final class CurlLibrary: Sendable {
  /// The library; `nil` when none is installed.
  static let shared = CurlLibrary()

  /// Never changed after the library is open.
  nonisolated(unsafe) private let functions: UnsafePointer<talim_curl>

  private init?() {
    let functions = UnsafeMutablePointer<talim_curl>.allocate(capacity: 1)
    functions.initialize(to: talim_curl())
    let names = ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so"]
    guard names.contains(where: { talim_curl_open(functions, $0) != 0 }) else {
      functions.deallocate()
      return nil
    }
    self.functions = UnsafePointer(functions)
  }

  /// A new handle; `nil` without memory.
  func handle() -> UnsafeMutableRawPointer? { talim_curl_easy_init(functions) }

  /// Closes the handle's connections and gives it back.
  func close(_ handle: UnsafeMutableRawPointer) { talim_curl_easy_cleanup(functions, handle) }

  /// Does what the handle's options say.
  func perform(_ handle: UnsafeMutableRawPointer) -> CURLcode { talim_curl_easy_perform(functions, handle) }

  /// Sets a number; false if this libcurl does not know the option.
  func set(_ option: CURLoption, _ value: Int, on handle: UnsafeMutableRawPointer) -> Bool {
    talim_curl_set_long(functions, handle, option, value) == CURLE_OK
  }

  /// Sets a text, of which libcurl keeps a copy.
  func set(_ option: CURLoption, _ value: String?, on handle: UnsafeMutableRawPointer) -> Bool {
    talim_curl_set_text(functions, handle, option, value) == CURLE_OK
  }

  /// Sets a pointer that has to live as long as the handle uses it.
  func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer?, on handle: UnsafeMutableRawPointer) -> Bool {
    talim_curl_set_pointer(functions, handle, option, pointer) == CURLE_OK
  }

  /// Sets a callback that is given bytes or fills them.
  func set(
    _ option: CURLoption, transfer: @escaping talim_curl_transfer, on handle: UnsafeMutableRawPointer
  ) -> Bool {
    talim_curl_set_transfer(functions, handle, option, transfer) == CURLE_OK
  }

  /// Sets the callback that sees what is said.
  func set(trace: @escaping talim_curl_trace, on handle: UnsafeMutableRawPointer) -> Bool {
    talim_curl_set_trace(functions, handle, trace) == CURLE_OK
  }

  /// Runs the work with the recipients set to one.
  func withRecipient<Result>(
    _ recipient: String, on handle: UnsafeMutableRawPointer, _ work: () -> Result
  ) -> Result? {
    guard let list = talim_curl_slist_append(functions, nil, recipient) else { return nil }
    defer {
      _ = talim_curl_set_list(functions, handle, CURLOPT_MAIL_RCPT, nil)
      talim_curl_slist_free_all(functions, list)
    }
    guard talim_curl_set_list(functions, handle, CURLOPT_MAIL_RCPT, list) == CURLE_OK else { return nil }
    return work()
  }

  /// How many connections the last transfer opened.
  func connectionsOpened(by handle: UnsafeMutableRawPointer) -> Int {
    var count = 0
    return talim_curl_get_long(functions, handle, CURLINFO_NUM_CONNECTS, &count) == CURLE_OK ? count : 1
  }

  /// libcurl's words for a code.
  func words(for code: CURLcode) -> String {
    talim_curl_easy_strerror(functions, code).map { String(cString: $0) } ?? "error \(code.rawValue)"
  }
}
