import Testing
import Typesetting

@Suite struct FigureTests {
  @Test(arguments: [
    ("₹1,23,456.00", ".00"), ("1.234,50 €", ",50 €"), ("12%", "%"), ("2.5 m", ".5 m"), ("(1,234.50)", ".50)"),
    ("1,234,567", ""), ("-.5", ".5"), ("0.500 kg", ".500 kg"), ("Rs. 500", ""), ("1’234.50", ".50"), ("٣٫٥", "٫٥"),
    ("12.", "."), ("1,234.567,89", ""),
  ])
  func tails(text: String, tail: String) throws {
    #expect(try #require(PrintedFigure(text)).tail(sign: nil) == tail)
  }

  @Test func ambiguousFiguresFollowTheirColumn() throws {
    let figure = try #require(PrintedFigure("2.500"))
    #expect(figure.certainSign == nil)
    #expect(figure.tail(sign: nil) == "")
    #expect(figure.tail(sign: .point) == ".500")
    #expect(figure.tail(sign: .comma) == "")
  }

  @Test func wordsAreNoFigures() {
    #expect(PrintedFigure("—") == nil)
    #expect(PrintedFigure("") == nil)
    #expect(PrintedFigure("a.b") == nil)
  }
}
