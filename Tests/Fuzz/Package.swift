// swift-tools-version: 6.2
import PackageDescription

/// One target of libFuzzer. `run` builds it, and the rooms below it, with `-sanitize=fuzzer`.
func fuzzTarget(_ name: String) -> Target {
  .executableTarget(
    name: name, dependencies: ["Fuzzing", .product(name: "FuzzedRooms", package: "talim")],
    swiftSettings: [.unsafeFlags(["-parse-as-library"])])
}

// Throws random files at what reads files, and random blocks at the layout; not part of the root package's build.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "talim", path: "../..")],
  targets: [
    .target(name: "Fuzzing", dependencies: [.product(name: "FuzzedRooms", package: "talim")]),
    fuzzTarget("FuzzTemplates"), fuzzTarget("FuzzExpressions"), fuzzTarget("FuzzLayout"), fuzzTarget("FuzzSheets"),
    fuzzTarget("FuzzSettings"), fuzzTarget("FuzzJSON"),
  ]
)
