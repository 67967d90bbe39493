import Domain
import Testing

@Suite struct ArithmeticTests {
  @Test func halvesGoUpOneByOne() {
    #expect(Arithmetic.percent(1, of: 200) == 1)
    #expect(Arithmetic.percent(1, of: 8) == 13)
    #expect(Arithmetic.percent(3, of: 8) == 38)
    #expect(Arithmetic.percent(1, of: 3) == 33)
    #expect(Arithmetic.percent(0, of: 5) == 0)
    #expect(Arithmetic.percent(5, of: 5) == 100)
  }

  @Test func thereIsNoShareOfNothing() {
    #expect(Arithmetic.percent(0, of: 0) == nil)
    #expect(Arithmetic.permille(0, of: 0) == nil)
  }

  @Test func aShareInRunningTextHasOneDecimal() {
    #expect(Arithmetic.permille(95, of: 137) == 693)
    #expect(Arithmetic.permille(34, of: 137) == 248)
    #expect(Arithmetic.permille(6, of: 137) == 44)
  }

  @Test func theMedianOfAnEvenCountIsTheMeanOfTheMiddleTwo() {
    #expect(Arithmetic.median([]) == nil)
    #expect(Arithmetic.median([7])?.text(decimalMark: ",") == "7")
    #expect(Arithmetic.median([9, 1, 5])?.text(decimalMark: ",") == "5")
    #expect(Arithmetic.median([1, 2])?.text(decimalMark: ",") == "1,5")
    #expect(Arithmetic.median([4, 1, 3, 2])?.text(decimalMark: ".") == "2.5")
    #expect(Arithmetic.median([2, 4])?.text(decimalMark: ",") == "3")
    #expect(Arithmetic.median([1, 2])?.value == 1.5)
  }
}
