/// Countries by their ISO 3166-1 alpha-2 code, as a co-op's buyers are likely to live in.
///
/// Input: a code or a name as people write it. Output: the code, or the name in English.
public enum Country {
  /// The ISO code for a code (in any case) or a name; `nil` when it is not known here.
  public static func code(for text: String) -> String? {
    let upper = text.trimmed.uppercased()
    if names[upper] != nil { return upper }
    return codes[text.foldedTitle]
  }

  /// The English name of an ISO code; `nil` when it is not known here.
  public static func name(of code: String) -> String? { names[code.uppercased()] }

  /// All English names, for suggestions.
  static var allNames: [String] { names.values.sorted() }

  private static let lines: [[Substring]] = table.split(separator: "\n").map { line in
    [line.prefix(2)] + line.dropFirst(3).split(separator: "|")
  }

  private static let names: [String: String] = lines.reduce(into: [:]) { $0[String($1[0])] = String($1[1]) }

  private static let codes: [String: String] = lines.reduce(into: [:]) { result, line in
    for name in line.dropFirst() { result[name.foldedTitle] = String(line[0]) }
  }

  /// Code, English name, and other names in use.
  private static let table = """
    AE United Arab Emirates|UAE
    AF Afghanistan
    AL Albania
    AM Armenia
    AR Argentina
    AT Austria|Österreich
    AU Australia
    AZ Azerbaijan
    BA Bosnia and Herzegovina|Bosnia
    BD Bangladesh
    BE Belgium|Belgique|België
    BG Bulgaria
    BH Bahrain
    BN Brunei
    BO Bolivia
    BR Brazil|Brasil
    BT Bhutan
    BY Belarus
    CA Canada
    CH Switzerland|Schweiz|Suisse
    CL Chile
    CN China
    CO Colombia
    CR Costa Rica
    CU Cuba
    CY Cyprus
    CZ Czechia|Czech Republic
    DE Germany|Deutschland
    DK Denmark|Danmark
    DO Dominican Republic
    DZ Algeria
    EC Ecuador
    EE Estonia
    EG Egypt
    ES Spain|España
    ET Ethiopia
    FI Finland|Suomi
    FJ Fiji
    FR France
    GB United Kingdom|UK|Great Britain|Britain|England|Scotland|Wales|Northern Ireland
    GE Georgia
    GH Ghana
    GR Greece
    GT Guatemala
    HK Hong Kong
    HR Croatia
    HU Hungary
    ID Indonesia
    IE Ireland
    IL Israel
    IN India|Bharat|भारत
    IQ Iraq
    IR Iran
    IS Iceland
    IT Italy|Italia
    JM Jamaica
    JO Jordan
    JP Japan|日本
    KE Kenya
    KG Kyrgyzstan
    KH Cambodia
    KR South Korea|Korea|Republic of Korea
    KW Kuwait
    KZ Kazakhstan
    LA Laos
    LB Lebanon
    LI Liechtenstein
    LK Sri Lanka
    LT Lithuania
    LU Luxembourg
    LV Latvia
    MA Morocco
    MC Monaco
    MD Moldova
    ME Montenegro
    MG Madagascar
    MK North Macedonia
    MM Myanmar|Burma
    MN Mongolia
    MO Macao|Macau
    MT Malta
    MU Mauritius
    MV Maldives
    MX Mexico|México
    MY Malaysia
    MZ Mozambique
    NA Namibia
    NG Nigeria
    NI Nicaragua
    NL Netherlands|Holland|The Netherlands|Nederland
    NO Norway|Norge
    NP Nepal
    NZ New Zealand
    OM Oman
    PA Panama
    PE Peru
    PH Philippines
    PK Pakistan
    PL Poland|Polska
    PR Puerto Rico
    PT Portugal
    PY Paraguay
    QA Qatar
    RO Romania
    RS Serbia
    RU Russia|Russian Federation
    RW Rwanda
    SA Saudi Arabia
    SE Sweden|Sverige
    SG Singapore
    SI Slovenia
    SK Slovakia
    SN Senegal
    SY Syria
    TH Thailand
    TJ Tajikistan
    TM Turkmenistan
    TN Tunisia
    TR Turkey|Türkiye
    TW Taiwan
    TZ Tanzania
    UA Ukraine
    UG Uganda
    US United States|USA|U.S.A.|United States of America|America
    UY Uruguay
    UZ Uzbekistan
    VE Venezuela
    VN Vietnam|Viet Nam
    YE Yemen
    ZA South Africa
    ZM Zambia
    ZW Zimbabwe
    """
}
