public import Values

/// A document that is printed from a template: all figures final, every field declared once in its `recordType`.
public protocol PrintableDocument: RecordConvertible, Sendable {
  /// What its templates are `for`, and the name of the built-in template without `.xml`.
  static var templateKind: String { get }
  /// The document's number; `nil` on a draft and on documents that get none.
  var number: String? { get }
  /// The day of issue; on a draft the day it was drawn up.
  var date: CalendarDay { get }
  /// The first characters of the document's fingerprint; empty before it is known.
  var fingerprint: String { get set }
  /// What the file is called where its template does not say: `Tax Invoice CC/26-27/0042`.
  var title: String { get }
  /// Who it is for.
  var partyName: String { get }
}

extension Invoice: PrintableDocument {
  /// `invoice`.
  public static var templateKind: String { "invoice" }
  /// The legal kind with the number, or the order's id on a draft.
  public var title: String { "\(kind.rawValue) \(number ?? orderID)" }
  /// The buyer's name.
  public var partyName: String { buyer.name }
}
