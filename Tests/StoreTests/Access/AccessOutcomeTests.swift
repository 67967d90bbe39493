import Domain
import Testing

@testable import Ledger
@testable import Store

/// What a role gets where it gets something.
@Suite struct AccessOutcomeTests {
  @Test func protectedPeopleAreInNoExport() throws {
    let ground = try AccessGround()
    for kind in ImportKind.allCases {
      var bytes: [UInt8] = []
      try ground.trial.session().files.export(kind) { (piece) throws(StoreError) in bytes += piece }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("P-2") && !text.contains("Ekte"), "\(kind)")
    }
    let logged = try ground.trial.session().journal.entries(limit: .max).filter { $0.kind == .exported }
    #expect(logged.compactMap(\.detail?.name).sorted() == ImportKind.allCases.map(\.rawValue).sorted())
  }

  /// The same for every kind: whoever compares two exports learns of nobody that they have rows in one of them.
  @Test func anExportTellsHowManyAreLeftOutAndNeverOfWhat() throws {
    let ground = try AccessGround()
    for kind in ImportKind.allCases {
      let left = try ground.trial.session().files.export(kind) { (_) throws(StoreError) in }
      #expect(left == (kind == .mapping ? 0 : 1), "\(kind)")
    }
    // Of other units it is nobody's number.
    let others = try ground.session(AccessWho(role: .teamLead, unit: "Verkstedet"))
    #expect(try others.files.export(.participants) { (_) throws(StoreError) in } == 0)
  }

  @Test func anExportOfSomeUnitsHoldsTheirPeople() throws {
    let ground = try AccessGround()
    func rows(_ unit: String) throws -> Int {
      var bytes: [UInt8] = []
      try ground.session(AccessWho(role: .teamLead, unit: unit)).files.export(.enrolments) {
        (piece) throws(StoreError) in
        bytes += piece
      }
      return bytes.count { $0 == UInt8(ascii: "\n") } - 1
    }
    #expect(try rows("Rådhusgaten") == 1)
    #expect(try rows("Verkstedet") == 0)
  }

  @Test func aNumberOfSomebodyNotToBeKnownIsNobodys() throws {
    let ground = try AccessGround()
    func key(_ number: String, _ role: Role) throws -> ParticipantKey? {
      try ground.session(AccessWho(role: role, unit: "Verkstedet")).people.participantKey(
        number: ParticipantNumber(number))
    }
    #expect(try key("P-1", .counsellor) == ground.person)
    #expect(try key("P-1", .frontDesk) == nil)
    for role in Role.allCases { #expect(try key("P-2", role) == nil) }
    let elsewhere = try ground.session(AccessWho(role: .counsellor, unit: "Verkstedet"))
    #expect(try elsewhere.people.card(ground.hidden) == nil)
    _ = try elsewhere.people.openInEmergency(ground.hidden, reason: "vakt, ringte legevakta")
    #expect(try elsewhere.people.card(ground.hidden) == nil)
  }

  /// What was done as a counsellor is not taken back from the desk.
  @Test func whoHasGotAnotherRoleUndoesOnlyWhatItMayDo() throws {
    let ground = try AccessGround()
    let counsellor = try ground.session(AccessWho(role: .counsellor, unit: nil))
    let desk = try ground.session(AccessWho(role: .frontDesk, unit: nil))
    let card = try #require(try counsellor.people.card(ground.person))
    var named = card.identity.fact
    named.givenName = "Åsa"
    _ = try counsellor.people.change(named, row: card.identity.row)
    #expect(failure { _ = try desk.journal.undo() } == .notAllowed(.role(.changeIdentity)))
    _ = try counsellor.journal.undo()
    #expect(failure { _ = try desk.journal.redo() } == .notAllowed(.role(.changeIdentity)))
    var phone = try #require(try desk.people.card(ground.person)).identity.fact
    phone.phone = "900 00 003"
    _ = try desk.people.change(phone, row: try #require(try counsellor.people.card(ground.person)).identity.row)
    _ = try desk.journal.undo()
    #expect(try counsellor.people.card(ground.person)?.identity.fact.phone == "900 00 001")
    let move = StepMove(to: StepNumber.all[1], date: RegisterTrial.today, reason: nil)
    let steps = try #require(try counsellor.people.card(ground.person)?.enrolments.first).steps
    _ = try counsellor.enrolments.move(ground.enrolment, move, present: steps.last)
    #expect(failure { _ = try desk.journal.undo() } == .notAllowed(.role(.moveStep)))
    #expect(try desk.journal.entries(limit: .max).allSatisfy { $0.detail?.fromStep == nil && $0.detail?.status == nil })
  }

  @Test func theDeskDoesNotLoseWhatItDoesNotSee() throws {
    let ground = try AccessGround()
    let desk = try ground.session(AccessWho(role: .frontDesk, unit: nil))
    let seen = try #require(try desk.people.card(ground.person)).identity
    #expect(seen.fact.givenName.isEmpty && seen.fact.birthDate == nil)
    var changed = seen.fact
    changed.phone = "900 00 009"
    _ = try desk.people.change(changed, row: seen.row)
    let after = try #require(try ground.trial.session().people.card(ground.person)).identity.fact
    #expect(after.givenName == "Åse" && after.birthDate == Day("1984-02-29") && after.displayName == nil)
    #expect(after.phone == "900 00 009")
    var named = try #require(try desk.people.card(ground.person)).identity
    named.fact.familyName = "Nilsen"
    #expect(failure { _ = try desk.people.change(named.fact, row: named.row) } == .notAllowed(.role(.changeIdentity)))
  }

  @Test(arguments: [AddressProtection?.none, .confidential])
  func theDeskTakesNoAgreedNameAway(protection: AddressProtection?) throws {
    let ground = try AccessGround()
    let lead = ground.trial.session()
    let kept = try #require(try lead.people.card(ground.person)).identity
    var agreed = kept.fact
    (agreed.displayName, agreed.protection) = ("Åse N.", protection)
    _ = try lead.people.change(agreed, row: kept.row)
    let desk = try ground.session(AccessWho(role: .frontDesk, unit: nil))
    let seen = try #require(try desk.people.card(ground.person)).identity
    func refused(_ change: (inout Participant) -> Void) -> Bool {
      var typed = seen.fact
      change(&typed)
      return failure { _ = try desk.people.change(typed, row: seen.row) } == .notAllowed(.role(.changeIdentity))
    }
    #expect(refused { $0.displayName = nil })
    #expect(refused { $0.displayName = "Åse Hansen" })
    // A number that is not shown is not written over; one that is may be corrected.
    #expect(refused { $0.phone = "900 00 009" } == (protection != nil))
    #expect(try lead.people.card(ground.person)?.identity.fact.displayName == "Åse N.")
  }

  @Test func theDesksBoardNamesOnlyWhoIsInAStep() throws {
    let ground = try AccessGround()
    _ = try ground.trial.session().people.add(
      try RegisterTrial.person("W-1", "Venter", "Vera"),
      enrolment: EnrolmentDraft(
        enrolment: Enrolment(
          programme: RegisterTrial.pilot, status: .waitingList, applied: RegisterTrial.today - 3)))
    let board = try ground.session(AccessWho(role: .frontDesk, unit: nil)).figures.stepsBoard(
      programme: RegisterTrial.pilot)
    #expect(board.intake.isEmpty && board.intakeCount == 1)
    #expect(board[.first].people.map(\.participant) == [ground.person])
    #expect(board[.first].people.allSatisfy { !$0.contactMissing })
    let roster = try ground.session(AccessWho(role: .frontDesk, unit: nil)).people.roster()
    let row = try #require(roster.line(of: ground.person).flatMap { roster[$0] })
    #expect(row.unit == nil && row.status == nil && row.birthYear == nil && row.lights == nil && row.step == .first)
  }
}
