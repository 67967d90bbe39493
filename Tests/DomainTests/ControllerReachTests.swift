import Domain
import Testing

private let ours = "Blå Kors Kristiansand"
private let theirs = "Bydel Grünerløkka"
private let third = "Bydel Stovner"
private let workshop = UnitKey(1)
private let siv = person(1)

/// Another service's facts are that one's to tell of: who reaches them, cell by cell.
@Suite struct ControllerReachTests {
  private func access(
    units: Set<UnitKey> = [workshop], relatives: Set<ParticipantKey> = [], standIns: Set<ParticipantKey> = [],
    emergency: [ParticipantKey: Int64] = [:]
  ) -> Access {
    Access(
      user: UserKey(7), name: "Tor Lie", role: .counsellor, units: units, relatives: relatives, standIns: standIns,
      emergency: emergency)
  }

  /// Somebody in a unit of ours and one of theirs.
  private func reach(
    ours contact: [String] = [], theirs other: [String] = [], deputies: [String] = [],
    _ protection: AddressProtection? = nil
  ) -> PersonReach {
    PersonReach(
      protection: protection,
      placements: [
        PersonReach.Placement(UnitKey(2), controller: ours, contacts: contact),
        PersonReach.Placement(UnitKey(3), controller: theirs, contacts: other, deputies: deputies),
      ], hasEnrolment: true)
  }

  private func own(_ access: Access, _ reach: PersonReach, units: [String]) -> [Bool] {
    let found = ControllerReach(access, of: siv, reach, units: units, now: 0)
    return [ours, theirs, third].map(found.isOwn)
  }

  @Test("Whose unit one works in, and where one follows the person: both, and nothing besides")
  func whose() {
    // Works with us; follows nobody.
    #expect(own(access(), reach(), units: [ours]) == [true, false, false])
    #expect(own(access(), reach(ours: ["Eva Moe"], theirs: ["Eva Moe"]), units: [ours]) == [true, false, false])
    // Follows them there: that service's facts, in whichever unit, and no other's.
    #expect(own(access(), reach(theirs: ["Tor Lie"]), units: [ours]) == [true, true, false])
    #expect(own(access(), reach(theirs: [" tor  lie"]), units: []) == [false, true, false])
    // Works in both.
    #expect(own(access(units: [workshop, UnitKey(3)]), reach(), units: [ours, theirs]) == [true, true, false])
    // The whole register.
    #expect(own(access(units: []), reach(), units: []) == [true, true, true])
  }

  @Test("A stand-in as long as it lasts, and not for a protected address; there a team lead names one")
  func standsIn() {
    #expect(own(access(), reach(deputies: ["Tor Lie"]), units: [ours]) == [true, true, false])
    #expect(own(access(), reach(deputies: ["Tor Lie"], .confidential), units: [ours]) == [true, false, false])
    #expect(own(access(standIns: [siv]), reach(_: .confidential), units: []) == [true, true, false])
    #expect(own(access(standIns: [person(2)]), reach(_: .confidential), units: []) == [false, false, false])
  }

  @Test("Nødtilgang has given its reason and reaches all; habilitet beats whatever else holds")
  func exceptions() {
    let emergency = [siv: EmergencyAccess.ends(givenAt: 0)]
    #expect(own(access(emergency: emergency), reach(), units: [ours]) == [true, true, true])
    for units in [Set<UnitKey>(), [workshop]] {
      let close = access(units: units, relatives: [siv], standIns: [siv], emergency: emergency)
      #expect(
        own(close, reach(ours: ["Tor Lie"], theirs: ["Tor Lie"]), units: [ours, theirs]) == [false, false, false])
    }
  }

  // MARK: With whom it lies

  private let residence = Residence([
    Residence.Stay(theirs, from: day("2024-01-01"), to: day("2024-12-31")),
    Residence.Stay(ours, from: day("2025-06-01"), to: nil),
  ])

  @Test("What is told of a day lies with whom they were with then: both days in, the gap with whom they left")
  func stays() {
    func with(_ text: String) -> [String] { residence.controllers(on: day(text)) }
    #expect(with("2023-12-31") == [theirs])
    #expect(with("2024-01-01") == [theirs])
    #expect(with("2024-12-31") == [theirs])
    #expect(with("2025-01-01") == [theirs])
    #expect(with("2025-05-31") == [theirs])
    #expect(with("2025-06-01") == [ours])
    #expect(residence.controllers(on: nil) == [theirs, ours])
    #expect(Residence([]).controllers(on: today) == [])
    let both = Residence([Residence.Stay(ours, from: nil, to: nil), Residence.Stay(theirs, from: nil, to: nil)])
    #expect(both.controllers(on: today) == [ours, theirs])
  }

  /// Ways a consent may stand, and whether what lies with them is shown to us for it.
  private static let consents: [(String, [Consent], Bool)] = {
    func consent(
      _ topics: Topics = [.plan], to party: String = ours, from controller: String = theirs,
      excluded: Topics = [], since: Day = today - 30, until: Day? = nil, isGiven: Bool = true, withdrawn: Day? = nil
    ) -> Consent {
      Consent(
        purpose: .sharing, topics: topics, party: party, controller: controller, excludedTopics: excluded, from: since,
        validTo: until, isGiven: isGiven, withdrawn: withdrawn)
    }
    return [
      ("never asked", [], false),
      ("given", [consent()], true),
      ("given without naming from whom", [consent(from: "")], true),
      ("given to its last day", [consent(until: today)], true),
      ("run out yesterday", [consent(until: today - 1)], false),
      ("from tomorrow", [consent(since: today + 1)], false),
      ("refused", [consent(isGiven: false)], false),
      ("withdrawn today", [consent(withdrawn: today)], false),
      ("withdrawn tomorrow", [consent(withdrawn: today + 1)], true),
      ("about something else", [consent([.work])], false),
      ("more than asked", [consent([.work, .plan])], true),
      ("kept out of it", [consent([.work, .plan], excluded: [.plan])], false),
      ("with somebody else", [consent(to: third)], false),
      ("given to another service than the one it lies with", [consent(from: third)], false),
      ("a later no", [consent(), consent(since: today - 1, isGiven: false)], false),
      ("a later yes", [consent(since: today - 60, isGiven: false), consent()], true),
      (
        "keeping a journal is no sharing",
        [Consent(purpose: .journal, party: "", controller: theirs, from: today - 30)], false
      ),
      (
        "attendance is not the plan",
        [Consent(purpose: .attendance, party: ours, controller: theirs, from: today - 30)], false
      ),
    ]
  }()

  @Test("A consent covers what it reaches, from whom it was given to, as long as it holds", arguments: consents)
  func covered(_ name: String, _ consents: [Consent], _ isShown: Bool) {
    let reach = ControllerReach(of: [ours])
    let old = reach.lying([.plan], on: day("2024-05-01"), residence, consents, today: today)
    #expect(old.isShown == isShown, "\(name)")
    if !isShown { #expect(old == .elsewhere([theirs])) }
    // What is our own needs none, and no refusal takes it away.
    #expect(reach.lying([.plan], on: today, residence, consents, today: today) == .here)
    // Nothing is everybody's because nobody is there.
    #expect(!ControllerReach(of: []).lying([.plan], on: today, residence, consents, today: today).isShown)
    #expect(ControllerReach.everything.lying([.plan], on: day("2024-05-01"), residence, [], today: today) == .here)
  }

  @Test("What touches several topics needs all of them; it is covered to the first last day")
  func several() {
    let reach = ControllerReach(of: [ours])
    func lying(_ consents: [Consent]) -> ControllerReach.Lying {
      reach.lying([.plan, .work], on: day("2024-05-01"), residence, consents, today: today)
    }
    let plan = Consent(
      purpose: .sharing, topics: [.plan], party: ours, controller: theirs, from: today - 9, validTo: today + 9)
    var work = plan
    (work.topics, work.validTo) = ([.work], today + 20)
    #expect(lying([plan]) == .elsewhere([theirs]))
    #expect(lying([plan, work]) == .covered(until: today + 9))
    (work.validTo, work.topics) = (nil, [.work, .plan])
    #expect(lying([work]) == .covered(until: nil))
  }

  @Test("What has no service yet is everybody's: intake comes before a unit")
  func intake() {
    let waiting = Residence([Residence.Stay("", from: today, to: nil)])
    #expect(ControllerReach(of: [ours]).lying([.plan], on: today, waiting, [], today: today) == .here)
  }

  @Test(
    "Everything that a card keeps apart has topics; what has none of its own needs all", arguments: Information.allCases
  )
  func topics(_ information: Information) { #expect(!information.topics.isEmpty) }
}
