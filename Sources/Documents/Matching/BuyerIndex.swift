import Ledger

/// Finds buyers by what banks make of their names, without comparing each payer with each buyer.
struct BuyerIndex {
  private struct Entry {
    var buyer: String
    var name: String
    var folded: FoldedName
  }

  /// The names by their first letter: neither an abbreviation nor a likely misspelling changes it.
  private var byLetter: [Character: [Entry]] = [:]
  private var byFirstWord: [String: [Entry]] = [:]
  private var orders: [String: [Int]] = [:]

  init(_ candidates: [MatchCandidate]) {
    for (index, candidate) in candidates.enumerated() {
      let buyer = candidate.buyerID.idKey
      orders[buyer, default: []].append(index)
      guard orders[buyer]?.count == 1 else { continue }
      for name in candidate.buyerNames {
        // Reasons show the name on paper, whichever of the names was recognised.
        let entry = Entry(buyer: buyer, name: candidate.buyerNames[0], folded: FoldedName(name))
        guard let word = entry.folded.words.first, let letter = word.first else { continue }
        byLetter[letter, default: []].append(entry)
        byFirstWord[word, default: []].append(entry)
      }
    }
  }

  /// The places of a buyer's orders among the candidates, by day.
  func orders(of buyer: String) -> [Int] { orders[buyer] ?? [] }

  /// The buyers who may have paid, each with what says so. Where one has exactly the payer's name, the others do not count.
  func reasons(_ payment: Payment) -> [String: MatchReason] {
    var result: [String: MatchReason] = [:]
    let text = FoldedName.words(of: [payment.reference, payment.note].compactMap { $0 }.joined(separator: " "))
    for word in Set(text) {
      for entry in byFirstWord[word] ?? [] where entry.folded.stands(in: text) {
        result[entry.buyer] = .payerInReference(buyer: entry.name)
      }
    }
    guard let payer = payment.payer.map({ FoldedName($0) }), let letter = payer.words.first?.first else {
      return result
    }
    var same: [String: MatchReason] = [:]
    for entry in byLetter[letter] ?? [] {
      switch entry.folded.likeness(to: payer) {
      case .same: same[entry.buyer] = .samePayer(buyer: entry.name)
      case .close: result[entry.buyer] = .likePayer(buyer: entry.name)
      case nil: break
      }
    }
    return same.isEmpty ? result : same
  }
}
