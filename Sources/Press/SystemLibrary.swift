import Glibc

/// A library of the system that is opened only when a picture needs it, so that other documents need not wait for it.
struct SystemLibrary: @unchecked Sendable {
  /// Only ever given to `dlsym`, which may be called from any thread.
  private let handle: UnsafeMutableRawPointer

  /// Opens the library of this file name, such as `librsvg-2.so.2`; `nil` when it is not installed.
  init?(_ name: String) {
    guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { return nil }
    self.handle = handle
  }

  /// A function of the library. The caller names its C type.
  func function<Function>(_ name: String, as type: Function.Type) -> Function? {
    guard let address = dlsym(handle, name) else { return nil }
    return unsafeBitCast(address, to: type)
  }
}
