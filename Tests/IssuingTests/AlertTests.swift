import Foundation
import Testing

@testable import Issuing

/// What needs doing is said in the words of the weekly page, also where the co-op has changed that page.
@Suite struct AlertTests {
  private static func sentences(_ coop: URL, template: String?) throws -> [String] {
    if let template {
      let folder = coop.appending(path: "templates")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try template.write(to: folder.appending(path: "weekly.xml"), atomically: true, encoding: .utf8)
    }
    let office = try Office(coop: CoopFolder(path: coop.path), resources: Workshop.resources(), now: Workshop.now)
    return try office.alerts(asOf: "2026-03-01").list.alerts.map(\.sentence)
  }

  @Test func theWordsAreThoseOfTheTemplate() throws {
    try Workshop.inFolder { folder in
      let coop = folder.appending(path: "c")
      _ = try NewCoop(path: coop.path, resources: Workshop.resources()).make(withSample: true)
      let office = try Office(coop: CoopFolder(path: coop.path), resources: Workshop.resources(), now: Workshop.now)
      let names = try FileManager.default.contentsOfDirectory(atPath: coop.path).filter { $0.hasSuffix(".csv") }
      _ = try office.importFiles(names.map { coop.appending(path: $0).path })
      let usual = try Self.sentences(coop, template: nil)
      #expect(usual.count == 11)
      #expect(usual.first == "Pay Meena Kumari ₹1,26,500.00: it is 22 days late.")
      // Words of the co-op's own, in a row within a box, as a page may have them.
      let own = try Self.sentences(
        coop,
        template: """
          <template for="weekly"><text>{{ week }}</text><box><row><stack width="1fr">
          <for each="alert in alerts"><text>{{ alert.kind }}:  <b>{{ alert.name }}</b></text></for></stack></row></box></template>
          """)
      #expect(own.count == 11)
      #expect(own.first == "payout overdue: Meena Kumari")
      // A page that lists no alerts does not silence them.
      let silent = try Self.sentences(
        coop, template: #"<template for="weekly"><text>{{ week }}</text></template>"#)
      #expect(silent == usual)
    }
  }
}
