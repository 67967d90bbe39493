import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

/// Whatever a session is asked, the table of access answers first.
@Suite struct SessionAccessTests {
  /// A question or a change: its name in the source, the action it takes, whether it is about Åse, and how it is asked.
  struct Ask: Sendable {
    let name: String
    let action: Action
    var isAboutSomebody = false
    let run: @Sendable (Session, AccessGround) throws -> Void
  }

  /// Every public method of a session.
  static let asks: [Ask] = [
    Ask(name: "programmes", action: .openRegister) { session, _ in _ = try session.programmes() },
    Ask(name: "units", action: .openRegister) { session, _ in _ = try session.units() },
    Ask(name: "setting", action: .openRegister) { session, _ in _ = try session.setting(.organisation) },
    Ask(name: "daysOnListAfterEnd", action: .openRegister) { session, _ in _ = try session.daysOnListAfterEnd() },
    Ask(name: "addProgramme", action: .changeSettings) { session, _ in
      _ = try session.addProgramme(try RegisterTrial.programme("nytt"))
    },
    Ask(name: "addUnit", action: .changeUnits) { session, _ in
      _ = try session.addUnit(Domain.Unit(programme: RegisterTrial.pilot, name: "Ny", places: 1))
    },
    Ask(name: "changeUnit", action: .changeUnits) { session, _ in
      let kept = try #require(try session.units().first)
      var unit = kept.fact.unit
      unit.places = 99
      _ = try session.changeUnit(unit, row: kept.row)
    },
    Ask(name: "change(setting)", action: .changeSettings) { session, _ in
      _ = try session.change(.daysOnListAfterEnd, to: "50")
    },
    Ask(name: "menuCounts", action: .openRegister) { session, _ in _ = try session.menuCounts() },
    Ask(name: "occupancy", action: .seeUnits) { session, _ in
      _ = try session.occupancy(on: RegisterTrial.today)
    },
    Ask(name: "stepsBoard", action: .seeSteps) { session, _ in
      _ = try session.stepsBoard(programme: RegisterTrial.pilot)
    },
    Ask(name: "periodBoard", action: .seeBoard) { session, _ in
      let today = RegisterTrial.today
      _ = try session.periodBoard(period: try #require(Period(from: today - 30, to: today)))
    },
    Ask(name: "mappingRounds", action: .seeMapping) { session, _ in _ = try session.mappingRounds() },
    Ask(name: "mappingUnits", action: .seeMapping) { session, _ in _ = try session.mappingUnits(round: 2019) },
    Ask(name: "mappingSummary", action: .seeMapping) { session, _ in
      _ = try session.mappingSummary(round: 2019, rule: SeverityRule(id: "two-reds-v1", reds: 2))
    },
    Ask(name: "mappingCrossTable", action: .seeMapping) { session, _ in
      _ = try session.mappingCrossTable(round: 2019)
    },
    Ask(name: "roster", action: .seeParticipants) { session, _ in _ = try session.roster() },
    Ask(name: "card", action: .seeCard, isAboutSomebody: true) { session, ground in
      _ = try session.card(ground.person)
    },
    Ask(name: "participantKey", action: .seeParticipants) { session, _ in
      _ = try session.participantKey(number: ParticipantNumber("P-1"))
    },
    Ask(name: "isTaken", action: .addParticipant) { session, _ in
      for number in ["P-1", "P-2"] {
        let isTaken = try session.isTaken(ParticipantNumber(number))
        #expect(isTaken)
      }
    },
    Ask(name: "freeNumber", action: .addParticipant) { session, _ in
      // Past whoever has one, in scope or out of it.
      let free = try session.freeNumber(from: ParticipantNumber("P-1"))
      #expect(free != nil)
      if let free {
        let isTaken = try session.isTaken(free)
        #expect(!isTaken)
      }
    },
    Ask(name: "mayBeRegistered", action: .addParticipant) { session, _ in
      // Whoever it is, in scope or out of it, protected or not.
      for (family, given, birth) in [("Hansen", "Åse", "1984-02-29"), ("Ekte", "Hemmelig", "1990-01-01")] {
        let draft = try RegisterTrial.person("N-1", family, given, birth: birth)
        let mayBe = try session.mayBeRegistered(draft)
        #expect(mayBe)
      }
    },
    Ask(name: "possibleDuplicates", action: .checkDuplicate) { session, ground in
      let draft = try RegisterTrial.person("N-1", "Hansen", "Åse", birth: "1984-02-29")
      let found = try session.possibleDuplicates(of: draft).count
      let verkstedet = try ground.trial.unit("Verkstedet")
      #expect(found == (session.access.units == [verkstedet] ? 0 : 1))
    },
    Ask(name: "add", action: .addParticipant) { session, _ in
      _ = try session.add(try RegisterTrial.person("N-2", "Ny", "Nils"))
    },
    Ask(name: "change", action: .changePhoneAndShownName, isAboutSomebody: true) { session, ground in
      let row = try #require(try ground.trial.session().card(ground.person)).identity.row
      var shown = try #require(try session.card(ground.person)).identity.fact
      shown.phone = "900 00 002"
      _ = try session.change(shown, row: row)
    },
    Ask(name: "enrol", action: .enrol, isAboutSomebody: true) { session, ground in
      _ = try session.enrol(
        ground.person,
        EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-10-01", programme: RegisterTrial.course)))
    },
    Ask(name: "changeEnrolment", action: .changeEnrolment, isAboutSomebody: true) { session, ground in
      let kept = try #require(try ground.trial.session().card(ground.person)?.enrolments.first).enrolment
      var enrolment = kept.fact
      enrolment.funding = "NAV"
      _ = try session.changeEnrolment(enrolment, row: kept.row)
    },
    Ask(name: "move", action: .moveStep, isAboutSomebody: true) { session, ground in
      let card = try #require(try ground.trial.session().card(ground.person)?.enrolments.first)
      let move = StepMove(to: StepNumber.all[1], date: RegisterTrial.today, reason: nil)
      _ = try session.move(ground.enrolment, move, present: card.steps.last)
    },
    Ask(name: "assignContact", action: .assignContact, isAboutSomebody: true) { session, ground in
      _ = try session.assignContact(ground.enrolment, name: "Eva Moe", from: RegisterTrial.today)
    },
    Ask(name: "save", action: .enterLights, isAboutSomebody: true) { session, ground in
      let lights = try #require(Lights(letters: "ggyyrrgg"))
      _ = try session.save(
        LightsAssessment(date: RegisterTrial.today, voice: .worker, lights: lights), of: ground.person)
    },
    Ask(name: "writeNote", action: .writeNote, isAboutSomebody: true) { session, ground in
      _ = try session.writeNote(.note, "Ringte", about: ground.person)
    },
    Ask(name: "sendTask", action: .sendTask, isAboutSomebody: true) { session, ground in
      _ = try session.sendTask(ground.draft, about: ground.person)
    },
    Ask(name: "finishTask", action: .sendTask, isAboutSomebody: true) { session, ground in
      _ = try ground.trial.session().sendTask(ground.draft, about: ground.person)
      _ = try session.finishTask(try #require(try ground.trial.session().openTasks().first).key)
    },
    Ask(name: "openTasks", action: .seeToday) { session, ground in
      _ = try ground.trial.session().sendTask(ground.draft, about: ground.person)
      let verkstedet = try ground.trial.unit("Verkstedet")
      let found = try session.openTasks().count
      #expect(found == (session.access.units == [verkstedet] ? 0 : 1))
    },
    Ask(name: "openOffers", action: .seeToday) { session, _ in _ = try session.openOffers() },
    Ask(name: "makeAppointment", action: .makeAppointment, isAboutSomebody: true) { session, ground in
      _ = try session.makeAppointment(ground.appointment, with: ground.person)
    },
    Ask(name: "changeAppointment", action: .makeAppointment, isAboutSomebody: true) { session, ground in
      var later = ground.appointment
      later.day = later.day + 1
      _ = try session.changeAppointment(later, row: try ground.made())
    },
    Ask(name: "cancelAppointment", action: .makeAppointment, isAboutSomebody: true) { session, ground in
      _ = try session.cancelAppointment(row: try ground.made())
    },
    Ask(name: "appointments", action: .seeToday) { session, ground in
      _ = try ground.made()
      let verkstedet = try ground.trial.unit("Verkstedet")
      let found = try session.appointments(on: RegisterTrial.today)
      #expect(found.count == (session.access.units == [verkstedet] ? 0 : 1))
      #expect(found.allSatisfy { ($0.appointment.topic == nil) == (session.role == .frontDesk) })
    },
    Ask(name: "clashes", action: .makeAppointment) { session, ground in
      _ = try ground.made()
      let found = try session.clashes(with: ground.appointment)
      #expect(found.count == 1 && found.allSatisfy { $0.topic == nil && $0.place == nil })
    },
    Ask(name: "lastSeen", action: .seeToday) { session, ground in
      let found = try session.lastSeen([ground.person])
      let verkstedet = try ground.trial.unit("Verkstedet")
      #expect(found.isEmpty == (session.role == .frontDesk || session.access.units == [verkstedet]))
    },
    Ask(name: "operations", action: .seeOperations) { session, _ in _ = try session.operations() },
    Ask(name: "loanCounts", action: .seeOperations) { session, _ in _ = try session.loanCounts() },
    Ask(name: "production", action: .seeOperations) { session, ground in
      _ = try session.production(of: try ground.order(in: session))
    },
    Ask(name: "saveSite", action: .enterProduction) { session, ground in
      try session.saveSite(WorkSite(unit: try ground.unit(of: session), name: "Hallen"))
    },
    Ask(name: "saveOrder", action: .enterProduction) { session, ground in
      var order = try ground.line(of: try ground.order(in: session))
      order.fact.order.task = "Telle"
      try session.saveOrder(order.fact.order, replacing: order.row)
    },
    Ask(name: "changePeople", action: .enterProduction, isAboutSomebody: true) { session, ground in
      try session.changePeople(on: try ground.order(in: session), adding: [ground.person])
    },
    Ask(name: "saveProduction", action: .enterProduction) { session, ground in
      try session.saveProduction(
        Production(day: RegisterTrial.today, units: 4), of: try ground.order(in: session))
    },
    Ask(name: "saveGoods", action: .enterProduction) { session, ground in
      try session.saveGoods(
        GoodsCount(
          unit: try ground.unit(of: session), day: RegisterTrial.today, kind: .collected, what: "Sofa", count: 1))
    },
    Ask(name: "saveGear", action: .lendAndReturn) { session, ground in
      try session.saveGear(Gear(unit: try ground.unit(of: session), name: "Truger"))
    },
    Ask(name: "lend", action: .lendAndReturn, isAboutSomebody: true) { session, ground in
      try session.lend(
        try ground.gear(in: session), to: ground.person, day: RegisterTrial.today, due: RegisterTrial.today + 7)
    },
    Ask(name: "changeLoan", action: .lendAndReturn) { session, ground in
      try session.changeLoan(try ground.loan(in: session), due: RegisterTrial.today + 9)
    },
    Ask(name: "returnLoan", action: .lendAndReturn) { session, ground in
      try session.returnLoan(try ground.loan(in: session), on: RegisterTrial.today)
    },
    Ask(name: "intake", action: .seeIntake) { session, _ in _ = try session.intake() },
    Ask(name: "newEnquiries", action: .seeIntake) { session, _ in _ = try session.newEnquiries() },
    Ask(name: "enterEnquiry", action: .enterEnquiry, isAboutSomebody: true) { session, ground in
      _ = try session.enterEnquiry(
        Enquiry(day: RegisterTrial.today, who: .own, door: .phone, author: UserKey(1)), of: ground.person)
    },
    Ask(name: "enterTalk", action: .enterFollowUpContact, isAboutSomebody: true) { session, ground in
      let today = RegisterTrial.today
      _ = try ground.trial.session().enterEnquiry(
        Enquiry(day: today, who: .own, door: .phone, author: UserKey(1)), of: ground.person)
      let asked = try #require(try ground.trial.session().newEnquiries().first)
      _ = try session.enterTalk(FollowUpTalk(event: .held, day: today), about: asked.key)
    },
    Ask(name: "makeOffer", action: .makeOffer, isAboutSomebody: true) { session, ground in
      _ = try session.makeOffer(to: try ground.waiting(), start: RegisterTrial.today)
    },
    Ask(name: "answerOffer", action: .enterOfferAnswer, isAboutSomebody: true) { session, ground in
      let (enrolment, today) = (try ground.waiting(), RegisterTrial.today)
      _ = try ground.trial.session().makeOffer(to: enrolment, start: today)
      _ = try session.answerOffer(of: enrolment, offered: today, OfferAnswer(day: today, answer: .yes), calls: 0)
    },
    Ask(name: "passForward", action: .passForward, isAboutSomebody: true) { session, ground in
      _ = try session.passForward(try ground.waiting(), reason: "Mister boligen")
    },
    Ask(name: "groups", action: .seeAttendance) { session, ground in
      _ = try ground.group()
      let count = try session.groups().count
      #expect(count == (session.access.units == [try ground.trial.unit("Verkstedet")] ? 0 : 1))
    },
    Ask(name: "rollCalls", action: .seeAttendance) { session, ground in
      _ = try ground.group()
      let count = try session.rollCalls(on: RegisterTrial.today).count
      #expect(count == (session.access.units == [try ground.trial.unit("Verkstedet")] ? 0 : 1))
    },
    Ask(name: "rollCall", action: .seeAttendance) { session, ground in
      let sheet = try session.rollCall(try ground.group(), on: RegisterTrial.today)
      #expect((sheet == nil) == (session.access.units == [try ground.trial.unit("Verkstedet")]))
    },
    Ask(name: "meetings", action: .seeAttendance, isAboutSomebody: true) { session, ground in
      _ = try ground.group()
      let found = try session.meetings(of: ground.person, on: RegisterTrial.today)
      #expect(found.count == 1)
    },
    Ask(name: "mark", action: .markAttendance, isAboutSomebody: true) { session, ground in
      let attendance = Attendance(day: RegisterTrial.today, mark: .present)
      _ = try session.mark(
        [MarkChange(person: ground.person, attendance: attendance)], in: try ground.group(), on: RegisterTrial.today)
    },
    Ask(name: "enter", action: .markAttendance, isAboutSomebody: true) { session, ground in
      _ = try session.enter(
        Absence(from: RegisterTrial.today, to: RegisterTrial.today + 2, reason: .sick), of: ground.person)
    },
    Ask(name: "attendance", action: .seeAttendance, isAboutSomebody: true) { session, ground in
      let period = try #require(Period(from: RegisterTrial.today - 9, to: RegisterTrial.today))
      _ = try session.attendance(of: ground.person, in: period)
    },
    Ask(name: "dayRecord", action: .approveOwnCopy, isAboutSomebody: true) { session, ground in
      _ = try session.dayRecord(of: ground.person)
    },
    Ask(name: "addGroup", action: .changeGroups) { session, ground in
      let unit = try session.access.units.first ?? ground.trial.unit("Verkstedet")
      _ = try session.addGroup(Group(unit: unit, name: "Ny"))
    },
    Ask(name: "changeGroup", action: .changeGroups) { session, ground in
      let unit = try session.access.units.first ?? ground.trial.unit("Verkstedet")
      let made = try ground.trial.session().addGroup(Group(unit: unit, name: "Ny")).group
      let kept = try #require(try ground.trial.session().groups().first { $0.fact.key == made })
      _ = try session.changeGroup(Group(unit: unit, name: "Nyere"), row: kept.row)
    },
    Ask(name: "members", action: .seeAttendance) { session, ground in
      _ = try session.members(of: try ground.group(), on: RegisterTrial.today)
    },
    Ask(name: "changeMembers", action: .changeGroups, isAboutSomebody: true) { session, ground in
      let group = try ground.group(with: [])
      _ = try session.changeMembers(of: group, adding: [ground.person], from: RegisterTrial.today)
    },
    Ask(name: "groupMonth", action: .seeAttendance) { session, ground in
      let period = try #require(Period(from: RegisterTrial.today - 20, to: RegisterTrial.today))
      _ = try session.groupMonth(try ground.group(), in: period)
    },
    Ask(name: "printable", action: .seeAttendance) { session, ground in
      let found = try session.printable([ground.person, ground.hidden])
      #expect(found == [ground.person], "nobody with a protected address stands on paper")
    },
    Ask(name: "printDayList", action: .printLists) { session, ground in
      _ = try session.printDayList(
        ["[ ] Hansen, Åse"], people: 1, on: RegisterTrial.today, to: ground.trial.file("liste-\(UUID().uuidString)"))
    },
    Ask(name: "users", action: .seeUsers) { session, _ in _ = try session.users() },
    Ask(name: "relations", action: .seeUsers) { session, ground in _ = try session.relations(of: ground.person) },
    Ask(name: "relations(all)", action: .seeUsers) { session, _ in _ = try session.relations() },
    Ask(name: "lastSeen", action: .seeUsers) { session, _ in _ = try session.lastSeen() },
    Ask(name: "keysOfNobody", action: .seeUsers) { session, _ in _ = try session.keysOfNobody() },
    Ask(name: "keyOfNobody", action: .seeUsers) { session, _ in _ = try session.keyOfNobody("77") },
    Ask(name: "addUser", action: .manageUsers) { session, _ in
      _ = try session.addUser(RegisterTrial.user("siv", "Siv Ås", .frontDesk))
    },
    Ask(name: "changeUser", action: .manageUsers) { session, _ in
      _ = try session.changeUser(UserKey(2), name: "Tor Li")
    },
    Ask(name: "removeUser", action: .manageUsers) { session, _ in _ = try session.removeUser(UserKey(2)) },
    Ask(name: "setPassphrase", action: .manageUsers) { session, _ in
      _ = try session.setPassphrase(
        of: UserKey(2), new: SecretBytes(passphrase: "et helt annet sted"), cost: .demo)
    },
    Ask(name: "renewRecoveryKey", action: .recoverKeys) { session, _ in
      _ = try session.renewRecoveryKey(cost: .demo)
    },
    Ask(name: "nameRelative", action: .nameCloseRelative) { session, ground in
      _ = try session.nameRelative(UserKey(2), of: ground.person)
    },
    Ask(name: "nameStandIn", action: .nameStandIn) { session, ground in
      _ = try session.nameStandIn(UserKey(2), for: ground.hidden)
    },
    Ask(name: "retentionYears", action: .openRegister) { session, _ in _ = try session.retentionYears() },
    Ask(name: "retentionList", action: .seeRetention) { session, _ in _ = try session.retentionList() },
    Ask(name: "backupFolder", action: .openRegister) { session, _ in _ = try session.backupFolder() },
    Ask(name: "backUp", action: .backUp) { session, ground in
      _ = try session.backUp(to: ground.trial.file("kopi-\(UUID().uuidString)"))
    },
    Ask(name: "erasedPeople", action: .openRegister) { session, _ in _ = try session.erasedPeople() },
    Ask(name: "erasureRequests", action: .confirmErasure) { session, _ in _ = try session.erasureRequests() },
    Ask(name: "saveDraft", action: .openRegister) { session, _ in
      try session.saveDraft(form: "a.1", fields: ["x": "y"])
    },
    Ask(name: "draft", action: .openRegister) { session, _ in _ = try session.draft(form: "a.1") },
    Ask(name: "drafts", action: .openRegister) { session, _ in _ = try session.drafts() },
    Ask(name: "leaveDraft", action: .openRegister) { session, _ in try session.leaveDraft(form: "a.1") },
    Ask(name: "dropDraft", action: .openRegister) { session, _ in try session.dropDraft(form: "a.1") },
    Ask(name: "openInEmergency", action: .emergencyAccess) { session, ground in
      _ = try session.openInEmergency(ground.person, reason: "vakt, ringte legevakta")
    },
    Ask(name: "noteList", action: .openRegister) { session, _ in try session.noteList(.listRead, "participants") },
    Ask(name: "entries", action: .seeOwnChanges) { session, _ in
      let entries = try session.entries(limit: .max)
      #expect(session.access.may(.seeLog) == entries.contains { $0.user != session.access.user })
    },
    Ask(name: "entries(about)", action: .seeCardLog, isAboutSomebody: true) { session, ground in
      _ = try session.entries(limit: .max, about: ground.person)
    },
    Ask(name: "logUsers", action: .seeOwnChanges) { session, _ in
      let users = try session.logUsers()
      #expect(session.access.may(.seeLog) ? users.count > 1 : users.map(\.key) == [session.access.user])
    },
    Ask(name: "noteLog", action: .seeOwnChanges) { session, _ in try session.noteLog() },
    Ask(name: "noteLog(about)", action: .seeCardLog) { session, ground in try session.noteLog(about: ground.person) },
    Ask(name: "entries(by)", action: .seeLog) { session, _ in
      _ = try session.entries(LogFilter(by: UserKey(1)), limit: 10)
    },
    Ask(name: "journalBegan", action: .reviewAccess) { session, _ in _ = try session.journalBegan() },
    Ask(name: "accessReview", action: .reviewAccess) { session, _ in
      _ = try session.accessReview(since: 0, until: .max) { _ in RegisterTrial.today }
    },
    Ask(name: "reviewedMonths", action: .reviewAccess) { session, _ in _ = try session.reviewedMonths() },
    Ask(name: "reviewAccess", action: .reviewAccess) { session, _ in
      _ = try session.reviewAccess(of: Month(of: session.today).previous)
    },
    Ask(name: "backupStanding", action: .openRegister) { session, _ in _ = try session.backupStanding() },
    Ask(name: "journalCode", action: .reviewAccess) { session, _ in _ = try session.journalCode() },
    Ask(name: "exchangeKeys", action: .recoverKeys) { session, _ in
      _ = try session.exchangeKeys(renewsRecoveryKey: false, cost: .demo)
    },
    Ask(name: "correctClock", action: .correctClock) { session, _ in try session.correctClock(1...1) },
    Ask(name: "undoable", action: .undoOwn) { session, _ in _ = try session.undoable() },
    Ask(name: "redoable", action: .undoOwn) { session, _ in _ = try session.redoable() },
    Ask(name: "undo", action: .undoOwn) { session, _ in
      _ = try session.add(try RegisterTrial.person("N-3", "Ny", "Nina"))
      _ = try session.undo()
    },
    Ask(name: "redo", action: .undoOwn) { session, _ in
      _ = try session.add(try RegisterTrial.person("N-4", "Ny", "Nora"))
      _ = try session.undo()
      _ = try session.redo()
    },
    Ask(name: "undo(entry)", action: .undoOthers, isAboutSomebody: true) { session, ground in
      let newest = try #require(try ground.trial.session().entries(limit: .max).first { $0.about == ground.person })
      _ = try session.undo(entry: newest.id)
    },
    Ask(name: "export", action: .exportData) { session, _ in
      try session.export(.participants) { (_) throws(StoreError) in }
    },
    Ask(name: "importFile", action: .importData) { session, _ in
      let file = Array("number,given_name,family_name,birth_year\nN-5,Ny,Nell,1990\n".utf8)
      do throws(ImportFailure) {
        _ = try session.importFile(.participants, bytes: file)
      } catch {
        guard case .store(let error) = error else { throw error }
        throw error
      }
    },
  ]

  @Test(arguments: AccessWho.all) func everyQuestionIsAnsweredByTheTable(who: AccessWho) throws {
    for ask in SessionAccessTests.asks {
      let ground = try AccessGround()
      let session = try ground.session(who)
      let failure = failure { try ask.run(session, ground) }
      let isOutside = ask.isAboutSomebody && who.unit == "Verkstedet"
      if !AccessTable.may(ask.action, who.role) {
        #expect(failure == .notAllowed(.role(ask.action)), "\(ask.name) for \(who)")
      } else if isOutside {
        let refusal: StoreError.Refusal = who.role == .frontDesk ? .outOfScopeForGood : .outOfScope
        #expect(failure == .notAllowed(refusal), "\(ask.name) for \(who)")
      } else {
        #expect(failure == nil, "\(ask.name) for \(who)")
      }
    }
  }

  /// A method that is in the source and not in the list above has no rule that anybody has tried.
  @Test func noPublicMethodOfASessionIsForgotten() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/Store")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var found: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      var isSession = false
      for line in text.split(separator: "\n") {
        if line.hasPrefix("extension ") || line.hasPrefix("public struct ") {
          isSession = line.hasPrefix("extension Session ") || line.hasPrefix("public struct Session:")
        }
        guard isSession, let match = line.firstMatch(of: /^  public func (\w+)/) else { continue }
        found.insert(String(match.output.1))
      }
    }
    // Not questions: the same session on another day, and with what its user reaches now.
    found.subtract(["at", "following"])
    // Each needs something made first, and is tried by role where that is: passphrases, relations, erasures, own copies,
    // the day's backup, what the desk has put in and what is not its to see any more, which are looked after whoever comes first.
    found.subtract([
      "changePassphrase", "removeRelation", "askErasure", "confirmErasure", "withdraw", "printOwnCopy",
      "lookAfterBackups", "takeInDropped", "emptyOldEnquiries", "completing",
    ])
    let tried = Set(SessionAccessTests.asks.map { String($0.name.prefix { $0 != "(" }) })
    #expect(found == tried)
  }
}
