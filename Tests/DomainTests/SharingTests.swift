import Domain
import Testing

/// What may be told of somebody, to whom, on which day. A wrong yes breaks somebody's secrecy, and cannot be taken back; a wrong no
/// keeps a mother from a word she was promised.
@Suite struct SharingTests {
  private let today = Day(year: 2026, month: 11, day: 21) ?? Day(number: 0)
  private let parties = ["mor", "NAV", "ukjent"]

  private func consent(
    _ party: String = "mor", _ purpose: Consent.Purpose = .sharing, _ topics: Topics = [.plan, .work],
    controller: String = "", excluded: Topics = [], from: Int = -10, to: Int? = nil, isGiven: Bool = true,
    withdrawn: Int? = nil
  ) -> Consent {
    Consent(
      purpose: purpose, topics: topics, party: party, controller: controller, excludedTopics: excluded,
      from: today + from, validTo: to.map { today + $0 }, isGiven: isGiven, withdrawn: withdrawn.map { today + $0 })
  }

  private func answer(
    _ topic: Topic, _ party: String, _ consents: [Consent], from controller: String = "A", on day: Int = 0,
    law: LawFirst.Ground? = nil
  ) -> Sharing {
    .answer(topic, to: party, from: controller, on: today + day, consents, law: law)
  }

  // MARK: Cell by cell

  /// A state, with what it answers for what is within the consent, for another topic, and to another party.
  struct State: Sendable, CustomTestStringConvertible {
    let name: String
    let consents: [Consent]
    let within: Sharing
    let beside: Sharing
    var testDescription: String { name }
  }

  private static let today = Day(year: 2026, month: 11, day: 21) ?? Day(number: 0)

  private static func mor(
    controller: String = "", excluded: Topics = [], from: Int = -10, to: Int? = nil, isGiven: Bool = true,
    withdrawn: Int? = nil
  ) -> Consent {
    Consent(
      purpose: .sharing, topics: [.plan, .work], party: "mor", controller: controller, excludedTopics: excluded,
      from: today + from, validTo: to.map { today + $0 }, isGiven: isGiven, withdrawn: withdrawn.map { today + $0 })
  }

  static let states: [State] = [
    State(name: "never asked", consents: [], within: .notAllowed(.neverAsked), beside: .notAllowed(.neverAsked)),
    State(
      name: "given", consents: [mor()], within: .allowed(until: nil), beside: .notAllowed(.notWithinIt)),
    State(
      name: "given until the day itself", consents: [mor(to: 0)], within: .allowed(until: today),
      beside: .notAllowed(.notWithinIt)),
    State(
      name: "ran out the day before", consents: [mor(to: -1)], within: .notAllowed(.expired(today - 1)),
      beside: .notAllowed(.neverAsked)),
    State(
      name: "from the day itself", consents: [mor(from: 0)], within: .allowed(until: nil),
      beside: .notAllowed(.notWithinIt)),
    State(
      name: "not yet", consents: [mor(from: 1)], within: .notAllowed(.notYet(today + 1)),
      beside: .notAllowed(.neverAsked)),
    State(
      name: "refused", consents: [mor(isGiven: false)], within: .notAllowed(.refused(today - 10)),
      beside: .notAllowed(.neverAsked)),
    State(
      name: "withdrawn the same day", consents: [mor(withdrawn: 0)], within: .notAllowed(.withdrawn(today)),
      beside: .notAllowed(.neverAsked)),
    State(
      name: "to be withdrawn the day after", consents: [mor(withdrawn: 1)], within: .allowed(until: nil),
      beside: .notAllowed(.notWithinIt)),
    State(
      name: "another controller's", consents: [mor(controller: "B")],
      within: .notAllowed(.otherController("B")), beside: .notAllowed(.notWithinIt)),
    State(
      name: "the same controller's", consents: [mor(controller: "a ")], within: .allowed(until: nil),
      beside: .notAllowed(.notWithinIt)),
    State(
      name: "kept out of it", consents: [mor(excluded: [.plan, .work])], within: .notAllowed(.excluded),
      beside: .notAllowed(.notWithinIt)),
    State(
      name: "given, and refused later", consents: [mor(), mor(from: -5, isGiven: false)],
      within: .notAllowed(.refused(today - 5)), beside: .notAllowed(.notWithinIt)),
    State(
      name: "refused, and given later", consents: [mor(isGiven: false), mor(from: -5)], within: .allowed(until: nil),
      beside: .notAllowed(.notWithinIt)),
    State(
      name: "withdrawn, and given anew the same day", consents: [mor(withdrawn: -3), mor(from: -3)],
      within: .allowed(until: nil), beside: .notAllowed(.notWithinIt)),
    State(
      name: "given anew, and then withdrawn the same day", consents: [mor(from: -3), mor(withdrawn: -3)],
      within: .notAllowed(.withdrawn(today - 3)), beside: .notAllowed(.notWithinIt)),
    State(
      name: "the longest of two", consents: [mor(to: 2), mor(to: 9)], within: .allowed(until: today + 9),
      beside: .notAllowed(.notWithinIt)),
  ]

  @Test("Every state answers every topic and every party, and the law goes first in all of them", arguments: states)
  func matrix(_ state: State) {
    for topic in Topic.allCases {
      for party in ["mor", "MOR ", "NAV", "far"] {
        let isMother = UserName.areSame(party, "mor")
        let expected =
          !isMother
          ? .notAllowed(.neverAsked) : [.plan, .work].contains(topic) ? state.within : state.beside
        #expect(answer(topic, party, state.consents) == expected, "\(topic) \(party)")
        for ground in LawFirst.Ground.allCases {
          #expect(answer(topic, party, state.consents, law: ground) == .lawFirst(ground))
        }
      }
    }
  }

  @Test(
    "Of attendance a consent to attendance tells, and one to sharing where it is among the topics; a journal's tells nothing"
  )
  func attendance() {
    #expect(answer(.attendance, "mor", [consent("mor", .attendance, [])]) == .allowed(until: nil))
    #expect(answer(.plan, "mor", [consent("mor", .attendance, [])]) == .notAllowed(.notWithinIt))
    #expect(answer(.attendance, "mor", [consent("mor", .sharing, [.attendance])]) == .allowed(until: nil))
    for topic in Topic.allCases {
      #expect(answer(topic, "", [consent("", .journal, [])]) == .notAllowed(.neverAsked))
    }
  }

  @Test("A no to sharing nothing in particular is a no to all of it")
  func noToAll() {
    let no = consent("mor", .sharing, [], from: -1, isGiven: false)
    #expect(answer(.attendance, "mor", [consent("mor", .attendance, []), no]) == .notAllowed(.refused(today - 1)))
  }

  @Test("A volunteer who has not signed hears nothing, whatever was consented to, from the day before it too")
  func volunteers() {
    let yes = [consent("Liv Foss", .attendance, [])]
    for (signed, opens) in [(nil, false), (1, false), (0, true), (-9, true)] as [(Int?, Bool)] {
      let volunteer = Volunteer(name: "Liv Foss", role: .companion, secrecySigned: signed.map { today + $0 })
      #expect(volunteer.sharing(.attendance, on: today, yes).isOpen == opens)
      #expect(volunteer.sharing(.attendance, on: today, yes, law: .dangerToLife) == .lawFirst(.dangerToLife))
    }
  }

  // MARK: The line for a caller

  @Test("The line names those who may be told of attendance and the last day, and a no takes a name away at once")
  func line() {
    let consents = [
      consent("mor", .attendance, [], to: 9), consent("NAV", .sharing, [.attendance, .plan]),
      consent("far", .attendance, []), consent("far", .attendance, [], from: 0, isGiven: false),
      consent("bror", .sharing, [.plan]), consent("søster", .attendance, [], withdrawn: 0),
    ]
    let standing = MayBeTold.standing(consents)
    #expect(standing.map(\.name) == ["NAV", "mor"])
    #expect(MayBeTold(consents, on: today) == MayBeTold(standing, on: today))
    #expect(MayBeTold(standing, on: today + 9).parties.map(\.name) == ["NAV", "mor"])
    #expect(MayBeTold(standing, on: today + 10).parties.map(\.name) == ["NAV"])
  }

  @Test("What keeps somebody out of it by name, and what was given to another service, is no caller's to be told")
  func notOnTheLine() {
    var family = consent("familien", .attendance, [])
    family.excludedNames = ["bror"]
    #expect(MayBeTold([family], on: today).parties.isEmpty)
    let other = consent("mor", .attendance, [], controller: "B")
    #expect(MayBeTold([other], from: "A", on: today).parties.isEmpty)
    #expect(MayBeTold([other], from: "B", on: today).parties.map(\.name) == ["mor"])
  }

  // MARK: What a consent must be

  @Test("What a consent must not be is told")
  func problems() {
    func problems(_ change: (inout Consent) -> Void, birthYear: Int? = nil) -> [Consent.Problem] {
      var consent = consent()
      change(&consent)
      return consent.problems(today: today, birthYear: birthYear)
    }
    #expect(problems { _ in }.isEmpty)
    #expect(problems { $0.from = today }.isEmpty)
    #expect(problems { $0.from = today + 1 } == [.inTheFuture])
    #expect(problems { $0.withdrawn = today + 1 } == [.inTheFuture])
    #expect(problems { $0.party = "" } == [.partyMissing])
    #expect(problems { $0.topics = [] } == [.topicsMissing])
    #expect(problems { $0.excludedTopics = [.plan, .work] } == [.nothingLeft])
    #expect(problems { $0.validTo = $0.from - 1 } == [.endsBeforeItBegins])
    #expect(problems { $0.withdrawn = $0.from - 1 } == [.withdrawnBeforeGiven])
    #expect(problems { $0.party = "mor\nfar" } == [.nameNotOneLine])
    #expect(
      problems {
        $0.isGiven = false
        $0.withdrawn = today
      } == [.refusedAndWithdrawn])
    // Sixteen in the year it is given.
    #expect(problems({ _ in }, birthYear: 2010).isEmpty)
    #expect(problems({ _ in }, birthYear: 2011) == [.tooYoung(16)])
    #expect(problems({ $0.giver = .parent }, birthYear: 2011).isEmpty)
  }

  @Test("It is told 30 days ahead that one runs out, unless another goes on after it")
  func runsOut() {
    #expect(consent(to: 30).runsOut(on: today) == today + 30)
    #expect(consent(to: 31).runsOut(on: today) == nil)
    #expect(consent(to: 0).runsOut(on: today) == today)
    #expect(consent(to: -1).runsOut(on: today) == nil)
    let (ending, informed) = (consent(to: 9), Surrounding.informed(InformationGiven(letter: "brev", day: today)))
    let doctor = Surrounding.doctor(Doctor(name: "Vik"))
    #expect(
      MissingAround.list([.consent(ending)], today: today)
        == [.doctor, .consentRunsOut(party: "mor", today + 9), .information])
    let longer = consent(from: -1, to: 99)
    #expect(MissingAround.list([.consent(ending), .consent(longer), doctor, informed], today: today).isEmpty)
  }

  @Test("One that reaches less far than before is narrower: fewer topics, more kept out, an earlier end")
  func narrower() {
    let whole = consent(to: 9)
    var less = whole
    less.topics = [.plan]
    #expect(less.isNarrower(than: whole) && !whole.isNarrower(than: less))
    less = whole
    less.excludedTopics = [.work]
    #expect(less.isNarrower(than: whole))
    less = whole
    less.validTo = today + 8
    #expect(less.isNarrower(than: whole))
    less = whole
    less.excludedNames = ["bror"]
    #expect(less.isNarrower(than: whole))
    less = whole
    less.sheet = "Mappe 3"
    #expect(!less.isNarrower(than: whole) && !whole.isNarrower(than: less))
  }

  @Test("Topics are read as they are written, and a word that is none's is refused")
  func topics() {
    for topics in [Topics.all, [], [.substanceUse, .attendance]] {
      #expect(Topics(rawValue: topics.rawValue) == topics)
    }
    #expect(Topics([.substanceUse, .attendance]).rawValue == "attendance,substance_use")
    #expect(Topics(rawValue: "plan, work") == [.plan, .work])
    #expect(Topics(rawValue: "plan,weather") == nil)
  }

  // MARK: Who stands around

  @Test("A word of a consent means somebody by name, and by a relation that is one person's alone")
  func meant() {
    let (mother, one, other) = (
      NextOfKin(name: "Ragnhild Strand", relation: "mor"), NextOfKin(name: "Per Strand", relation: "bror"),
      NextOfKin(name: "Ola Strand", relation: "bror")
    )
    let kin = [mother, one, other]
    #expect(mother.isMeant(by: "Mor", among: kin) && mother.isMeant(by: "ragnhild strand", among: kin))
    #expect(!one.isMeant(by: "bror", among: kin) && one.isMeant(by: "Per Strand", among: kin))
    #expect(!mother.isMeant(by: "bror", among: kin))
  }

  @Test("What the network must not be is told")
  func networkProblems() {
    func problems(_ told: Surrounding) -> [Surrounding.Problem] { told.problems(today: today) }
    #expect(problems(.kin(NextOfKin(name: "", relation: "mor"))) == [.nameMissing])
    #expect(problems(.kin(NextOfKin(name: "A\nB", relation: "mor"))) == [.nameNotOneLine])
    #expect(problems(.kin(NextOfKin(name: "A", relation: "mor", told: today + 1))) == [.inTheFuture])
    #expect(problems(.children(Children(count: 0))) == [.countImpossible])
    #expect(problems(.children(Children(count: 1, birthYears: [2015, 2018]))) == [.birthYearsImpossible])
    #expect(problems(.children(Children(count: 2, birthYears: [2015, 2027]))) == [.birthYearsImpossible])
    #expect(problems(.children(Children(count: 2, birthYears: [2015], talk: today))).isEmpty)
    #expect(
      problems(.lawFirst(LawFirst(.childWelfare, on: today, to: "", what: ""))) == [
        .lawFirst(.partyMissing), .lawFirst(.whatMissing),
      ])
    #expect(problems(.teamMeeting(TeamMeeting(day: today + 9))).isEmpty)
  }
}
