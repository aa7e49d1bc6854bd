internal import Values

extension Sheet {
  /// The rows of one kind that an export became: behind the cells as they were stand those of our columns, so that problems,
  /// messages and the history show the row of the export.
  init(
    _ table: ExportTable, _ titles: ExportTitles, _ kind: FileKind, _ facts: [ExportFacts.Fact], _ period: ExportPeriod
  ) {
    let columns = kind.columns
    let present = titles.columns[kind] ?? [:]
    let width = table.titles.count
    var places: [Int?] = []
    var names: [String] = []
    for (index, column) in columns.enumerated() {
      let candidates = present[column.name]
      let isThere = candidates.map { $0.isEmpty || table.place($0) != nil } ?? false
      places.append(isThere ? width + index : nil)
      names.append(candidates.flatMap { table.title($0) } ?? column.title)
    }
    source = table.source
    self.kind = kind
    encoding = table.encoding
    self.titles = table.titles + names
    self.places = places
    let keepsExtra = kind == .orders || kind == .payments
    extraPlaces = keepsExtra ? titles.kept.compactMap { table.place([$0]) } : []
    originalRowPlace = table.originalRowPlace
    fingerprint = table.fingerprint
    let all = facts.map { fact in
      var cells = Array(table.rows[fact.row].cells.prefix(width))
      cells += Array(repeating: "", count: width - cells.count)
      cells += columns.map { fact.cells[$0.name] ?? "" }
      return SheetRow(number: table.number(fact.row), cells: cells)
    }
    rows = SheetRows(all)
    self.period = period
  }

  /// All rows of an export as they are, for the list of those that were refused.
  init(all table: ExportTable, _ kind: FileKind) {
    source = table.source
    self.kind = kind
    encoding = table.encoding
    titles = table.titles
    places = Array(repeating: nil, count: kind.columns.count)
    extraPlaces = []
    originalRowPlace = table.originalRowPlace
    fingerprint = table.fingerprint
    rows = SheetRows(table.rows)
    period = nil
  }
}
