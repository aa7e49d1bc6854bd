import Ledger
import Press
import Synchronization

/// The bundled fonts as they are noted with issued documents: fingerprint and version of each file.
///
/// Six megabytes need not be read for every document: a font whose file has the same stamp as when it was last read is the same font. The
/// ledger remembers them.
final class FontShelf: Sendable {
  private struct Font: Sendable {
    var stamp: String
    var hash: String
    var version: String
  }

  private struct State {
    var set: FrozenSet?
    var new: [Font] = []
  }

  private let fontsPath: String
  private let ledgerPath: String
  private let state = Mutex(State())

  init(fontsPath: String, ledgerPath: String) {
    self.fontsPath = fontsPath
    self.ledgerPath = ledgerPath
  }

  /// All fonts. May be asked for while the ledger is written to.
  func set() throws -> FrozenSet {
    try state.withLock { state in
      if let set = state.set { return set }
      let ledger = try LedgerFile(path: ledgerPath, readOnly: true)
      var files: [FrozenFile] = []
      for name in FontLibrary.fileNames {
        let path = FilePaths.joined(fontsPath, name)
        let stamp = "\(name) \(FileStamp(path: path)?.text ?? "")"
        if let known = try ledger.font(stamp: stamp) {
          files.append(FrozenFile(font: name, hash: known.hash, version: known.version))
          continue
        }
        let bytes = try FileReading.bytes(ofFile: path)
        let font = Font(stamp: stamp, hash: SHA256.hex(of: bytes), version: FontVersion.text(ofFont: bytes))
        files.append(FrozenFile(font: name, hash: font.hash, version: font.version))
        state.new.append(font)
      }
      let set = FrozenSet(files)
      state.set = set
      return set
    }
  }

  /// Lets the ledger remember what was read. Not worth an error: the fonts are read again then.
  func keepNew(in ledger: LedgerFile) {
    let new = state.withLock { state in
      defer { state.new = [] }
      return state.new
    }
    guard !new.isEmpty else { return }
    try? ledger.keepFonts(new.map { ($0.stamp, $0.hash, $0.version) })
  }
}
