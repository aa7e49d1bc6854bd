public import Diagnostics
public import Values

/// A value of a JSON text. It points into its document, so that copying it costs nothing.
public struct JSONValue: Sendable {
  /// What a value is.
  public enum Kind: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case flag
    /// A number.
    case number
    /// A text in quotes.
    case text
    /// Values in order.
    case list
    /// Values by their keys.
    case object
  }

  private let document: JSONDocument
  private let index: Int

  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  private var node: JSONNode { document.nodes[index] }

  /// What it is.
  public var kind: Kind {
    switch node.kind {
    case .null: .null
    case .yes, .no: .flag
    case .number: .number
    case .text, .escapedText: .text
    case .list: .list
    case .object: .object
    }
  }

  /// Where it stands. Of a list or an object only the bracket that opens it.
  public var place: TextPlace {
    let range = node.range
    switch kind {
    case .list, .object: return document.place(of: range.lowerBound..<range.lowerBound + 1)
    case .text: return document.place(of: range.lowerBound - 1..<range.upperBound + 1)
    default: return document.place(of: range)
    }
  }

  /// The bytes it is written with; of a text without its quotes.
  public var source: ArraySlice<UInt8> { document.bytes[node.range] }

  /// `true` or `false`; `nil` for all else.
  public var flag: Bool? {
    switch node.kind {
    case .yes: true
    case .no: false
    default: nil
    }
  }

  /// The characters of a text, escapes resolved; `nil` for all else.
  public var text: String? {
    let bytes = document.bytes
    switch node.kind {
    case .text, .escapedText: return JSONKeys.text(node, bytes.span)
    default: return nil
    }
  }

  /// A number as it is written, such as `1.50e3`; `nil` for all else.
  public var numberText: String? {
    node.kind == .number ? String(decoding: document.bytes[node.range], as: UTF8.self) : nil
  }

  /// A number, exactly; `nil` for all else, and for numbers of more digits than an `ExactDecimal` has.
  public var decimal: ExactDecimal? {
    let bytes = document.bytes
    return node.kind == .number ? JSONNumber.decimal(bytes.span, node.range) : nil
  }

  /// The elements of a list; empty for all else.
  public var elements: Elements { Elements(self, isObject: false) }

  /// The keys of an object with their values, in the order they stand in; empty for all else.
  public var members: Members { Members(elements: Elements(self, isObject: true)) }

  /// The value of a key of an object; `nil` when there is none, and for all but objects.
  public subscript(key: String) -> JSONValue? { members.first { $0.key.text == key }?.value }

  /// Walks over the values of a list.
  public struct Elements: Sequence, IteratorProtocol {
    fileprivate let document: JSONDocument
    private var position: Int
    private let end: Int

    fileprivate init(_ value: JSONValue, isObject: Bool) {
      document = value.document
      let isContainer = value.node.kind == (isObject ? .object : .list)
      position = value.index + 1
      end = isContainer ? value.index + Int(value.node.extent) : position
    }

    /// The next value.
    public mutating func next() -> JSONValue? {
      guard position < end else { return nil }
      defer { position += Int(document.nodes[position].extent) }
      return JSONValue(document: document, index: position)
    }
  }

  /// Walks over the keys and values of an object.
  public struct Members: Sequence, IteratorProtocol {
    fileprivate var elements: Elements

    /// The next key, which is a text with its place, and its value.
    public mutating func next() -> (key: JSONValue, value: JSONValue)? {
      guard let key = elements.next(), let value = elements.next() else { return nil }
      return (key, value)
    }
  }
}
