/// What libFuzzer calls: a function from bytes to 0.
public typealias FuzzTarget = @convention(c) (UnsafePointer<UInt8>, Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ argumentCount: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>, _ target: FuzzTarget
) -> CInt

/// Hands the command line and the target to libFuzzer. SwiftPM gives every executable an entry point of its own, so that
/// the one of libFuzzer never runs.
@discardableResult
public func runFuzzer(_ target: FuzzTarget) -> CInt {
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  return runDriver(&count, &arguments, target)
}

/// Stops the process as a finding when something does not hold.
public func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}

/// Bytes as a row of decisions; past the end every decision is 0.
public struct Choices {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// These bytes, which must outlive the choices.
  public init(_ start: UnsafePointer<UInt8>, _ count: Int) {
    bytes = UnsafeBufferPointer(start: start, count: count)
  }

  /// Whether all bytes are used up.
  public var isEmpty: Bool { position >= bytes.count }

  /// A number from 0 to `sides` - 1, with `sides` up to 256.
  public mutating func pick(_ sides: Int) -> Int {
    guard !isEmpty else { return 0 }
    defer { position += 1 }
    return Int(bytes[position]) % sides
  }

  /// One of these.
  public mutating func pick<Element>(among elements: [Element]) -> Element { elements[pick(elements.count)] }
}
