import Domain
import Resources
import Store

/// What the desk's days have left of somebody.
extension OwnCopyLines {
  var ofTheDays: [OwnCopyLine] {
    days.groups.flatMap(group) + days.absences.compactMap(absence) + card.notes.compactMap(note)
      + days.enquiries.flatMap(asked) + days.offers.flatMap(offered) + days.passedForward.compactMap(passedForward)
      + days.appointments.flatMap(appointment) + days.tasks.compactMap(task) + days.orders.compactMap(order)
      + days.loans.compactMap(loan) + days.followUp.compactMap(followUp) + days.surroundings.compactMap(around)
  }

  // MARK: On the way

  /// Who told of a concern is not the copy's to tell.
  private func followUp(_ recorded: Recorded<FollowUp>) -> OwnCopyLine? {
    let told = recorded.fact
    let words = FollowUpWords(card, workspace)
    let value = [words.day(told), words.plain(told)].filter { !$0.isEmpty }.joined(separator: ", ")
    return line(told.information, words.what(told), value, recorded.entered, day: told.day)
  }

  /// Who others are, and what they have said, is looked at line by line like everything else.
  private func around(_ recorded: Recorded<Surrounding>) -> OwnCopyLine? {
    let told = recorded.fact
    let words = SurroundingWords(card, workspace)
    return line(told.information, language(told.textKey), words.whole(told), recorded.entered, day: told.day)
  }

  // MARK: Coming and going

  private func group(_ days: DayRecord.InGroup) -> [OwnCopyLine] {
    days.memberships.compactMap { membership in
      line(
        .groups, language(AttendanceText.group),
        "\(days.group.name), \(span(membership.fact.from, membership.fact.to))", membership.entered,
        day: membership.fact.from)
    } + months(days)
  }

  /// A line a month, and in it each mark with its day: nobody decides a hundred times on the same thing.
  private func months(_ days: DayRecord.InGroup) -> [OwnCopyLine] {
    let months = Dictionary(grouping: days.marks) { Month(of: $0.fact.day) }
    return months.sorted { $0.key < $1.key }.map { month, marks in
      let words = AttendanceWords(workspace)
      let told = marks.map { mark in
        [mark.fact.day.short, words.mark(mark.fact.mark), words.times(mark.fact)].filter { !$0.isEmpty }
          .joined(separator: " ")
      }
      let who = Set(marks.map(\.entered.actor)).sorted().joined(separator: ", ")
      let heading = "\(days.group.name), \(Dates(language).month(month.month)) \(month.year)"
      return OwnCopyLine(
        information: .attendance, day: month.first,
        text: "\(heading): \(told.joined(separator: ", ")) (\(language(OwnCopyText.markedBy, ["who": who])))")
    }
  }

  private func absence(_ absence: Recorded<Absence>) -> OwnCopyLine? {
    line(
      .attendance, language(absence.fact.reason.textKey), span(absence.fact.from, absence.fact.to), absence.entered,
      day: absence.fact.from)
  }

  // MARK: Said and asked

  private func note(_ note: Recorded<NoteFact>) -> OwnCopyLine? {
    let fact = note.fact.note
    let value = fact.text.map { "\(fact.day.norwegian), \($0)" }
    return line(.notes, language(NoteText(fact.kind)), value, note.entered, day: fact.day)
  }

  private func asked(_ asked: DayRecord.Asked) -> [OwnCopyLine] {
    let enquiry = asked.enquiry.fact
    let value = [enquiry.day.norwegian, enquiry.door.map { language($0.textKey) }, enquiry.text]
    return [
      line(.enquiries, language(OwnCopyText.enquiry), list(value), asked.enquiry.entered, day: enquiry.day)
    ].compactMap(\.self)
      + asked.talks.compactMap { talk in
        line(
          .enquiries, language(IntakeText.talkTitle),
          list([language(talk.fact.event.textKey), talk.fact.day.norwegian, talk.fact.by]), talk.entered,
          day: talk.fact.day)
      }
      + asked.calls.compactMap { call in
        line(
          .enquiries, language(IntakeText.callBack),
          list([language(call.fact.outcome.textKey), call.fact.day.norwegian, call.fact.time?.text, call.fact.by]),
          call.entered, day: call.fact.day)
      }
  }

  private func offered(_ offered: DayRecord.Offered) -> [OwnCopyLine] {
    let (offer, label) = (offered.offer.fact, language(OwnCopyText.offer))
    let start = language(OwnCopyText.offerStart, ["date": offer.start.norwegian])
    return [
      line(
        .turnOnWaitingList, label, list([offer.day.norwegian, start, offer.by]), offered.offer.entered, day: offer.day)
    ].compactMap(\.self)
      + offered.answers.compactMap { answer in
        line(
          .turnOnWaitingList, label,
          list([
            answer.fact.day.norwegian, answer.fact.time?.text, language(answer.fact.answer.textKey), answer.fact.word,
          ]),
          answer.entered, day: answer.fact.day)
      }
  }

  private func passedForward(_ passed: Recorded<PassForward>) -> OwnCopyLine? {
    line(
      .waitingPlace, language(IntakeText.forwardTitle), list([passed.fact.day.norwegian, passed.fact.reason]),
      passed.entered, day: passed.fact.day)
  }

  // MARK: Agreed, and to be done

  private func appointment(_ recorded: Recorded<Appointment>) -> [OwnCopyLine] {
    let (appointment, words) = (recorded.fact, AppointmentWords(workspace))
    let when = "\(appointment.day.norwegian) \(appointment.times)"
    return [
      line(
        .appointmentTimeAndPlace, language(OwnCopyText.appointment),
        list(["\(when) \(words.whereAndWith(appointment))", words.outcome(appointment)]), recorded.entered,
        day: appointment.day),
      line(
        .appointmentTopic, "\(language(OwnCopyText.appointment)) \(when), \(language(OwnCopyText.topic))",
        appointment.topic, recorded.entered, day: appointment.day),
    ].compactMap(\.self)
  }

  private func task(_ recorded: Recorded<DeskTask>) -> OwnCopyLine? {
    let task = recorded.fact
    let value = [
      language(TasksText(task.kind)), task.due.norwegian,
      task.assignee ?? language(task.unit == nil ? TasksText.desk : .counsellors), task.text,
    ]
    return line(.tasks, language(OwnCopyText.task), list(value), recorded.entered, day: task.due)
  }

  private func order(_ recorded: Recorded<WorkOrder>) -> OwnCopyLine? {
    let order = recorded.fact
    let value = [order.day.norwegian, order.customer, order.task]
    // Where somebody takes part, as groups are.
    return line(.groups, language(OwnCopyText.order), list(value), recorded.entered, day: order.day)
  }

  private func loan(_ borrowed: DayRecord.Borrowed) -> OwnCopyLine? {
    let loan = borrowed.loan.fact
    let value = [
      borrowed.gear, loan.day.norwegian, language(OwnCopyText.loanDue, ["date": loan.due.norwegian]),
      loan.returned.map {
        language(borrowed.isLost ? OwnCopyText.loanLost : .loanReturned, ["date": $0.norwegian])
      },
    ]
    return line(.loans, language(OperationsText.cardLoans), list(value), borrowed.loan.entered, day: loan.day)
  }

  private func list(_ parts: [String?]) -> String {
    parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
