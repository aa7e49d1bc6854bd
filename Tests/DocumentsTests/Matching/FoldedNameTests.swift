import Testing

@testable import Documents

@Suite struct FoldedNameTests {
  @Test(arguments: [
    ("Wollhaus Müller GmbH", "WOLLHAUS MUELLER"), ("Kumo Kōgei K.K.", "kumo kogei kk"), ("O'Neil & Sons", "ONEIL SONS"),
    ("Große Wäscherei", "grosse wascherei"), ("Fort Design Store Pvt Ltd", "Fort  Design-Store Private Limited"),
    ("लाल चौक शॉल", "लाल चौक शॉल"), ("ڈل گیٹ", "ڈل گیٹ"), ("Smørrebrød Œuvre", "smorrebrod oeuvre"),
    // Accents as marks of their own.
    ("Mu\u{308}ller Strick", "Müller Strick"),
  ])
  func theSameName(one: String, other: String) {
    #expect(FoldedName(one).likeness(to: FoldedName(other)) == .same)
    #expect(FoldedName(other).likeness(to: FoldedName(one)) == .same)
  }

  @Test(arguments: [
    ("Park Street Textiles", "PARK ST TEXT"), ("Residency Road Crafts", "RESIDENCY RD CRAFTS"),
    ("Farooq Ahmad", "Farooq A."), ("Gewürzkontor Bräuer", "Gewuerzkontor"),
    ("Lal Chowk Shawl House", "LAL CHOWK SHWAL HOUSE"),
    ("Ladakh Pashmina Point", "Ladakh Pashmna Point"),
  ])
  func alike(one: String, other: String) {
    #expect(FoldedName(one).likeness(to: FoldedName(other)) == .close)
    #expect(FoldedName(other).likeness(to: FoldedName(one)) == .close)
  }

  @Test(arguments: [
    ("Park Street Textiles", "Residency Road Crafts"), ("Noor", "Noor Crafts"), ("A", "B"), ("", "Noor"), ("", ""),
    ("...", "..."), ("Unknown remitter", "Hudson Valley Textiles LLC"), ("लाल चौक", "लोल चोक"),
    ("UPI", "Ushma Patel Imports"),
  ])
  func notAlike(one: String, other: String) {
    #expect(FoldedName(one).likeness(to: FoldedName(other)) == nil)
    #expect(FoldedName(other).likeness(to: FoldedName(one)) == nil)
  }

  @Test func legalFormsAloneStillAreAName() {
    #expect(FoldedName("The Company").words == ["the", "company"])
    #expect(FoldedName("The Company").likeness(to: FoldedName("Noor Crafts")) == nil)
  }

  @Test func aNameStandsInATextAsWholeWords() {
    let name = FoldedName("Dal Gate Emporium")
    #expect(name.stands(in: FoldedName.words(of: "NEFT-HDFC-DAL GATE EMPORIUM-advance")))
    #expect(!name.stands(in: FoldedName.words(of: "dal gates emporium")))
    #expect(!FoldedName("Ana").stands(in: ["ana"]))
    #expect(!name.stands(in: []))
  }
}
