import Domain
import Ledger

/// Plans an import of enrolments.
struct EnrolmentPlanner: ImportPlanner {
  struct Write: Sendable {
    var person: ParticipantKey
    /// Nil: a new enrolment.
    var known: KnownEnrolment?
    /// Nil: the enrolment stays.
    var enrolment: Enrolment?
    var contact: ContactWrite
  }

  enum ContactWrite: Hashable, Sendable {
    case stays
    case ends(KnownContact)
    /// In place of the one known, if any.
    case becomes(ContactAssignment, insteadOf: KnownContact?)
  }

  /// What the register knows an enrolment by: only one in force may have it.
  private struct Key: Hashable {
    var person: ParticipantKey
    var programme: String
    var day: Day
  }

  private let people: [ParticipantNumber: ParticipantKey]
  private let enrolments: [ParticipantKey: [KnownEnrolment]]
  private let contacts: [EnrolmentKey: [KnownContact]]
  private let names: RegisterNames
  private let today: Day
  private var takenKeys: [Key: RowPlace] = [:]
  private var takenEnrolments: [EnrolmentKey: RowPlace] = [:]
  private(set) var writes: [Write] = []
  private(set) var counts = ImportCounts()

  init(
    people: [ParticipantNumber: ParticipantKey], enrolments: [ParticipantKey: [KnownEnrolment]],
    contacts: [EnrolmentKey: [KnownContact]], names: RegisterNames, today: Day
  ) {
    self.people = people
    self.enrolments = enrolments
    self.contacts = contacts
    self.names = names
    self.today = today
  }

  mutating func take(_ reader: inout RowReader) {
    guard let row = EnrolmentRow(&reader, names), reader.problems.isEmpty else { return }
    guard let person = people[row.number] else {
      reader.report(.number, .unknownParticipant)
      return
    }
    let known = known(row, person)
    let enrolment = check(row, over: known?.enrolment, &reader)
    guard let enrolment, let day = enrolment.start ?? enrolment.applied, reader.problems.isEmpty else { return }
    let key = Key(person: person, programme: row.programme, day: day)
    if let first = takenKeys[key] ?? known.flatMap({ takenEnrolments[$0.key] }) {
      var earlier = reader.earlier(first)
      if EnrolmentRow(&earlier, names) == row {
        counts.unchanged += 1
      } else {
        reader.report(.number, .duplicateKey(firstRow: Int(first.row)))
      }
      return
    }
    guard let contact = contact(row, enrolment, known, &reader) else { return }
    takenKeys[key] = RowPlace(reader.record)
    if let known { takenEnrolments[known.key] = RowPlace(reader.record) }
    plan(Write(person: person, known: known, enrolment: enrolment, contact: contact))
  }

  /// The enrolment a row means: the one with its key; else the one applied for on its day that has begun since, in the
  /// register or in the file.
  private func known(_ row: EnrolmentRow, _ person: ParticipantKey) -> KnownEnrolment? {
    let candidates = (enrolments[person] ?? []).filter { $0.enrolment.programme == row.programme }
    guard let day = row.keyDay else { return nil }
    if let same = candidates.first(where: { ($0.enrolment.start ?? $0.enrolment.applied) == day }) { return same }
    guard let applied = row.applied.value else { return nil }
    return candidates.first {
      $0.enrolment.applied == applied && ($0.enrolment.start == nil || row.start.value == nil)
    }
  }

  /// The enrolment after the row; reports what is wrong with it. Nil when it has no status.
  private func check(_ row: EnrolmentRow, over known: Enrolment?, _ reader: inout RowReader) -> Enrolment? {
    if row.status == .cleared {
      reader.report(.status, .cannotBeCleared)
      return nil
    }
    guard let status = row.status.over(known?.status) else {
      reader.report(.status, .missingValue)
      return nil
    }
    let enrolment = row.enrolment(over: known, status: status)
    if enrolment == known { return enrolment }
    let ending = names.ending(of: row.programme)
    for problem in EnrolmentRules.problems(of: enrolment, ending: ending) {
      reader.report(EnrolmentRow.column(of: problem), .enrolment(problem))
    }
    if let known, let problem = EnrolmentPlanner.transition(known, to: status, ending: ending, today: today) {
      reader.report(.status, .transition(problem))
    }
    return enrolment
  }

  /// The status in force is what may change, not the one that was written: a start that has come has made DELTAR of
  /// VENTER PÅ OPPSTART by itself. FEILREGISTRERT locks everything, not the status alone.
  private static func transition(
    _ known: Enrolment, to status: EnrolmentStatus, ending: Programme.Ending, today: Day
  ) -> EnrolmentRules.Transition? {
    if known.status == .registeredInError { return .locked }
    if known.status == status { return nil }
    return EnrolmentRules.problem(from: known.status(on: today, ending: ending), to: status)
  }

  private func contact(
    _ row: EnrolmentRow, _ enrolment: Enrolment, _ known: KnownEnrolment?, _ reader: inout RowReader
  ) -> ContactWrite? {
    let primaries = (known.flatMap { contacts[$0.key] } ?? []).filter { $0.assignment.role == .primary }
    let present = KnownContact.present(among: primaries)
    switch row.contact {
    case .untouched: return .stays
    case .cleared: return present.map { .ends($0) } ?? .stays
    case .value(let name):
      if let present {
        if present.assignment.name == name { return .stays }
        var assignment = present.assignment
        assignment.name = name
        return .becomes(assignment, insteadOf: present)
      }
      guard let first = enrolment.start ?? enrolment.applied else {
        reader.report(.contact, .contactNeedsDate)
        return nil
      }
      // After the one before, if there was one.
      let free = primaries.compactMap(\.assignment.to).max().map { $0 + 1 } ?? first
      return .becomes(ContactAssignment(name: name, from: max(first, free)), insteadOf: nil)
    }
  }

  private mutating func plan(_ planned: Write) {
    var write = planned
    if write.enrolment == write.known?.enrolment { write.enrolment = nil }
    if write.enrolment == nil && write.contact == .stays {
      counts.unchanged += 1
      return
    }
    if write.known == nil { counts.added += 1 } else { counts.changed += 1 }
    writes.append(write)
  }

  mutating func finish() -> [LateProblem] { [] }
}

extension EnrolmentPlanner {
  var size: Int { writes.count }

  func write(_ change: inout ChangeSet, _ step: () throws(StoreError) -> Void) throws(StoreError) {
    for write in writes {
      if let known = write.known, write.enrolment != nil {
        try change.void(RowID(form: EnrolmentFact.form, id: known.row))
      }
      switch write.contact {
      case .ends(let contact), .becomes(_, insteadOf: .some(let contact)):
        try change.void(RowID(form: ContactFact.form, id: contact.row))
      case .stays, .becomes(_, insteadOf: nil): break
      }
    }
    for write in writes {
      try step()
      let key: EnrolmentKey
      if let known = write.known { key = known.key } else { key = try change.newEnrolment(of: write.person) }
      if let enrolment = write.enrolment {
        try change.enter(EnrolmentFact(key: key, person: write.person, enrolment: enrolment))
      }
      if case .becomes(let assignment, _) = write.contact {
        try change.enter(ContactFact(enrolment: key, assignment: assignment))
      }
    }
  }
}
