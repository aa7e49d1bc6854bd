import Foundation
import Testing

/// All kinds of numbered papers, issued for good: killed at every step and at any moment, many processes at once, full and read-only disks.
@Suite(.serialized) struct PaperTrialTests {
  /// The steps at which a debug build can be stopped; see `IssueStep`.
  private static let steps = [
    "number-taken", "printed", "file-written", "stored", "committed", "renamed", "marked",
  ]

  /// A kind of paper, the command that issues the one numbered `$i`, and what has to be issued before.
  struct Kind: CustomTestStringConvertible, Sendable {
    var name: String
    var command: String
    var before = ":"
    var issuedBefore = 0
    var testDescription: String { name }

    static let all = [
      Kind(name: "receipt", command: "talim receipt TX-$i"),
      Kind(name: "proforma", command: "talim proforma O-$i"),
      Kind(name: "delivery note", command: "talim delivery-note O-$i"),
      Kind(name: "statement", command: "talim statements 2026-06 --artisan A$i"),
      Kind(name: "credit note", command: "talim credit-note R-$i", before: "talim invoice --ready", issuedBefore: 7),
    ]
  }

  @Test(arguments: Kind.all)
  func whereverItIsKilledNothingIsByHalf(_ kind: Kind) throws {
    try TrialCoop.with(orders: Self.steps.count) { trial in
      let script = """
        { \(kind.before); } > log 2>&1
        i=0
        for step in \(Self.steps.joined(separator: " ")); do
          i=$((i + 1))
          # In a shell of its own, which alone tells of the kill.
          sh -c 'i=$0; TALIM_STOP_AT='$step' \(kind.command)' $i > log 2>&1; killed=$?
          files=$(ls documents 2>/dev/null | grep -c 'pdf$'); numbers=$(talim register --json | grep -c '"number"')
          test $files -le $numbers || echo "$step: $files files, $numbers numbers"
          \(kind.command) > log 2>&1; echo "$step $killed $?"
        done
        """
      let outcome = try trial.run(script)
      // A statement that is issued already is left as it is; the others say that it is.
      let again = kind.name == "statement" ? 0 : 1
      let expected = Self.steps.map { step in
        let isIssued = ["committed", "renamed", "marked"].contains(step)
        return "\(step) 137 \(isIssued ? again : 0)\n"
      }
      #expect(outcome.output == expected.joined(), "\(outcome)")
      try trial.audit(expecting: "\(kind.issuedBefore + Self.steps.count) issued; missing [] surplus []")
    }
  }

  @Test func killedAtAnyMomentTheNextRunMends() throws {
    try TrialCoop.with(orders: 30) { trial in
      let all = "talim invoice --ready; talim receipt --ready; talim credit-note --ready; talim statements 2026-06"
      // The whole run of four commands takes about as long as the longest delay.
      let killing = (1...14).map { round in
        "timeout -s KILL \(Double(round * 37 % 100) / 80) sh -c 'exec > log 2>&1; \(all)'"
      }
      _ = try trial.run(killing.joined(separator: "; ") + "; sleep 0.3; true")
      let last = try trial.run(all + " > log 2>&1; echo $?; ls documents | grep -c 'pending\\|part'")
      #expect(last.output == "0\n0\n", "\(last)")
      try trial.audit(expecting: "120 issued; missing [] surplus []")
    }
  }

  @Test func aKillBetweenTheFilesOfAChunkIsMended() throws {
    try TrialCoop.with(orders: 9) { trial in
      let first = try trial.run("talim statements 2026-06", environment: ["TALIM_STOP_AT": "renamed"])
      #expect(first.exitCode == 137, "\(first)")
      #expect(try trial.run("ls documents | grep -c '^PS-.*[0-9].pdf$'").output == "1\n", "the first has its name")
      let again = try trial.run("talim statements 2026-06")
      #expect(again.errors.contains("0 statements issued, 9 issued before"), "\(again)")
      try trial.audit(expecting: "9 issued; missing [] surplus []")
    }
  }

  @Test func sixteenProcessesOfSeveralKindsGiveOutEachNumberOnce() throws {
    try TrialCoop.with(orders: 32) { trial in
      // A proforma invoice comes before the invoice, so half of the orders are left without one.
      let outcome = try trial.run(
        """
        talim invoice $(seq -f O-%.0f 1 16) > log 2>&1
        seq 1 16 | xargs -P 16 -I P sh -c 'n=$((P % 16 + 1))
          { talim receipt TX-P TX-$n; talim credit-note R-P R-$n; talim proforma O-$((P + 16)) O-$((n + 16)); talim delivery-note O-P
            test $((P % 4)) = 0 && talim statements 2026-06; } > log-P 2>&1; true'
        cat log-* | grep 'ledger-busy\\|another program is writing\\|crash\\|Fatal'; true
        """)
      #expect(outcome.exitCode == 0 && outcome.output == "", "\(outcome)")
      try trial.audit(expecting: "112 issued; missing [] surplus []")
    }
  }

  @Test func twoRunsOfStatementsThatCollideIssueEachOnce() throws {
    try TrialCoop.with(orders: 5) { trial in
      // The first is halted inside its transaction; the second has read that nothing is issued and waits for its turn.
      let outcome = try trial.run(
        """
        (TALIM_PAUSE_AT=number-taken talim statements 2026-06 > first 2>&1; echo "first $?" > first-code) &
        while ! pid=$(pgrep -f -P $! 'talim statements' || pgrep -P $!) || ! grep -q '^State:.*T' /proc/$pid/status
        do sleep 0.05; done
        (talim statements 2026-06 > second 2>&1; echo "second $?" > second-code) &
        sleep 1; test -e second-code && echo "the second did not wait"
        kill -CONT $pid; wait
        cat first-code second-code; grep -h statement first second | grep -v pdf | grep -v csv
        """)
      #expect(
        outcome.output == """
          first 0
          second 0
          5 statements issued
          0 statements issued, 5 issued before

          """, "\(outcome)")
      try trial.audit(expecting: "5 issued; missing [] surplus []")
    }
  }

  @Test func whatIsImportedMeanwhileIsOnTheStatements() throws {
    try TrialCoop.with(orders: 3) { trial in
      // Halted before its transaction, so that the import comes between reading and issuing.
      let outcome = try trial.run(
        """
        (TALIM_PAUSE_AT=ready talim statements 2026-06 --artisan A2 > first 2>&1; echo "first $?" > first-code) &
        while ! pid=$(pgrep -f -P $! 'talim statements' || pgrep -P $!) || ! grep -q '^State:.*T' /proc/$pid/status
        do sleep 0.05; done
        echo '2026-05-01,A2,adjustment,675' >> payouts.csv; talim import payouts.csv > log 2>&1
        kill -CONT $pid; wait
        cat first-code; pdftotext documents/PS-26-27-0001.pdf - | grep -c 777
        """)
      #expect(outcome.output.hasPrefix("first 0\n") && !outcome.output.hasSuffix("\n0\n"), "\(outcome)")
    }
  }

  @Test func aFullDiskIssuesNoPaper() throws {
    try TrialCoop.with(orders: 6) { trial in
      let outcome = try trial.runInOwnFileSystem(
        """
        mkdir small; mount -t tmpfs -o size=4m none small; cp -r coop small/coop; cd small/coop
        all() { talim receipt TX-$1; echo "exit $?"; talim proforma O-$1; echo "exit $?"; talim delivery-note O-$1; echo "exit $?"
          talim statements 2026-06 --artisan A$1; echo "exit $?"; }
        all 1 > ../first 2>&1; grep -c 'exit 0' ../first
        dd if=/dev/zero of=../filler bs=4k 2>/dev/null
        all 2
        # The ledger has room, the folder of the documents has none.
        mkdir /mnt/full; mount -t tmpfs -o size=8k none /mnt/full; dd if=/dev/zero of=/mnt/full/filler bs=4k 2>/dev/null
        rm ../filler
        talim receipt TX-2 --out /mnt/full; echo "exit $?"; talim statements 2026-06 --artisan A2 --out /mnt/full; echo "exit $?"
        ls /mnt/full
        all 2 2>/dev/null
        talim register | tail -1; talim register --verify
        """)
      guard let outcome else { return }
      let four = String(repeating: "exit 2\n", count: 4)
      #expect(
        outcome.output == """
          4
          \(four)exit 2
          exit 2
          filler
          documents/RV-26-27-0002.pdf
          exit 0
          documents/PF-26-27-0002.pdf
          exit 0
          documents/DN-26-27-0002.pdf
          exit 0
          documents/PS-26-27-0002.pdf
          exit 0
          8 documents
          8 issued documents looked at, all as issued

          """, "\(outcome)")
      #expect(outcome.errors.contains("disk is full"))
    }
  }

  @Test func aReadOnlyFolderIssuesNoPaper() throws {
    try TrialCoop.with(orders: 2) { trial in
      let outcome = try trial.runInOwnFileSystem(
        """
        cd coop; mkdir documents; mount -t tmpfs -o ro none documents
        all() { talim receipt TX-1; echo "exit $?"; talim proforma O-1; echo "exit $?"; talim delivery-note O-1; echo "exit $?"
          talim statements 2026-06 --artisan A1; echo "exit $?"; }
        all; talim register; umount documents
        mount --bind . .; mount -o remount,ro,bind .; cd ../coop
        all; talim register
        cd ..; umount coop; cd coop; all 2>/dev/null
        """)
      guard let outcome else { return }
      let nothing = String(repeating: "exit 2\n", count: 4) + "no document was issued yet\n"
      let papers = ["RV", "PF", "DN", "PS"].map { "documents/\($0)-26-27-0001.pdf\nexit 0\n" }.joined()
      #expect(outcome.output == nothing + nothing + papers, "\(outcome)")
      #expect(outcome.errors.contains("read-only"))
    }
  }
}
