import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

extension SessionAccessTests {
  /// What is told of somebody on their way, and of who stands by them.
  static let asksOfFollowUp: [Ask] = [
    Ask(name: "lights.save", action: .enterLights, isAboutSomebody: true) { session, ground in
      let lights = try #require(Lights(letters: "ggyyrrgg"))
      _ = try session.lights.save(
        LightsAssessment(date: RegisterTrial.today, voice: .worker, lights: lights), of: ground.person)
    },
    Ask(name: "followUp.enter", action: .enterRelapse, isAboutSomebody: true) { session, ground in
      _ = try session.followUp.enter(.relapse(Relapse(day: RegisterTrial.today)), about: ground.person)
    },
    Ask(name: "followUp.settle", action: .enterRelapse, isAboutSomebody: true) { session, ground in
      let concern = FollowUp.concern(Concern(day: RegisterTrial.today, toldBy: .staff))
      _ = try session.followUp.settle(concern: try ground.told(concern), as: .lapse)
    },
    Ask(name: "followUp.afterTreatment", action: .seeParticipants) { session, ground in
      _ = try ground.told(
        .treatment(TreatmentEpisode(admitted: RegisterTrial.today - 40, ended: RegisterTrial.today - 3)))
      let found = try session.followUp.afterTreatment()
      let verkstedet = try ground.trial.unit("Verkstedet")
      let tells = AccessTable.sees(.criticalWindow, session.role) && session.access.units != [verkstedet]
      #expect(found.map(\.person) == (tells ? [ground.person] : []))
    },
    Ask(name: "around.runningOut", action: .seeParticipants) { session, ground in
      _ = try ground.told(
        .consent(
          Consent(
            purpose: .attendance, party: "mor", from: RegisterTrial.today - 9, validTo: RegisterTrial.today + 9)))
      let found = try session.around.runningOut()
      let verkstedet = try ground.trial.unit("Verkstedet")
      let tells = AccessTable.sees(.consentTexts, session.role) && session.access.units != [verkstedet]
      #expect(found == (tells ? [ground.person] : []))
    },
    Ask(name: "around.enter", action: .enterNetwork, isAboutSomebody: true) { session, ground in
      _ = try session.around.enter(.kin(NextOfKin(name: "Ragnhild Strand", relation: "mor")), about: ground.person)
    },
    Ask(name: "around.withdraw", action: .enterConsent, isAboutSomebody: true) { session, ground in
      let consent = Consent(purpose: .attendance, party: "mor", from: RegisterTrial.today)
      _ = try session.around.withdraw(try ground.told(.consent(consent)), on: RegisterTrial.today)
    },
    Ask(name: "around.strike", action: .enterNetwork, isAboutSomebody: true) { session, ground in
      _ = try session.around.strike(try ground.told(.doctor(Doctor(name: "Dr. Vik"))))
    },
    Ask(name: "around.printForm", action: .enterConsent, isAboutSomebody: true) { session, ground in
      let path = ground.trial.file("samtykke-\(UUID().uuidString).txt")
      _ = try session.around.printForm(["Samtykke"], of: ground.person, to: .file(path))
    },
    Ask(name: "around.informed", action: .seeParticipants) { session, ground in
      _ = try ground.told(.informed(InformationGiven(letter: "Informasjon om registeret", day: RegisterTrial.today)))
      let found = try session.around.informed().count
      #expect(found == (session.role == .frontDesk ? 0 : 1))
    },
    Ask(name: "followUp.report", action: .reportIncident, isAboutSomebody: true) { session, ground in
      _ = try session.followUp.report(.threat, on: RegisterTrial.today, "Ropte", about: ground.person)
    },
    Ask(name: "followUp.incidents", action: .seeIncidents) { session, ground in
      _ = try ground.trial.session().followUp.report(.threat, on: RegisterTrial.today, "Ropte", about: ground.person)
      let verkstedet = try ground.trial.unit("Verkstedet")
      let found = try session.followUp.incidents()
      #expect(found.isEmpty == (session.access.units == [verkstedet]))
    },
    Ask(name: "followUp.caseload", action: .enterServices) { session, ground in
      _ = try session.followUp.caseload(of: "ips", at: "Tor Lie", besides: ground.person)
    },
    Ask(name: "followUp.recentDeaths", action: .seeToday) { session, ground in
      let found = try session.followUp.recentDeaths(of: [ground.person])
      #expect(found.isEmpty)
    },
    Ask(name: "followUp.following", action: .seeToday) { session, ground in
      _ = try ground.trial.session().enrolments.assignContact(
        ground.enrolment, ContactAssignment(name: session.access.name, from: RegisterTrial.today))
      let found = try session.followUp.following().map(\.person)
      #expect(found == (AccessTable.sees(.contactPerson, session.role) ? [ground.person] : []))
    },
    Ask(name: "followUp.followed", action: .enterFollowUpContact) { session, ground in
      let found = try session.followUp.followed([ground.person]).count
      let verkstedet = try ground.trial.unit("Verkstedet")
      #expect(found == (session.access.units != [verkstedet] ? 1 : 0))
    },
    Ask(name: "followUp.meeting", action: .enterFollowUpContact) { session, ground in
      _ = try ground.told(.question(MeetingQuestion(day: RegisterTrial.today, question: "Bolig?")))
      let found = try session.followUp.meeting().count
      let verkstedet = try ground.trial.unit("Verkstedet")
      #expect(found == (session.access.units != [verkstedet] ? 1 : 0))
    },
    Ask(name: "followUp.decide", action: .enterFollowUpContact, isAboutSomebody: true) { session, ground in
      let question = MeetingQuestion(day: RegisterTrial.today, question: "Bolig?")
      let row = try ground.told(.question(question))
      let asked = AskedOfTeam(person: ground.person, question: question, row: row)
      _ = try session.followUp.decide(asked, "Vi søker")
    },
    Ask(name: "followUp.strike", action: .enterFollowUpContact, isAboutSomebody: true) { session, ground in
      _ = try session.followUp.strike(try ground.told(.contact(FollowUpContact(day: RegisterTrial.today))))
    },
    Ask(name: "followUp.enterTalk", action: .enterFollowUpContact, isAboutSomebody: true) { session, ground in
      let contact = FollowUpContact(day: RegisterTrial.today)
      _ = try session.followUp.enterTalk(
        TalkedOver(contact: contact, next: ground.appointment, task: ground.draft), with: ground.person)
    },
    Ask(name: "personReport.reports", action: .writePersonReport, isAboutSomebody: true) { session, ground in
      _ = try ground.report()
      let found = try session.personReport.reports(about: ground.person)
      #expect(found.count == 1)
    },
    Ask(name: "personReport.write", action: .writePersonReport, isAboutSomebody: true) { session, ground in
      _ = try session.personReport.write(ground.writtenReport, about: ground.person)
    },
    Ask(name: "personReport.answer", action: .writePersonReport, isAboutSomebody: true) { session, ground in
      _ = try session.personReport.answer(
        .agrees, on: RegisterTrial.today, ownWords: nil, about: ground.person, row: try ground.report())
    },
    Ask(name: "personReport.strike", action: .writePersonReport, isAboutSomebody: true) { session, ground in
      _ = try session.personReport.strike(try ground.report(), about: ground.person)
    },
    Ask(name: "personReport.print", action: .writePersonReport, isAboutSomebody: true) { session, ground in
      _ = try session.personReport.print(
        try ground.report(isRead: true), about: ground.person, heading: [], footer: [],
        to: .file(ground.trial.file("\(UInt64.random(in: 0 ... .max)).txt")))
    },
    Ask(name: "followUpPlan.enter(occupation)", action: .enterFollowUpPlan, isAboutSomebody: true) { session, ground in
      _ = try session.followUpPlan.enter(
        Occupation(.practice, at: "Trevare", from: RegisterTrial.today), of: ground.person)
    },
    Ask(name: "afterEnd.enter", action: .enterFollowUpContact, isAboutSomebody: true) { session, ground in
      _ = try session.afterEnd.enter(mayAsk: true, of: ground.person, after: ground.enrolment)
    },
    Ask(name: "afterEnd.records", action: .enterFollowUpContact, isAboutSomebody: true) { session, ground in
      _ = try session.afterEnd.records(of: ground.person)
    },
    Ask(name: "afterEnd.due", action: .seeToday) { session, _ in
      let due = try session.afterEnd.due()
      #expect(due.isEmpty)
    },
    Ask(name: "followUpPlan.enter", action: .enterFollowUpPlan, isAboutSomebody: true) { session, ground in
      _ = try session.followUpPlan.enter(PlanGoal("Bo for meg selv", set: RegisterTrial.today), of: ground.person)
    },
    Ask(name: "followUpPlan.enter(basis)", action: .enterFollowUpPlan, isAboutSomebody: true) { session, ground in
      _ = try session.followUpPlan.enter(PlanBasis(resources: "Søster i byen"), of: ground.person)
    },
    Ask(name: "followUpPlan.enter(reasons)", action: .enterFollowUpPlan, isAboutSomebody: true) { session, ground in
      _ = try session.followUpPlan.enter(reasons: [.economy: "Venter på AAP"], of: ground.person, replacing: [])
    },
    Ask(name: "followUpPlan.strike", action: .enterFollowUpPlan, isAboutSomebody: true) { session, ground in
      _ = try session.followUpPlan.strike(goal: try ground.goal(), of: ground.person)
    },
  ]
}
