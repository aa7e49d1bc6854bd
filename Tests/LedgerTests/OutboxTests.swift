import Diagnostics
import Testing
import Values

@testable import Ledger

/// Messages are put in once, taken once, and never lost.
@Suite struct OutboxTests {
  private static let time = "2026-06-07T10:00:00"

  private static func entry(_ number: String, to artisan: String, content: String = "a") -> OutboxEntry {
    var draft = OutboxDraft(
      cause: "statement \(number) to \(artisan)", kind: "statement", recipientKey: artisan,
      recipientName: "Artisan \(artisan)",
      sender: "office@example.org", address: "\(artisan)@example.org")
    draft.documentNumber = number
    draft.period = "2026-05"
    draft.subject = "Statement \(number)"
    return OutboxEntry(draft, content: content) { nth in
      .init(messageID: "\(number).\(artisan).\(nth)@example.org", bytes: Array("\(number) \(content)".utf8))
    }
  }

  @discardableResult
  private static func put(_ shop: Workshop, _ entries: [OutboxEntry], again: Bool = false) throws -> [OutboxPlacing] {
    try shop.ledger.putIntoOutbox(entries, again: again, time: time)
  }

  private static func settle(_ shop: Workshop, _ id: Int64, _ state: OutboxState, by: LedgerFile.OutboxAuthor = .server)
    throws
  {
    try shop.ledger.settleMessage(id, as: state, by: by, OutboxAnswer(code: 250, reply: "ok"), time: time)
  }

  @Test func whatWaitsIsPutInOnce() throws {
    let shop = try Workshop()
    let first = try Self.put(shop, [Self.entry("PS/1", to: "a01"), Self.entry("PS/2", to: "a02")])
    #expect(first.map(\.isNew) == [true, true])
    let second = try Self.put(shop, [Self.entry("PS/1", to: "a01")])
    #expect(second.map(\.isNew) == [false])
    #expect(second.first?.message == first.first?.message)
    let all = try shop.ledger.outbox(kind: "statement", period: "2026-05")
    #expect(all == first.map(\.message))
    #expect(try String(decoding: shop.ledger.outboxBytes(all[0].id), as: UTF8.self) == "PS/1 a")
  }

  @Test func anotherContentTakesThePlaceOfWhatHasNotLeft() throws {
    let shop = try Workshop()
    let old = try Self.put(shop, [Self.entry("PS/1", to: "a01")])[0].message
    let placing = try Self.put(shop, [Self.entry("PS/1", to: "a01", content: "b")])[0]
    #expect(placing.isNew && placing.replaced == old.id && placing.message.messageID == "PS/1.a01.2@example.org")
    #expect(try shop.ledger.outboxMessage(old.id)?.state == .dropped)
    #expect(try shop.ledger.outbox(states: [.queued]).map(\.id) == [placing.message.id])
  }

  @Test(arguments: [OutboxState.sent, .unknown])
  func whatMayHaveArrivedIsNotPutInAgainUnlessAPersonSaysSo(_ state: OutboxState) throws {
    let shop = try Workshop()
    let id = try Self.put(shop, [Self.entry("PS/1", to: "a01")])[0].message.id
    #expect(try shop.ledger.claimMessage(id, time: Self.time))
    try Self.settle(shop, id, state)
    #expect(try Self.put(shop, [Self.entry("PS/1", to: "a01", content: "b")]).map(\.isNew) == [false])
    let copy = try Self.put(shop, [Self.entry("PS/1", to: "a01", content: "b")], again: true)[0]
    #expect(copy.isNew && copy.replaced == nil && copy.message.nth == 2)
    #expect(try shop.ledger.outboxMessage(id)?.state == state)
  }

  @Test func aMessageIsTakenOnce() throws {
    let shop = try Workshop()
    let other = try LedgerFile(path: shop.ledger.path)
    let id = try Self.put(shop, [Self.entry("PS/1", to: "a01")])[0].message.id
    #expect(try shop.ledger.claimMessage(id, time: Self.time))
    #expect(try !other.claimMessage(id, time: Self.time))
    #expect(try shop.ledger.outboxMessage(id)?.attempts == 1)
  }

  @Test func whatWasBeingSentWhenTheProgramStoppedIsUnknown() throws {
    let shop = try Workshop()
    let ids = try Self.put(shop, [Self.entry("PS/1", to: "a01"), Self.entry("PS/2", to: "a02")]).map(\.message.id)
    #expect(try shop.ledger.claimMessage(ids[0], time: Self.time))
    #expect(try shop.ledger.settleInterruptedMessages(time: Self.time).map(\.id) == [ids[0]])
    #expect(try shop.ledger.outbox(states: [.unknown]).map(\.id) == [ids[0]])
    #expect(try shop.ledger.outbox(states: [.queued]).map(\.id) == [ids[1]])
    let history = try shop.ledger.outboxHistory(ids[0])
    #expect(history.map(\.state) == [.queued, .sending, .unknown])
    #expect(history.map(\.by) == ["talim", "talim", "talim"])
  }

  @Test func noStateFollowsThatMayNot() throws {
    for from in OutboxState.allCases {
      for next in OutboxState.allCases where !from.mayBecome(next) {
        let shop = try Workshop()
        let id = try Self.put(shop, [Self.entry("PS/1", to: "a01")])[0].message.id
        try Self.bring(shop, id, to: from)
        let error = try #require(throws: Diagnostic.self) { try Self.settle(shop, id, next, by: .person) }
        #expect(error.name == "wrong-state")
        #expect(try shop.ledger.outboxMessage(id)?.state == from)
      }
    }
    // What reached its end stays there, and nothing that may have arrived waits again by itself.
    #expect(OutboxState.allCases.allSatisfy { !OutboxState.sent.mayBecome($0) })
  }

  private static func bring(_ shop: Workshop, _ id: Int64, to state: OutboxState) throws {
    switch state {
    case .queued: break
    case .dropped: try settle(shop, id, .dropped, by: .person)
    default:
      #expect(try shop.ledger.claimMessage(id, time: time))
      if state != .sending { try settle(shop, id, state) }
    }
  }

  @Test func theMessageOfACancelledDocumentIsPutAside() throws {
    let shop = try Workshop()
    let series = try NumberSeries(name: "PS", pattern: "PS/{year}/{number:4}")
    let day = try #require(CalendarDay(iso: "2026-06-05"))
    var request = IssueRequest(kind: .statement, series: series, day: day, orderID: nil, time: Self.time)
    request.subjects = [.statement(artisan: "a01", period: "2026-05")]
    let number = try shop.ledger.issue(request) { _ in
      IssuedDocument(total: .zero(.inr), frozen: "{}", templateHash: "", pdf: [1], fileName: "1.pdf")
    }.number
    let id = try Self.put(shop, [Self.entry(number, to: "a01")])[0].message.id
    _ = try shop.ledger.cancelDocument(number: number, on: day, reason: "a slip")
    #expect(try !shop.ledger.claimMessage(id, time: Self.time))
    #expect(try shop.ledger.outboxMessage(id)?.state == .dropped)
    #expect(try shop.ledger.outboxHistory(id).last?.reply == "`\(number)` was cancelled")
  }

  @Test func aWordAboutSeveralIsForAllOrNone() throws {
    let shop = try Workshop()
    let ids = try Self.put(shop, [Self.entry("PS/1", to: "a01"), Self.entry("PS/2", to: "a02")]).map(\.message.id)
    #expect(throws: Diagnostic.self) {
      try shop.ledger.settleMessages(
        ids + [99], as: .dropped, by: .person, OutboxAnswer(reply: nil), time: Self.time)
    }
    #expect(try shop.ledger.outbox(states: [.queued]).map(\.id) == ids)
  }

  @Test func whatTheOutboxHasCountsAsNoChangeOfTheBooks() throws {
    let shop = try Workshop()
    let before = try shop.ledger.state()
    try Self.put(shop, [Self.entry("PS/1", to: "a01")])
    #expect(try shop.ledger.state() == before)
  }

  @Test func putsInAllOrNothing() throws {
    let shop = try Workshop()
    struct Broken: Error {}
    var broken = Self.entry("PS/2", to: "a02")
    broken.make = { _ in throw Broken() }
    #expect(throws: Broken.self) { try Self.put(shop, [Self.entry("PS/1", to: "a01"), broken]) }
    #expect(try shop.ledger.outbox().isEmpty)
  }
}
