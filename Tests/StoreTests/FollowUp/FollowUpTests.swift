import Domain
import Testing

@testable import Ledger
@testable import Store

/// What happens on the way is entered, corrected, struck and taken back as everything else, and tells nobody who may not know.
@Suite struct FollowUpTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let tor: Session
  private let today = RegisterTrial.today

  init() throws {
    trial = try RegisterTrial()
    person = try #require(try trial.add("P-1", from: "2026-08-03").about)
    let eva = trial.session("tor")
    tor = Session(
      register: trial.register, access: Access(user: eva.access.user, name: "Tor Lie", role: .counsellor), actor: "tor",
      today: RegisterTrial.today, todayIsGiven: false)
  }

  private var all: [FollowUp] {
    [
      .treatment(
        TreatmentEpisode(
          applied: today - 120, admitted: today - 100, ended: today - 40, ending: .interrupted, note: "Loland")),
      .event(DatedEvent(.released, on: today - 30)),
      .relapse(Relapse(day: today - 20, isAbout: true, known: today - 18)),
      .reEngagement(ReEngagement(day: today - 16)),
      .contact(FollowUpContact(day: today - 5, form: .phone, reachedOut: .service, isAchieved: false)),
      .concern(Concern(day: today, toldBy: .nextOfKin)),
    ]
  }

  private func told(_ session: Session? = nil) throws -> [FollowUp] {
    try trial.card(person, session ?? tor).followUp.map(\.fact)
  }

  private func row(of told: FollowUp) throws -> RowID {
    try #require(try trial.card(person, tor).followUp.first { $0.fact == told }).row
  }

  private func enterAll() throws { for one in all { _ = try tor.followUp.enter(one, about: person) } }

  @Test("Everything that was entered stands on the counsellor's card, in the order of days")
  func entered() throws {
    try enterAll()
    #expect(try told() == all)
    try trial.expectWhole()
  }

  @Test("A team lead's card has no relapse, no return and no concern, and the desk's nothing at all")
  func shown() throws {
    try enterAll()
    #expect(try told(trial.session()) == all.filter { AccessTable.sees($0.information, .teamLead) })
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    let desk = try trial.login("pia")
    defer { try? desk.register.close() }
    #expect(try told(desk).isEmpty)
  }

  @Test("Nothing of the way ends an enrolment or moves a step, and the desk's card and lists are as they were")
  func nothingElse() throws {
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    let desk = try trial.login("pia")
    defer { try? desk.register.close() }
    func seen() throws -> [String] {
      let card = try trial.card(person, desk)
      let roster = try desk.people.roster()
      return [
        "\(try trial.card(person).enrolments)", "\(card)", "\(roster.everyone)", "\(try desk.figures.menuCounts())",
        "\(try desk.desk.openTasks())", "\(try desk.desk.appointments(on: desk.today))",
        "\(try desk.journal.entries(limit: 100).filter { $0.kind == .clinical ? false : !$0.kind.isReading })",
        "\(String(describing: failure { _ = try desk.journal.undoable() }))",
      ]
    }
    let before = try seen()
    try enterAll()
    _ = try tor.followUp.strike(try row(of: all[2]))
    #expect(try seen() == before)
  }

  @Test("What stands there already is a conflict, and what is the same is no change")
  func twice() throws {
    let relapse = FollowUp.relapse(Relapse(day: today - 2))
    let entry = try tor.followUp.enter(relapse, about: person)
    #expect(
      conflict { _ = try tor.followUp.enter(.relapse(Relapse(day: today - 2, isAbout: true)), about: person) } != nil)
    #expect(
      failure { _ = try tor.followUp.enter(relapse, about: person, replacing: try row(of: relapse)) }
        == .ledger(.unchanged))
    let first = try row(of: relapse)
    _ = try tor.followUp.enter(.relapse(Relapse(day: today - 2, known: today - 1)), about: person, replacing: first)
    // Somebody else has it on the screen still.
    #expect(conflict { _ = try tor.followUp.strike(first) } != nil)
    #expect(try told() == [.relapse(Relapse(day: today - 2, known: today - 1))])
    #expect(entry.kind == .followUpEntered)
    // Two calls a day are two.
    let missed = FollowUp.contact(FollowUpContact(day: today, isAchieved: false))
    for _ in 0...1 { _ = try tor.followUp.enter(missed, about: person) }
    #expect(try told().count { $0 == missed } == 2)
    try trial.expectWhole()
  }

  @Test("Undo takes back row by row what was entered, changed and struck, and redo brings it again")
  func undo() throws {
    let relapse = FollowUp.relapse(Relapse(day: today - 2))
    _ = try tor.followUp.enter(relapse, about: person)
    let entered = try trial.facts()
    let entry = try tor.followUp.strike(try row(of: relapse)).entry
    #expect(try told().isEmpty)
    // Another's is taken back by a team lead, one's own by anybody.
    #expect(failure { _ = try tor.journal.undo(entry: entry) } == .notAllowed(.role(.undoOthers)))
    _ = try tor.journal.undo()
    #expect(try trial.facts() == entered)
    _ = try tor.journal.undo()
    #expect(try told().isEmpty)
    _ = try tor.journal.redo()
    #expect(try told() == [relapse])
    try trial.expectWhole()
  }

  @Test("A concern comes to a relapse, to a lapse, or is struck")
  func settled() throws {
    let concern = Concern(day: today - 3, toldBy: .nextOfKin)
    for outcome in [Concern.Outcome.relapse, .lapse, nil] {
      _ = try tor.followUp.enter(.concern(concern), about: person)
      let place = try row(of: .concern(concern))
      let relapse = outcome == .relapse ? Relapse(day: today - 4, isAbout: true, known: concern.day) : nil
      _ = try tor.followUp.settle(concern: place, as: outcome, relapse: relapse)
      var expected: [FollowUp] = relapse.map { [.relapse($0)] } ?? []
      if outcome != nil { expected.append(.concern(Concern(day: today - 3, toldBy: .nextOfKin, cameTo: outcome))) }
      #expect(try told() == expected)
      // It is one change, and undone as one.
      _ = try tor.journal.undo()
      #expect(try told() == [.concern(concern)])
      _ = try tor.journal.undo()
    }
    try trial.expectWhole()
  }

  @Test("A concern of which nothing came is not there after 90 days")
  func expired() throws {
    _ = try tor.followUp.enter(.concern(Concern(day: today, toldBy: .staff)), about: person)
    #expect(try told(tor.at(today: today + 90)).count == 1)
    #expect(try told(tor.at(today: today + 91)).isEmpty)
  }

  @Test("It is then taken out of the register, struck or not, with whatever else there is of them left as it was")
  func erased() throws {
    let concern = Concern(day: today - 91, toldBy: .nextOfKin)
    let settled = FollowUp.concern(Concern(day: today - 95, toldBy: .staff))
    let young = FollowUp.concern(Concern(day: today - 90, toldBy: .staff))
    let early = tor.at(today: today - 91)
    func place(_ told: FollowUp) throws -> RowID {
      try #require(try trial.card(person, early).followUp.first { $0.fact == told }).row
    }
    _ = try early.followUp.enter(settled, about: person)
    _ = try early.followUp.settle(concern: try place(settled), as: .lapse)
    for one in [.concern(concern), .concern(Concern(day: today - 91, toldBy: .other))] as [FollowUp] {
      _ = try early.followUp.enter(one, about: person)
    }
    let struck = FollowUp.concern(Concern(day: today - 91, toldBy: .other))
    let striking = try early.followUp.strike(try place(struck)).entry
    for one in [young, .relapse(Relapse(day: today - 2))] { _ = try tor.followUp.enter(one, about: person) }
    func kept() throws -> [Concern] {
      try trial.session().reading { coder in
        var found: [Concern] = []
        try coder.database.each("SELECT \(CaseRow.selection("f")) FROM main.\(CaseRow.table) f ORDER BY f.id") { rows in
          let row = try CaseRow(rows, from: CaseRow.firstColumn, coder)
          if let fact = try row.fact(ConcernFact.self, row: rows.integer(0), coder) { found.append(fact.concern) }
        }
        return found
      }
    }
    let shown = try told()
    #expect(try kept().count == 5)
    try tor.followUp.eraseOldConcerns()
    #expect(try told() == shown)
    #expect(try kept().map { $0.day }.sorted() == [today - 95, today - 95, today - 90])
    try trial.expectWhole()
    // Once is enough.
    let entry = try trial.register.newestEntry()
    try tor.followUp.eraseOldConcerns()
    #expect(try trial.register.newestEntry() == entry)
    // That it was struck can be taken back still, and brings nothing again.
    _ = try trial.session().journal.undo(entry: striking)
    #expect(try told() == shown)
    try trial.expectWhole()
    // What comes later is found after it.
    _ = try tor.followUp.enter(.concern(Concern(day: today, toldBy: .other)), about: person)
    #expect(try told().count == shown.count + 1)
    try trial.expectWhole()
  }

  @Test("A concern is a call to make for who may know, until the talk, and for nobody else")
  func toBeCalled() throws {
    let concern = Concern(day: today - 3, toldBy: .nextOfKin)
    _ = try tor.followUp.enter(.concern(concern), about: person)
    func told(_ session: Session) throws -> [Day] {
      try session.followUp.followed([person]).flatMap(\.concerns).filter { $0.isOpen(on: session.today) }.map(\.day)
    }
    #expect(try told(tor) == [today - 3])
    #expect(try told(trial.session()).isEmpty, "a team lead reads of no concern without a reason")
    #expect(try told(tor.at(today: today + 88)).isEmpty)
    _ = try tor.followUp.settle(concern: try row(of: .concern(concern)), as: .lapse)
    #expect(try told(tor).isEmpty)
  }

  @Test("What cannot be is refused, and nothing is written")
  func refused() throws {
    func problems(_ told: FollowUp) -> [FollowUp.Problem]? {
      guard case .rule(.followUp(let problems)) = failure({ _ = try tor.followUp.enter(told, about: person) }) else {
        return nil
      }
      return problems
    }
    #expect(problems(.reEngagement(ReEngagement(day: today))) == [.backWithoutRelapse])
    #expect(problems(.relapse(Relapse(day: today + 1))) == [.inTheFuture])
    #expect(problems(.treatment(TreatmentEpisode())) == [.treatmentWithoutDay])
    _ = try tor.followUp.enter(.treatment(TreatmentEpisode(admitted: today - 9)), about: person)
    #expect(problems(.treatment(TreatmentEpisode(admitted: today - 4))) == [.staysOverlap(today - 9)])
    let card = try trial.card(person)
    var enrolment = try #require(card.enrolments.first).enrolment
    (enrolment.fact.status, enrolment.fact.end, enrolment.fact.endReason) = (.ended, today - 1, .died)
    _ = try trial.session().enrolments.changeEnrolment(enrolment.fact, row: enrolment.row)
    #expect(problems(.contact(FollowUpContact(day: today))) == [.afterDeath(today - 1)])
    #expect(problems(.contact(FollowUpContact(day: today - 1))) == nil)
    // A death is entered with the enrolment that it ends.
    #expect(
      failure { _ = try tor.followUp.enter(.event(DatedEvent(.died, on: today)), about: person) }
        == .notAllowed(.role(.reportDeath)))
  }

  @Test("The board counts relapses and returns as they are entered, changed and taken back")
  func figures() throws {
    let eva = trial.session()
    func values() throws -> [Figure.Value?] {
      let figures = try eva.figures.reckoning(over: [Period(days: 90, to: today)]).figures()
      return [.relapsed, .reEngaged, .reEngagedWithin14Days, .medianDaysToReEngagement].map { figures[$0]?.value }
    }
    #expect(try values() == [.count(0), .count(0), .count(0), .medianDays(nil)])
    _ = try tor.followUp.enter(.relapse(Relapse(day: today - 20, known: today - 18)), about: person)
    #expect(try values() == [.count(1), .count(0), .count(0), .medianDays(nil)])
    let back = FollowUp.reEngagement(ReEngagement(day: today - 3))
    _ = try tor.followUp.enter(back, about: person)
    #expect(try values() == [.count(1), .count(1), .count(0), .medianDays(Median(halves: 30))])
    let sooner = FollowUp.reEngagement(ReEngagement(day: today - 4))
    _ = try tor.followUp.enter(sooner, about: person, replacing: try row(of: back))
    #expect(try values() == [.count(1), .count(1), .count(1), .medianDays(Median(halves: 28))])
    _ = try tor.journal.undo()
    #expect(try values()[2] == .count(0))
    // Built anew from the facts it is the same.
    try trial.expectWhole()
  }

  @Test(
    "A return is proposed by an appointment they came to as by a mark, after the day we got to know; what they did not come to proposes nothing"
  )
  func returnByAppointment() throws {
    let known = today - 18
    let relapse = Relapse(day: today - 20, known: known)
    func keep(_ day: Day, _ outcome: Appointment.Outcome) throws {
      let then = tor.at(today: day)
      _ = try then.desk.makeAppointment(
        Appointment(day: day, from: TimeOfDay("10:00") ?? .midnight, with: "Tor Lie"), with: person)
      let made = try #require(
        try then.people.card(person)?.appointments.first { $0.fact.appointment.day == day })
      _ = try then.desk.enterOutcome(outcome, row: made.row)
    }
    func proposed() throws -> Day? {
      let period = try #require(Period(from: known, to: today))
      return relapse.proposal(
        among: try tor.attendance.record(of: person, in: period)?.daysThere ?? [], by: today)
    }
    try keep(known, .came)
    try keep(today - 15, .didNotCome)
    #expect(try proposed() == nil)
    try keep(today - 9, .came)
    #expect(try proposed() == today - 9)
    // On the day itself it is a fact when a counsellor says so, and not before.
    _ = try tor.followUp.enter(.relapse(relapse), about: person)
    _ = try tor.followUp.enter(.reEngagement(ReEngagement(day: known)), about: person)
    #expect(relapse.back(among: [ReEngagement(day: known)], by: today)?.day == known)
  }

  @Test("The own copy has all of it, also of what the card of whoever gives it does not show")
  func ownCopy() throws {
    try enterAll()
    let record = try #require(try trial.session().keeping.dayRecord(of: person))
    #expect(record.followUp.map(\.fact) == all)
  }
}
