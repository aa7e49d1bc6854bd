import Diagnostics
import Press
import Typesetting

/// Where a preview goes: one PDF, or a picture for each page. Every file appears whole, by renaming, so that a viewer that
/// has it open never sees half of it.
struct PreviewOutput {
  /// The path of the PDF, or of the first page's picture.
  let path: String
  let format: PreviewRequest.Format

  /// - Throws: a `Diagnostic` (misuse) when the name's ending and the format do not fit, so that no template is overwritten.
  init(_ request: PreviewRequest, templateName: String) throws {
    let endings = PreviewRequest.Format.allCases
    guard let out = request.out else {
      format = request.format ?? .pdf
      let stem = FilePaths.lastComponent(templateName).split(separator: ".").first ?? "template"
      path = "preview-\(stem).\(format.rawValue)"
      return
    }
    let ending = endings.first { out.lowercased().hasSuffix(".\($0.rawValue)") }
    guard let ending, request.format ?? ending == ending else {
      let wanted = request.format.map { "`.\($0.rawValue)`" } ?? "`.pdf` or `.png`"
      throw Diagnostic(
        "bad-ending", "`\(out)` does not end with \(wanted)", hint: "name the file to write, such as `--out page.pdf`",
        fault: .misuse)
    }
    format = ending
    path = out
  }

  /// Throws a `Diagnostic` (misuse) when a page would be written over one of the files that were read.
  func check(_ files: FilesRead, _ pictures: FilesRead, count: Int) throws {
    for index in 0..<(format == .pdf ? 1 : count) { try OutputGuard.check(picturePath(index), files, pictures) }
  }

  /// Writes the pages; pictures of pages that are no longer there are removed.
  func write(_ pages: [Page], shaper: PangoShaper, properties: DocumentProperties) throws {
    switch format {
    case .pdf:
      try FileWriting.write(
        try PDFPress(shaper: shaper).bytes(of: pages, properties: properties), toFile: path, isDurable: false)
    case .png:
      let press = PNGPress(shaper: shaper)
      for (index, page) in pages.enumerated() {
        let mark = PageMark(number: index + 1, count: pages.count)
        try FileWriting.write(try press.bytes(of: page, mark: mark), toFile: picturePath(index), isDurable: false)
      }
      OldPages.remove(from: pages.count + 1) { picturePath($0 - 1) }
    }
  }

  /// `page.png`, `page-2.png`, …
  private func picturePath(_ index: Int) -> String {
    index == 0 ? path : "\(path.dropLast(4))-\(index + 1)\(path.suffix(4))"
  }
}
