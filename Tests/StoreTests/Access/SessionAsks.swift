import Domain
import Foundation
import Resources
import Testing

@testable import Ledger
@testable import Store

extension SessionAccessTests {
  /// Every public method of a session and of its rooms.
  static let asks: [Ask] = asksOfPeopleAndWork + asksOfFollowUp + asksOfTheHouse + asksOfRecords

  private static let asksOfPeopleAndWork: [Ask] = [
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
    Ask(name: "catalogue.stepTerms", action: .openRegister) { session, _ in _ = try session.catalogue.stepTerms() },
    Ask(name: "catalogue.keepings", action: .openRegister) { session, _ in _ = try session.catalogue.keepings() },
    Ask(name: "catalogue.set(terms)", action: .changeSettings) { session, _ in
      _ = try session.catalogue.set(
        StepTerms(
          programme: RegisterTrial.pilot, step: .first, from: RegisterTrial.today, content: ["fritid"], limit: nil,
          checklist: .standard))
    },
    Ask(name: "catalogue.set(keeping)", action: .changeSettings) { session, _ in
      _ = try session.catalogue.set(
        ProgrammeKeeping(
          programme: RegisterTrial.pilot, from: RegisterTrial.today, controller: "Blå Kors", ground: .assignment))
    },
    Ask(name: "followUpPlan.tick", action: .enterFollowUpPlan, isAboutSomebody: true) { session, ground in
      _ = try session.followUpPlan.tick(
        ChecklistChange(step: .first, ticks: ["CV skrevet": true]), on: ground.enrolment, of: ground.person)
    },
    Ask(name: "followUpPlan.readiness", action: .seeParticipants) { session, ground in
      let told = try session.followUpPlan.readiness(of: ground.person, on: ground.enrolment, in: .first)
      let verkstedet = try ground.trial.unit("Verkstedet")
      let tells = AccessTable.sees(.missing, session.role) && session.access.units != [verkstedet]
      #expect((told != nil) == tells)
    },
    Ask(name: "settings.change(setting)", action: .changeSettings) { session, _ in
      _ = try session.settings.change([.daysOnListAfterEnd: "50"])
    },
    Ask(name: "figures.menuCounts", action: .openRegister) { session, _ in _ = try session.figures.menuCounts() },
    Ask(name: "figures.openRelapseList", action: .openRelapseList) { session, ground in
      try session.figures.openRelapseList(
        of: .relapsed, [ground.person], reason: "gjennomgang i teamet etter tilbakefall")
    },
    Ask(name: "figures.occupancy", action: .seeUnits) { session, _ in
      _ = try session.figures.occupancy(on: RegisterTrial.today)
    },
    Ask(name: "figures.stepsBoard", action: .seeSteps) { session, _ in
      _ = try session.figures.stepsBoard(programme: RegisterTrial.pilot)
    },
    Ask(name: "figures.board", action: .seeBoard) { session, _ in
      _ = try session.figures.board(over: Period(days: 30, to: RegisterTrial.today))
    },
    Ask(name: "figures.start", action: .seeBoard) { session, _ in _ = try session.figures.start() },
    Ask(name: "figures.size", action: .openRegister) { session, _ in _ = try session.figures.size() },
    Ask(name: "figures.cohorts", action: .seeBoard) { session, _ in
      _ = try session.figures.cohorts(of: Period(days: 30, to: RegisterTrial.today))
    },
    Ask(name: "figures.attendance", action: .seeBoard) { session, _ in
      _ = try session.figures.attendance(over: Period(days: 30, to: RegisterTrial.today))
    },
    Ask(name: "figures.unreadOfAbsent", action: .seeBoard) { session, _ in _ = try session.figures.unreadOfAbsent() },
    Ask(name: "actionPlan.progress", action: .seePlan) { session, _ in _ = try session.actionPlan.progress() },
    Ask(name: "actionPlan.plans", action: .seePlan) { session, _ in _ = try session.actionPlan.plans() },
    Ask(name: "actionPlan.followed", action: .seePlan) { session, _ in _ = try session.actionPlan.followed() },
    Ask(name: "actionPlan.standing", action: .seePlan) { session, _ in
      _ = try session.actionPlan.standing(over: Period(days: 30, to: RegisterTrial.today))
    },
    Ask(name: "actionPlan.follow", action: .changePlan) { session, _ in
      let plan = try #require(try Catalogue.shared.get().plans.first)
      _ = try session.actionPlan.follow(plan)
    },
    Ask(name: "actionPlan.enter", action: .changePlan) { session, ground in
      let plan = try #require(try Catalogue.shared.get().plans.first)
      let lead = ground.trial.session()
      if try lead.actionPlan.followed() == nil { _ = try lead.actionPlan.follow(plan) }
      let word = MeasureWord(.status(.late), of: "2.2.1", on: RegisterTrial.today)
      _ = try session.actionPlan.enter([word])
    },
    Ask(name: "figures.reckoning", action: .seeBoard) { session, _ in
      let today = RegisterTrial.today
      _ = try session.figures.reckoning(over: [Period(days: 30, to: today)])
    },
    Ask(name: "mapping.rounds", action: .seeMapping) { session, _ in _ = try session.mapping.rounds() },
    Ask(name: "mapping.units", action: .seeMapping) { session, _ in _ = try session.mapping.units(round: 2019) },
    Ask(name: "mapping.summary", action: .seeMapping) { session, _ in
      _ = try session.mapping.summary(round: 2019, rule: SeverityRule(id: "two-reds-v1", reds: 2))
    },
    Ask(name: "mapping.groupTable", action: .seeMapping) { session, _ in
      _ = try session.mapping.groupTable(round: 2019)
    },
    Ask(name: "mapping.summaries", action: .seeMapping) { session, _ in
      _ = try session.mapping.summaries(rule: SeverityRule(id: "two-reds-v1", reds: 2))
    },
    Ask(name: "mapping.ownRounds", action: .seeMapping) { session, ground in
      _ = try ground.openRound(for: session)
      #expect(try session.mapping.ownRounds().count == 1)
    },
    Ask(name: "mapping.open", action: .openAndCloseMapping) { session, ground in
      _ = try session.mapping.open(try ground.round(for: session))
    },
    Ask(name: "mapping.close", action: .openAndCloseMapping) { session, ground in
      _ = try session.mapping.close(try ground.openRound(for: session).key)
    },
    Ask(name: "mapping.ticks", action: .enterMapping) { session, ground in
      let (key, person) = try ground.openRound(for: session)
      #expect(try session.mapping.ticks(key).people.contains(person))
    },
    Ask(name: "mapping.tick", action: .enterMapping) { session, ground in
      let key = try ground.openRound(for: session).key
      try session.mapping.tick(try session.mapping.ticks(key).people, in: key)
    },
    Ask(name: "mapping.enter", action: .enterMapping) { session, ground in
      let key = try ground.openRound(for: session).key
      try ground.tickAll(in: key)
      try session.mapping.enter(MappingRecord(round: 0, lights: Lights(packed: 7)), in: key)
    },
    Ask(name: "people.roster", action: .seeParticipants) { session, _ in _ = try session.people.roster() },
    Ask(name: "people.card", action: .seeCard, isAboutSomebody: true) { session, ground in
      _ = try session.people.card(ground.person)
    },
    Ask(name: "people.refusal", action: .seeCard, isAboutSomebody: true) { session, ground in
      if let refusal = try session.people.refusal(of: ground.person) { throw refusal }
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
    Ask(name: "enrolments.inTheWay", action: .enrol, isAboutSomebody: true) { session, ground in
      let enrolment = Enrolment(programme: "steg", status: .participating, start: RegisterTrial.today)
      _ = try session.enrolments.inTheWay(of: enrolment, ground.person, besides: nil)
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
      _ = try session.enrolments.assignContact(
        ground.enrolment, ContactAssignment(name: "Eva Moe", from: RegisterTrial.today))
    },
    Ask(name: "desk.writeNote", action: .writeNote, isAboutSomebody: true) { session, ground in
      _ = try session.desk.writeNote(.note, "Ringte", about: ground.person)
    },
    Ask(name: "desk.sendTask", action: .sendTask, isAboutSomebody: true) { session, ground in
      _ = try session.desk.sendTask(ground.draft, about: ground.person)
    },
    Ask(name: "desk.route", action: .sendTask, isAboutSomebody: true) { session, ground in
      let route = try session.desk.route(about: ground.person)
      #expect(route.unit == nil || AccessTable.sees(.programmeAndUnit, session.role))
    },
    Ask(name: "desk.colleagues", action: .sendTask) { session, _ in _ = try session.desk.colleagues() },
    Ask(name: "desk.finishTasks", action: .sendTask, isAboutSomebody: true) { session, ground in
      _ = try ground.trial.session().desk.sendTask(ground.draft, about: ground.person)
      _ = try session.desk.finishTasks([try #require(try ground.trial.session().desk.openTasks().first).key])
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
    Ask(name: "desk.moveAppointment", action: .makeAppointment, isAboutSomebody: true) { session, ground in
      _ = try session.desk.moveAppointment(row: try ground.made(), to: RegisterTrial.today + 1, .midnight)
    },
    Ask(name: "desk.enterOutcome", action: .makeAppointment, isAboutSomebody: true) { session, ground in
      _ = try session.desk.enterOutcome(.cancelled, row: try ground.made())
    },
    Ask(name: "desk.meetingRooms", action: .openRegister) { session, _ in _ = try session.desk.meetingRooms() },
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
      #expect(found.count == 1)
    },
    Ask(name: "desk.lastSeen", action: .seeToday) { session, ground in
      let found = try session.desk.lastSeen([ground.person])
      let verkstedet = try ground.trial.unit("Verkstedet")
      #expect(found.isEmpty == (session.role == .frontDesk || session.access.units == [verkstedet]))
    },
    Ask(name: "desk.seen", action: .seeToday) { session, _ in
      let found = try session.desk.seen(since: session.today - 400, of: try session.people.roster())
      #expect(session.role != .frontDesk || found.isEmpty)
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
    Ask(name: "work.loseLoan", action: .lendAndReturn) { session, ground in
      try session.work.loseLoan(try ground.loan(in: session), on: RegisterTrial.today)
    },
  ]
}
