import Domain
import Testing

@Suite struct NationalIDTests {
  @Test(arguments: ["20036914700", "29020073150", "13097248022", "15021951940"])
  func birthNumbers(text: String) throws {
    let id = try #require(NationalID(text))
    #expect(id.kind == .birthNumber)
    #expect(!id.isSynthetic)
    #expect(id.digits == text)
  }

  @Test func dNumbersAddFortyToTheDay() {
    #expect(NationalID("53097248016")?.kind == .dNumber)
  }

  @Test func hNumbersAddFortyToTheMonth() {
    #expect(NationalID("13527248013")?.kind == .hNumber)
  }

  @Test func syntheticNumbersAddEightyToTheMonth() {
    #expect(NationalID("03851598730")?.isSynthetic == true)
    #expect(NationalID("03851598730")?.kind == .birthNumber)
    #expect(NationalID("41819077302")?.isSynthetic == true)
    #expect(NationalID("41819077302")?.kind == .dNumber)
  }

  @Test func aWrongCheckDigitIsRefused() {
    #expect(NationalID("20036914712") == nil)
    #expect(NationalID("20036914701") == nil)
  }

  @Test func aDayThatDoesNotExistIsRefused() {
    #expect(NationalID("29020105729") == nil)
  }

  @Test(arguments: ["", "2003691470", "200369147000", "2003691470a", "200369 14700", "٢٠٠٣٦٩١٤٧٠٠"])
  func onlyElevenFiguresWillDo(text: String) {
    #expect(NationalID(text) == nil)
  }

  /// Numbers of the kind that is issued from 2032 on.
  @Test func newFirstCheckDigitsCountWhenTheyAreAskedFor() {
    #expect(NationalID("30108299939") == nil)
    #expect(NationalID("30108299939", from2032: true) != nil)
  }

  @Test(arguments: [
    "20036914700", "29020073150", "13097248022", "15021951940", "53097248016", "13527248013", "03851598730",
    "41819077302",
  ])
  func whatIsValidTodayStaysValid(text: String) {
    #expect(NationalID(text, from2032: true) != nil)
  }

  @Test(arguments: ["20036914712", "29020105729"])
  func whatIsWrongStaysWrong(text: String) {
    #expect(NationalID(text, from2032: true) == nil)
  }
}
