import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite struct UndoTests {
  @Test func undoTakesBackAndRedoBringsInAgain() throws {
    let trial = try RegisterTrial()
    let empty = try trial.facts()
    let added = try trial.add("P-1")
    let full = try trial.facts()
    let session = trial.session()

    let undone = try session.journal.undo()
    #expect(undone.kind == .undo)
    #expect(undone.original?.id == added.entry)
    #expect(undone.original?.kind == .participantAdded)
    #expect(undone.about == added.about)
    #expect(try trial.facts() == empty)
    #expect(failure { _ = try session.journal.undo() } == .ledger(.nothingToUndo))
    #expect(try session.journal.entries(limit: 2).map(\.isUndone) == [false, true])

    let redone = try session.journal.redo()
    #expect(redone.kind == .redo)
    #expect(redone.original?.id == added.entry)
    #expect(try trial.facts() == full)
    #expect(failure { _ = try session.journal.redo() } == .ledger(.nothingToRedo))
    #expect(try session.journal.entries(limit: 3).map(\.isUndone) == [false, true, false])
    try trial.expectWhole()
  }

  @Test func itWorksAgainAndAgainAndAfterReopening() throws {
    let trial = try RegisterTrial()
    var states = [try trial.facts()]
    for number in 1...3 {
      try trial.add("P-\(number)")
      states.append(try trial.facts())
    }
    // Down to the beginning, up again, and part of the way several times, each with a new process.
    for step in "uuuUUUuuUuUUuuuUUUuuUU" {
      let session = trial.session(in: try trial.reopened())
      let before = try #require(states.firstIndex(of: try trial.facts()))
      if step == "u" {
        _ = try session.journal.undo()
        #expect(try trial.facts() == states[before - 1])
      } else {
        _ = try session.journal.redo()
        #expect(try trial.facts() == states[before + 1])
      }
    }
    #expect(try trial.facts() == states[3])
    try trial.expectWhole()
  }

  /// Each undo leaves a copy of what the change voided; the one before it must know the copy for its own.
  @Test func severalChangesOfOneFactAreTakenBackOneByOne() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    let person = try trial.add("P-1").about
    var states = [try trial.facts()]
    for phone in ["1", "2", "3"] {
      var identity = try trial.card(person).identity
      identity.fact.phone = phone
      _ = try session.people.change(identity.fact, row: identity.row)
      states.append(try trial.facts())
    }
    var place = 3
    for step in "uuuUUUuuUuUUuuuUuUUU" {
      _ = step == "u" ? try session.journal.undo() : try session.journal.redo()
      place += step == "u" ? -1 : 1
      #expect(try trial.facts() == states[place])
    }
    #expect(place == 3)
    try trial.expectWhole()
  }

  @Test func aNewChangeEndsRedo() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    let first = try trial.add("P-1")
    try trial.add("P-2")
    _ = try session.journal.undo()
    let third = try trial.add("P-3")
    #expect(failure { _ = try session.journal.redo() } == .ledger(.nothingToRedo))
    #expect(try session.journal.undo().original?.id == third.entry)
    // What was undone before stays so; the next is the one that is in force.
    #expect(try session.journal.undo().original?.id == first.entry)
    #expect(try session.journal.redo().original?.id == first.entry)
    #expect(try session.journal.redo().original?.id == third.entry)
    #expect(failure { _ = try session.journal.redo() } == .ledger(.nothingToRedo))
  }

  @Test func onlyMyOwnChangesAreTakenBack() throws {
    let trial = try RegisterTrial()
    let mine = try trial.add("P-1", by: trial.session("kari"))
    let theirs = try trial.add("P-2", by: trial.session("tor"))
    #expect(try trial.session("kari").journal.undo().original?.id == mine.entry)
    #expect(try trial.session("tor").journal.undo().original?.id == theirs.entry)
    #expect(failure { _ = try trial.session("eva").journal.undo() } == .ledger(.nothingToUndo))
  }

  @Test func importsAreLeftOut() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    let added = try trial.add("P-1")
    _ = try trial.register.write(by: session, kind: .importedParticipants) { change throws(StoreError) in
      try change.enter(
        IdentityFact(
          person: try change.newPerson(),
          participant: Participant(
            number: ParticipantNumber(stored: "P-2"), givenName: "A", familyName: "B")))
    }
    #expect(try session.journal.undo().original?.id == added.entry)
    // The import came before the undo, so it does not keep it from being brought in again.
    #expect(try session.journal.redo().original?.id == added.entry)
  }

  /// The way back when something has been changed since, which ends redo.
  @Test func anUndoIsItselfTakenBackFromTheLog() throws {
    let trial = try RegisterTrial()
    let (kari, tor) = (trial.session("kari"), trial.session("tor"))
    let added = try trial.add("P-1", by: kari)
    let full = try trial.facts()
    let undone = try kari.journal.undo(added.entry)
    try trial.add("P-2", by: kari)
    #expect(failure { _ = try kari.journal.redo() } == .ledger(.nothingToRedo))
    let back = try tor.journal.undo(entry: undone.entry)
    #expect((back.kind, back.original?.id) == (.redo, added.entry))
    #expect(try Set(trial.facts()).isSuperset(of: full))
    #expect(failure { _ = try tor.journal.undo(entry: undone.entry) } == .ledger(.nothingToUndo))
    #expect(try tor.journal.undo(entry: back.entry).kind == .undo)
    try trial.expectWhole()
  }

  /// What is asked about is what is taken back, whatever another screen of mine has done meanwhile.
  @Test func noOtherChangeGoesInItsPlace() throws {
    let trial = try RegisterTrial()
    let kari = trial.session("kari")
    let first = try trial.add("P-1", by: kari)
    #expect(try kari.journal.undoable().id == first.entry)
    let second = try trial.add("P-2", by: kari)
    #expect(failure { _ = try kari.journal.undo(first.entry) } == .ledger(.nothingToUndo))
    #expect(try kari.journal.undo(second.entry).original?.id == second.entry)
    #expect(try kari.journal.redoable().id == second.entry)
    #expect(failure { _ = try kari.journal.redo(first.entry) } == .ledger(.nothingToRedo))
  }

  @Test func anImportIsTakenBackByItsEntry() throws {
    let trial = try RegisterTrial()
    let session = trial.session("tor")
    let added = try trial.add("P-1")
    let before = try trial.facts()
    try trial.addMany(300)
    let full = try trial.facts()
    let entry = try #require(try session.journal.entries(limit: 1).first).id
    #expect(failure { _ = try session.journal.undo(entry: 99) } == .ledger(.nothingToUndo))
    #expect(failure { _ = try session.journal.undo(entry: 1) } == .ledger(.nothingToUndo))
    #expect(try session.journal.undo(entry: entry).original?.kind == .generated)
    #expect(try trial.facts() == before)
    #expect(failure { _ = try session.journal.undo(entry: entry) } == .ledger(.nothingToUndo))
    try trial.expectWhole()
    _ = try session.journal.redo()
    #expect(try trial.facts() == full)
    let row = try #require(try session.people.roster().everyone.first { $0.person != added.about })
    _ = try session.lights.save(
      LightsAssessment(date: session.today, voice: .own, lights: Lights(packed: 1)), of: row.person)
    #expect(conflict { _ = try session.journal.undo(entry: entry) }?.kind == .lightsSaved)
    try trial.expectWhole()
  }

  @Test func copiesKeepTheirRoot() throws {
    let trial = try RegisterTrial()
    try trial.add("P-1")
    for _ in 1...3 {
      _ = try trial.session().journal.undo()
      _ = try trial.session().journal.redo()
    }
    #expect(try trial.count("SELECT count(*) FROM identity") == 4)
    #expect(try trial.count("SELECT count(DISTINCT root) FROM identity") == 1)
    #expect(try trial.count("SELECT count(*) FROM identity WHERE voided IS NULL") == 1)
  }

  @Test func aStepTakenBackIsTheStepBefore() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    let receipt = try trial.add("P-1")
    let before = try trial.facts()
    let enrolment = try #require(receipt.enrolment)
    let present = try trial.card(receipt.about).enrolments[0].step(on: session.today)
    _ = try session.enrolments.move(
      enrolment, StepMove(to: try #require(StepNumber(2)), date: session.today, reason: nil), present: present)
    #expect(try trial.card(receipt.about).enrolments[0].steps.map(\.fact.step.value) == [1, 2])
    let undone = try session.journal.undo()
    #expect(
      undone.original?.detail
        == EntryDetail(
          fromStep: 1, toStep: 2, day: session.today.iso, programme: RegisterTrial.pilot))
    #expect(try trial.facts() == before)
  }
}

/// Undo is refused, with who and when, once somebody has built on the change.
@Suite struct UndoConflictTests {
  private let trial: RegisterTrial
  private let kari: Session
  private let tor: Session

  init() throws {
    trial = try RegisterTrial()
    kari = trial.session("kari")
    tor = trial.session("tor")
  }

  @Test func aRowIHadEnteredIsVoidedBySomeoneElse() throws {
    let person = try trial.add("P-1", by: tor).about
    var identity = try trial.card(person).identity
    identity.fact.phone = "1"
    _ = try kari.people.change(identity.fact, row: identity.row)
    identity = try trial.card(person).identity
    identity.fact.phone = "2"
    let theirs = try tor.people.change(identity.fact, row: identity.row)
    let facts = try trial.facts()
    let refused = try #require(conflict { _ = try kari.journal.undo() })
    #expect(refused.entry == theirs.entry)
    #expect(refused.actor == "Tor Lie")
    #expect(try trial.facts() == facts)
  }

  @Test func aNaturalKeyIsTakenAgain() throws {
    let person = try trial.add("P-1", by: tor).about
    var identity = try trial.card(person).identity
    identity.fact.number = try ParticipantNumber("P-2")
    _ = try kari.people.change(identity.fact, row: identity.row)
    let theirs = try trial.add("P-1", "Berg", "Siv", by: tor)
    #expect(conflict { _ = try kari.journal.undo() }?.entry == theirs.entry)
  }

  @Test func aFactOfSomebodyElsesPointsAtWhatIBrought() throws {
    let added = try trial.add("P-1", by: kari)
    let person = try #require(added.about)
    let lights = try tor.lights.save(
      LightsAssessment(date: tor.today, voice: .worker, lights: Lights(packed: 3)), of: person)
    let refused = try #require(conflict { _ = try kari.journal.undo() })
    #expect(refused.entry == lights.entry)
    #expect(refused.kind == .lightsSaved)
    // Once that is taken back, so may mine be.
    _ = try tor.journal.undo()
    #expect(try kari.journal.undo().original?.id == added.entry)
    // And now theirs cannot come in again, for there is nobody it could be about.
    #expect(conflict { _ = try tor.journal.redo() }?.kind == .undo)
  }

  @Test func aUnitSomebodyIsIn() throws {
    let unit = try #require(
      try kari.catalogue.addUnit(Domain.Unit(programme: RegisterTrial.pilot, name: "Ny", places: 3)).unit)
    let theirs = try tor.people.add(
      try RegisterTrial.person("P-1", "Berg", "Siv"),
      enrolment: EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-10-01", unit: unit)))
    #expect(conflict { _ = try kari.journal.undo() }?.entry == theirs.entry)
  }
}
