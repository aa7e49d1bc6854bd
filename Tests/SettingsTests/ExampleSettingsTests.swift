import Foundation
import Settings
import Testing
import Values

@Suite struct ExampleSettingsTests {
  @Test func theSampleCoopReads() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "examples/chinar-collective/talim.toml")
    let settings = try CoopSettings(toml: String(contentsOf: file, encoding: .utf8), file: "talim.toml")
    #expect(settings.coop.name == "Chinar Collective")
    #expect(settings.tax.gstin?.stateCode == settings.coop.state?.code)
    #expect(settings.warnings.isEmpty)
  }
}
