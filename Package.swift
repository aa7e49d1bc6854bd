// swift-tools-version: 6.2
import PackageDescription

/// The settings of every Swift target: imports are internal unless said otherwise, every member needs
/// its module's own import, and existential types are spelled `any`.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "talim",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "Values", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(name: "Typesetting", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(name: "Templates", dependencies: ["Diagnostics", "Values", "Typesetting"], swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "TemplatesTests", dependencies: ["Templates", "Diagnostics", "Values", "Typesetting"],
      exclude: ["Cases"], swiftSettings: strict),
  ]
)
