import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

/// Whatever a session is asked, itself or in a room of it, the table of access answers first.
@Suite struct SessionAccessTests {
  /// A question or a change: its room and name in the source, the action it takes, whether it is about Åse, and how it is asked.
  struct Ask: Sendable {
    let name: String
    let action: Action
    var isAboutSomebody = false
    let run: @Sendable (Session, AccessGround) throws -> Void
  }

  /// Every public method of a session and of its rooms.
  static let asks: [Ask] = [
    Ask(name: "catalogue.programmes", action: .openRegister) { session, _ in _ = try session.catalogue.programmes() },
    Ask(name: "catalogue.units", action: .openRegister) { session, _ in _ = try session.catalogue.units() },
    Ask(name: "settings.setting", action: .openRegister) { session, _ in _ = try session.settings.setting(.organisation)
    },
    Ask(name: "settings.daysOnListAfterEnd", action: .openRegister) { session, _ in
      _ = try session.settings.daysOnListAfterEnd()
    },
    Ask(name: "catalogue.addProgramme", action: .changeSettings) { session, _ in
      _ = try session.catalogue.addProgramme(try RegisterTrial.programme("nytt"))
    },
    Ask(name: "catalogue.addUnit", action: .changeUnits) { session, _ in
      _ = try session.catalogue.addUnit(Domain.Unit(programme: RegisterTrial.pilot, name: "Ny", places: 1))
    },
    Ask(name: "catalogue.changeUnit", action: .changeUnits) { session, _ in
      let kept = try #require(try session.catalogue.units().first)
      var unit = kept.fact.unit
      unit.places = 99
      _ = try session.catalogue.changeUnit(unit, row: kept.row)
    },
    Ask(name: "settings.change(setting)", action: .changeSettings) { session, _ in
      _ = try session.settings.change(.daysOnListAfterEnd, to: "50")
    },
    Ask(name: "figures.menuCounts", action: .openRegister) { session, _ in _ = try session.figures.menuCounts() },
    Ask(name: "figures.occupancy", action: .seeUnits) { session, _ in
      _ = try session.figures.occupancy(on: RegisterTrial.today)
    },
    Ask(name: "figures.stepsBoard", action: .seeSteps) { session, _ in
      _ = try session.figures.stepsBoard(programme: RegisterTrial.pilot)
    },
    Ask(name: "figures.periodBoard", action: .seeBoard) { session, _ in
      let today = RegisterTrial.today
      _ = try session.figures.periodBoard(period: try #require(Period(from: today - 30, to: today)))
    },
    Ask(name: "mapping.rounds", action: .seeMapping) { session, _ in _ = try session.mapping.rounds() },
    Ask(name: "mapping.units", action: .seeMapping) { session, _ in _ = try session.mapping.units(round: 2019) },
    Ask(name: "mapping.summary", action: .seeMapping) { session, _ in
      _ = try session.mapping.summary(round: 2019, rule: SeverityRule(id: "two-reds-v1", reds: 2))
    },
    Ask(name: "mapping.crossTable", action: .seeMapping) { session, _ in
      _ = try session.mapping.crossTable(round: 2019)
    },
    Ask(name: "people.roster", action: .seeParticipants) { session, _ in _ = try session.people.roster() },
    Ask(name: "people.card", action: .seeCard, isAboutSomebody: true) { session, ground in
      _ = try session.people.card(ground.person)
    },
    Ask(name: "people.participantKey", action: .seeParticipants) { session, _ in
      _ = try session.people.participantKey(number: ParticipantNumber("P-1"))
    },
    Ask(name: "people.isTaken", action: .addParticipant) { session, _ in
      for number in ["P-1", "P-2"] {
        let isTaken = try session.people.isTaken(ParticipantNumber(number))
        #expect(isTaken)
      }
    },
    Ask(name: "people.freeNumber", action: .addParticipant) { session, _ in
      // Past whoever has one, in scope or out of it.
      let free = try session.people.freeNumber(from: ParticipantNumber("P-1"))
      #expect(free != nil)
      if let free {
        let isTaken = try session.people.isTaken(free)
        #expect(!isTaken)
      }
    },
    Ask(name: "people.mayBeRegistered", action: .addParticipant) { session, _ in
      // Whoever it is, in scope or out of it, protected or not.
      for (family, given, birth) in [("Hansen", "Åse", "1984-02-29"), ("Ekte", "Hemmelig", "1990-01-01")] {
        let draft = try RegisterTrial.person("N-1", family, given, birth: birth)
        let mayBe = try session.people.mayBeRegistered(draft)
        #expect(mayBe)
      }
    },
    Ask(name: "people.possibleDuplicates", action: .checkDuplicate) { session, ground in
      let draft = try RegisterTrial.person("N-1", "Hansen", "Åse", birth: "1984-02-29")
      let found = try session.people.possibleDuplicates(of: draft).count
      let verkstedet = try ground.trial.unit("Verkstedet")
      #expect(found == (session.access.units == [verkstedet] ? 0 : 1))
    },
    Ask(name: "people.add", action: .addParticipant) { session, _ in
      _ = try session.people.add(try RegisterTrial.person("N-2", "Ny", "Nils"))
    },
    Ask(name: "people.change", action: .changePhoneAndShownName, isAboutSomebody: true) { session, ground in
      let row = try #require(try ground.trial.session().people.card(ground.person)).identity.row
      var shown = try #require(try session.people.card(ground.person)).identity.fact
      shown.phone = "900 00 002"
      _ = try session.people.change(shown, row: row)
    },
    Ask(name: "enrolments.enrol", action: .enrol, isAboutSomebody: true) { session, ground in
      _ = try session.enrolments.enrol(
        ground.person,
        EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-10-01", programme: RegisterTrial.course)))
    },
    Ask(name: "enrolments.changeEnrolment", action: .changeEnrolment, isAboutSomebody: true) { session, ground in
      let kept = try #require(try ground.trial.session().people.card(ground.person)?.enrolments.first).enrolment
      var enrolment = kept.fact
      enrolment.funding = "NAV"
      _ = try session.enrolments.changeEnrolment(enrolment, row: kept.row)
    },
    Ask(name: "enrolments.move", action: .moveStep, isAboutSomebody: true) { session, ground in
      let card = try #require(try ground.trial.session().people.card(ground.person)?.enrolments.first)
      let move = StepMove(to: StepNumber.all[1], date: RegisterTrial.today, reason: nil)
      _ = try session.enrolments.move(ground.enrolment, move, present: card.steps.last)
    },
    Ask(name: "enrolments.assignContact", action: .assignContact, isAboutSomebody: true) { session, ground in
      _ = try session.enrolments.assignContact(ground.enrolment, name: "Eva Moe", from: RegisterTrial.today)
    },
    Ask(name: "lights.save", action: .enterLights, isAboutSomebody: true) { session, ground in
      let lights = try #require(Lights(letters: "ggyyrrgg"))
      _ = try session.lights.save(
        LightsAssessment(date: RegisterTrial.today, voice: .worker, lights: lights), of: ground.person)
    },
    Ask(name: "desk.writeNote", action: .writeNote, isAboutSomebody: true) { session, ground in
      _ = try session.desk.writeNote(.note, "Ringte", about: ground.person)
    },
    Ask(name: "desk.sendTask", action: .sendTask, isAboutSomebody: true) { session, ground in
      _ = try session.desk.sendTask(ground.draft, about: ground.person)
    },
    Ask(name: "desk.finishTask", action: .sendTask, isAboutSomebody: true) { session, ground in
      _ = try ground.trial.session().desk.sendTask(ground.draft, about: ground.person)
      _ = try session.desk.finishTask(try #require(try ground.trial.session().desk.openTasks().first).key)
    },
    Ask(name: "desk.openTasks", action: .seeToday) { session, ground in
      _ = try ground.trial.session().desk.sendTask(ground.draft, about: ground.person)
      let verkstedet = try ground.trial.unit("Verkstedet")
      let found = try session.desk.openTasks().count
      #expect(found == (session.access.units == [verkstedet] ? 0 : 1))
    },
    Ask(name: "desk.openOffers", action: .seeToday) { session, _ in _ = try session.desk.openOffers() },
    Ask(name: "desk.makeAppointment", action: .makeAppointment, isAboutSomebody: true) { session, ground in
      _ = try session.desk.makeAppointment(ground.appointment, with: ground.person)
    },
    Ask(name: "desk.changeAppointment", action: .makeAppointment, isAboutSomebody: true) { session, ground in
      var later = ground.appointment
      later.day = later.day + 1
      _ = try session.desk.changeAppointment(later, row: try ground.made())
    },
    Ask(name: "desk.cancelAppointment", action: .makeAppointment, isAboutSomebody: true) { session, ground in
      _ = try session.desk.cancelAppointment(row: try ground.made())
    },
    Ask(name: "desk.appointments", action: .seeToday) { session, ground in
      _ = try ground.made()
      let verkstedet = try ground.trial.unit("Verkstedet")
      let found = try session.desk.appointments(on: RegisterTrial.today)
      #expect(found.count == (session.access.units == [verkstedet] ? 0 : 1))
      #expect(found.allSatisfy { ($0.appointment.topic == nil) == (session.role == .frontDesk) })
    },
    Ask(name: "desk.clashes", action: .makeAppointment) { session, ground in
      _ = try ground.made()
      let found = try session.desk.clashes(with: ground.appointment)
      #expect(found.count == 1 && found.allSatisfy { $0.topic == nil && $0.place == nil })
    },
    Ask(name: "desk.lastSeen", action: .seeToday) { session, ground in
      let found = try session.desk.lastSeen([ground.person])
      let verkstedet = try ground.trial.unit("Verkstedet")
      #expect(found.isEmpty == (session.role == .frontDesk || session.access.units == [verkstedet]))
    },
    Ask(name: "work.operations", action: .seeOperations) { session, _ in _ = try session.work.operations() },
    Ask(name: "work.loanCounts", action: .seeOperations) { session, _ in _ = try session.work.loanCounts() },
    Ask(name: "work.production", action: .seeOperations) { session, ground in
      _ = try session.work.production(of: try ground.order(in: session))
    },
    Ask(name: "work.saveSite", action: .enterProduction) { session, ground in
      try session.work.saveSite(WorkSite(unit: try ground.unit(of: session), name: "Hallen"))
    },
    Ask(name: "work.saveOrder", action: .enterProduction) { session, ground in
      var order = try ground.line(of: try ground.order(in: session))
      order.fact.order.task = "Telle"
      try session.work.saveOrder(order.fact.order, replacing: order.row)
    },
    Ask(name: "work.changePeople", action: .enterProduction, isAboutSomebody: true) { session, ground in
      try session.work.changePeople(on: try ground.order(in: session), adding: [ground.person])
    },
    Ask(name: "work.saveProduction", action: .enterProduction) { session, ground in
      try session.work.saveProduction(
        Production(day: RegisterTrial.today, units: 4), of: try ground.order(in: session))
    },
    Ask(name: "work.saveGoods", action: .enterProduction) { session, ground in
      try session.work.saveGoods(
        GoodsCount(
          unit: try ground.unit(of: session), day: RegisterTrial.today, kind: .collected, what: "Sofa", count: 1))
    },
    Ask(name: "work.saveGear", action: .lendAndReturn) { session, ground in
      try session.work.saveGear(Gear(unit: try ground.unit(of: session), name: "Truger"))
    },
    Ask(name: "work.lend", action: .lendAndReturn, isAboutSomebody: true) { session, ground in
      try session.work.lend(
        try ground.gear(in: session), to: ground.person, day: RegisterTrial.today, due: RegisterTrial.today + 7)
    },
    Ask(name: "work.changeLoan", action: .lendAndReturn) { session, ground in
      try session.work.changeLoan(try ground.loan(in: session), due: RegisterTrial.today + 9)
    },
    Ask(name: "work.returnLoan", action: .lendAndReturn) { session, ground in
      try session.work.returnLoan(try ground.loan(in: session), on: RegisterTrial.today)
    },
    Ask(name: "intake.overview", action: .seeIntake) { session, _ in _ = try session.intake.overview() },
    Ask(name: "intake.newEnquiries", action: .seeIntake) { session, _ in _ = try session.intake.newEnquiries() },
    Ask(name: "intake.enterEnquiry", action: .enterEnquiry, isAboutSomebody: true) { session, ground in
      _ = try session.intake.enterEnquiry(
        Enquiry(day: RegisterTrial.today, who: .own, door: .phone, author: UserKey(1)), of: ground.person)
    },
    Ask(name: "intake.enterTalk", action: .enterFollowUpContact, isAboutSomebody: true) { session, ground in
      let today = RegisterTrial.today
      _ = try ground.trial.session().intake.enterEnquiry(
        Enquiry(day: today, who: .own, door: .phone, author: UserKey(1)), of: ground.person)
      let asked = try #require(try ground.trial.session().intake.newEnquiries().first)
      _ = try session.intake.enterTalk(FollowUpTalk(event: .held, day: today), about: asked.key)
    },
    Ask(name: "intake.makeOffer", action: .makeOffer, isAboutSomebody: true) { session, ground in
      _ = try session.intake.makeOffer(to: try ground.waiting(), start: RegisterTrial.today)
    },
    Ask(name: "intake.answerOffer", action: .enterOfferAnswer, isAboutSomebody: true) { session, ground in
      let (enrolment, today) = (try ground.waiting(), RegisterTrial.today)
      _ = try ground.trial.session().intake.makeOffer(to: enrolment, start: today)
      _ = try session.intake.answerOffer(of: enrolment, offered: today, OfferAnswer(day: today, answer: .yes), calls: 0)
    },
    Ask(name: "intake.passForward", action: .passForward, isAboutSomebody: true) { session, ground in
      _ = try session.intake.passForward(try ground.waiting(), reason: "Mister boligen")
    },
    Ask(name: "attendance.groups", action: .seeAttendance) { session, ground in
      _ = try ground.group()
      let count = try session.attendance.groups().count
      #expect(count == (session.access.units == [try ground.trial.unit("Verkstedet")] ? 0 : 1))
    },
    Ask(name: "attendance.rollCalls", action: .seeAttendance) { session, ground in
      _ = try ground.group()
      let count = try session.attendance.rollCalls(on: RegisterTrial.today).count
      #expect(count == (session.access.units == [try ground.trial.unit("Verkstedet")] ? 0 : 1))
    },
    Ask(name: "attendance.rollCall", action: .seeAttendance) { session, ground in
      let sheet = try session.attendance.rollCall(try ground.group(), on: RegisterTrial.today)
      #expect((sheet == nil) == (session.access.units == [try ground.trial.unit("Verkstedet")]))
    },
    Ask(name: "attendance.meetings", action: .seeAttendance, isAboutSomebody: true) { session, ground in
      _ = try ground.group()
      let found = try session.attendance.meetings(of: ground.person, on: RegisterTrial.today)
      #expect(found.count == 1)
    },
    Ask(name: "attendance.mark", action: .markAttendance, isAboutSomebody: true) { session, ground in
      let attendance = Attendance(day: RegisterTrial.today, mark: .present)
      _ = try session.attendance.mark(
        [MarkChange(person: ground.person, attendance: attendance)], in: try ground.group(), on: RegisterTrial.today)
    },
    Ask(name: "attendance.enter", action: .markAttendance, isAboutSomebody: true) { session, ground in
      _ = try session.attendance.enter(
        Absence(from: RegisterTrial.today, to: RegisterTrial.today + 2, reason: .sick), of: ground.person)
    },
    Ask(name: "attendance.record", action: .seeAttendance, isAboutSomebody: true) { session, ground in
      let period = try #require(Period(from: RegisterTrial.today - 9, to: RegisterTrial.today))
      _ = try session.attendance.record(of: ground.person, in: period)
    },
    Ask(name: "keeping.dayRecord", action: .approveOwnCopy, isAboutSomebody: true) { session, ground in
      _ = try session.keeping.dayRecord(of: ground.person)
    },
    Ask(name: "attendance.addGroup", action: .changeGroups) { session, ground in
      let unit = try session.access.units.first ?? ground.trial.unit("Verkstedet")
      _ = try session.attendance.addGroup(Group(unit: unit, name: "Ny"))
    },
    Ask(name: "attendance.changeGroup", action: .changeGroups) { session, ground in
      let unit = try session.access.units.first ?? ground.trial.unit("Verkstedet")
      let made = try ground.trial.session().attendance.addGroup(Group(unit: unit, name: "Ny")).group
      let kept = try #require(try ground.trial.session().attendance.groups().first { $0.fact.key == made })
      _ = try session.attendance.changeGroup(Group(unit: unit, name: "Nyere"), row: kept.row)
    },
    Ask(name: "attendance.members", action: .seeAttendance) { session, ground in
      _ = try session.attendance.members(of: try ground.group(), on: RegisterTrial.today)
    },
    Ask(name: "attendance.changeMembers", action: .changeGroups, isAboutSomebody: true) { session, ground in
      let group = try ground.group(with: [])
      _ = try session.attendance.changeMembers(of: group, adding: [ground.person], from: RegisterTrial.today)
    },
    Ask(name: "attendance.groupMonth", action: .seeAttendance) { session, ground in
      let period = try #require(Period(from: RegisterTrial.today - 20, to: RegisterTrial.today))
      _ = try session.attendance.groupMonth(try ground.group(), in: period)
    },
    Ask(name: "attendance.printable", action: .seeAttendance) { session, ground in
      let found = try session.attendance.printable([ground.person, ground.hidden])
      #expect(found == [ground.person], "nobody with a protected address stands on paper")
    },
    Ask(name: "attendance.printDayList", action: .printLists) { session, ground in
      _ = try session.attendance.printDayList(
        ["[ ] Hansen, Åse"], people: 1, on: RegisterTrial.today, to: ground.trial.file("liste-\(UUID().uuidString)"))
    },
    Ask(name: "users.all", action: .seeUsers) { session, _ in _ = try session.users.all() },
    Ask(name: "users.relations", action: .seeUsers) { session, ground in
      _ = try session.users.relations(of: ground.person)
    },
    Ask(name: "users.relations(all)", action: .seeUsers) { session, _ in _ = try session.users.relations() },
    Ask(name: "users.lastSeen", action: .seeUsers) { session, _ in _ = try session.users.lastSeen() },
    Ask(name: "users.keysOfNobody", action: .seeUsers) { session, _ in _ = try session.users.keysOfNobody() },
    Ask(name: "users.keyOfNobody", action: .seeUsers) { session, _ in _ = try session.users.keyOfNobody("77") },
    Ask(name: "users.add", action: .manageUsers) { session, _ in
      _ = try session.users.add(RegisterTrial.user("siv", "Siv Ås", .frontDesk))
    },
    Ask(name: "users.change", action: .manageUsers) { session, _ in
      _ = try session.users.change(UserKey(2), name: "Tor Li")
    },
    Ask(name: "users.remove", action: .manageUsers) { session, _ in _ = try session.users.remove(UserKey(2)) },
    Ask(name: "users.setPassphrase", action: .manageUsers) { session, _ in
      _ = try session.users.setPassphrase(
        of: UserKey(2), new: SecretBytes(passphrase: "et helt annet sted"), cost: .demo)
    },
    Ask(name: "users.renewRecoveryKey", action: .recoverKeys) { session, _ in
      _ = try session.users.renewRecoveryKey(cost: .demo)
    },
    Ask(name: "users.nameRelative", action: .nameCloseRelative) { session, ground in
      _ = try session.users.nameRelative(UserKey(2), of: ground.person)
    },
    Ask(name: "users.nameStandIn", action: .nameStandIn) { session, ground in
      _ = try session.users.nameStandIn(UserKey(2), for: ground.hidden)
    },
    Ask(name: "keeping.retentionYears", action: .openRegister) { session, _ in _ = try session.keeping.retentionYears()
    },
    Ask(name: "keeping.retentionList", action: .seeRetention) { session, _ in _ = try session.keeping.retentionList() },
    Ask(name: "backups.backupFolder", action: .openRegister) { session, _ in _ = try session.backups.backupFolder() },
    Ask(name: "backups.backUp", action: .backUp) { session, ground in
      _ = try session.backups.backUp(to: ground.trial.file("kopi-\(UUID().uuidString)"))
    },
    Ask(name: "erasure.erasedPeople", action: .openRegister) { session, _ in _ = try session.erasure.erasedPeople() },
    Ask(name: "erasure.erasureRequests", action: .confirmErasure) { session, _ in
      _ = try session.erasure.erasureRequests()
    },
    Ask(name: "drafts.save", action: .openRegister) { session, _ in
      try session.drafts.save(form: "a.1", fields: ["x": "y"])
    },
    Ask(name: "drafts.draft", action: .openRegister) { session, _ in _ = try session.drafts.draft(form: "a.1") },
    Ask(name: "drafts.all", action: .openRegister) { session, _ in _ = try session.drafts.all() },
    Ask(name: "drafts.leave", action: .openRegister) { session, _ in try session.drafts.leave(form: "a.1") },
    Ask(name: "drafts.drop", action: .openRegister) { session, _ in try session.drafts.drop(form: "a.1") },
    Ask(name: "people.openInEmergency", action: .emergencyAccess) { session, ground in
      _ = try session.people.openInEmergency(ground.person, reason: "vakt, ringte legevakta")
    },
    Ask(name: "journal.noteList", action: .openRegister) { session, _ in
      try session.journal.noteList(.listRead, "participants")
    },
    Ask(name: "journal.entries", action: .seeOwnChanges) { session, _ in
      let entries = try session.journal.entries(limit: .max)
      #expect(session.access.may(.seeLog) == entries.contains { $0.user != session.access.user })
    },
    Ask(name: "journal.entries(about)", action: .seeCardLog, isAboutSomebody: true) { session, ground in
      _ = try session.journal.entries(limit: .max, about: ground.person)
    },
    Ask(name: "journal.logUsers", action: .seeOwnChanges) { session, _ in
      let users = try session.journal.logUsers()
      #expect(session.access.may(.seeLog) ? users.count > 1 : users.map(\.key) == [session.access.user])
    },
    Ask(name: "journal.noteLog", action: .seeOwnChanges) { session, _ in try session.journal.noteLog() },
    Ask(name: "journal.noteLog(about)", action: .seeCardLog) { session, ground in
      try session.journal.noteLog(about: ground.person)
    },
    Ask(name: "journal.entries(by)", action: .seeLog) { session, _ in
      _ = try session.journal.entries(LogFilter(by: UserKey(1)), limit: 10)
    },
    Ask(name: "journal.began", action: .reviewAccess) { session, _ in _ = try session.journal.began() },
    Ask(name: "journal.accessReview", action: .reviewAccess) { session, _ in
      _ = try session.journal.accessReview(since: 0, until: .max) { _ in RegisterTrial.today }
    },
    Ask(name: "journal.reviewedMonths", action: .reviewAccess) { session, _ in _ = try session.journal.reviewedMonths()
    },
    Ask(name: "journal.reviewAccess", action: .reviewAccess) { session, _ in
      _ = try session.journal.reviewAccess(of: Month(of: session.today).previous)
    },
    Ask(name: "backups.backupStanding", action: .openRegister) { session, _ in _ = try session.backups.backupStanding()
    },
    Ask(name: "journal.code", action: .reviewAccess) { session, _ in _ = try session.journal.code() },
    Ask(name: "users.exchangeKeys", action: .recoverKeys) { session, _ in
      _ = try session.users.exchangeKeys(renewsRecoveryKey: false, cost: .demo)
    },
    Ask(name: "journal.correctClock", action: .correctClock) { session, _ in try session.journal.correctClock(1...1) },
    Ask(name: "journal.undoable", action: .undoOwn) { session, _ in _ = try session.journal.undoable() },
    Ask(name: "journal.redoable", action: .undoOwn) { session, _ in _ = try session.journal.redoable() },
    Ask(name: "journal.undo", action: .undoOwn) { session, _ in
      _ = try session.people.add(try RegisterTrial.person("N-3", "Ny", "Nina"))
      _ = try session.journal.undo()
    },
    Ask(name: "journal.redo", action: .undoOwn) { session, _ in
      _ = try session.people.add(try RegisterTrial.person("N-4", "Ny", "Nora"))
      _ = try session.journal.undo()
      _ = try session.journal.redo()
    },
    Ask(name: "journal.undo(entry)", action: .undoOthers, isAboutSomebody: true) { session, ground in
      let newest = try #require(
        try ground.trial.session().journal.entries(limit: .max).first { $0.about == ground.person })
      _ = try session.journal.undo(entry: newest.id)
    },
    Ask(name: "files.export", action: .exportData) { session, _ in
      try session.files.export(.participants) { (_) throws(StoreError) in }
    },
    Ask(name: "files.importFile", action: .importData) { session, _ in
      let file = Array("number,given_name,family_name,birth_year\nN-5,Ny,Nell,1990\n".utf8)
      do throws(ImportFailure) {
        _ = try session.files.importFile(.participants, bytes: file)
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
      var place: String?
      for line in text.split(separator: "\n") {
        if line.hasPrefix("extension ") || line.hasPrefix("public struct ") { place = SessionAccessTests.place(line) }
        if let made = line.firstMatch(of: /(\w+)\(session: self\b/) {
          #expect(made.output.1.hasSuffix("Room"), "it would not be looked for: \(line)")
        }
        guard let place, let match = line.firstMatch(of: /^  public func (\w+)/) else { continue }
        found.insert(place + match.output.1)
      }
    }
    // Not questions: the same session on another day, with what its user reaches now, and with a form it completes.
    found.subtract(["at", "following", "completing"])
    // Each needs something made first, and is tried by role where that is: passphrases, relations, erasures, own copies,
    // the day's backup, what the desk has put in and what is not its to see any more, which are looked after whoever comes first.
    found.subtract([
      "users.changePassphrase", "users.removeRelation", "erasure.askErasure", "erasure.confirmErasure",
      "erasure.withdraw", "keeping.printOwnCopy", "backups.lookAfterBackups", "people.takeInDropped",
      "intake.emptyOldEnquiries",
    ])
    let tried = Set(SessionAccessTests.asks.map { String($0.name.prefix { $0 != "(" }) })
    #expect(found == tried)
  }

  /// Where the methods that follow a line are reached: on a session itself, or in a room of it, which its name tells.
  private static func place(_ line: Substring) -> String? {
    if line.hasPrefix("extension Session ") || line.hasPrefix("public struct Session:") { return "" }
    guard let room = line.firstMatch(of: /^(?:extension|public struct) (\w+)Room\b/)?.output.1 else { return nil }
    return room.prefix(1).lowercased() + room.dropFirst() + "."
  }
}
