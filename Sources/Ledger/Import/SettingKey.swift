internal import Values

/// The settings that may stand in `settings.csv`, and how each value is read.
enum SettingKey: String, CaseIterable {
  case homeState = "home_state"
  case booksStart = "books_start"
  case asOf = "as_of"
  case baseCurrency = "base_currency"
  case isGSTRegistered = "gst_registered"
  case exportUnder = "export_under"
  case reservePercentage = "reserve_pct"
  case minimumPayout = "min_payout"
  case payoutTrigger = "payout_trigger"
  case payoutCadence = "payout_cadence"
  case payoutLagDays = "payout_lag_days"
  case expiryAlertDays = "expiry_alert_days"

  /// What its value is.
  private var content: ImportColumn.Content {
    switch self {
    case .homeState: .stateCode
    case .booksStart, .asOf: .day
    case .baseCurrency: .currency
    case .isGSTRegistered: .yesNo
    case .exportUnder: .choice([["lut"], ["igst"]])
    case .reservePercentage: .number(from: 0, to: 100)
    case .minimumPayout: .number(from: 0, to: nil)
    case .payoutTrigger: .choice([["invoiced"], ["paid"]])
    case .payoutCadence: .choice([["weekly"], ["fortnightly"], ["monthly"]])
    case .payoutLagDays: .whole(from: 0, to: 365)
    case .expiryAlertDays: .whole(from: 0, to: 3_650)
    }
  }

  /// Reads the value in the form in which it is kept: `01`, `2026-04-01`, `INR`, `yes`, `12.5`.
  func value(_ text: String, title: String, baseCurrency: Currency) throws(CellProblem) -> String {
    let reader = CellReader(
      column: ImportColumn(rawValue, rawValue, content), title: title, dayOrder: nil, decimalSign: nil)
    switch (self, try reader.value(text)) {
    case (.isGSTRegistered, .integer(let flag)): return flag == 1 ? "yes" : "no"
    case (.homeState, .text(let code)):
      guard IndianState(code: code) != nil else {
        throw CellProblem(
          "unknown-state", "`\(text)` in `\(title)` is not a state of India",
          hint: "write the two digits with which the GSTINs of that state begin, such as 01")
      }
      return code
    case (.minimumPayout, .text(let number)):
      _ = try reader.amount(number, baseCurrency)
      return number
    case (_, .text(let value)): return value
    default: return text
    }
  }
}
