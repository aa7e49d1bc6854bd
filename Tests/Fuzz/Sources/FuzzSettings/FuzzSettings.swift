import Diagnostics
import Fuzzing
import Settings

/// Bytes as `talim.toml`: settings, or errors.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSettings(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  do {
    let file = try TOMLFile(text: text, file: "talim.toml")
    require(file.values.count <= file.entries.count, "more values than entries")
    _ = try CoopSettings(toml: text, file: "talim.toml")
  } catch {
    require(!error.diagnostics.isEmpty, "no reason given")
  }
  return 0
}

@main enum FuzzSettings {
  static func main() { runFuzzer(fuzzSettings) }
}
