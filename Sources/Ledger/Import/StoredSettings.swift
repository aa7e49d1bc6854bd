internal import GRDB
internal import Values

/// What `settings.csv` says, by key.
enum StoredSettings {
  static func values(_ db: Database) throws -> [SettingKey: String] {
    let rows = try Row.fetchAll(db, sql: "SELECT key, value FROM settings")
    var values: [SettingKey: String] = [:]
    for row in rows {
      if let key = SettingKey(rawValue: row[0]) { values[key] = row[1] }
    }
    return values
  }
}

extension ImportOptions {
  /// The options as `settings.csv` has them, except where `talim.toml` decides.
  func following(_ stored: [SettingKey: String]) -> ImportOptions {
    var result = self
    func value(_ key: SettingKey) -> String? { fixedSettings[key.rawValue] == nil ? stored[key] : nil }
    if let currency = value(.baseCurrency).flatMap({ Currency(code: $0) }) { result.baseCurrency = currency }
    if let state = value(.homeState) { result.homeState = state }
    if let day = value(.asOf).flatMap({ CalendarDay(iso: $0) }) { result.asOf = day }
    if let day = value(.booksStart).flatMap({ CalendarDay(iso: $0) }) { result.booksStart = day }
    if let days = value(.expiryAlertDays).flatMap({ Int($0) }) { result.expiryAlertDays = days }
    return result
  }
}
