import Testing
import Values

@Suite struct GSTINTests {
  static let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

  @Test(arguments: ["27AAPFU0939F1ZV", "29AAGCB7383J1Z4", " 01aaaaa0000a1zg "])
  func rightNumbersAreRead(text: String) throws {
    let gstin = try #require(GSTIN(text))
    #expect(gstin.text.count == 15)
    #expect(gstin.pan?.count == 10)
    #expect(IndianState(code: gstin.stateCode) != nil)
  }

  @Test func faultsAreNamed() {
    #expect(GSTIN.fault(in: "27AAPFU0939F1ZW") == .checkCharacter(expected: "V"))
    #expect(GSTIN.fault(in: "27AAPFU0939F1Z") == .length(14))
    #expect(GSTIN.fault(in: "27AAPFU0939F1Z?") == .characters)
    #expect(GSTIN.fault(in: "A7AAPFU0939F1ZV") == .characters)
    #expect(GSTIN.fault(in: "27AAPFU0939F1Z₹") == .characters)
    #expect(GSTIN.fault(in: "55AAPFU0939F1ZV") == .state("55") || GSTIN("55AAPFU0939F1ZV") == nil)
    #expect(GSTIN("") == nil)
  }

  /// Any one wrong character is noticed, wherever it stands.
  @Test func everySingleSlipIsNoticed() throws {
    let right = Array("27AAPFU0939F1ZV")
    for position in 2..<15 {
      for letter in Self.letters where letter != right[position] {
        var wrong = right
        wrong[position] = letter
        #expect(GSTIN(String(wrong)) == nil, "\(String(wrong))")
      }
    }
  }

  @Test func statesAreFoundByCodeAndName() {
    #expect(IndianState(code: "01")?.name == "Jammu and Kashmir")
    #expect(IndianState(code: "1")?.code == "01")
    #expect(IndianState(name: "jammu & kashmir")?.code == "01")
    #expect(IndianState(code: "38")?.name == "Ladakh")
    #expect(IndianState(code: "38")?.leviesUTGST == true)
    #expect(IndianState(code: "01")?.leviesUTGST == false)
    #expect(IndianState(code: "96")?.isOutsideStates == true)
    #expect(IndianState(code: "00") == nil && IndianState(code: "") == nil)
    #expect(IndianState.all.count == 41)
  }

  @Test(arguments: [("AAPFU0939F", true), ("AAPFU0939", false), ("AAPF10939F", false), ("aapfu0939f", false)])
  func panForm(text: String, isRight: Bool) { #expect(GSTIN.isPAN(text) == isRight) }
}
