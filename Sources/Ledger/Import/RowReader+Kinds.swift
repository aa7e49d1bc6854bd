internal import Values

/// What holds for rows of one kind of file only.
extension RowReader {
  /// Looks at cells that mean something only together, and brings them into the form in which they are kept.
  func checkKind(_ values: inout [CellValue], _ row: SheetRow, _ reasons: inout [Reason]) throws {
    switch sheet.kind {
    case .buyers: checkState(values, &reasons)
    case .rules: readRule(&values, &reasons)
    case .settings: readSetting(&values, &reasons)
    case .rates: checkRate(values, &reasons)
    case .returns: try checkLine(values, &reasons)
    case .otherMoney: checkTransfer(values, &reasons)
    default: break
    }
  }

  func text(_ name: String, _ values: [CellValue]) -> String? { names[name].flatMap { values[$0].text } }

  private func title(_ name: String) -> String? { names[name].map { readers[$0].title } }

  /// Only Indian states have a closed list.
  private func checkState(_ values: [CellValue], _ reasons: inout [Reason]) {
    guard text("country", values) == "IN", let code = text("state_code", values) else { return }
    guard IndianState(code: code) == nil else { return }
    let title = title("state_code")
    let problem = CellProblem(
      "unknown-state", "`\(code)` in `\(title ?? "")` is not a state of India",
      hint: "write the two digits with which the GSTINs of that state begin, such as 01")
    reasons.append((problem, title))
  }

  /// A percentage and a fixed price need a value, tiers need steps.
  private func readRule(_ values: inout [CellValue], _ reasons: inout [Reason]) {
    guard let kind = text("kind", values).flatMap({ PayoutRule.Kind(rawValue: $0) }) else { return }
    let needed: String
    switch kind {
    case .percentOfNet, .percentOfGross, .fixed: needed = "value"
    case .tierByPrice, .tierByMonth: needed = "steps"
    }
    guard let cell = text(needed, values) else {
      // An unreadable cell is reported already.
      if reasons.contains(where: { $0.title == title(needed) }) { return }
      let example = needed == "steps" ? "`0:60;100000:65`" : kind == .fixed ? "the price of one piece" : "60"
      let problem = CellProblem(
        "missing-cell", "`\(title(needed) ?? needed)` is blank, and a rule of the kind `\(kind.rawValue)` needs it",
        hint: "fill it in: \(example)")
      reasons.append((problem, title(needed)))
      return
    }
    do throws(CellProblem) {
      switch kind {
      case .percentOfNet, .percentOfGross: try checkPercentage(cell)
      case .fixed: try checkPrice(cell)
      case .tierByPrice, .tierByMonth:
        let steps = try steps(cell)
        if let index = names["steps"] { values[index] = .text(PayoutStep.text(steps)) }
      }
    } catch {
      reasons.append((error, title(needed)))
    }
  }

  private func checkPercentage(_ cell: String) throws(CellProblem) {
    guard let number = ExactDecimal(cell), number > .hundred else { return }
    throw CellProblem("number-out-of-range", "`\(cell)` in `\(title("value") ?? "")` is not from 0 to 100")
  }

  private func checkPrice(_ cell: String) throws(CellProblem) {
    guard let index = names["value"] else { return }
    _ = try readers[index].amount(cell, baseCurrency)
  }

  private func steps(_ cell: String) throws(CellProblem) -> [PayoutStep] {
    do throws(PayoutStepProblem) {
      return try PayoutStep.steps(cell, currency: baseCurrency)
    } catch {
      throw CellProblem(steps: error, cell, title: title("steps") ?? "Steps")
    }
  }

  private func readSetting(_ values: inout [CellValue], _ reasons: inout [Reason]) {
    guard let key = text("setting", values).flatMap({ SettingKey(rawValue: $0) }), let index = names["value"],
      let cell = values[index].text
    else { return }
    do throws(CellProblem) {
      values[index] = .text(try key.value(cell, title: readers[index].title, baseCurrency: baseCurrency))
    } catch {
      reasons.append((error, readers[index].title))
    }
  }

  /// The base currency is always worth itself.
  private func checkRate(_ values: [CellValue], _ reasons: inout [Reason]) {
    guard text("currency", values) == baseCurrency.code, text("units", values) != text("base_value", values) else {
      return
    }
    let problem = CellProblem(
      "rate-of-base", "\(baseCurrency.code) is the currency of the books, so it has no rate", hint: "delete the row")
    reasons.append((problem, title("currency")))
  }

  private func checkLine(_ values: [CellValue], _ reasons: inout [Reason]) throws {
    guard let order = text("order_id", values), let line = text("line", values) else { return }
    guard try book.exists(.orders, order), try !book.exists(.orderLines, "\(order)\t\(line.idKey)") else { return }
    let problem = CellProblem(
      "unknown-line", "order `\(order.uppercased())` has no line `\(line)`",
      hint: "look the line up in `order_lines.csv`")
    reasons.append((problem, title("line")))
  }

  /// A transfer between two accounts is no movement unless both are named.
  private func checkTransfer(_ values: [CellValue], _ reasons: inout [Reason]) {
    guard text("kind", values) == "transfer" else { return }
    for name in ["from_account", "to_account"] where text(name, values) == nil {
      let title = title(name) ?? name
      let problem = CellProblem(
        "missing-cell", "`\(title)` is blank, and a transfer needs it", hint: "name the account")
      reasons.append((problem, title))
    }
  }
}

extension CellProblem {
  /// Why a cell is not a list of steps, in words.
  init(steps problem: PayoutStepProblem, _ cell: String, title: String) {
    let form = "write steps as `0:60;100000:65`, an amount and a percentage each"
    switch problem {
    case .empty: self.init("unreadable-steps", "`\(cell)` in `\(title)` holds no step", hint: form)
    case .unreadable(let entry):
      self.init("unreadable-steps", "`\(entry)` in `\(title)` is not an amount with a percentage", hint: form)
    case .ambiguous(let entry):
      self.init(
        "ambiguous-number", "`\(entry)` in `\(title)` may be read in two ways",
        hint: "write it without points or commas"
      )
    case .amountOutOfRange(let entry):
      self.init(
        "number-out-of-range",
        "the amount of `\(entry)` in `\(title)` is below zero, too large, or has too many decimals", hint: form)
    case .percentageOutOfRange(let entry):
      self.init("number-out-of-range", "the percentage of `\(entry)` in `\(title)` is not from 0 to 100")
    case .doesNotRise(let entry):
      self.init(
        "steps-not-rising", "the steps `\(cell)` in `\(title)` do not rise at `\(entry)`",
        hint: "write them from the lowest amount to the highest, each amount once")
    case .doesNotBeginAtZero(let entry):
      self.init(
        "steps-not-from-zero", "the steps `\(cell)` in `\(title)` begin at `\(entry)`, not at 0",
        hint: "say what holds below the first amount: `0:60;100000:65`")
    }
  }
}
