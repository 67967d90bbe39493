import Domain
import Testing

/// Looking at the register as it stood: of what holds now and what is shown, the strictest.
@Suite struct PastViewTests {
  private let here = UnitKey(1)
  private let elsewhere = UnitKey(2)
  private let person = ParticipantKey(7)

  private func access(_ role: Role = .counsellor) -> Access {
    Access(user: UserKey(1), name: "Tor Lie", role: role, units: [here])
  }

  private func decision(now: PersonReach, shown: PersonReach, _ access: Access? = nil) -> CardDecision {
    (access ?? self.access()).decision(for: person, present: now, shown: shown, now: 0)
  }

  private func of(_ unit: UnitKey, _ protection: AddressProtection? = nil, contact: String? = nil) -> PersonReach {
    PersonReach(
      protection: protection,
      placements: [PersonReach.Placement(unit, contacts: contact.map { [$0] } ?? [])], hasEnrolment: true)
  }

  @Test func ofTwoDecisionsTheStricterHoldsWhicheverCameFirst() {
    let inOrder: [CardDecision] = [
      .open, .openShownNameOnly, .needsEmergency, .refusedOutOfScope, .refusedRelative, .refusedStrictlyConfidential,
    ]
    #expect(Set(inOrder) == Set(CardDecision.allCases))
    for (index, strict) in inOrder.enumerated() {
      for lenient in inOrder.prefix(index + 1) {
        #expect(PastView.strictest(strict, lenient) == strict)
        #expect(PastView.strictest(lenient, strict) == strict)
      }
    }
  }

  @Test func whoHasMovedToAnotherUnitIsOpenedInNeitherState() {
    #expect(decision(now: of(here), shown: of(here)) == .open)
    #expect(decision(now: of(elsewhere), shown: of(here)) == .needsEmergency)
    #expect(decision(now: of(here), shown: of(elsewhere)) == .needsEmergency)
  }

  @Test func whoIsProtectedNowIsProtectedInEveryEarlierState() {
    let now = of(here, .confidential)
    #expect(decision(now: now, shown: of(here)) == .openShownNameOnly)
    // Whoever was the contact person then sees no more for it.
    #expect(decision(now: now, shown: of(here, .confidential, contact: "Tor Lie")) == .openShownNameOnly)
    #expect(
      decision(now: of(here, .confidential, contact: "Tor Lie"), shown: of(here, .confidential)) == .openShownNameOnly)
    #expect(decision(now: of(elsewhere, .strictlyConfidential), shown: of(here)) == .refusedStrictlyConfidential)
  }

  // MARK: Names

  private func person(_ display: String? = nil, _ protection: AddressProtection? = nil) -> Participant {
    Participant(
      number: ParticipantNumber(stored: "P-1"), givenName: "Åse", familyName: "Hansen", displayName: display,
      protection: protection)
  }

  @Test func theNameAgreedNowStandsInEveryEarlierState() {
    #expect(person().covered(by: person("Kari N.", .strictlyConfidential)).nameInLists == "Kari N.")
    #expect(person("Bikkja").covered(by: person("Åse H.")).nameInLists == "Åse H.")
    #expect(person("Åse H.").covered(by: person()).nameInLists == "Åse H.", "what covered them then covers them still")
  }

  @Test func behindAGradingOfTodayNoEarlierNameShows() {
    let covered = person("Bikkja").covered(by: person(nil, .confidential))
    #expect(covered.protection == .confidential)
    #expect(covered.nameInLists == "P-1")
  }

  @Test func theStricterGradingHolds() {
    #expect(
      person("K", .strictlyConfidential).covered(by: person("K", .confidential)).protection == .strictlyConfidential)
    #expect(person("K", .confidential).covered(by: person("K")).protection == .confidential)
    #expect(person().covered(by: nil) == person())
  }
}
