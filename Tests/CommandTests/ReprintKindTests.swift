import Foundation
import Testing

/// Papers of every kind stay what they were when they were issued.
@Suite struct ReprintKindTests {
  /// A number for each kind, its template, and the command that issues it.
  private static let papers = [
    ("INV/26-27/0001", "invoice", "talim invoice O-1 --date 2026-05-02"),
    ("RV/26-27/0001", "receipt", "talim receipt TX-1"),
    ("CN/26-27/0001", "credit-note", "talim credit-note R-1"), ("PF/26-27/0001", "proforma", "talim proforma O-2"),
    ("DN/26-27/0001", "delivery-note", "talim delivery-note O-1"),
    ("PS/26-27/0001", "statement", "talim statements 2026-06 --artisan A1 --language ur"),
  ]

  /// Changes whatever a paper is made of: templates with their parts, labels, the theme, settings, and the ledger.
  private static let changes = """
    mkdir -p templates/labels templates/parts
    for kind in invoice receipt credit-note proforma delivery-note statement; do
      printf '<template for="%s"><text>Other</text></template>\\n' $kind > templates/$kind.xml
    done
    for part in "$TALIM_HOME"/templates/parts/*.xml; do sed 's/size="[0-9.]*pt"/size="5pt"/' "$part" > templates/parts/${part##*/}; done
    for labels in "$TALIM_HOME"/templates/labels/*.toml; do sed '/^language/!s/= "/= "x /' "$labels" > templates/labels/${labels##*/}; done
    sed -i 's/^name = .*/name = "Renamed Co-op"/; s/^state_code = .*/state_code = "27"/' talim.toml
    sed -i 's/,Gulmarg Gift House/,Somebody Else/; s/,Park Street/,Nobody/' buyers.csv
    sed -i 's/Artisan 1/Artisan One/' artisans.csv
    sed -i 's/,I1,2,/,I1,9,/' order_lines.csv
    sed -i 's/,500,INR/,900,INR/' payments.csv
    sed -i '2d' returns.csv
    talim import *.csv; talim correct --all
    """

  @Test func everyKindIsReprintedToTheByteWhateverChanged() throws {
    try TrialCoop.with(orders: 2) { trial in
      let issued = try trial.run(
        Self.papers.map(\.2).joined(separator: " && ")
          + " && ls documents/*.pdf | wc -l && mkdir ../issued && cp documents/*.pdf ../issued"
      )
      #expect(issued.output.hasSuffix("\n6\n") && issued.exitCode == 0, "\(issued)")
      _ = try trial.run("exec > log 2>&1; " + Self.changes)
      for (number, kind, _) in Self.papers {
        let file = number.replacing("/", with: "-") + ".pdf"
        let outcome = try trial.run(
          """
          talim reprint \(number) --out again > log 2>&1 && cmp again/\(file) ../issued/\(file) && echo same
          talim verify again/\(file) | head -1
          printf x >> again/\(file); talim verify again/\(file) > log 2>&1; echo "altered $?"
          talim register \(number) --extract proof-\(kind) > log 2>&1 && ls proof-\(kind)
          cmp proof-\(kind)/templates/\(kind).xml "$TALIM_HOME"/templates/\(kind).xml && echo "its template"
          python3 -c "import json; json.load(open('proof-\(kind)/data.json')); print('data')"
          """)
        #expect(outcome.output.hasPrefix("same\n"), "\(kind): \(outcome)")
        for found in ["genuine", "altered 1", "its template", "data", "printing.toml"] {
          #expect(outcome.output.contains(found), "\(kind): \(outcome)")
        }
      }
      let all = try trial.run("talim register --verify")
      #expect(all.output.contains("6 issued documents looked at, all as issued"), "\(all)")
      // The changes are no empty ones: what is printed now is something else.
      let other = try trial.run(
        "talim proforma O-2 --draft > log 2>&1; pdftotext documents/draft-proforma-O-2.pdf - | head -3")
      #expect(other.output.contains("Other"), "\(other)")
    }
  }
}
