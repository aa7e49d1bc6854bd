import Foundation
import MailTestSupport
import Testing

/// The real program sends statements to a real server, whatever is done to it meanwhile.
@Suite struct SendTrialTests {
  /// A co-op whose artisans A1, A2, … have addresses, with statements issued for May 2026, and A0 without an address.
  private static func withCoop(
    addresses: [String], port: Int, settings: String = "", _ work: (SendTrial) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "talim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var artisans = "Artisan ID,Name,Email,Language\nA0,Zooni,,\n"
    var payouts = "Date,Artisan ID,Kind,Amount\n2026-05-01,A0,opening balance,900\n"
    for (index, address) in addresses.enumerated() {
      artisans += "A\(index + 1),Artisan \(index + 1),\(address),\(["en", "ur", "hi", "de"][index % 4])\n"
      payouts += "2026-05-01,A\(index + 1),opening balance,\(1_000 + index)\n"
    }
    let mail = """

      [mail]
      host = "127.0.0.1"
      port = \(port)
      security = "none"
      from = "office@sample.example"
      per_minute = 6000
      retries = 0
      \(settings)
      """
    let script = """
      set -eu; talim new coop > /dev/null; cd coop
      sed -i '/^\\[mail\\]/,$d' talim.toml; cat ../mail.toml >> talim.toml; cp ../artisans.csv ../payouts.csv .
      talim import artisans.csv payouts.csv > /dev/null 2> log || { cat log; exit 1; }
      TALIM_NOW=2026-06-05T10:00:00 talim statements 2026-05 > /dev/null 2> log || { cat log; exit 1; }
      """
    for (name, text) in [("artisans.csv", artisans), ("payouts.csv", payouts), ("mail.toml", mail)] {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let made = try Program.shell(script, in: folder)
    try #require(made.exitCode == 0, "\(made.output)\(made.errors)")
    try work(SendTrial(folder: folder))
  }

  /// A co-op's folder, and what is run in it.
  struct SendTrial {
    let folder: URL

    func run(_ script: String, _ environment: [String: String] = [:]) throws -> Program.Outcome {
      try Program.shell(
        script, in: folder.appending(path: "coop"),
        environment: ["TALIM_NOW": "2026-06-05T10:00:00"].merging(environment) { $1 })
    }

    /// The messages of the outbox by state.
    func states() throws -> [String: Int] {
      let list = try run("talim outbox --json").output
      let messages = try #require(try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]])
      return Dictionary(grouping: messages) { $0["state"] as? String ?? "" }.mapValues(\.count)
    }

    /// The program's language does not matter to the server: it counts who got what.
    func copy(_ name: String) throws -> SendTrial {
      let other = folder.appending(path: name)
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: folder.appending(path: "coop"), to: other.appending(path: "coop"))
      return SendTrial(folder: other)
    }
  }

  private static func addresses(_ count: Int) -> [String] { (1...count).map { "artisan\($0)@sample.example" } }

  private static func received(_ server: TestServer) -> [String: Int] {
    Dictionary(grouping: server.taken.flatMap { $0.recipients ?? [] }) { $0 }.mapValues(\.count)
  }

  @Test func everyStatementArrivesOnceHoweverOftenItIsSaid() throws {
    let server = try TestServer()
    try Self.withCoop(addresses: Self.addresses(4), port: server.port) { trial in
      let first = try trial.run("talim send statements 2026-05")
      #expect(first.exitCode == 0, "\(first.errors)")
      #expect(first.errors.contains("4 messages sent"))
      #expect(first.errors.contains("without an e-mail address: A0 Zooni"))
      let second = try trial.run("talim send statements 2026-05; talim send")
      #expect(second.exitCode == 0)
      #expect(second.errors.contains("4 messages sent before"))
      #expect(Self.received(server) == Dictionary(uniqueKeysWithValues: Self.addresses(4).map { ($0, 1) }))
      #expect(try trial.states() == ["sent": 4])
      // A person can ask for a copy, which is a message of its own.
      #expect(try trial.run("talim send statements 2026-05 --only a2 --again").exitCode == 0)
      #expect(Self.received(server)["artisan2@sample.example"] == 2)
    }
  }

  /// After `kill -9` at any step each message has arrived at most once, and what has not is unknown or waits; none is lost.
  @Test(arguments: ["queued", "claimed:1", "claimed:3", "answered:1", "answered:2", "settled:1", "settled:3"])
  func nothingIsSentTwiceAfterAKill(_ step: String) throws {
    let server = try TestServer()
    try Self.withCoop(addresses: Self.addresses(4), port: server.port) { trial in
      let killed = try trial.run("talim send statements 2026-05", ["TALIM_STOP_AT": step])
      #expect(killed.exitCode != 0)
      _ = try trial.run("talim send statements 2026-05")
      let received = Self.received(server)
      #expect(received.values.allSatisfy { $0 == 1 }, "\(received)")
      let states = try trial.states()
      let isBetween = step.hasPrefix("claimed") || step.hasPrefix("answered")
      #expect(states == (isBetween ? ["sent": 3, "unknown": 1] : ["sent": 4]))
      #expect(received.count == (step.hasPrefix("claimed") ? 3 : 4))
      guard isBetween else { return }
      // Only a person's word ends what nobody knows, and the copy has the same Message-ID.
      let id = try trial.run("talim outbox --state unknown | cut -d' ' -f1").output.trimmingCharacters(in: .newlines)
      #expect(try trial.run("talim send").exitCode == 0)
      #expect(Self.received(server) == received)
      let ended = try trial.run(
        step.hasPrefix("claimed") ? "talim outbox retry \(id) && talim send" : "talim outbox arrived \(id)")
      #expect(ended.exitCode == 0, "\(ended.errors)")
      #expect(Self.received(server).count == 4)
      #expect(try trial.states() == ["sent": 4])
    }
  }

  @Test func eachFaultOfTheServerIsToldAndKept() throws {
    let server = try TestServer()
    let addresses = ["ok", "rcpt-550", "end-452", "drop-end", "data-554", "last"].map { "\($0)@sample.example" }
    try Self.withCoop(addresses: addresses, port: server.port) { trial in
      let sent = try trial.run("talim send statements 2026-05")
      #expect(sent.exitCode == 1)
      let states = try trial.states()
      #expect(states == ["sent": 2, "failed": 2, "queued": 1, "unknown": 1], "\(sent.output)\(sent.errors)")
      let received = ["ok@sample.example": 1, "drop-end@sample.example": 1, "last@sample.example": 1]
      #expect(Self.received(server) == received)
      // What is unknown or failed is not tried again by itself, and stays a person's matter: also when nothing waits any more.
      let again = try trial.run("talim send statements 2026-05 --only A2")
      #expect(again.exitCode == 1 && again.errors.contains("0 messages sent"))
      _ = try trial.run("talim send statements 2026-05")
      #expect(try trial.states() == states)
      // A mended address is another content: a new message takes the place of the one that failed.
      let mended = try trial.run(
        "sed -i 's/rcpt-550@/mended@/' artisans.csv && talim import artisans.csv && talim send statements 2026-05")
      #expect(mended.errors.contains("1 message sent"), "\(mended.errors)")
      #expect(Self.received(server)["mended@sample.example"] == 1)
    }
  }

  /// Python's email package reads what arrived, and finds the very file that was issued.
  @Test func whatArrivesIsTheStatementAsIssued() throws {
    let server = try TestServer()
    try Self.withCoop(addresses: Self.addresses(4), port: server.port) { trial in
      #expect(try trial.run("talim send statements 2026-05").exitCode == 0)
      for number in 1...4 {
        let path = trial.folder.appending(path: "\(number).eml")
        try Data(server.bytes(of: number)).write(to: path)
        let read = try trial.run(
          """
          talim outbox show \(number) --raw | cmp - ../\(number).eml || exit 3
          python3 - ../\(number).eml documents <<'PYTHON'
          import email, email.policy, pathlib, sys
          message = email.message_from_bytes(open(sys.argv[1], "rb").read(), policy=email.policy.default)
          attached = list(message.iter_attachments())
          issued = pathlib.Path(sys.argv[2], attached[0].get_filename()).read_bytes()
          text = message.get_body(("plain",)).get_content()
          html = message.get_body(("html",)).get_content()
          print(attached[0].get_content() == issued, len(attached), attached[0].get_content_type())
          print(message["subject"], message["to"], message["content-language"], message["message-id"] != None)
          print("Artisan" in text, "Artisan" in html, "1,00" in text, "1,00" in html, 'dir="rtl"' in html)
          PYTHON
          """)
        let lines = read.output.split(separator: "\n")
        #expect(read.exitCode == 0 && lines.count == 3, "\(read.errors)")
        #expect(lines.first == "True 1 application/pdf")
        let language = ["en", "ur", "hi", "de"][number - 1]
        #expect(
          lines.dropFirst().first?.hasSuffix(" Artisan \(number) <artisan\(number)@sample.example> \(language) True")
            == true)
        #expect(
          lines.last
            == "True True \(language == "de" ? "False False" : "True True") \(language == "ur" ? "True" : "False")")
      }
    }
  }

  @Test func aTrialCountsForNobody() throws {
    let server = try TestServer()
    try Self.withCoop(addresses: Self.addresses(2), port: server.port) { trial in
      #expect(try trial.run("talim send statements 2026-05 --only A1 --to me@sample.example").exitCode == 0)
      #expect(Self.received(server) == ["me@sample.example": 1])
      let subject = String(decoding: try server.bytes(of: 1), as: UTF8.self)
      #expect(subject.contains("Subject: [Trial] "))
      #expect(try trial.run("talim send statements 2026-05").exitCode == 0)
      #expect(Self.received(server)["artisan1@sample.example"] == 1)
    }
  }

  @Test func aDryRunSendsAndKeepsNothing() throws {
    let server = try TestServer()
    try Self.withCoop(addresses: Self.addresses(2), port: server.port) { trial in
      let shown = try trial.run("talim send statements 2026-05 --dry-run")
      #expect(shown.exitCode == 0)
      #expect(shown.output.contains("We are paying you ₹1,000.00 on 7 June 2026."))
      #expect(try trial.states().isEmpty)
      #expect(server.events.isEmpty)
    }
  }

  @Test func thoseWithoutAddressGetPaperAndPictures() throws {
    try Self.withCoop(addresses: Self.addresses(1), port: 1) { trial in
      let made = try trial.run(
        "talim send statements 2026-05 --print --png; qpdf --check documents/*-to-print.pdf; ls documents")
      #expect(made.output.contains("documents/statements-2026-05-to-print.pdf"), "\(made.errors)")
      #expect(made.output.contains("No syntax or stream encoding errors"))
      let size = try trial.run("identify -format '%w' documents/PS-*-1.png")
      let width = try #require(Int(size.output))
      #expect((1_070...1_090).contains(width))
      #expect(try trial.run("pdftotext documents/*-to-print.pdf - | grep -c Zooni").output != "0\n")
    }
  }

  /// Whatever stands in a name, an address, the settings or a title: a message has the headers that Talim writes, and no others.
  @Test func noFieldPutsAHeaderIntoAMessage() throws {
    try Self.withCoop(addresses: Self.addresses(4), port: 1) { trial in
      let script = #"""
        import csv, json, os, subprocess
        settings = open("talim.toml", encoding="utf-8").read()
        os.makedirs("templates/mail")
        open("templates/mail/statement.xml", "w").write(
            '<template for="statement" title="{{ artisan.name }}&#10;Bcc: thief@x.example"><text>x</text></template>')
        for text in ["\r\n", "\n", "\r", "\0", "\x1b[31m", "\x85", "\u2028", "\r\n\r\n", "\t"]:
            text += "Bcc: thief@x.example"
            rows = [["A1", "Amina" + text, "a1@x.example"], ["A2", "B", "b@x.example" + text],
                ["A3", "C", text + "@x.example"], ["A4", "D", "d@x.example"]]
            with open("artisans.csv", "w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows([["Artisan ID", "Name", "Email"]] + rows)
            subprocess.run(["talim", "import", "artisans.csv"], capture_output=True)
            for name in ["", "from_name = " + json.dumps("Co-op" + text) + "\n"]:
                open("talim.toml", "w", encoding="utf-8").write(settings + name)
                sent = subprocess.run(["talim", "send", "statements", "2026-05", "--again"], capture_output=True)
                assert sent.returncode in (1, 2), sent
        open("talim.toml", "w", encoding="utf-8").write(settings)
        """#
      try Data(script.utf8).write(to: trial.folder.appending(path: "nasty.py"))
      let tried = try trial.run("python3 ../nasty.py")
      #expect(tried.exitCode == 0, "\(tried.errors)")
      let judged = try trial.run(
        """
        for id in $(talim outbox | cut -d' ' -f1); do talim outbox show $id --raw > $id.eml; done
        python3 - *.eml <<'PYTHON'
        import email, email.policy, sys
        wanted = {"Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Language", "Content-Type"}
        for path in sys.argv[1:]:
            message = email.message_from_bytes(open(path, "rb").read(), policy=email.policy.default)
            assert set(message.keys()) <= wanted and len(message.keys()) == len(set(message.keys())), (path, message.keys())
            assert not message.defects and len(list(message.iter_attachments())) == 1, path
            for name in ("To", "From"):
                assert len(message[name].addresses) == 1 and "thief" not in message[name].addresses[0].addr_spec, path
        print(len(sys.argv) - 1)
        PYTHON
        """)
      #expect(judged.exitCode == 0 && (Int(judged.output.dropLast()) ?? 0) >= 2, "\(judged.output)\(judged.errors)")
    }
  }

  @Test func thePasswordStaysSecret() throws {
    let certificates = try Certificates.shared.get()
    let server = try TestServer(
      certificates.options("good") + ["--security", "starttls", "--user", "office", "--password", "s3cret-word"])
    let settings = """
      user = "office"
      certificates = "\(certificates.authority)"
      """
    try Self.withCoop(addresses: Self.addresses(1), port: server.port, settings: settings) { trial in
      _ = try trial.run("sed -i 's/^security = \"none\"/security = \"starttls\"/; s/127.0.0.1/localhost/' talim.toml")
      let none = try trial.run("talim send statements 2026-05")
      #expect(none.exitCode == 2 && none.errors.contains("there is no password"))
      #expect(try trial.states().isEmpty)
      let wrong = try trial.run("talim send statements 2026-05", ["TALIM_MAIL_PASSWORD": "wr0ng-word"])
      #expect(wrong.exitCode == 2)
      #expect(!wrong.errors.contains("wr0ng-word"))
      #expect(try trial.states() == ["queued": 1])
      let open = try trial.run(
        "printf 's3cret-word\\n' > pw; chmod 644 pw; sed -i 's/^user = .*/&\\npassword_file = \"pw\"/' talim.toml; talim send"
      )
      #expect(open.exitCode == 2 && open.errors.contains("chmod 600"))
      let sent = try trial.run("chmod 600 pw; talim send")
      #expect(sent.exitCode == 0, "\(sent.errors)")
      #expect(server.taken.first?.protected == true)
      #expect(
        try trial.run("grep -c s3cret-word ledger.sqlite*").output.split(separator: "\n").allSatisfy {
          $0.hasSuffix(":0")
        })
    }
  }
}
