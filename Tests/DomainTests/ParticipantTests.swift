import Domain
import Testing

@Suite struct ParticipantNumberTests {
  private func problem(_ text: String) -> ParticipantNumber.Problem? {
    do throws(ParticipantNumber.Problem) {
      _ = try ParticipantNumber(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func numbersAreUpperCase() throws {
    #expect(try ParticipantNumber("p-0042").text == "P-0042")
    #expect(try ParticipantNumber("p-0042") == ParticipantNumber("P-0042"))
  }

  @Test func theNextOfAKind() throws {
    func next(_ text: String, _ count: Int = 1) throws -> String? {
      try ParticipantNumber(text).advanced(by: count)?.text
    }
    #expect(try next("P-0009") == "P-0010")
    #expect(try next("P-0009", 0) == "P-0009")
    #expect(try next("P-99") == "P-100")
    #expect(try next("7") == "8")
    #expect(try next("2026-A") == nil)
    #expect(try next("P-9999", 90_000) == "P-99999")
    #expect(try next("P-1", -2) == nil)
    #expect(try next("9223372036854775807") == nil)
    #expect(try next("P-1", .max) == nil)
    #expect(try ParticipantNumber("AB12-34").parts?.head == "AB12-")
  }

  @Test func oneToTwentyPlainCharacters() {
    #expect(problem("") == .empty)
    #expect(problem("A") == nil)
    #expect(problem(String(repeating: "A", count: 20)) == nil)
    #expect(problem(String(repeating: "A", count: 21)) == .tooLong)
    #expect(problem("P 1") == .character(" "))
    #expect(problem("P_1") == .character("_"))
    #expect(problem("Ø1") == .character("Ø"))
  }

  /// Upper-casing must not turn what is not allowed into what is.
  @Test(arguments: ["ß", "ﬁ", "ı", "ſ", "１"])
  func lookalikesAreRefused(text: Character) {
    #expect(problem("P\(text)") == .character(text))
  }

  @Test(arguments: ["20036914700", "53097248016", "03851598730", "30108299939"])
  func aNationalIDIsNeverANumber(text: String) {
    #expect(problem(text) == .nationalID)
  }

  @Test func elevenFiguresThatAreNoNationalIDWillDo() {
    #expect(problem("20036914712") == nil)
  }

  @Test func theyAreSortedAsPeopleCount() throws {
    let sorted = ["A", "P-01", "P-1", "P-2", "P-9", "P-10", "P-10A", "P-100", "P-1000000000000000", "Q-1"]
    let numbers = sorted.map { ParticipantNumber(stored: $0) }
    #expect(numbers.reversed().sorted().map(\.text) == sorted)
  }

  @Test func differentNumbersNeverTie() {
    let left = ParticipantNumber(stored: "P-1")
    let right = ParticipantNumber(stored: "P-01")
    #expect((left < right) != (right < left))
  }
}

@Suite struct ParticipantTests {
  private func participant(
    given: String = "Aisha", family: String = "Hansen", display: String? = nil, born: String? = nil, year: Int? = nil,
    nationalID: String? = nil
  ) -> Participant {
    Participant(
      number: ParticipantNumber(stored: "P-0042"), givenName: given, familyName: family, displayName: display,
      birthDate: born.map(day), birthYearOnly: year, nationalID: nationalID)
  }

  @Test func theFamilyNameComesFirstAndTheAgreedNameBeforeAll() {
    #expect(participant().shownName == "Hansen, Aisha")
    #expect(participant(given: "").shownName == "Hansen")
    #expect(participant(family: "").shownName == "Aisha")
    #expect(participant(display: "A.").shownName == "A.")
    #expect(participant(display: "").shownName == "Hansen, Aisha")
  }

  @Test func theYearComesFromTheDateWhereItIsKnown() {
    #expect(participant(born: "1984-03-01", year: 1990).birthYear == 1984)
    #expect(participant(year: 1990).birthYear == 1990)
    #expect(participant().birthYear == nil)
  }

  @Test func whatCannotBeIsToldAllAtOnce() {
    #expect(participant().problems(today: today).isEmpty)
    #expect(participant(born: "1984-03-01", nationalID: "03851598730").problems(today: today).isEmpty)
    #expect(participant(nationalID: "30108299939").problems(today: today).isEmpty)
    #expect(
      participant(given: "", family: "", born: "2026-11-22", nationalID: "20036914712").problems(today: today)
        == [.noName, .bornInTheFuture, .invalidNationalID])
  }

  @Test func aYearOfBirthIsLikely() {
    #expect(participant(year: 1906).problems(today: today).isEmpty)
    #expect(participant(year: 1905).problems(today: today) == [.birthYearUnlikely(1905)])
    #expect(participant(year: 2013).problems(today: today).isEmpty)
    #expect(participant(year: 2014).problems(today: today) == [.birthYearUnlikely(2014)])
    #expect(participant(born: "2020-11-21").problems(today: today) == [.birthYearUnlikely(2020)])
    #expect(participant(born: "1905-12-31").problems(today: today) == [.birthYearUnlikely(1905)])
  }
}

/// Nothing happens to anybody before they were born or after they died, whatever it is and however it is entered.
@Suite struct LifeSpanTests {
  private let death = Day(year: 2026, month: 3, day: 1) ?? Day(number: 0)

  @Test func theYearOfBirthAndTheDayOfDeathAreDaysOfLife() throws {
    let life = LifeSpan(birthYear: 1980, death: death)
    let (first, before) = try (#require(Day("1980-01-01")), #require(Day("1979-12-31")))
    #expect(life.problem(on: first) == nil && life.problem(on: death) == nil)
    #expect(life.problem(on: before) == .beforeBirth(1980))
    #expect(life.problem(on: death + 1) == .afterDeath(death))
    #expect(LifeSpan().problem(on: death + 9000) == nil)
  }
}
