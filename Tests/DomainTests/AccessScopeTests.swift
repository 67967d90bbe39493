import Domain
import Testing

private let now: Int64 = 1_795_000_000_000
private let workshop = UnitKey(1)
private let office = UnitKey(2)
private let siv = person(1)

private func access(
  _ role: Role = .counsellor, units: Set<UnitKey> = [workshop], relatives: Set<ParticipantKey> = [],
  standIns: Set<ParticipantKey> = [], emergency: [ParticipantKey: Int64] = [:]
) -> Access {
  Access(
    user: UserKey(7), name: "Tor Lie", role: role, units: units, relatives: relatives, standIns: standIns,
    emergency: emergency)
}

@Suite struct AccessScopeTests {
  private func inScope(
    _ units: [UnitKey?], hasEnrolment: Bool = true, protection: AddressProtection? = nil,
    for access: Access = access()
  ) -> Bool {
    access.isInScope(units: units, hasEnrolment: hasEnrolment, protection: protection)
  }

  @Test func onesOwnUnitsAreInScopeAndOthersAreNot() {
    #expect(inScope([workshop]))
    #expect(inScope([office, workshop]))
    #expect(!inScope([office]))
  }

  @Test func intakeComesBeforeAUnit() {
    #expect(inScope([], hasEnrolment: false))
    #expect(inScope([nil]))
    #expect(inScope([office, nil]))
  }

  @Test func whoseEnrolmentsNoLongerCountIsNotEveryones() {
    #expect(!inScope([], hasEnrolment: true))
  }

  @Test func whoHasLeftTheOwnUnitIsFoundByWhoeverSeesThatPeopleEnd() {
    #expect(access().finds(formerOf: [nil, workshop], protection: nil))
    #expect(access(.teamLead).finds(formerOf: [workshop], protection: nil))
    #expect(!access().finds(formerOf: [office, nil], protection: nil))
    #expect(!access(.frontDesk).finds(formerOf: [workshop], protection: nil))
    #expect(!access().finds(formerOf: [workshop], protection: .onRequest))
  }

  @Test(arguments: Role.allCases)
  func withoutUnitsTheWholeRegisterIsInScope(role: Role) {
    #expect(inScope([office], protection: .strictlyConfidential, for: access(role, units: [])))
    #expect(inScope([], for: access(role, units: [])))
  }

  @Test(arguments: AddressProtection.allCases)
  func theProtectedAreNotEveryonesWhileTheyHaveNoUnit(protection: AddressProtection) {
    #expect(!inScope([], hasEnrolment: false, protection: protection))
    #expect(!inScope([nil], protection: protection))
    #expect(!inScope([nil], protection: protection, for: access(.frontDesk)))
    #expect(inScope([nil], protection: protection, for: access(.teamLead)))
    #expect(inScope([], hasEnrolment: false, protection: protection, for: access(.teamLead)))
    #expect(!inScope([nil, office], protection: protection, for: access(.teamLead)))
    #expect(inScope([nil, workshop], protection: protection))
  }

  @Test func theContactPersonIsTheUserOfThatName() {
    #expect(access().isContact(names: ["Eva Moe", " tor  LIE "]))
    #expect(!access().isContact(names: ["Tor Lien", "Tor"]))
    #expect(!access().isContact(names: []))
    var nobody = access()
    nobody.name = " "
    #expect(!nobody.isContact(names: ["", " "]))
    nobody.name = "Åse Berg"
    #expect(nobody.isContact(names: ["a\u{30A}se berg"]))
  }
}

@Suite struct CardDecisionTests {
  private func decide(
    _ access: Access, inScope: Bool, _ protection: AddressProtection? = nil, isContact: Bool = false,
    at time: Int64 = now
  ) -> CardDecision {
    access.decision(for: siv, inScope: inScope, protection: protection, isContact: isContact, now: time)
  }

  private static let protections: [AddressProtection?] = [nil, .confidential, .strictlyConfidential]

  @Test(arguments: Role.allCases)
  func inScopeTheCardOpens(role: Role) {
    #expect(decide(access(role), inScope: true) == .open)
  }

  @Test func outOfScopeItTakesEmergencyAccessWhichTheDeskHasNot() {
    let emergency = [siv: EmergencyAccess.ends(givenAt: now)]
    #expect(decide(access(), inScope: false) == .needsEmergency)
    #expect(decide(access(.teamLead), inScope: false) == .needsEmergency)
    #expect(decide(access(.frontDesk), inScope: false) == .refusedOutOfScope)
    #expect(decide(access(emergency: emergency), inScope: false) == .open)
    #expect(decide(access(.frontDesk, emergency: emergency), inScope: false) == .refusedOutOfScope)
    #expect(access(emergency: emergency).hasEmergencyAccess(to: siv, now: now))
    #expect(!access(.frontDesk, emergency: emergency).hasEmergencyAccess(to: siv, now: now))
  }

  @Test func emergencyAccessIsForOnePersonAndOneHour() {
    let hour = access(emergency: [siv: EmergencyAccess.ends(givenAt: now)])
    #expect(decide(hour, inScope: false, at: now + 3_599_999) == .open)
    #expect(decide(hour, inScope: false, at: now + 3_600_000) == .needsEmergency)
    #expect(decide(hour, inScope: false, at: now - 1) == .needsEmergency)
    let other = access(emergency: [person(2): EmergencyAccess.ends(givenAt: now)])
    #expect(decide(other, inScope: false) == .needsEmergency)
  }

  /// Whatever else holds: scope, contact, stand-in, nødtilgang, role.
  @Test(arguments: Role.allCases, protections)
  func nobodyOpensTheirOwnOrACloseRelativesCard(role: Role, protection: AddressProtection?) {
    let user = access(
      role, units: [], relatives: [siv], standIns: [siv], emergency: [siv: EmergencyAccess.ends(givenAt: now)])
    #expect(decide(user, inScope: true, protection, isContact: true) == .refusedRelative)
    #expect(decide(user, inScope: false, protection) == .refusedRelative)
  }

  @Test(arguments: AddressProtection.allCases, Role.allCases)
  func aProtectedAddressHidesFromAllButContactAndStandIn(protection: AddressProtection, role: Role) {
    #expect(decide(access(role), inScope: true, protection) == .openShownNameOnly)
    #expect(decide(access(role), inScope: true, protection, isContact: true) == .open)
    #expect(decide(access(role, standIns: [siv]), inScope: true, protection) == .open)
    #expect(decide(access(role, standIns: [siv]), inScope: false, protection) == .open)
    #expect(decide(access(role, standIns: [person(2)]), inScope: true, protection) == .openShownNameOnly)
  }

  @Test func emergencyAccessOpensTheConfidentialWithoutTheirName() {
    let emergency = access(emergency: [siv: EmergencyAccess.ends(givenAt: now)])
    #expect(decide(access(), inScope: false, .confidential) == .needsEmergency)
    #expect(decide(emergency, inScope: false, .confidential) == .openShownNameOnly)
    #expect(decide(emergency, inScope: true, .confidential) == .openShownNameOnly)
  }

  @Test(arguments: Role.allCases)
  func emergencyAccessDoesNotOpenTheStrictlyConfidential(role: Role) {
    let emergency = access(role, emergency: [siv: EmergencyAccess.ends(givenAt: now)])
    #expect(decide(access(role), inScope: false, .strictlyConfidential) == .refusedStrictlyConfidential)
    #expect(decide(emergency, inScope: false, .strictlyConfidential) == .refusedStrictlyConfidential)
  }

  @Test func whoeverFollowsSomebodyKeepsThemInAnotherUnit() {
    let mine = access(units: [UnitKey(1)])
    func reach(_ protection: AddressProtection? = nil, contacts: [String] = [], deputies: [String] = []) -> PersonReach
    {
      PersonReach(
        protection: protection,
        placements: [PersonReach.Placement(UnitKey(2), contacts: contacts, deputies: deputies)], hasEnrolment: true)
    }
    #expect(!mine.isInScope(reach()))
    #expect(mine.isInScope(reach(contacts: ["Tor Lie"])) && !mine.isInScope(reach(contacts: ["Eva Moe"])))
    #expect(mine.isInScope(reach(deputies: ["tor  lie"])))
    // For whom the address is protected a team lead names the stand-in.
    #expect(mine.isInScope(reach(.confidential, contacts: ["Tor Lie"])))
    #expect(!mine.isInScope(reach(.confidential, deputies: ["Tor Lie"])))
    // Habilitet beats it.
    var close = mine
    close.relatives = [siv]
    let follows = reach(contacts: ["Tor Lie"])
    #expect(close.decision(for: siv, present: follows, shown: follows, now: now) == .refusedRelative)
    #expect(mine.decision(for: siv, present: follows, shown: follows, now: now) == .open)
  }

  /// What opens is the reach that being a contact gives, and no word of the caller's.
  @Test(arguments: protections)
  func beingTheContactOpensNothingOutOfScope(protection: AddressProtection?) {
    #expect(!decide(access(), inScope: false, protection, isContact: true).opens)
  }

  @Test func aStandInIsForAProtectedAddressOnly() {
    #expect(decide(access(standIns: [siv]), inScope: false) == .needsEmergency)
  }

  @Test(arguments: CardDecision.allCases)
  func whatACardHides(decision: CardDecision) {
    let hidden = Set(Information.allCases.filter(decision.hides))
    switch decision {
    case .open: #expect(hidden.isEmpty)
    case .openShownNameOnly:
      #expect(hidden == [.realName, .phone, .district, .nextOfKin, .nationalID, .whoMayBeTold])
    default: #expect(hidden.count == Information.allCases.count)
    }
    #expect(decision.opens == (hidden.count < Information.allCases.count))
  }

  @Test(arguments: CardDecision.allCases, Role.allCases)
  func aCardNeverShowsMoreThanTheTable(decision: CardDecision, role: Role) {
    for information in Information.allCases {
      #expect(
        decision.shows(information, to: role)
          == (AccessTable.sees(information, role) && !decision.hides(information)))
    }
    #expect(decision.shows(.relapse, to: .teamLead, reasonGiven: true) == decision.opens)
  }
}

@Suite struct ProtectedPeopleTests {
  @Test(arguments: AddressProtection.allCases)
  func theProtectedStandInTheirOwnUnitsListsOnly(protection: AddressProtection) {
    #expect(ProtectedPeople.isListed(protection: protection, inScope: true))
    #expect(!ProtectedPeople.isListed(protection: protection, inScope: false))
    #expect(!ProtectedPeople.isListed(protection: protection, inScope: false, searchesOutside: true))
    #expect(!ProtectedPeople.isOnPrintedLists(protection: protection))
    #expect(!ProtectedPeople.isExported(protection: protection))
    #expect(!ProtectedPeople.countsInBreakdowns(protection: protection))
  }

  @Test func everyoneElseIsListedPrintedExportedAndCounted() {
    #expect(ProtectedPeople.isListed(protection: nil, inScope: true))
    #expect(!ProtectedPeople.isListed(protection: nil, inScope: false))
    #expect(ProtectedPeople.isListed(protection: nil, inScope: false, searchesOutside: true))
    #expect(ProtectedPeople.isOnPrintedLists(protection: nil))
    #expect(ProtectedPeople.isExported(protection: nil))
    #expect(ProtectedPeople.countsInBreakdowns(protection: nil))
  }

  @Test func aProtectedNameIsTheAgreedOneOrTheNumber() {
    func name(_ display: String?, _ protection: AddressProtection?) -> String {
      Participant(
        number: ParticipantNumber(stored: "P-0042"), givenName: "Aisha", familyName: "Hansen", displayName: display,
        protection: protection
      ).nameInLists
    }
    #expect(name(nil, nil) == "Hansen, Aisha")
    #expect(name("A.", nil) == "A.")
    #expect(name("A.", .confidential) == "A.")
    #expect(name(nil, .confidential) == "P-0042")
    #expect(name("", .strictlyConfidential) == "P-0042")
  }
}

@Suite struct EmergencyAccessTests {
  @Test func itTakesAReasonThatSaysSomething() {
    #expect(EmergencyAccess.problem(reason: "") == .reasonMissing)
    #expect(EmergencyAccess.problem(reason: " \n\t") == .reasonMissing)
    #expect(EmergencyAccess.problem(reason: "haster nå") == .reasonTooShort(shortest: 10))
    #expect(EmergencyAccess.problem(reason: " a          b ") == .reasonTooShort(shortest: 10))
    #expect(EmergencyAccess.problem(reason: "haster nå!") == nil)
  }

  @Test func itLastsAnHour() {
    let ends = EmergencyAccess.ends(givenAt: now)
    #expect(ends - now == 60 * 60 * 1000)
    #expect(EmergencyAccess.isInForce(ends: ends, now: now))
    #expect(EmergencyAccess.isInForce(ends: ends, now: ends - 1))
    #expect(!EmergencyAccess.isInForce(ends: ends, now: ends))
    #expect(!EmergencyAccess.isInForce(ends: ends, now: now - 1))
  }
}
