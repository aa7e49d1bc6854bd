import Glibc
import Press

/// Removes the pictures of pages that an earlier print left behind, when a document has fewer pages now. Only a picture that
/// says itself that it is such a page goes; neither anybody's own, nor another document's.
enum OldPages {
  /// Removes the pictures of pages from `first` on, as far as they follow each other without a gap.
  static func remove(from first: Int, _ path: (Int) -> String) {
    var number = first
    while let mark = PageMark(file: path(number)), mark.count > 1, mark.number == number, unlink(path(number)) == 0 {
      number += 1
    }
  }

  /// Removes the picture of a document that had one page.
  static func removeSingle(_ path: String) {
    if PageMark(file: path) == PageMark() { unlink(path) }
  }
}
