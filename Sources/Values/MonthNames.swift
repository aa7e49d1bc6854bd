/// The names of the Gregorian months.
enum MonthNames {
  /// The full names, January first.
  static func long(_ language: Language) -> [String] {
    switch language {
    case .english: english
    case .hindi: hindi
    case .urdu: urdu
    case .kashmiri: kashmiri
    case .german: german
    }
  }

  /// The names where room is short. Devanagari and Perso-Arabic have no settled abbreviations, so theirs stay whole.
  static func short(_ language: Language) -> [String] {
    switch language {
    case .english: englishShort
    case .german: germanShort
    case .hindi, .urdu, .kashmiri: long(language)
    }
  }

  private static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let englishShort = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let german = [
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
  ]
  // DIN 5008: names of up to four letters are not shortened.
  private static let germanShort = [
    "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
  ]
  private static let hindi = [
    "जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर",
  ]
  private static let urdu = [
    "جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر",
  ]
  private static let kashmiri = [
    "جنؤری", "فرؤری", "مارٕچ", "اپریل", "مئی", "جوٗن", "جُلَے", "اگست", "ستمبر", "اکتوٗبر", "نومبر", "دَسَمبَر",
  ]
}
