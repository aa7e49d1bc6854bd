import Foundation
import Testing

/// Issuing for good: the real program, many at once, killed at every step, on full and read-only disks.
@Suite(.serialized) struct IssuingTrialTests {
  /// The steps at which a debug build can be stopped; see `IssueStep`.
  private static let steps = [
    "number-taken", "printed", "file-written", "stored", "committed", "renamed", "marked",
  ]

  @Test func whereverItIsKilledNothingIsLostAndNothingIsByHalf() throws {
    try TrialCoop.with(orders: 20) { trial in
      for (index, step) in Self.steps.enumerated() {
        let isIssued = ["committed", "renamed", "marked"].contains(step)
        let command = "talim invoice O-\(index + 1) 2> log"
        let killed = try trial.run(command, environment: ["TALIM_STOP_AT": step])
        #expect(killed.exitCode == 137, "\(step): \(killed)")
        // Whatever is in the folder under the name of a document is one that was issued.
        let looks = try trial.run(
          "ls documents 2>/dev/null | grep -c 'pdf$'; talim register --json | grep -c '\"number\"'")
        let counts = looks.output.split(separator: "\n").compactMap { Int($0) }
        #expect(counts.count == 2 && counts[0] <= counts[1], "\(step): \(looks)")
        let again = try trial.run(command)
        #expect(again.exitCode == (isIssued ? 1 : 0), "\(step): \(again)")
        try trial.audit(expecting: "\(index + 1) issued; missing [] surplus []")
      }
    }
  }

  @Test func killedAtAnyMomentTheNextRunMends() throws {
    try TrialCoop.with(orders: 60) { trial in
      for round in 1...12 {
        let delay = Double(round * 37 % 100) / 250
        // Not in the background: a shell started from here is not told of its children's end and would wait for ever.
        _ = try trial.run("timeout -s KILL \(delay) talim invoice --ready > log 2>&1; true")
      }
      let last = try trial.run("talim invoice --ready 2>&1 | tail -3")
      #expect(last.exitCode == 0, "\(last)")
      try trial.audit(expecting: "60 issued; missing [] surplus []")
    }
  }

  @Test func sixteenProcessesGiveOutEachNumberOnce() throws {
    try TrialCoop.with(orders: 48) { trial in
      let outcome = try trial.run(
        """
        seq 1 16 | xargs -P 16 -I P sh -c 'for i in 1 2 3; do n=$((P * 3 - 3 + i))
          talim invoice O-$n; talim invoice O-$((n % 48 + 1)); done > log-P 2>&1; true'
        """)
      #expect(outcome.exitCode == 0)
      try trial.audit(expecting: "48 issued; missing [] surplus []")
      let busy = try trial.run("cat log-* | grep -c 'ledger-busy\\|another program is writing'")
      #expect(busy.output == "0\n", "\(busy)")
    }
  }

  @Test func aCancelledInvoiceNeverWasASale() throws {
    try TrialCoop.with(orders: 1) { trial in
      let outcome = try trial.run(
        """
        talim new sample --sample > /dev/null; cd sample; talim import *.csv > /dev/null 2>&1
        books() { talim export hledger --out $1.journal; talim export csv --out $1; talim status > $1/status; } > /dev/null
        books before
        talim invoice O-1012 O-1005 O-1030 > /dev/null 2>&1
        books between
        for n in 1 2 3; do talim cancel CC/26-27/000$n --reason "a test"; done > /dev/null 2>&1
        books after
        cmp before.journal after.journal && diff -r before after && echo as before
        cmp -s before.journal between.journal || echo not as between
        """)
      #expect(outcome.output == "as before\nnot as between\n", "\(outcome)")
    }
  }

  @Test func aFullDiskIssuesNothing() throws {
    try TrialCoop.with(orders: 6) { trial in
      let outcome = try trial.runInOwnFileSystem(
        """
        mkdir small; mount -t tmpfs -o size=3m none small; cp -r coop small/coop; cd small/coop
        talim invoice O-1 2>&1 | grep -v "^hint\\|reviewed\\|labels/"
        dd if=/dev/zero of=../filler bs=4k 2>/dev/null
        talim invoice O-2; echo "exit $?"
        # The ledger has room, the folder of the documents has none.
        mkdir /mnt/full; mount -t tmpfs -o size=8k none /mnt/full; dd if=/dev/zero of=/mnt/full/filler bs=4k 2>/dev/null
        rm ../filler
        talim invoice O-2 --out /mnt/full; echo "exit $?"
        ls /mnt/full
        talim invoice O-3
        talim register | tail -1; talim register --verify
        """)
      guard let outcome else { return }
      #expect(
        outcome.output == """
          documents/INV-26-27-0001.pdf
          exit 2
          exit 2
          filler
          documents/INV-26-27-0002.pdf
          2 documents
          2 issued documents looked at, all as issued

          """, "\(outcome)")
      #expect(outcome.errors.contains("disk is full"))
    }
  }

  @Test func aFolderThatMayNotBeWrittenToIssuesNothing() throws {
    try TrialCoop.with(orders: 3) { trial in
      let outcome = try trial.runInOwnFileSystem(
        """
        cd coop; mkdir documents; mount -t tmpfs -o ro none documents
        talim invoice O-1; echo "exit $?"
        talim register; umount documents
        mount --bind . .; mount -o remount,ro,bind .; cd .
        cd ../coop; talim invoice O-1; echo "exit $?"
        talim register
        cd ..; umount coop; cd coop; talim invoice O-1
        """)
      guard let outcome else { return }
      #expect(
        outcome.output == """
          exit 2
          no document was issued yet
          exit 2
          no document was issued yet
          documents/INV-26-27-0001.pdf

          """, "\(outcome)")
      #expect(outcome.errors.contains("read-only"))
    }
  }
}
