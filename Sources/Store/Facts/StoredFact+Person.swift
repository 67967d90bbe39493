import Domain

// Facts of the person's side.

extension IdentityFact: StoredFact {
  static var table: FactTable { .identity }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    let sealed = try coder.seal(.identity, .identity, key: person.value) { $0.add(participant) }
    binder.add(person.value)
    binder.add(code: try coder.code(of: participant.number))
    binder.add(code: try participant.nationalID.map { id throws(StoreError) in try coder.code(nationalID: id) })
    binder.add(code: try coder.codeOfBirth(participant))
    binder.add(seal: sealed)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let person = row.integer(first)
    let participant = try coder.open(row, first + 4, .identity, .identity, key: person) { $0.participant() }
    self.init(person: ParticipantKey(person), participant: participant ?? .erased)
  }
}

extension Participant {
  /// What is left of somebody who was erased: counts, and nobody.
  static let erased = Participant(number: ParticipantNumber(stored: ""), givenName: "", familyName: "")
}

// By what a person is found without opening everyone.
extension FactCoder {
  func code(of number: ParticipantNumber) throws(StoreError) -> [UInt8] {
    try keys.code(Array(number.text.utf8), .identity, "number")
  }

  func code(nationalID: String) throws(StoreError) -> [UInt8] {
    try keys.code(Array(nationalID.utf8), .identity, "national id")
  }

  func code(birthDay: Day) throws(StoreError) -> [UInt8] { try codeOfBirth(day: Int64(birthDay.number), year: nil) }
  func code(birthYear: Int) throws(StoreError) -> [UInt8] { try codeOfBirth(day: nil, year: Int64(birthYear)) }

  /// The day of birth, or the year where the day is not known.
  func codeOfBirth(_ participant: Participant) throws(StoreError) -> [UInt8]? {
    if let day = participant.birthDate { return try code(birthDay: day) }
    return try participant.birthYearOnly.map { year throws(StoreError) in try code(birthYear: year) }
  }

  private func codeOfBirth(day: Int64?, year: Int64?) throws(StoreError) -> [UInt8] {
    var writer = DigestWriter()
    writer.add(optional: day)
    writer.add(optional: year)
    return try keys.code(writer.bytes, .identity, "birth")
  }
}

// The form of an identity, in its seal and in its digest.
extension DigestWriter {
  mutating func add(_ participant: Participant) {
    add(text: participant.number.text)
    add(text: participant.givenName)
    add(text: participant.familyName)
    add(optionalText: participant.displayName)
    add(optionalDay: participant.birthDate)
    add(optional: participant.birthYearOnly.map(Int64.init))
    add(optionalText: participant.phone)
    addWord(participant.protection)
    addWord(participant.gender)
    add(optionalText: participant.nationalID)
    add(optionalText: participant.district)
  }
}

extension DigestReader {
  mutating func participant() -> Participant {
    var participant = Participant(
      number: ParticipantNumber(stored: String(decoding: text(), as: UTF8.self)),
      givenName: String(decoding: text(), as: UTF8.self), familyName: String(decoding: text(), as: UTF8.self),
      displayName: optionalText(), birthDate: optionalDay(), birthYearOnly: optionalInteger().map { Int($0) })
    participant.phone = optionalText()
    participant.protection = optionalWord()
    participant.gender = optionalWord()
    participant.nationalID = optionalText()
    participant.district = optionalText()
    return participant
  }
}

extension EnrolmentFact: StoredFact {
  static var table: FactTable { .enrolment }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    binder.add(key.value)
    binder.add(person.value)
    binder.add(try coder.code(enrolment.programme))
    binder.add(enrolment.unit?.value)
    binder.addWord(enrolment.status)
    binder.add(enrolment.applied)
    binder.add(enrolment.start)
    binder.add(enrolment.end)
    binder.add(enrolment.plannedEnd)
    binder.add(seal: try sealed(coder))
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let id = row.integer(0)
    let key = row.integer(first)
    var enrolment = Enrolment(
      programme: try coder.id(row.integer(first + 2), .enrolment, row: id),
      unit: row.optionalInteger(first + 3).map { UnitKey($0) },
      status: try row.word(first + 4, .enrolment, row: id), applied: row.optionalDay(first + 5),
      start: row.optionalDay(first + 6), end: row.optionalDay(first + 7), plannedEnd: row.optionalDay(first + 8))
    let reasons = try coder.open(row, first + 9, .enrolment, .clinical, key: key) { EnrolmentReasons(&$0) }
    if let reasons { reasons.put(into: &enrolment) }
    self.init(key: EnrolmentKey(key), person: ParticipantKey(row.integer(first + 1)), enrolment: enrolment)
  }

  private func sealed(_ coder: FactCoder) throws(StoreError) -> [UInt8]? {
    let reasons = EnrolmentReasons(enrolment)
    if reasons == EnrolmentReasons() { return nil }
    return try coder.seal(.enrolment, .clinical, key: key.value) { reasons.write(to: &$0) }
  }
}

/// Why an enrolment ended, what came of it, who pays and where the person comes from: not the desk's.
struct EnrolmentReasons: Hashable {
  var endReason: EndReason?
  var otherReason: String?
  var outcome: Outcome?
  var outcomeDate: Day?
  var funding: String?
  var referredFrom: String?

  init() {}

  init(_ enrolment: Enrolment) {
    endReason = enrolment.endReason
    otherReason = enrolment.otherReason
    outcome = enrolment.outcome
    outcomeDate = enrolment.outcomeDate
    funding = enrolment.funding
    referredFrom = enrolment.referredFrom
  }

  init(_ reader: inout DigestReader) {
    endReason = reader.optionalWord()
    otherReason = reader.optionalText()
    outcome = reader.optionalWord()
    outcomeDate = reader.optionalDay()
    funding = reader.optionalText()
    referredFrom = reader.optionalText()
  }

  func write(to writer: inout DigestWriter) {
    writer.addWord(endReason)
    writer.add(optionalText: otherReason)
    writer.addWord(outcome)
    writer.add(optionalDay: outcomeDate)
    writer.add(optionalText: funding)
    writer.add(optionalText: referredFrom)
  }

  func put(into enrolment: inout Enrolment) {
    enrolment.endReason = endReason
    enrolment.otherReason = otherReason
    enrolment.outcome = outcome
    enrolment.outcomeDate = outcomeDate
    enrolment.funding = funding
    enrolment.referredFrom = referredFrom
  }
}

extension StepPeriodFact: StoredFact {
  static var table: FactTable { .stepPeriod }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    let sealed = try period.reason.map { reason throws(StoreError) in
      try coder.seal(.stepPeriod, .clinical, key: enrolment.value) { $0.addWord(reason) }
    }
    binder.add(enrolment.value)
    binder.add(period.step.value)
    binder.add(period.from)
    binder.add(period.to)
    binder.add(seal: sealed)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let key = row.integer(first)
    guard let step = StepNumber(Int(row.integer(first + 1))) else {
      throw .damaged(.value(table: FactTable.stepPeriod.rawValue, row: row.integer(0)))
    }
    let reason: StepReason? = try coder.open(row, first + 4, .stepPeriod, .clinical, key: key) { $0.optionalWord() }
    self.init(
      enrolment: EnrolmentKey(key),
      period: StepPeriod(step: step, from: row.day(first + 2), to: row.optionalDay(first + 3), reason: reason))
  }
}

extension ContactFact: StoredFact {
  static var table: FactTable { .contact }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    let colleague = try coder.colleagues.number(of: assignment.name)
    binder.add(enrolment.value)
    binder.addWord(assignment.role)
    binder.add(colleague)
    binder.add(assignment.from)
    binder.add(assignment.to)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    self.init(
      enrolment: EnrolmentKey(row.integer(first)),
      assignment: ContactAssignment(
        name: try coder.colleagues.name(row.integer(first + 2)),
        role: try row.word(first + 1, .contact, row: row.integer(0)), from: row.day(first + 3),
        to: row.optionalDay(first + 4)))
  }
}
