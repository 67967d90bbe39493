import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

extension SessionAccessTests {
  /// Of who asks and comes, of users, and of what is kept of it all.
  static let asksOfTheHouse: [Ask] = [
    Ask(name: "reports.basis", action: .seeReports) { session, _ in _ = try session.reports.basis() },
    Ask(name: "reports.noteWritten", action: .seeReports) { session, _ in
      try session.reports.noteWritten(.year, for: .kommune, in: "/tmp/rapport")
    },
    Ask(name: "reports.noteIndicators", action: .exportData) { session, _ in try session.reports.noteIndicators() },
    Ask(name: "reports.words", action: .seeReports) { session, _ in
      _ = try session.reports.words(to: .year, Period(days: 30, to: RegisterTrial.today))
    },
    Ask(name: "reports.write", action: .seeReports) { session, _ in
      let (today, period) = (RegisterTrial.today, Period(days: 30, to: RegisterTrial.today))
      _ = try session.reports.write(ReportWords(.year, .units, period, text: "Et godt år.", day: today))
    },
    Ask(name: "reports.numbers", action: .seeReports) { session, _ in
      let today = RegisterTrial.today
      let numbers = try session.reports.numbers(
        of: Period(days: 90, to: today), before: Period(days: 90, to: today - 365), on: today)
      // Who is protected is in the total and in no group.
      let counted = numbers.groups[.units]?.dropLast().reduce(0) { $0 + ($1.counts.first ?? 0) }
      let isElsewhere = session.access.units == [try #require(try session.catalogue.units().first).fact.key]
      if !isElsewhere { #expect(counted ?? 0 <= 1) }
    },
    Ask(name: "reports.figures", action: .seeReports) { session, _ in
      _ = try session.reports.figures(of: Period(days: 90, to: RegisterTrial.today), programme: nil)
    },
    Ask(name: "reports.mapping", action: .seeReports) { session, _ in _ = try session.reports.mapping(round: 2019) },
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
    Ask(name: "intake.open", action: .seeIntake, isAboutSomebody: true) { session, ground in
      _ = try session.intake.open(try ground.asked())
    },
    Ask(name: "intake.correctEnquiry", action: .enterEnquiry, isAboutSomebody: true) { session, ground in
      let lead = ground.trial.session()
      let opened = try #require(try lead.intake.open(try ground.asked(by: session)))
      var corrected = opened.listing.enquiry
      corrected.text = "Ringte igjen"
      _ = try session.intake.correctEnquiry(corrected, row: opened.row)
    },
    Ask(name: "intake.enterCall", action: .enterEnquiry, isAboutSomebody: true) { session, ground in
      _ = try session.intake.enterCall(.noAnswer, about: try ground.asked(), calls: 0)
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
    Ask(name: "attendance.presence", action: .seeAttendance) { session, ground in
      _ = try ground.group()
      let found = try session.attendance.presence(on: RegisterTrial.today).groups.count
      #expect(found == (session.access.units == [try ground.trial.unit("Verkstedet")] ? 0 : 1))
    },
    Ask(name: "attendance.guests", action: .seeAttendance) { session, ground in
      let guest = Guest(group: try ground.group(), day: RegisterTrial.today)
      try ground.trial.session().attendance.saveGuests(guest)
      let found = try session.attendance.guests(on: RegisterTrial.today).count
      #expect(found == (session.access.units == [try ground.trial.unit("Verkstedet")] ? 0 : 1))
    },
    Ask(name: "attendance.saveGuests", action: .markAttendance) { session, ground in
      let group = try ground.group()
      do throws(StoreError) {
        try session.attendance.saveGuests(Guest(group: group, day: RegisterTrial.today))
      } catch .rule(.notInRegister) {
        // A group of another unit.
        #expect(try session.access.units == [ground.trial.unit("Verkstedet")])
      }
    },
    Ask(name: "attendance.removeGuests", action: .markAttendance) { session, ground in
      let guest = Guest(group: try ground.group(), day: RegisterTrial.today)
      let lead = ground.trial.session().attendance
      try lead.saveGuests(guest)
      let row = try #require(try lead.guests(on: RegisterTrial.today).first).row
      do throws(StoreError) { try session.attendance.removeGuests(row: row) } catch .rule(.notInRegister) {
        #expect(try session.access.units == [ground.trial.unit("Verkstedet")])
      }
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
    Ask(name: "attendance.mark(off the list)", action: .markAttendance, isAboutSomebody: true) { session, ground in
      let attendance = Attendance(day: RegisterTrial.today, mark: .present)
      _ = try session.attendance.mark(
        [MarkChange(person: ground.person, attendance: attendance)], in: try ground.group(with: []),
        on: RegisterTrial.today)
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
        ["[ ] Hansen, Åse"], people: 1, on: RegisterTrial.today,
        to: .file(ground.trial.file("liste-\(UUID().uuidString)")))
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
    Ask(name: "settings.callRules", action: .openRegister) { session, _ in _ = try session.settings.callRules() },
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
      try session.drafts.save(form: "a.1", about: nil, fields: ["x": "y"])
    },
    Ask(name: "drafts.draft", action: .openRegister) { session, _ in _ = try session.drafts.draft(form: "a.1") },
    Ask(name: "drafts.all", action: .openRegister) { session, _ in _ = try session.drafts.all() },
    Ask(name: "drafts.habits", action: .openRegister) { session, _ in _ = try session.drafts.habits() },
    Ask(name: "drafts.keep", action: .openRegister) { session, _ in try session.drafts.keep(habits: ["a": "b"]) },
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
      _ = try session.journal.entries(LogFilter(about: ground.person), limit: .max)
    },
    Ask(name: "journal.logUsers", action: .seeOwnChanges) { session, _ in
      let users = try session.journal.logUsers()
      #expect(session.access.may(.seeLog) ? users.count > 1 : users.map(\.key) == [session.access.user])
    },
    Ask(name: "journal.noteLog", action: .seeOwnChanges) { session, _ in try session.journal.noteLog() },
    Ask(name: "journal.noteLog(about)", action: .seeCardLog, isAboutSomebody: true) { session, ground in
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
      _ = try session.journal.reviewAccess(of: Month(of: session.today).previous, [])
    },
    Ask(name: "backups.backupStanding", action: .openRegister) { session, _ in _ = try session.backups.backupStanding()
    },
    Ask(name: "journal.code", action: .reviewAccess) { session, _ in _ = try session.journal.code() },
    Ask(name: "users.exchangeKeys", action: .recoverKeys) { session, _ in
      _ = try session.users.exchangeKeys(renewsRecoveryKey: false, cost: .demo)
    },
    Ask(name: "journal.correctClock", action: .correctClock) { session, _ in try session.journal.correctClock(1...1) },
    Ask(name: "journal.undo", action: .undoOwn) { session, _ in
      _ = try session.people.add(try RegisterTrial.person("N-3", "Ny", "Nina"))
      _ = try session.journal.undo(try session.journal.undoable().id)
    },
    Ask(name: "journal.undoable", action: .undoOwn) { session, _ in
      _ = try session.people.add(try RegisterTrial.person("N-5", "Ny", "Nelly"))
      _ = try session.journal.undoable()
    },
    Ask(name: "journal.redoable", action: .undoOwn) { session, _ in
      _ = try session.people.add(try RegisterTrial.person("N-6", "Ny", "Noor"))
      _ = try session.journal.undo()
      _ = try session.journal.redoable()
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
}
