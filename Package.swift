// swift-tools-version: 6.2
import PackageDescription

/// The settings of every Swift target: imports are internal unless said otherwise, every member needs
/// its module's own import, and existential types are spelled `any`.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// The rooms of the house, in the order the data flows; docs/architecture.md is the tour.
let package = Package(
  name: "talim",
  products: [
    .executable(name: "talim", targets: ["talim"]),
    // For the nested package Tests/Fuzz.
    .library(
      name: "FuzzedRooms",
      targets: [
        "Diagnostics", "Values", "JSONData", "Settings", "Ledger", "Documents", "Typesetting", "Templates", "Layout",
        "TypesettingTestSupport",
      ]),
    // For nested packages, such as Benchmarks.
    .library(name: "PageEngine", targets: ["Diagnostics", "Values", "Typesetting", "Templates", "Layout", "Press"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "Values", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(name: "JSONData", dependencies: ["Diagnostics", "Values"], swiftSettings: strict),
    .target(name: "Settings", dependencies: ["Diagnostics", "Values"], swiftSettings: strict),
    .target(name: "Ledger", dependencies: ["Diagnostics", "Values", grdb], swiftSettings: strict),
    .target(name: "Documents", dependencies: ["Diagnostics", "Values", "Settings", "Ledger"], swiftSettings: strict),
    .target(name: "Typesetting", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(name: "Templates", dependencies: ["Diagnostics", "Values", "Typesetting"], swiftSettings: strict),
    .target(name: "Layout", dependencies: ["Diagnostics", "Typesetting"], swiftSettings: strict),
    .target(name: "Press", dependencies: ["Diagnostics", "Typesetting", "CCairo", "CZint"], swiftSettings: strict),
    .target(name: "PlainText", dependencies: ["Diagnostics", "Typesetting"], swiftSettings: strict),
    .target(name: "Mail", dependencies: ["Diagnostics", "CCurl"], swiftSettings: strict),
    .target(
      name: "Issuing",
      dependencies: [
        "Diagnostics", "Values", "JSONData", "Settings", "Ledger", "Documents", "Typesetting", "Templates", "Layout",
        "Press", "PlainText", "Mail",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "talim", dependencies: ["Diagnostics", "Typesetting", "PlainText", "Issuing", argumentParser],
      swiftSettings: strict),

    .systemLibrary(
      name: "CCairo", pkgConfig: "pangocairo pangoft2", providers: [.apt(["libcairo2-dev", "libpango1.0-dev"])]),
    // Zint has no pkg-config file.
    .systemLibrary(name: "CZint", providers: [.apt(["libzint-dev"])]),
    // Opened at run time, so nothing is linked and pkg-config is not asked.
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),

    .target(
      name: "TypesettingTestSupport", dependencies: ["Typesetting"], path: "Tests/TypesettingTestSupport",
      swiftSettings: strict),
    .target(name: "RandomTestSupport", path: "Tests/RandomTestSupport", swiftSettings: strict),
    .target(name: "GuideTestSupport", path: "Tests/GuideTestSupport", swiftSettings: strict),
    .target(
      name: "MailTestSupport", dependencies: ["Mail"], path: "Tests/MailTestSupport",
      exclude: ["serve-mail.py", "serve-postfix"],
      swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "ValuesTests", dependencies: ["Values", "Diagnostics", "RandomTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "JSONDataTests", dependencies: ["JSONData", "Values", "Diagnostics", "RandomTestSupport"],
      swiftSettings: strict),
    .testTarget(name: "SettingsTests", dependencies: ["Settings", "Values", "Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "LedgerTests",
      dependencies: ["Ledger", "Values", "Diagnostics", "RandomTestSupport", "GuideTestSupport", grdb],
      exclude: ["Ledgers", "Exports"], swiftSettings: strict),
    .testTarget(
      name: "DocumentsTests",
      dependencies: [
        "Documents", "Ledger", "Settings", "Diagnostics", "Values", "RandomTestSupport", "GuideTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TemplatesTests", dependencies: ["Templates", "Diagnostics", "Values", "Typesetting", "RandomTestSupport"],
      exclude: ["Cases"],
      swiftSettings: strict),
    .testTarget(
      name: "LayoutTests",
      dependencies: ["Layout", "Diagnostics", "Typesetting", "TypesettingTestSupport", "RandomTestSupport"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "PressTests",
      dependencies: ["Press", "Layout", "Diagnostics", "Typesetting", "CCairo", "RandomTestSupport"],
      exclude: ["Reference"],
      swiftSettings: strict),
    .testTarget(
      name: "PlainTextTests", dependencies: ["PlainText", "Typesetting", "Diagnostics", "RandomTestSupport"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "MailTests", dependencies: ["Mail", "CCurl", "Diagnostics", "MailTestSupport", "RandomTestSupport"],
      exclude: ["Judges"], swiftSettings: strict),
    .testTarget(
      name: "IssuingTests",
      dependencies: [
        "Issuing", "JSONData", "Diagnostics", "Values", "Settings", "Ledger", "Documents", "Templates", "PlainText",
        "Typesetting", "RandomTestSupport", "Mail", "MailTestSupport",
      ],
      exclude: ["Urdu", "StatementCoops"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["talim", "GuideTestSupport", "RandomTestSupport", "MailTestSupport"],
      exclude: ["Transcripts", "Judges"], swiftSettings: strict),
  ]
)
