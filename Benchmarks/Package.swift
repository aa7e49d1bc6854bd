// swift-tools-version: 6.2
import PackageDescription

// The page engine as the benchmark runs it; not part of the root package's build.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "talim", path: "..")],
  targets: [
    .executableTarget(name: "TalimBench", dependencies: [.product(name: "PageEngine", package: "talim")])
  ]
)
