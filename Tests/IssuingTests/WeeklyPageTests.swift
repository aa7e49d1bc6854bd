import Foundation
import PlainText
import Settings
import Testing
import Typesetting
import Values

@testable import Documents
@testable import Issuing

/// The weekly page is one page, whatever the data, in every language; and its text keeps to narrow windows.
@Suite(.serialized) struct WeeklyPageTests {
  /// What may become of a page's data.
  enum Extreme: String, CaseIterable {
    case nothing, everything, unbroken, negative
  }

  /// What only bookkeepers say, in each language.
  static let jargon: [Language: [String]] = [
    .english: WeeklySampleTests.jargon,
    .german: [
      "forderung", "verbindlich", "rückstellung", "abgrenz", "aktiva", "passiva", "bilanz", "saldo", "salden",
      "buchung", "konto",
      "umsatz", "erlös", "netto", "brutto", "abschreib", "aufwand", "debitor", "kreditor", "inventar", "fällig",
      "skonto",
      "marge", "rücklage", "liquid", "vermögen", "soll und haben", "gutschrift", "einbehalt",
    ],
    .hindi: [
      "नामे", "प्राप्य", "देयता", "देयक", "उपार्जन", "परिसंपत्ति", "शेष", "मिलान", "खाता", "खाते", "लेखा", "राजस्व", "व्यय", "मूल्यह्रास",
      "बकाया", "समायोजन", "शुद्ध", "सकल", "प्रावधान", "डेबिट", "क्रेडिट",
    ],
    .urdu: [
      "کھاتہ", "کھاتے", "نامے", "واجب", "وصولی", "اثاث", "بقایا", "میزان", "اخراجات", "محصول", "فرسودگی", "تصفیہ",
      "خالص", "ڈیبٹ", "کریڈٹ",
    ],
    .kashmiri: [
      "کھات", "واجب", "وصولی", "اثاث", "بقایا", "میزان", "اخراجات", "محصول", "تصفیہ", "خالص", "ڈیبٹ", "کریڈٹ",
    ],
  ]

  @Test(arguments: Language.allCases) func isOnePageWhateverTheData(_ language: Language) throws {
    try SampleCoop.inOffice(of: Workshop.root.appending(path: "examples/chinar-collective")) { office in
      let week = try #require(PayPeriod(named: "2026-W12", cadence: .weekly))
      let (summary, _) = try office.weeklySummary(of: week, in: try office.ledger(readOnly: true))
      let press = try DocumentPress<WeeklySummary>(office: office, language: language)
      let phone = try DocumentPress<WeeklySummary>(office: office, template: "weekly-phone", language: language)
      for extreme in Extreme.allCases {
        let page = summary.driven(to: extreme)
        let pages = try press.pages(of: page, for: .coop)
        #expect(pages.count == 1, "\(extreme) in \(language)")
        if let folder = ProcessInfo.processInfo.environment["TALIM_KEEP_PAGES"] {
          let file = "\(folder)/\(extreme)-\(language.code).pdf"
          try FileWriting.write(press.print(page, for: .coop, isDraft: false).pdf, toFile: file)
        }
        #expect(try phone.pages(of: page, for: .coop).count == 1, "\(extreme) in \(language)")
        let picture = try phone.picture(page, for: .coop, dotsAcross: 1_080)
        #expect(picture.dropFirst(16).prefix(4).reduce(0) { $0 << 8 | Int($1) } == 1_080)
        for width in [40, 63, 80] {
          let lines = try press.plainLines(page, for: .coop, width: width)
          #expect(lines.allSatisfy { $0.columns <= width }, "\(extreme) in \(language)")
        }
        let text = try press.plainLines(page, for: .coop, width: 10_000).text
        for word in Self.jargon[language] ?? [] {
          #expect(!text.lowercased().contains(word), "`\(word)` in \(language)")
        }
        if language.isRightToLeft { #expect(text.hasAmountsIsolated) }
      }
    }
  }
}

extension WeeklySummary {
  fileprivate func driven(to extreme: WeeklyPageTests.Extreme) -> WeeklySummary {
    var page = self
    switch extreme {
    case .nothing:
      page.fill(0, before: nil)
      (page.alerts, page.sellers, page.moreAlerts) = ([], [], 0)
      page.status.artisansOwed = 0
      page.status.lateInvoices = 0
    case .everything:
      page.fill(99_999_999_999_99, before: 1_234_567_890_12)
      page.name(
        "Jammu and Kashmir Highland Weavers' and Embroiderers' Co-operative Society of Kupwara, Bandipora and Baramulla "
      )
    case .unbroken:
      page.fill(1_234_567_890_12, before: 0)
      page.name("Donaudampfschifffahrtsgesellschaftskapitänswitwenrente")
    case .negative:
      page.fill(-1_234_567_890_12, before: 99_999_999_99)
      page.name("کشمیر ہینڈلوم ")
    }
    return page
  }

  private mutating func fill(_ minorUnits: Int64, before: Int64?) {
    let currency = cash.now.currency
    let amount = Money(minorUnits: minorUnits, currency)
    let last = before.map { Money(minorUnits: $0, currency) }
    for path in [
      \WeeklySummary.cash, \.moneyIn, \.moneyOut, \.sold, \.free, \.owedByBuyers, \.owedToArtisans, \.shippingSpent,
    ] {
      self[keyPath: path] = WeekFigure(amount, before: last)
    }
    for (_, path) in BookBalances.figureFields { status.figures[keyPath: path] = amount }
    status.figures.available = amount
    status.figures.committed = amount
    (late, heldStock, shippingCharged) = (amount, amount, amount)
    status.artisansOwed = 300
    status.lateInvoices = 300
    cashWeeks = cashWeeks.map { CashDay(day: $0.day, cash: amount) }
    outlook = outlook.map { ExpectedCash(day: $0.day, moneyIn: amount, moneyOut: amount, cash: amount) }
    sellers = (0..<5).map { _ in CollectionSales(collection: "", pieces: ExactDecimal(99_999), net: amount) }
    moreAlerts = 293
    alerts = WeeklyAlert.Kind.allCases.dropFirst(alerts.isEmpty ? 0 : 1).prefix(7).map { kind in
      WeeklyAlert(kind: kind, amount: amount, days: 1_234, pieces: ExactDecimal(99_999), minimum: ExactDecimal(99_999))
    }
  }

  private mutating func name(_ word: String) {
    let long = String(String(repeating: word, count: 9).prefix(200))
    coop.name = long
    for index in sellers.indices { sellers[index].collection = WeeklyAlerts.short(long) }
    for index in alerts.indices {
      alerts[index].name = WeeklyAlerts.short(long)
      alerts[index].number = WeeklyAlerts.short(long)
      alerts[index].amount = Money(minorUnits: alerts[index].amount.minorUnits, [Currency.inr, .eur, .usd][index % 3])
    }
  }
}

extension String {
  /// Whether each amount is kept apart from the text around it.
  fileprivate var hasAmountsIsolated: Bool {
    var depth = 0
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x2066...0x2068: depth += 1
      case 0x2069: depth -= 1
      case 0x0A: depth = 0
      case 0x20B9: if depth <= 0 { return false }
      default: break
      }
    }
    return true
  }
}
