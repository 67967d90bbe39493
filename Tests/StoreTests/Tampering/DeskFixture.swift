import Domain
import Testing

@testable import Ledger
@testable import Store

extension RegisterTrial {
  /// Every table of the desk's day has a row in force and a voided one.
  func fillDesk(unit: UnitKey) throws {
    let eva = session()
    let day = RegisterTrial.today - 2
    let person = ParticipantKey(1)
    let enrolment = try #require(try card(ParticipantKey(2)).enrolments.first).key
    let author = eva.access.user
    // What stays, and what goes.
    for turn in 0...1 {
      var rows: [RowID?] = []
      try register.write(by: eva, kind: .groupChanged) { change throws(StoreError) in
        let group: GroupKey = try change.newKey()
        rows.append(
          try change.enter(
            GroupFact(
              key: group,
              group: Group(
                unit: unit, name: "Turgruppa \(turn)",
                timetable: Timetable([Timetable.Meeting(weekday: 4, from: ten, to: two)].compactMap { $0 })))))
        rows.append(
          try change.enter(MembershipFact(group: group, person: person, membership: Membership(from: day - turn))))
        rows.append(
          try change.enter(
            AttendanceFact(
              group: group, person: person, attendance: Attendance(day: day, mark: .present, arrived: ten, left: two))))
        rows.append(
          try change.enter(
            AbsenceFact(person: person, absence: Absence(from: day + turn, to: day + 3, reason: .sick))))
        let enquiry: EnquiryKey = try change.newKey()
        rows.append(
          try change.enter(
            EnquiryFact(
              key: enquiry, person: turn == 0 ? nil : person,
              enquiry: Enquiry(
                day: day, time: ten, who: turn == 0 ? .nextOfKin : .own, name: "Moren Moen", phone: "90099900",
                door: .prison, text: "Vil vite om plass", author: author))))
        rows.append(
          try change.enter(TalkFact(enquiry: enquiry, talk: FollowUpTalk(event: .offered, day: day, by: "Tor Lie"))))
        rows.append(
          try change.enter(
            EnquiryCallFact(
              enquiry: enquiry, number: 1,
              call: EnquiryCall(day: day, time: ten, outcome: .noAnswer, by: "Tor Lie"))))
        rows.append(
          try change.enter(
            ReportFact(
              key: try change.newKey(), author: author, day: day, person: person, kind: .threat, incidentDay: day,
              text: "Ropte i gangen")))
        rows.append(
          try change.enter(
            OfferFact(enrolment: enrolment, offer: Offer(day: day + turn, by: "Tor Lie", start: day + 14))))
        rows.append(
          try change.enter(
            OfferAnswerFact(
              enrolment: enrolment, offerDay: day + turn, call: turn,
              answer: OfferAnswer(day: day, time: ten, answer: turn == 0 ? .yes : .noAnswer))))
        rows.append(
          try change.enter(
            OfferWordFact(
              enrolment: enrolment, offerDay: day + turn, call: turn, word: "Ring igjen mandag")))
        if turn == 1 {
          rows.append(
            try change.enter(
              PassForwardFact(enrolment: enrolment, passForward: PassForward(day: day, reason: "Trenger plass nå"))))
        }
        rows.append(
          try change.enter(
            AppointmentFact(
              key: try change.newKey(), person: person,
              appointment: Appointment(
                day: day, from: ten, place: .room("Møterom to"), with: "Tor Lie", topic: "Tilbakefallet i august"))))
        let note: NoteKey = try change.newKey()
        let task: TaskKey = try change.newKey()
        let noteRow = try change.enter(
          NoteFact(
            key: note, person: person,
            note: Note(day: day, time: ten, kind: .phoneMessage, author: author, text: "Moren ringte om medisinen")))
        rows.append(
          try change.enter(
            TaskFact(
              key: task, person: person,
              task: DeskTask(
                kind: .call, due: day, assignee: "Tor Lie", author: author, note: note, text: "Ring om medisinen"))))
        rows.append(try change.enter(TaskUnitFact(task: task, unit: unit)))
        rows.append(try change.enter(TaskDoneFact(task: task, day: day)))
        rows.append(noteRow)
        let site: SiteKey = try change.newKey()
        let order: OrderKey = try change.newKey()
        rows.append(try change.enter(SiteFact(key: site, site: WorkSite(unit: unit, name: "Pakkeriet \(turn)"))))
        rows.append(
          try change.enter(
            OrderFact(
              key: order,
              order: WorkOrder(site: site, day: day, customer: "Kunden Kristoffersen", task: "Pakke skruer"))))
        rows.append(try change.enter(OrderPersonFact(order: order, person: person)))
        rows.append(try change.enter(ProductionFact(order: order, production: Production(day: day, units: 40))))
        rows.append(
          try change.enter(
            GoodsFact(
              key: try change.newKey(),
              goods: GoodsCount(unit: unit, day: day, kind: .repaired, what: "Sofa", count: 2))))
        let gear: GearKey = try change.newKey()
        let loan: LoanKey = try change.newKey()
        rows.append(try change.enter(GearFact(key: gear, gear: Gear(unit: unit, name: "Ski \(turn)"))))
        rows.append(
          try change.enter(
            LoanFact(key: loan, person: person, loan: Loan(gear: gear, day: day, due: day + 7))))
        rows.append(try change.enter(LoanLostFact(loan: loan, day: day)))
      }
      if turn == 0 { continue }
      try register.write(by: eva, kind: .groupChanged) { change throws(StoreError) in
        // What points at a thing goes before it.
        for row in rows.compactMap(\.self).reversed() { try change.void(row) }
      }
    }
    try register.write(by: eva, kind: .passedForward) { change throws(StoreError) in
      try change.enter(
        PassForwardFact(enrolment: enrolment, passForward: PassForward(day: day + 1, reason: "Trenger plass nå")))
    }
  }

  private var ten: TimeOfDay { TimeOfDay("10") ?? .midnight }
  private var two: TimeOfDay { TimeOfDay("14") ?? .midnight }
}
