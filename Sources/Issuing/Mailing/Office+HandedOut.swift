public import Diagnostics
import Documents
import Ledger
import Press
import Settings
import Typesetting

extension Office {
  /// Whose issued statements of a period are handed out on paper: all who have no address to write to or, when some are named, those.
  ///
  /// - Parameter only: the artisans' ids.
  /// - Returns: the artisans, and whose address is none.
  public func artisansForPaper(
    period: String, only: [String]
  ) throws -> (parties: [PartyWithoutAddress], problems: DiagnosticList) {
    let ledger = try ledger(readOnly: true)
    let artisans = Dictionary(try ledger.artisans().map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
    var parties: [PartyWithoutAddress] = []
    var problems: [Diagnostic] = []
    for statement in try ledger.statements(ofPeriod: period, only: only) {
      let artisan = artisans[statement.artisanID].map { MailParty($0) }
      do {
        if only.isEmpty, try artisan?.mailbox() != nil { continue }
      } catch let diagnostic as Diagnostic {
        problems.append(diagnostic)
      }
      parties.append(
        PartyWithoutAddress(
          id: artisan?.id ?? statement.artisanID, name: artisan?.name ?? "", documentNumber: statement.number))
    }
    return (parties, DiagnosticList(problems))
  }

  /// Gathers issued documents into one PDF for the printer, sorted by village, name and number, each with page numbers of its own.
  ///
  /// - Returns: the path of the file.
  public func printTogether(_ parties: [PartyWithoutAddress], name: String, outFolder: String?) throws -> String {
    let ledger = try ledger(readOnly: true)
    let files = try sorted(parties, ledger).map { party in
      try storedFile(issuedDocument(party.documentNumber, in: ledger), in: ledger)
    }
    let path = FilePaths.joined(try handOutFolder(outFolder), "\(name)-to-print.pdf")
    try FileWriting.write(try PDFGathering.bytes(of: files), toFile: path)
    return path
  }

  /// Makes pictures of issued documents for messages on a telephone, 1,080 dots wide, one for each page.
  ///
  /// They are drawn of what was frozen at issue, with the templates of now.
  /// - Returns: the paths of the files, and what is worth knowing.
  public func pictures(
    _ parties: [PartyWithoutAddress], outFolder: String?
  ) throws -> (paths: [String], warnings: DiagnosticList) {
    let ledger = try ledger(readOnly: true)
    let artist = PictureArtist(office: self)
    let folder = try handOutFolder(outFolder)
    var paths: [String] = []
    let artisans = Dictionary(try ledger.artisans().map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
    for party in try sorted(parties, ledger) {
      let record = try issuedDocument(party.documentNumber, in: ledger)
      let recipient = artisans[party.id.idKey].map { Recipient($0) } ?? .coop
      let name = record.handedOutName
      let stem = name.hasSuffix(".pdf") ? String(name.dropLast(4)) : name
      try artist.forEachPicture(of: record, for: recipient) { picture, index in
        let path = FilePaths.joined(folder, "\(stem)-\(index + 1).png")
        try FileWriting.write(picture, toFile: path)
        paths.append(path)
      }
    }
    return (paths, DiagnosticList(artist.takeWarnings()))
  }

  private func handOutFolder(_ outFolder: String?) throws -> String {
    let folder = outFolder ?? folder.documentsPath
    try FileWriting.makeFolder(folder)
    return folder
  }

  /// In the order in which they are handed out.
  private func sorted(_ parties: [PartyWithoutAddress], _ ledger: LedgerFile) throws -> [PartyWithoutAddress] {
    let villages = Dictionary(
      try ledger.artisans().map { ($0.id.idKey, $0.village ?? "") }, uniquingKeysWith: { first, _ in first })
    func key(_ party: PartyWithoutAddress) -> [String] {
      [(villages[party.id.idKey] ?? "").lowercased(), party.name.lowercased(), party.documentNumber]
    }
    return parties.map { (key($0), $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }
}

/// Draws documents anew of what was frozen.
private final class PictureArtist {
  private typealias Taker = (_ bytes: [UInt8], _ index: Int) throws -> Void
  private typealias Drawing = (DocumentRecord, Recipient, Taker) throws -> Void

  private let office: Office
  private var drawings: [DocumentKind: Drawing] = [:]
  private var takers: [() -> [Diagnostic]] = []

  init(office: Office) { self.office = office }

  func takeWarnings() -> [Diagnostic] { takers.flatMap { $0() } }

  /// Hands over each page as a picture, with its place from 0.
  func forEachPicture(
    of record: DocumentRecord, for recipient: Recipient, _ body: (_ bytes: [UInt8], _ index: Int) throws -> Void
  ) throws {
    let draw = try drawings[record.kind] ?? drawing(record.kind.documentType)
    drawings[record.kind] = draw
    try draw(record, recipient, body)
  }

  private func drawing<Document: PrintableDocument>(_: Document.Type) throws -> Drawing {
    let section = String(Document.templateKind.map { $0 == "-" ? "_" : $0 })
    let name = office.settings.papers.all.first { $0.section == section }?.template
    let press = try DocumentPress<Document>(office: office, template: name)
    takers.append { press.takeWarnings() }
    return { record, recipient, body in
      for (index, page) in try press.pages(of: MessageWriter.frozen(record), for: recipient).enumerated() {
        try body(press.picture(of: page, dotsAcross: 1_080), index)
      }
    }
  }
}
