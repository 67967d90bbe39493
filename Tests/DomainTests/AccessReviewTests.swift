import Domain
import Testing

@Suite struct AccessReviewTests {
  private func look(
    relative: Bool = false, inScope: Bool = true, protected: Bool = false, named: Bool = false, reason: Bool = false,
    refused: Bool = false
  ) -> AccessReview.Ground? {
    AccessReview.ground(
      of: .cardSeen(
        AccessReview.CardLook(
          isRelative: relative, isInScope: inScope, isProtected: protected, isNamed: named, hasReason: reason,
          isRefused: refused)))
  }

  @Test func anOrdinaryLookAtACardIsNotListed() {
    #expect(look() == nil)
    #expect(look(named: true) == nil)
    #expect(look(inScope: false, named: true) == nil)
  }

  @Test func aLookOutsideTheUnitsIsListedUnlessItsReasonIs() {
    #expect(look(inScope: false) == .outsideUnits)
    #expect(look(inScope: false, reason: true) == nil)
  }

  @Test func aProtectedAddressIsListedForAllButThoseWhoAreNamed() {
    #expect(look(protected: true) == .protected)
    #expect(look(inScope: false, protected: true, reason: true) == .protected)
    #expect(look(protected: true, named: true) == nil)
  }

  @Test func aCloseRelativesCardIsListedWhateverElseIsTrue() {
    #expect(look(relative: true, named: true, reason: true) == .relative)
  }

  @Test func aTryIsListedWhoeverItWasUnlessItsReasonIs() {
    #expect(look(refused: true) == .refused)
    #expect(look(named: true, refused: true) == .refused)
    #expect(look(inScope: false, protected: true, named: true, refused: true) == .refused)
    #expect(look(inScope: false, refused: true) == .outsideUnits)
    #expect(look(protected: true, reason: true, refused: true) == .protected)
    #expect(look(inScope: false, reason: true, refused: true) == nil)
  }

  @Test func whatLeavesTheHouseAndWhoMayComeInIsListed() {
    let grounds = [
      AccessReview.Deed.emergencyAccess, .relapseListOpened, .exported, .listSeen(isPrinted: true), .ownCopyPrinted,
      .loginsFailed,
      .accessChanged,
    ].map(AccessReview.ground)
    #expect(grounds == [.emergencyAccess, .relapseList, .exported, .printed, .ownCopy, .loginsFailed, .accessChanged])
    #expect(AccessReview.ground(of: .listSeen(isPrinted: false)) == nil)
    #expect(AccessReview.ground(of: .other) == nil)
  }

  @Test func aReasonCoversItsHourAndTheTryJustBefore() {
    let given: Int64 = 10_000_000
    func covered(_ look: Int64) -> Bool { AccessReview.isCovered(look: look, reasons: [given]) }
    #expect(covered(given) && covered(given + EmergencyAccess.duration - 1))
    #expect(!covered(given + EmergencyAccess.duration))
    #expect(covered(given - ReadLogging.quarter) && !covered(given - ReadLogging.quarter - 1))
    #expect(!AccessReview.isCovered(look: given, reasons: []))
  }

  @Test func thereIsAListForEachMonthThatHasEndedSinceTheRegisterBegan() throws {
    let began = try #require(Day("2025-11-30"))
    func months(_ today: String) throws -> [String] {
      AccessReview.months(since: began, today: try #require(Day(today))).map(\.iso)
    }
    #expect(try months("2025-11-30").isEmpty)
    #expect(try months("2025-12-01") == ["2025-11"])
    #expect(try months("2026-02-28") == ["2026-01", "2025-12", "2025-11"])
  }

  @Test func aMonthIsReadAndWrittenAsItsYearAndNumber() throws {
    let february = try #require(Month("2028-02"))
    #expect(february.iso == "2028-02" && february.last == Day("2028-02-29"))
    #expect(february.next.iso == "2028-03" && february.previous.iso == "2028-01")
    #expect(try #require(Month("2026-12")).next.iso == "2027-01")
    #expect(try !february.hasEnded(on: #require(Day("2028-02-29"))))
    #expect(try february.hasEnded(on: #require(Day("2028-03-01"))))
    for text in ["2026-13", "2026", "26-01", "2026-1", "2026-01-01", "mai"] { #expect(Month(text) == nil, "\(text)") }
  }
}
