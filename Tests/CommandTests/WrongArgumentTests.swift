import Foundation
import RandomTestSupport
import Testing

/// What people type by mistake: each says what is wrong and ends with the code for it, and nothing is issued.
@Suite struct WrongArgumentTests {
  /// A command, its exit code, and words of its message.
  private static let mistakes: [(command: String, code: Int32, words: String)] = [
    ("statements 2026-06 --artisan A99", 1, "there is no artisan `A99`"),
    ("statements 2026-06 --artisan B1", 1, "there is no artisan `B1`"),
    ("statements 2026-12", 64, "goes on until"), ("statements 2020-01", 0, "without anything to say"),
    ("statements 2026-07", 64, "goes on until"),
    ("statements 9999-12", 64, "goes on until"), ("statements 2026-13", 64, "2026-13"),
    ("statements yesterday", 64, "yesterday"),
    ("statements ''", 64, "period"), ("statements 2026-06 --jobs 0", 64, "--jobs"), ("statements", 64, "Missing"),
    ("statements 2026-06 --language xx", 64, "unknown language `xx`"),
    ("statements 2026-06 --also xx", 64, "unknown language `xx`"),
    ("statements 2026-06 --out talim.toml", 2, "talim.toml"), ("statements 2026-06 --out /proc/x", 2, "/proc/x"),
    ("pay 2026-12", 0, "will still change"), ("pay 2026-12 --done", 64, "2026-12"), ("pay 2026-13", 64, "2026-13"),
    ("pay 2026-06 --by pigeon", 64, "pigeon"),
    ("pay 2026-06 --done --date yesterday", 64, "yesterday"),
    ("pay 2026-06 --done --date 2026-06-29", 64, "2026-06-29"),
    ("pay 2026-06 --done --date 2027-06-29", 64, "2027-06-29"), ("pay 2026-06 --done --except A99", 1, "A99"),
    ("pay 2026-06 --undo A99", 1, "A99"), ("pay 2026-06 --lists --out talim.toml", 2, "talim.toml"),
    ("pay 2026-06 --done --lists", 64, "one after the other"), ("pay 2026-06 --date 2026-07-01", 64, "--done"),
    ("receipt TX-99", 1, "TX-99"), ("receipt", 64, "--ready"), ("receipt TX-1 --ready", 64, "--ready"),
    ("receipt TX-1 --date 31.31.2026", 64, "31.31.2026"), ("receipt TX-1 --date 2026-04-30", 1, "2026-05-01"),
    ("receipt TX-1 --out talim.toml", 2, "talim.toml"), ("credit-note R-99", 1, "R-99"), ("credit-note R-1", 1, "R-1"),
    ("credit-note --order O-99", 1, "O-99"), ("proforma O-99", 1, "O-99"), ("delivery-note O-99", 1, "O-99"),
    ("packing-list O-99", 1, "O-99"), ("proforma", 64, "Missing"), ("account B99", 1, "B99"),
    ("account B1 2026-13", 64, "2026-13"),
    ("cancel PS/26-27/0099 --reason x", 1, "PS/26-27/0099"), ("reprint PS/26-27/0099", 1, "PS/26-27/0099"),
    ("weekly 2026-W54", 64, "2026-W54"), ("weekly 2026-W00", 64, "2026-W00"), ("weekly 9999-W52", 64, "has not begun"),
    ("weekly --format text --out x", 64, "--out"), ("weekly --json --language ur", 64, "--language"),
    ("report cash --from 2026-06-01 --to 2026-05-01", 64, "after the last day"),
    ("report cas", 64, "did you mean `cash`"),
    ("report unpaid --from 2026-05-01", 64, "--as-of"), ("alerts --as-of 2026-13-01", 64, "2026-13-01"),
    ("verify nowhere.pdf", 1, "nowhere.pdf"), ("explain statement A99 2026-06", 1, "A99"), ("correct 99", 1, "99"),
  ]

  @Test func eachMistakeIsNamedAndNothingIsIssued() throws {
    try TrialCoop.with(orders: 2) { trial in
      for mistake in Self.mistakes {
        let outcome = try trial.run("talim " + mistake.command)
        #expect(outcome.exitCode == mistake.code, "\(mistake.command): \(outcome)")
        #expect(outcome.errors.contains(mistake.words), "\(mistake.command): \(outcome)")
      }
      _ = try trial.run("sed -i 's/^#books_start = .*/books_start = 2026-04-01/' talim.toml")
      let early = try trial.run("talim statements 2026-03 --artisan A1")
      #expect(early.exitCode == 64 && early.errors.contains("before the books begin"), "\(early)")
      try trial.audit(expecting: "0 issued; missing [] surplus []")
    }
  }

  /// Random words of the commands, numbers, days and rubbish: every end is one of those that are meant.
  @Test func randomArgumentsNeverCrash() throws {
    try TrialCoop.with(orders: 3) { trial in
      var random = SeededGenerator(seed: 20_260_731)
      let commands = [
        "statements", "pay", "receipt", "credit-note", "proforma", "delivery-note", "packing-list", "account",
        "register", "cancel",
        "reprint", "verify", "correct", "explain", "invoice",
      ]
      let words = [
        "2026-06", "2026-07", "2026-W20", "9999-12", "0000-00", "-1", "99999999999999999999", "''", "A1", "a2", "O-1",
        "TX-1", "R-1", "B1",
        "--draft", "--ready", "--done", "--undo", "--lists", "--by", "upi", "--out", "out", "--date", "2026-07-30",
        "9999-12-31",
        "--artisan", "--language", "ur", "--also", "en", "--jobs", "1", "--json", "--order", "--reason", "because",
        "--missing",
        "INV/26-27/0001", "PS/26-27/0002", "RV/26-27/9223372036854775807", "--extract", "proof", "--all", "--drop",
        "--verify",
        "talim.toml", "'%s%n'", "'\u{202E}ا\u{0301}🧵'", "$(printf 'x%.0s' $(seq 300))", "balance", "statement",
        "closing", "--", "--kind",
      ]
      var script = ""
      for _ in 1...150 {
        let command = commands.randomElement(using: &random) ?? "pay"
        let arguments = (0..<Int.random(in: 0...4, using: &random)).compactMap { _ in
          words.randomElement(using: &random)
        }
        let line = "talim \(command) \(arguments.joined(separator: " "))"
        script +=
          "timeout 20 \(line) > log 2>&1; c=$?; case $c in 0|1|2|64) ;; *) cat <<'END'\n\(line)\nEND\necho $c;; esac\n"
      }
      let outcome = try trial.run(script)
      #expect(outcome.output == "", "\(outcome)")
      let verified = try trial.run("talim register --verify")
      #expect(verified.exitCode == 0, "\(verified)")
    }
  }
}
