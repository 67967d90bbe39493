import Domain
import Resources
import Testing

@testable import Ledger
@testable import Store

/// Two records of one person become one: all that a definition says is a person's moves along, by a walk over the definitions.
@Suite struct MergeTests {
  private let trial: RegisterTrial
  private var session: Session { trial.session() }

  init() throws {
    trial = try RegisterTrial()
    try trial.fillWithEverything()
    // What the desk has put in is taken in before records are put together.
    try trial.session().followUp.takeReports()
  }

  private func person(_ number: String, _ change: (inout Participant) -> Void = { _ in }) throws -> ParticipantKey {
    var participant = try RegisterTrial.person(number, "Etternavn1-Ny", "Fornavn1", birth: "1980-02-01")
    change(&participant)
    return try #require(try session.people.add(participant, background: CaseBackground(lar: false)).about)
  }

  private let one = ParticipantKey(1)

  /// Everything in force of a person by kind, without the keys it goes by.
  private func facts(of person: ParticipantKey) throws -> [String: [String]] {
    try session.reading { coder in
      var found: [String: [String]] = [:]
      for kind in Facts.all where kind.form != IdentityFact.form {
        let own = try told(kind, person, coder)
        if !own.isEmpty { found[kind.form.kind] = own }
      }
      return found
    }
  }

  private func told<Fact: RegisterFact>(
    _ type: Fact.Type, _ person: ParticipantKey, _ coder: FactCoder
  ) throws -> [String] {
    let own: [Fact]
    if Fact.form.isOnCaseSide {
      own = try CaseRows(coder.database, coder).facts(type, of: person).map(\.fact)
    } else if let whose = Fact.form.ofPerson(Facts.definitions) {
      own = try Fact.all(coder, where: whose, person.value).map(\.fact)
    } else {
      return []
    }
    return own.map { said("\($0)".replacing(/value: \d+/, with: "value: #")) }.sorted()
  }

  /// A set tells its members in any order: what is told is compared letter by letter, and not by their places.
  private func said(_ text: String) -> String { String(text.sorted()) }

  private func rows(_ person: ParticipantKey) throws -> Int {
    try trial.count("SELECT count(*) FROM main.identity WHERE person = \(person.value) AND number_code IS NOT NULL")
  }

  // MARK: Everything

  @Test func everythingMovesAlongAndAllOfItIsTakenBack() throws {
    let kept = try person("P-20")
    let (before, whole) = (try facts(of: one), try trial.facts().map(said).sorted())
    #expect(before.count > 30, "\(before.keys.sorted())")
    let entries = Set(try session.journal.history(of: one).map(\.id))
    let plan = try session.merge.plan(keeping: kept, other: one)
    #expect(plan.conflicts == [])
    #expect(plan.moves.values.reduce(0, +) == before.values.reduce(0) { $0 + $1.count })
    let receipt = try session.merge.merge(plan, choosing: [:])
    #expect(receipt.kind == .participantsMerged && receipt.about == kept)
    try trial.expectWhole()
    #expect(try facts(of: kept) == before)
    #expect(try facts(of: one) == [:])

    // The number leads on, and nobody else gets it; the log tells of both.
    let number = try ParticipantNumber("P-1")
    #expect(try session.people.participantKey(number: number) == kept)
    #expect(try session.people.mergedInto(number) == kept)
    #expect(try session.people.isTaken(number))
    #expect(try session.people.card(one) == nil)
    let history = try session.journal.history(of: kept)
    #expect(Set(history.map(\.id)).isSuperset(of: entries))
    #expect(history.first { $0.kind == .participantsMerged }?.detail?.name == "P-1")

    // One key does not take it back; the log does, and that too can be taken back there.
    #expect(failure { _ = try session.journal.undo(receipt.entry) } == .ledger(.nothingToUndo))
    let undone = try session.journal.undo(entry: receipt.entry)
    try trial.expectWhole()
    #expect(try trial.facts().map(said).sorted() == whole)
    #expect(try session.people.participantKey(number: number) == one)
    #expect(try session.people.mergedInto(number) == nil)
    _ = try session.journal.undo(entry: undone.entry)
    try trial.expectWhole()
    #expect(try facts(of: kept) == before)
  }

  @Test func nothingInTheFileTiesWhatWasToWhatIs() throws {
    let kept = try person("P-20")
    let last = try trial.count("SELECT max(id) FROM main.case_fact")
    _ = try session.merge.merge(session.merge.plan(keeping: kept, other: one), choosing: [:])
    let moved = "FROM main.case_fact n WHERE n.id > \(last)"
    #expect(try trial.count("SELECT count(*) \(moved)") > 20)
    // Entered anew, not copied: roots, labels and natural keys are new.
    #expect(try trial.count("SELECT count(*) \(moved) AND n.root <> n.id") == 0)
    for column in ["label", "natural", "sealed"] {
      #expect(
        try trial.count(
          "SELECT count(*) \(moved) AND EXISTS (SELECT 1 FROM main.case_fact o WHERE o.id <= \(last) AND o.\(column) = n.\(column))"
        ) == 0, "\(column)")
    }
    #expect(
      try trial.count(
        "SELECT count(*) FROM main.case_fact a JOIN main.case_fact b ON a.id < b.id AND a.label < b.label WHERE a.id > \(last)"
      )
        == trial.count("SELECT count(*) * (count(*) - 1) / 2 FROM main.case_fact WHERE id > \(last)"))
  }

  @Test func whoeverIsErasedTakesWhatWasMergedWithThem() throws {
    let kept = try person("P-20")
    _ = try session.merge.merge(session.merge.plan(keeping: kept, other: one), choosing: [:])
    try session.erasure.askErasure(of: kept, caseNumber: "26/1")
    let request = try #require(try session.erasure.erasureRequests().last)
    _ = try trial.session("tor").erasure.confirmErasure(request)
    try trial.expectWhole()
    #expect(try rows(kept) == 0 && rows(one) == 0)
    let left = try session.reading { coder in
      let rows = try CaseRows(coder.database, coder)
      return try [kept, one].map { try rows.nextTurn(of: $0) }
    }
    #expect(left == [0, 0])
    // A backup from before the merge knows the other.
    #expect(try session.erasure.erasedPeople().isSuperset(of: [kept, one]))
    #expect(try session.people.participantKey(number: ParticipantNumber("P-1")) == nil)
  }

  // MARK: What stands

  @Test func whatDiffersIsChosen() throws {
    let kept = try person("P-20") { ($0.givenName, $0.phone) = ("Annet", nil) }
    let plan = try session.merge.plan(keeping: kept, other: one)
    #expect(plan.identity.open == [.givenName])
    #expect(failure { _ = try session.merge.merge(plan, choosing: [:]) } == .rule(.mergeUnsettled))
    _ = try session.merge.merge(plan, choosing: [.givenName: .other])
    let identity = try trial.card(kept).identity.fact
    #expect(identity.givenName == "Fornavn1" && identity.phone == "90011221" && identity.number.text == "P-20")
    try trial.expectWhole()
  }

  @Test func whatCannotBeOnePersonsIsToldAndRefused() throws {
    let (two, three) = (ParticipantKey(2), ParticipantKey(3))
    let plan = try session.merge.plan(keeping: two, other: three)
    guard case .enrolments(let programme, _, let other)? = plan.conflicts.first else {
      Issue.record("\(plan.conflicts)")
      return
    }
    #expect(programme == RegisterTrial.pilot && other.start == Day("2026-09-03"))
    let choices = Dictionary(plan.identity.open.map { ($0, IdentityMerge.Side.kept) }) { first, _ in first }
    #expect(failure { _ = try session.merge.merge(plan, choosing: choices) } == .rule(.mergeUnsettled))
  }

  @Test func marksOfOneDayAreAConflictUnlessTheyAreAlike() throws {
    let (kept, day) = (try person("P-20"), RegisterTrial.today - 1)
    let other = try person("P-21")
    let group = try #require(try session.reading { try GroupFact.all($0, where: "1 ORDER BY f.id") }.first).fact
    func enter(_ person: ParticipantKey, _ marks: [(Day, AttendanceMark)]) throws {
      _ = try session.write(.attendanceMarked) { change throws(StoreError) in
        for (day, mark) in marks {
          try change.enter(
            AttendanceFact(group: group.key, person: person, attendance: Attendance(day: day, mark: mark)))
        }
      }
    }
    try enter(kept, [(day, .present), (day - 7, .sick)])
    try enter(other, [(day, .present), (day - 7, .absent)])
    #expect(
      try session.merge.plan(keeping: kept, other: other).conflicts == [
        .marks(group: group.group.name, day: day - 7)
      ])
    let lights = LightsAssessment(date: day, voice: .worker, lights: Lights(packed: 5))
    for person in [kept, other] { _ = try session.lights.save(lights, of: person) }
    _ = try session.write(.attendanceMarked) { change throws(StoreError) in
      for kept in try change.all(AttendanceFact.self, where: "f.person = ?", other.value)
      where kept.fact.attendance.day == day - 7 {
        try change.void(kept.row)
      }
    }
    let plan = try session.merge.plan(keeping: kept, other: other)
    #expect(plan.conflicts == [])
    _ = try session.merge.merge(plan, choosing: [:])
    #expect(try facts(of: kept)["attendance"]?.count == 2 && facts(of: kept)["lights"]?.count == 1)
    try trial.expectWhole()
  }

  // MARK: Who may

  @Test func relationsGoAlong() throws {
    let kept = try person("P-20")
    let plan = try session.merge.plan(keeping: kept, other: ParticipantKey(4))
    let choices = Dictionary(plan.identity.open.map { ($0, IdentityMerge.Side.other) }) { first, _ in first }
    _ = try session.merge.merge(plan, choosing: choices)
    let kari = try session.reading { try UserFact.of(UserKey(3), $0) }
    #expect(kari?.fact.relations.map(\.person) == [kept])
    try trial.expectWhole()
  }

  @Test func bothCardsHaveToOpen() throws {
    let kept = try person("P-20")
    let hidden = try person("P-21") { $0.protection = .strictlyConfidential }
    func at(_ role: Role, relatives: Set<ParticipantKey> = []) -> Session {
      var access = Access(user: UserKey(2), name: "Tor Lie", role: role)
      access.relatives = relatives
      return Session(
        register: trial.register, access: access, actor: "tor", today: RegisterTrial.today, todayIsGiven: false)
    }
    for role in [Role.counsellor, .frontDesk] {
      #expect(
        failure { _ = try at(role).merge.plan(keeping: kept, other: one) } == .notAllowed(.role(.mergeParticipants)))
    }
    for person in [kept, one] {
      #expect(
        failure { _ = try at(.teamLead, relatives: [person]).merge.plan(keeping: kept, other: one) }
          == .notAllowed(.relative))
    }
    #expect(failure { _ = try session.merge.plan(keeping: kept, other: hidden) } != nil)
    #expect(failure { _ = try session.merge.plan(keeping: kept, other: kept) } == .rule(.mergedWithSelf))
    // Both were looked at, and that stands there.
    let fresh = try person("P-22")
    _ = try at(.teamLead).merge.plan(keeping: kept, other: fresh)
    let read = try session.journal.entries(limit: .max).filter { $0.kind == .cardRead && $0.actor == "tor" }
    #expect(Set(read.compactMap(\.about)).isSuperset(of: [kept, fresh]))
  }

  // MARK: Words

  @Test func everyKindThatCanCollideHasAWord() {
    for kind in Facts.all where kind.form != IdentityFact.form && kind.form != AttendanceFact.form {
      let form = kind.form
      let collides =
        form.isOnCaseSide
        ? !form.naturalKeys.isEmpty
        : form.whose == .person && form != EnrolmentFact.form && form != AbsenceFact.form
          && form.naturalKeys.contains { $0.contains("person") }
      if collides { #expect(MergeText.Kind(rawValue: form.kind) != nil, "\(form.kind)") }
    }
  }
}
