import Diagnostics
import JSONData
import Synchronization
import Templates
import Values

/// Finds the fields of a template `for="data"`: from the schema file that was asked for, else from the one the template names,
/// else from `NAME.schema.json` beside the template, else from the data itself.
final class DataFields: Sendable {
  private let given: String?
  private let folder: String
  private let templateName: String
  private let infer: (@Sendable () throws -> RecordShape)?
  private let files: FilesRead?
  private let found = Mutex<RecordShape?>(nil)

  /// - Parameters:
  ///   - given: the schema file that was asked for on the command line.
  ///   - folder: the folder of the template.
  ///   - infer: finds the fields from data, where there is any.
  init(
    given: String?, folder: String, templateName: String, files: FilesRead? = nil,
    infer: (@Sendable () throws -> RecordShape)? = nil
  ) {
    self.given = given
    self.folder = folder
    self.templateName = templateName
    self.files = files
    self.infer = infer
  }

  /// What the objects have to look like; `nil` until a template for data has been checked.
  var shape: RecordShape? { found.withLock { $0 } }

  /// What a checker is given.
  var kind: DataKind {
    DataKind { [self] attribute in
      let (shape, isGuessed) = try find(attribute)
      found.withLock { $0 = shape }
      return DataKind.Fields(shape.schema, areGuessed: isGuessed)
    }
  }

  private func find(_ attribute: String?) throws -> (shape: RecordShape, isGuessed: Bool) {
    if let given { return (try Self.read(ofFile: noted(given)), false) }
    if let attribute { return (try read(attribute), false) }
    let neighbour = (templateName.hasSuffix(".xml") ? String(templateName.dropLast(4)) : templateName) + ".schema.json"
    if FilePaths.exists(noted(path(neighbour))) { return (try read(neighbour), false) }
    if let infer { return (try infer(), true) }
    throw Diagnostic(
      "no-schema", "nothing says which fields this template may read",
      hint:
        "give it data with `--data sample.json`, or a schema: `--schema FILE`, `schema=\"FILE\"` on `<template>`, or "
        + "`\(neighbour)` beside it")
  }

  /// A file that the template names; a link must not lead out of the template's folder.
  private func read(_ name: String) throws -> RecordShape {
    _ = noted(path(name))
    let text = try ShelfSource(folders: [folder]).text(ofFile: name)
    return try Self.read(Array(text.utf8), path(name))
  }

  private func path(_ name: String) -> String { folder == "." ? name : FilePaths.joined(folder, name) }

  private func noted(_ path: String) -> String {
    files?.note(path)
    return path
  }

  /// The shape that a JSON Schema file describes; throws a `Diagnostic` or a `DiagnosticList`.
  static func read(ofFile path: String) throws -> RecordShape {
    try read(try FileReading.bytes(ofFile: path, most: FileReading.mostText), path)
  }

  /// The shape that the text of a JSON Schema file describes.
  static func read(_ bytes: [UInt8], _ path: String) throws -> RecordShape {
    try JSONSchemaReader.shape(of: try JSONDocument(bytes, file: path))
  }
}
