import Foundation
import Testing

/// Issuing for good: the real program, many at once, killed at every step, on full and read-only disks.
@Suite(.serialized) struct IssuingTrialTests {
  /// The steps at which a debug build can be stopped; see `IssueStep`.
  private static let steps = [
    "number-taken", "printed", "file-written", "stored", "committed", "renamed", "marked",
  ]

  /// What holds for every co-op whatever happened to it: numbers without gaps, each once, every file whole and as issued, nothing in
  /// `documents` that is not in the register.
  private static let audit = """
    set -eu
    talim register --json > register.json
    python3 - <<'END'
    import json, os
    known = set()
    for series in json.load(open('register.json')):
        numbers = [d['number'] for d in series['documents'] if d['issuedBy'] == 'talim']
        assert not series['gaps'], series['gaps']
        assert len(set(numbers)) == len(numbers), 'a number twice'
        assert [int(n.split('/')[-1]) for n in numbers] == list(range(1, len(numbers) + 1)), numbers
        known |= {n.replace('/', '-') + '.pdf' for n in numbers}
    there = set(os.listdir('documents')) if os.path.isdir('documents') else set()
    print(len(known), 'issued;', 'missing', sorted(known - there), 'surplus', sorted(there - known))
    END
    talim register --verify
    """

  /// A co-op with some orders that are ready to be invoiced, in the folder `coop`.
  private static func coop(orders: Int) -> String {
    """
    set -eu; rm -rf coop; talim new coop > /dev/null; cd coop
    printf 'Buyer ID,Name,Country,State Code\\nB1,Gulmarg Gift House,IN,01\\nB2,Park Street,IN,19\\n' > buyers.csv
    printf 'Item ID,Name,Collection,Owner,Unit Cost,Qty In,Received On,GST %%\\n' > items.csv
    printf 'I1,Shawl,Shawls,co-op,1000,500,2026-04-01,5\\n' >> items.csv
    echo 'Order ID,Order Date,Buyer ID,Currency,Shipped On' > orders.csv
    echo 'Order ID,Line,Item ID,Qty,Unit Price,GST %' > order_lines.csv
    for i in $(seq 1 \(orders)); do
      echo "O-$i,2026-05-01,B$((i % 2 + 1)),INR,2026-05-02" >> orders.csv
      echo "O-$i,1,I1,1,$((2000 + i)),5" >> order_lines.csv
    done
    talim import *.csv > /dev/null 2> import.log || { cat import.log; exit 1; }
    """
  }

  private func inFolder(_ work: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "talim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(folder)
  }

  private func run(
    _ command: String, in folder: URL, environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    try Program.shell(command, in: folder, environment: environment)
  }

  private func audit(_ folder: URL, expecting text: String) throws {
    let outcome = try run(Self.audit, in: folder.appending(path: "coop"))
    #expect(outcome.output.split(separator: "\n").first.map(String.init) == text, "\(outcome)")
    #expect(outcome.exitCode == 0, "\(outcome)")
  }

  @Test func whereverItIsKilledNothingIsLostAndNothingIsByHalf() throws {
    try inFolder { folder in
      try #require(try run(Self.coop(orders: 20), in: folder).exitCode == 0)
      let coop = folder.appending(path: "coop")
      for (index, step) in Self.steps.enumerated() {
        let isIssued = ["committed", "renamed", "marked"].contains(step)
        let command = "talim invoice O-\(index + 1) 2> log"
        let killed = try run(command, in: coop, environment: ["TALIM_STOP_AT": step])
        #expect(killed.exitCode == 137, "\(step): \(killed)")
        // Whatever is in the folder under the name of a document is one that was issued.
        let looks = try run(
          "ls documents 2>/dev/null | grep -c 'pdf$'; talim register --json | grep -c '\"number\"'", in: coop)
        let counts = looks.output.split(separator: "\n").compactMap { Int($0) }
        #expect(counts.count == 2 && counts[0] <= counts[1], "\(step): \(looks)")
        let again = try run(command, in: coop)
        #expect(again.exitCode == (isIssued ? 1 : 0), "\(step): \(again)")
        try audit(folder, expecting: "\(index + 1) issued; missing [] surplus []")
      }
    }
  }

  @Test func killedAtAnyMomentTheNextRunMends() throws {
    try inFolder { folder in
      try #require(try run(Self.coop(orders: 60), in: folder).exitCode == 0)
      let coop = folder.appending(path: "coop")
      for round in 1...12 {
        let delay = Double(round * 37 % 100) / 250
        // Not in the background: a shell started from here is not told of its children's end and would wait for ever.
        _ = try run("timeout -s KILL \(delay) talim invoice --ready > log 2>&1; true", in: coop)
      }
      let last = try run("talim invoice --ready 2>&1 | tail -3", in: coop)
      #expect(last.exitCode == 0, "\(last)")
      try audit(folder, expecting: "60 issued; missing [] surplus []")
    }
  }

  @Test func sixteenProcessesGiveOutEachNumberOnce() throws {
    try inFolder { folder in
      try #require(try run(Self.coop(orders: 48), in: folder).exitCode == 0)
      let coop = folder.appending(path: "coop")
      let outcome = try run(
        """
        seq 1 16 | xargs -P 16 -I P sh -c 'for i in 1 2 3; do n=$((P * 3 - 3 + i))
          talim invoice O-$n; talim invoice O-$((n % 48 + 1)); done > log-P 2>&1; true'
        """, in: coop)
      #expect(outcome.exitCode == 0)
      try audit(folder, expecting: "48 issued; missing [] surplus []")
      let busy = try run("cat log-* | grep -c 'ledger-busy\\|another program is writing'", in: coop)
      #expect(busy.output == "0\n", "\(busy)")
    }
  }

  @Test func aCancelledInvoiceNeverWasASale() throws {
    try inFolder { folder in
      let outcome = try run(
        """
        talim new coop --sample > /dev/null; cd coop; talim import *.csv > /dev/null 2>&1
        books() { talim export hledger --out $1.journal; talim export csv --out $1; talim status > $1/status; } > /dev/null
        books before
        talim invoice O-1012 O-1005 O-1030 > /dev/null 2>&1
        books between
        for n in 1 2 3; do talim cancel CC/26-27/000$n --reason "a test"; done > /dev/null 2>&1
        books after
        cmp before.journal after.journal && diff -r before after && echo as before
        cmp -s before.journal between.journal || echo not as between
        """, in: folder)
      #expect(outcome.output == "as before\nnot as between\n", "\(outcome)")
    }
  }

  /// Runs a script in a file system of its own where that is allowed: for root, on Linux.
  private func inOwnFileSystem(_ script: String, _ folder: URL) throws -> Program.Outcome? {
    guard try run("unshare -m sh -c 'mount -t tmpfs none /mnt' 2>/dev/null", in: folder).exitCode == 0 else {
      return nil
    }
    try Data(script.utf8).write(to: folder.appending(path: "script.sh"))
    return try run("unshare -m sh script.sh", in: folder)
  }

  @Test func aFullDiskIssuesNothing() throws {
    try inFolder { folder in
      try #require(try run(Self.coop(orders: 6), in: folder).exitCode == 0)
      let outcome = try inOwnFileSystem(
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
        """, folder)
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
    try inFolder { folder in
      try #require(try run(Self.coop(orders: 3), in: folder).exitCode == 0)
      let outcome = try inOwnFileSystem(
        """
        cd coop; mkdir documents; mount -t tmpfs -o ro none documents
        talim invoice O-1; echo "exit $?"
        talim register; umount documents
        mount --bind . .; mount -o remount,ro,bind .; cd .
        cd ../coop; talim invoice O-1; echo "exit $?"
        talim register
        cd ..; umount coop; cd coop; talim invoice O-1
        """, folder)
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
