import Domain
import Testing

/// Dates as they are typed at the desk. 19 November 2026 is a Thursday.
@Suite struct DateInputTests {
  private let thursday = day("2026-11-19")

  private func read(_ text: String) -> Day? { try? DateInput.parse(text, today: thursday).get() }

  private func problem(_ text: String) -> DateInput.Problem? {
    if case .failure(let problem) = DateInput.parse(text, today: thursday) { problem } else { nil }
  }

  @Test(arguments: [
    ("i dag", "2026-11-19"), ("idag", "2026-11-19"), ("I DAG", "2026-11-19"), ("today", "2026-11-19"),
    ("i går", "2026-11-18"), ("yesterday", "2026-11-18"), ("i morgen", "2026-11-20"), ("tomorrow", "2026-11-20"),
    ("fr", "2026-11-20"), ("fredag", "2026-11-20"), ("ma", "2026-11-23"), ("ons", "2026-11-25"), ("on", "2026-11-25"),
    ("ti", "2026-11-24"), ("tysdag", "2026-11-24"), ("laurdag", "2026-11-21"), ("sø", "2026-11-22"),
    ("mon", "2026-11-23"), ("wed", "2026-11-25"), ("sunday", "2026-11-22"),
    ("+3", "2026-11-22"), ("-2", "2026-11-17"), ("+0", "2026-11-19"), ("+ 3", "2026-11-22"),
    ("12.12", "2026-12-12"), ("12.12.", "2026-12-12"), ("1.2", "2027-02-01"), ("1.9", "2026-09-01"),
    ("12.12.2026", "2026-12-12"), ("2026-12-12", "2026-12-12"), ("1.2.1984", "1984-02-01"),
    ("12.12.26", "2026-12-12"), ("1.2.27", "2027-02-01"), ("1.2.17", "2017-02-01"), ("29.2.28", "2028-02-29"),
  ])
  func whatIsTypedIsUnderstood(text: String, expected: String) {
    #expect(read(text) == day(expected))
  }

  /// "To" means the next Thursday; said on a Thursday it asks which.
  @Test(arguments: ["to", "tor", "torsdag", "Thu", "thursday"])
  func aWeekdaySaidOnThatDayAsksWhich(text: String) {
    #expect(problem(text) == .ambiguous(thursday, thursday + 7))
  }

  @Test func aWeekdaySaidOnAnotherDayIsTheNext() throws {
    #expect(try DateInput.parse("to", today: thursday - 1).get() == thursday)
    #expect(try DateInput.parse("to", today: thursday + 1).get() == thursday + 7)
  }

  @Test(arguments: ["31.02", "31.02.2026", "31.02.26", "2026-02-31", "12.13", "0.1"])
  func aDayThatDoesNotExistIsTold(text: String) {
    #expect(problem(text) == .noSuchDay)
  }

  /// Of a year of two figures that is far from now both are named.
  @Test(arguments: [("12.12.84", 1984, 2084), ("1.1.00", 2000, 2100), ("1.1.76", 1976, 2076)])
  func aYearOfTwoFiguresAsksWhich(text: String, earlier: Int, later: Int) {
    #expect(problem(text) == .century(earlier, later))
  }

  @Test func aBirthIsAskedAboutWhereBothYearsMayBe() {
    func read(_ text: String) -> Result<BirthInput, BirthInput.Problem> { BirthInput.parse(text, today: thursday) }
    #expect(read("12.12.84") == .success(.date(day("1984-12-12"))), "nobody is born in 2084")
    #expect(read("12.03.1984") == .success(.date(day("1984-03-12"))) && read("1984") == .success(.year(1984)))
    #expect(read("12.12.15") == .failure(.century(1915, 2015)))
    #expect(read("20.11.26") == .success(.date(day("1926-11-20"))))
    for text in ["", "84", "31.2.84", "12.12", "i dag", "12.12.8"] { #expect(read(text) == .failure(.notUnderstood)) }
  }

  @Test func aTelephoneNumberHasNoLetters() {
    #expect(PhoneInput.stranger(in: "+47 (900) 00-042 / 22.33") == nil)
    #expect(PhoneInput.stranger(in: "900 00 042 mor") == "m" && PhoneInput.stranger(in: "٣") == "٣")
  }

  @Test(arguments: [
    "", " ", "t", "x", "12", "snart", "12-12", "-", "++3", "+-3", "--3", "+3d", "+99999", "1.2.3.4",
    ".",
  ])
  func theRestIsNotUnderstood(text: String) {
    #expect(problem(text) == .notUnderstood)
  }

  /// Over new year the day nearest to today is meant, whichever year it is in.
  @Test func theYearIsTheNearest() throws {
    #expect(try DateInput.parse("30.12", today: day("2027-01-04")).get() == day("2026-12-30"))
    #expect(try DateInput.parse("4.1", today: day("2026-12-30")).get() == day("2027-01-04"))
  }
}
