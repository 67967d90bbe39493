import Domain

// Facts of the person's side.

extension IdentityFact: StoredFact {
  static var table: FactTable { .identity }

  func bind(_ binder: inout Binder, _ codes: ProgrammeCodes) {
    binder.add(person.value)
    binder.add(participant.number.text)
    binder.add(participant.givenName)
    binder.add(participant.familyName)
    binder.add(participant.displayName)
    binder.add(participant.birthDate)
    binder.add(participant.birthYearOnly)
    binder.addWord(participant.gender)
    binder.add(participant.nationalID)
    binder.add(participant.district)
    binder.add(participant.phone)
    binder.addWord(participant.protection)
  }

  init(_ row: PreparedStatement, from first: Int32, _ codes: ProgrammeCodes) throws(StoreError) {
    let id = row.integer(0)
    self.init(
      person: ParticipantKey(row.integer(first)),
      participant: Participant(
        number: ParticipantNumber(stored: row.text(first + 1)), givenName: row.text(first + 2),
        familyName: row.text(first + 3), displayName: row.optionalText(first + 4),
        birthDate: row.optionalDay(first + 5), birthYearOnly: row.optionalInteger(first + 6).map { Int($0) },
        gender: try row.optionalWord(first + 7, .identity, row: id), nationalID: row.optionalText(first + 8),
        district: row.optionalText(first + 9), phone: row.optionalText(first + 10),
        protection: try row.optionalWord(first + 11, .identity, row: id)))
  }
}

extension EnrolmentFact: StoredFact {
  static var table: FactTable { .enrolment }

  func bind(_ binder: inout Binder, _ codes: ProgrammeCodes) throws(StoreError) {
    binder.add(key.value)
    binder.add(person.value)
    binder.add(try codes.code(enrolment.programme))
    binder.add(enrolment.unit?.value)
    binder.addWord(enrolment.status)
    binder.add(enrolment.applied)
    binder.add(enrolment.start)
    binder.add(enrolment.end)
    binder.add(enrolment.plannedEnd)
    binder.addWord(enrolment.endReason)
    binder.add(enrolment.otherReason)
    binder.addWord(enrolment.outcome)
    binder.add(enrolment.outcomeDate)
    binder.add(enrolment.funding)
    binder.add(enrolment.referredFrom)
  }

  init(_ row: PreparedStatement, from first: Int32, _ codes: ProgrammeCodes) throws(StoreError) {
    let id = row.integer(0)
    self.init(
      key: EnrolmentKey(row.integer(first)), person: ParticipantKey(row.integer(first + 1)),
      enrolment: Enrolment(
        programme: try codes.id(row.integer(first + 2), .enrolment, row: id),
        unit: row.optionalInteger(first + 3).map { UnitKey($0) },
        status: try row.word(first + 4, .enrolment, row: id), applied: row.optionalDay(first + 5),
        start: row.optionalDay(first + 6), end: row.optionalDay(first + 7), plannedEnd: row.optionalDay(first + 8),
        endReason: try row.optionalWord(first + 9, .enrolment, row: id), otherReason: row.optionalText(first + 10),
        outcome: try row.optionalWord(first + 11, .enrolment, row: id), outcomeDate: row.optionalDay(first + 12),
        funding: row.optionalText(first + 13), referredFrom: row.optionalText(first + 14)))
  }
}

extension StepPeriodFact: StoredFact {
  static var table: FactTable { .stepPeriod }

  func bind(_ binder: inout Binder, _ codes: ProgrammeCodes) {
    binder.add(enrolment.value)
    binder.add(period.step.value)
    binder.add(period.from)
    binder.add(period.to)
    binder.addWord(period.reason)
  }

  init(_ row: PreparedStatement, from first: Int32, _ codes: ProgrammeCodes) throws(StoreError) {
    let id = row.integer(0)
    guard let step = StepNumber(Int(row.integer(first + 1))) else {
      throw .damaged(.value(table: FactTable.stepPeriod.rawValue, row: id))
    }
    self.init(
      enrolment: EnrolmentKey(row.integer(first)),
      period: StepPeriod(
        step: step, from: row.day(first + 2), to: row.optionalDay(first + 3),
        reason: try row.optionalWord(first + 4, .stepPeriod, row: id)))
  }
}

extension ContactFact: StoredFact {
  static var table: FactTable { .contact }

  func bind(_ binder: inout Binder, _ codes: ProgrammeCodes) {
    binder.add(enrolment.value)
    binder.addWord(assignment.role)
    binder.add(assignment.name)
    binder.add(assignment.from)
    binder.add(assignment.to)
  }

  init(_ row: PreparedStatement, from first: Int32, _ codes: ProgrammeCodes) throws(StoreError) {
    self.init(
      enrolment: EnrolmentKey(row.integer(first)),
      assignment: ContactAssignment(
        name: row.text(first + 2), role: try row.word(first + 1, .contact, row: row.integer(0)),
        from: row.day(first + 3), to: row.optionalDay(first + 4)))
  }
}
