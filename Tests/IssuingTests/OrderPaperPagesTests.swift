import Diagnostics
import Foundation
import Testing

@testable import Issuing

/// A paper of a few lines fits on one page, in whatever language it is.
@Suite(.serialized) struct OrderPaperPagesTests {
  @Test(
    arguments: ["invoice", "delivery-note", "packing-list", "account"], ["en", "hi", "ur", "ks", "de"])
  func aShortPaperHasOnePage(kind: String, language: String) throws {
    try Workshop.inFolder { folder in
      let request = PreviewRequest(
        template: kind, data: .sample("short"), out: folder.appending(path: "page.pdf").path, language: language)
      let session = try PreviewSession(
        request, coop: CoopFolder(path: folder.path), resources: Workshop.resources(), now: Workshop.now)
      let result = try session.render()
      #expect(result.pageCount == 1)
      #expect(!result.warnings.hasErrors)
    }
  }
}
