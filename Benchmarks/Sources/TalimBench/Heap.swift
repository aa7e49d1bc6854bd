import Glibc

/// How the process deals with memory.
enum Heap {
  /// Keeps freed memory for the next document. By default the C library gives it back after each and has it cleared by the
  /// kernel again: 100 page faults a document, on two threads in each other's way.
  static func keepFreedMemory() {
    typealias Setting = @convention(c) (Int32, Int32) -> Int32
    // Swift's Glibc leaves out <malloc.h>, where this function and its numbers stand.
    guard let address = dlsym(nil, "mallopt") else { return }
    let set = unsafeBitCast(address, to: Setting.self)
    let (trimThreshold, topPad, mapThreshold): (Int32, Int32, Int32) = (-1, -2, -3)
    _ = set(trimThreshold, 64 << 20)
    _ = set(topPad, 1 << 20)
    _ = set(mapThreshold, 1 << 20)
  }
}
