/// The states and union territories of India by the two-digit codes of GST.
///
/// Source: the state codes of the GST network (first two digits of a GSTIN); 97 is "other territory".
public enum IndianState {
  /// The two-digit code for a code (`1` means `01`) or a name as people write it; `nil` when there is none.
  public static func code(for text: String) -> String? {
    let cell = text.trimmed
    if (1...2).contains(cell.count), cell.allSatisfy(\.isASCIIDigit) {
      let code = cell.count == 1 ? "0" + cell : cell
      return names[code] == nil ? nil : code
    }
    return codes[cell.foldedTitle.replacingAmpersand]
  }

  /// The name of a two-digit code; `nil` when there is none.
  public static func name(of code: String) -> String? { names[code] }

  private static let codes: [String: String] = names.reduce(into: [:]) { result, entry in
    result[entry.value.foldedTitle.replacingAmpersand] = entry.key
  }

  private static let names: [String: String] = [
    "01": "Jammu and Kashmir", "02": "Himachal Pradesh", "03": "Punjab", "04": "Chandigarh", "05": "Uttarakhand",
    "06": "Haryana", "07": "Delhi", "08": "Rajasthan", "09": "Uttar Pradesh", "10": "Bihar", "11": "Sikkim",
    "12": "Arunachal Pradesh", "13": "Nagaland", "14": "Manipur", "15": "Mizoram", "16": "Tripura", "17": "Meghalaya",
    "18": "Assam", "19": "West Bengal", "20": "Jharkhand", "21": "Odisha", "22": "Chhattisgarh",
    "23": "Madhya Pradesh", "24": "Gujarat", "26": "Dadra and Nagar Haveli and Daman and Diu", "27": "Maharashtra",
    "29": "Karnataka", "30": "Goa", "31": "Lakshadweep", "32": "Kerala", "33": "Tamil Nadu", "34": "Puducherry",
    "35": "Andaman and Nicobar Islands", "36": "Telangana", "37": "Andhra Pradesh", "38": "Ladakh",
    "97": "Other Territory",
  ]
}

extension String {
  /// `Jammu & Kashmir` and `Jammu and Kashmir` are one: the sign is dropped by folding, so the word is dropped too.
  fileprivate var replacingAmpersand: String {
    var rest = Substring(self)
    var result = ""
    while let first = rest.first {
      if rest.hasPrefix("and"), !result.isEmpty {
        rest = rest.dropFirst(3)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
