import Foundation
import Testing

/// A co-op in a folder of its own that the real program issues documents for, whatever is done to it meanwhile.
struct TrialCoop {
  /// The folder; the co-op's lies in it as `coop`.
  let folder: URL
  var coop: URL { folder.appending(path: "coop") }

  /// Makes a co-op with so many orders, each shipped, with a deposit `TX-n` and a return `R-n`, and as many artisans with a balance;
  /// removes all of it after the work.
  static func with(orders: Int, _ work: (TrialCoop) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "talim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let trial = TrialCoop(folder: folder)
    try #require(try Program.shell(script(orders), in: folder).exitCode == 0)
    try work(trial)
  }

  private static func script(_ orders: Int) -> String {
    """
    set -eu; talim new coop > /dev/null; cd coop
    printf 'Buyer ID,Name,Country,State Code\\nB1,Gulmarg Gift House,IN,01\\nB2,Park Street,IN,19\\n' > buyers.csv
    printf 'Item ID,Name,Collection,Owner,Unit Cost,Qty In,Received On,GST %%\\n' > items.csv
    printf 'I1,Shawl,Shawls,co-op,1000,500,2026-04-01,5\\n' >> items.csv
    echo 'Artisan ID,Name' > artisans.csv
    echo 'Date,Artisan ID,Kind,Amount' > payouts.csv
    echo 'Order ID,Order Date,Buyer ID,Currency,Shipped On' > orders.csv
    echo 'Order ID,Line,Item ID,Qty,Unit Price,GST %' > order_lines.csv
    echo 'Txn ID,Received At,Payer,Method,Kind,Amount,Currency,Reference' > payments.csv
    echo 'Return ID,Date,Order ID,Line,Qty,Reason,Charge To' > returns.csv
    for i in $(seq 1 \(orders)); do
      echo "A$i,Artisan $i" >> artisans.csv
      echo "2026-04-01,A$i,opening balance,$((100 + i))" >> payouts.csv
      echo "O-$i,2026-05-01,B$((i % 2 + 1)),INR,2026-05-02" >> orders.csv
      echo "O-$i,1,I1,2,$((2000 + i)),5" >> order_lines.csv
      echo "TX-$i,2026-05-01,Somebody,UPI,payment,500,INR,O-$i" >> payments.csv
      echo "R-$i,2026-05-20,O-$i,1,1,torn,co-op" >> returns.csv
    done
    talim import *.csv > /dev/null 2> import.log || { cat import.log; exit 1; }
    """
  }

  /// Runs a shell script in the co-op's folder.
  func run(_ script: String, environment: [String: String] = [:]) throws -> Program.Outcome {
    try Program.shell(script, in: coop, environment: environment)
  }

  /// Runs a shell script beside the co-op's folder, in a file system of its own where that is allowed: for root, on Linux.
  func runInOwnFileSystem(_ script: String) throws -> Program.Outcome? {
    guard try Program.shell("unshare -m sh -c 'mount -t tmpfs none /mnt' 2>/dev/null", in: folder).exitCode == 0 else {
      return nil
    }
    try Data(script.utf8).write(to: folder.appending(path: "script.sh"))
    return try Program.shell("unshare -m sh script.sh", in: folder)
  }

  /// Holds what must be so whatever happened: in every series numbers without gaps, each once, every file whole and as issued, nothing
  /// in `documents` that is not in the register. `text` says how much was issued, and whether files are missing or too many.
  func audit(expecting text: String) throws {
    let outcome = try run(Self.auditScript)
    #expect(outcome.output.split(separator: "\n").first.map(String.init) == text, "\(outcome)")
    #expect(outcome.exitCode == 0, "\(outcome)")
  }

  private static let auditScript = """
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
    there = {n for n in there if not n.startswith('statements-')}
    print(len(known), 'issued;', 'missing', sorted(known - there), 'surplus', sorted(there - known))
    END
    talim register --verify
    """
}
