import Domain
import Ledger

/// Enrolments, known by person, programme and start, or the day applied for.
struct EnrolmentFile: FileKind {
  struct Row: FileRow {
    var number = ParticipantNumber(stored: "")
    var enrolment = Enrolment(programme: "", status: .applied)
    var status = Cell<EnrolmentStatus>.untouched
    var contact = Cell<String>.untouched

    mutating func columns(_ c: inout some ColumnVisitor) {
      c.key(.number, NumberCodec(), &number)
      c.key(.programme, ProgrammeCodec(), &enrolment.programme)
      // Of any, when it was not understood which.
      let programme = enrolment.programme.isEmpty ? nil : enrolment.programme
      c.value(.unit, UnitCodec(programme: programme), &enrolment.unit)
      c.cell(.status, Vocabularies.status, &status, .needed)
      c.value(.applied, DateCodec(), &enrolment.applied)
      c.value(.start, DateCodec(), &enrolment.start)
      c.value(.end, DateCodec(), &enrolment.end)
      c.value(.plannedEnd, DateCodec(), &enrolment.plannedEnd)
      c.value(.endReason, EndReasonCodec(), &enrolment.givenEndReason)
      c.value(.outcome, Vocabularies.outcome, &enrolment.outcome)
      c.value(.outcomeDate, DateCodec(), &enrolment.outcomeDate)
      c.value(.funding, TextCodec(), &enrolment.funding)
      c.value(.referredFrom, TextCodec(), &enrolment.referredFrom)
      c.cell(.contact, TextCodec(isOneLine: true), &contact)
    }
  }

  /// What the register knows an enrolment by: only one in force may have it.
  enum Key: Hashable {
    case first(Day, of: ParticipantKey, programme: String)
    case known(EnrolmentKey)
  }

  struct Write {
    var person: ParticipantKey
    /// Nil: a new enrolment.
    var key: EnrolmentKey?
    /// Nil: the enrolment stays.
    var enrolment: Enrolment?
    /// Nil: the contact person stays, or ends.
    var contact: ContactAssignment?
  }

  static let data = DataKind.enrolments
  static let entry = EntryKind.importedEnrolments
  static let checkedAgainst = [
    ProgrammeRecord.form, UnitFact.form, IdentityFact.form, EnrolmentFact.form, ContactFact.form,
  ]

  private let people: FilePeople
  private let enrolments: [ParticipantKey: [Known<EnrolmentFact>]]
  private let contacts: [EnrolmentKey: [Known<ContactFact>]]
  /// What the rows so far make of somebody's enrolments in a programme.
  private var rows: [PersonProgramme: [Planned]] = [:]

  init(_ snapshot: ImportSnapshot) throws {
    people = try FilePeople(snapshot)
    enrolments = try snapshot.grouped(by: \.person)
    contacts = try snapshot.grouped(by: \.enrolment)
  }

  mutating func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    guard let person = people.person(row.number, &reader) else { return }
    let known = known(row.enrolment, person)
    guard let enrolment = enrolment(row, over: known?.fact.enrolment, &reader) else { return }
    if enrolment != known?.fact.enrolment { checkLife(person, enrolment, besides: known?.fact.key, &reader) }
    guard let day = enrolment.firstDay, reader.problems.isEmpty else { return }
    func isTaken(_ key: Key) -> Bool { plan.isTaken(key, .number, &reader, isSame: { $0 == row }) }
    let key = Key.first(day, of: person, programme: enrolment.programme)
    if isTaken(key) { return }
    if let known, isTaken(.known(known.fact.key)) { return }
    guard let contact = contact(row.contact, of: enrolment, known, &reader) else { return }
    plan.take(key, reader)
    rows[PersonProgramme(person: person, programme: enrolment.programme), default: []].append(
      Planned(
        place: RowPlace(reader.record), known: known?.fact.key, dates: enrolment.dates,
        isNews: enrolment != known?.fact.enrolment))
    if let known { plan.take(.known(known.fact.key), reader) }
    let isChanged = enrolment != known?.fact.enrolment
    if isChanged, let known { plan.void(known.id) }
    if let ended = contact.ended { plan.void(ended.id) }
    let write = Write(
      person: person, key: known?.fact.key, enrolment: isChanged ? enrolment : nil, contact: contact.begun)
    plan.add(isChanged || !contact.stays ? write : nil, isNew: known == nil)
  }

  /// The enrolment a row means: the one with its key; else the one applied for on its day that has begun since, in the
  /// register or in the file.
  private func known(_ said: Enrolment, _ person: ParticipantKey) -> Known<EnrolmentFact>? {
    let candidates = (enrolments[person] ?? []).filter { $0.fact.enrolment.programme == said.programme }
    guard let day = said.firstDay else { return nil }
    if let same = candidates.first(where: { $0.fact.enrolment.firstDay == day }) { return same }
    guard let applied = said.applied else { return nil }
    return candidates.first {
      $0.fact.enrolment.applied == applied && ($0.fact.enrolment.start == nil || said.start == nil)
    }
  }

  /// The enrolment after the row; reports what is wrong with it. Nil when it has no status.
  private func enrolment(_ row: Row, over known: Enrolment?, _ reader: inout RowReader) -> Enrolment? {
    guard row.status != .cleared, let status = row.status.value ?? known?.status else {
      reader.report(.status, row.status == .cleared ? .cannotBeCleared : .missingValue)
      return nil
    }
    var after = row
    if let known {
      after.enrolment = known
      reader.read(over: &after)
    }
    after.enrolment.status = status
    let enrolment = after.enrolment
    if enrolment == known { return enrolment }
    let (ending, today) = (reader.ground.names.ending(of: enrolment.programme), reader.ground.today)
    for problem in EnrolmentRules.problems(of: enrolment, ending: ending, today: today) {
      reader.report(EnrolmentFile.column(of: problem), .enrolment(problem))
    }
    if let known, let problem = EnrolmentFile.transition(known, to: status, ending: ending, today: today) {
      reader.report(.status, .transition(problem))
    }
    return enrolment
  }

  /// The column to name for a broken rule.
  private static func column(of problem: EnrolmentRules.Problem) -> ImportColumn {
    switch problem {
    case .noDate, .startMissing: .start
    case .endBeforeStart, .endMissing, .endBeforeParticipating: .end
    case .plannedEndBeforeStart: .plannedEnd
    case .wrongEnding: .status
    case .otherReasonWithoutOther, .otherReasonTooLong: .endReason
    case .outcomeDateWithoutOutcome, .outcomeBeforeStart: .outcomeDate
    case .appliedAfterStart, .appliedInTheFuture: .applied
    case .endInTheFuture: .end
    }
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

  static func enter(_ write: Write, _ change: inout ChangeSet) throws(StoreError) {
    let key: EnrolmentKey
    if let known = write.key { key = known } else { key = try change.newEnrolment(of: write.person) }
    if let enrolment = write.enrolment {
      try change.enter(EnrolmentFact(key: key, person: write.person, enrolment: enrolment))
    }
    if let contact = write.contact { try change.enter(ContactFact(enrolment: key, assignment: contact)) }
  }

  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws {
    for (number, person) in people.within(reach) {
      for known in (enrolments[person] ?? []).inOrder {
        let enrolment = known.fact.enrolment
        var row = Row(number: number, enrolment: enrolment, status: .value(enrolment.status))
        if let contact = (contacts[known.fact.key] ?? []).present { row.contact = .value(contact.fact.assignment.name) }
        try body(row)
      }
    }
  }
}

// MARK: - One life, and one enrolment at a time

extension EnrolmentFile {
  private struct PersonProgramme: Hashable {
    var person: ParticipantKey
    var programme: String
  }

  /// What a row makes of an enrolment.
  private struct Planned {
    var place: RowPlace
    var known: EnrolmentKey?
    var dates: EnrolmentDates
    var isNews: Bool
  }

  private func checkLife(
    _ person: ParticipantKey, _ enrolment: Enrolment, besides key: EnrolmentKey?, _ reader: inout RowReader
  ) {
    people.check(enrolment.firstDay, enrolment.start == nil ? .applied : .start, of: person, &reader)
    let others = (enrolments[person] ?? []).filter { $0.fact.key != key }.map(\.fact.enrolment)
    guard let death = others.death, let day = enrolment.firstDay, day > death else { return }
    reader.report(enrolment.start == nil ? .applied : .start, .afterDeath(death))
  }

  /// Only the whole file shows whether two run on the same days: a row may end what another row's follows.
  mutating func finish(_ plan: inout FilePlan<Self>, _ ground: FileGround) -> [LateProblem] {
    var problems: [LateProblem] = []
    for (whose, planned) in rows {
      let told = Set(planned.compactMap(\.known))
      var standing = (enrolments[whose.person] ?? []).map(\.fact).filter {
        $0.enrolment.programme == whose.programme && !told.contains($0.key)
      }.map(\.enrolment.dates)
      if standing.isEmpty, planned.count == 1 { continue }
      // What the register has already is not for the file to answer for.
      standing += planned.filter { !$0.isNews }.map(\.dates)
      for row in planned where row.isNews {
        if let other = EnrolmentRules.overlap(of: row.dates, with: standing) {
          problems.append(LateProblem(place: row.place, column: .start, reason: .enrolmentOverlaps(other)))
        } else {
          standing.append(row.dates)
        }
      }
    }
    return problems.sorted { $0.place.row < $1.place.row }
  }
}

// MARK: - The contact person

extension EnrolmentFile {
  private struct ContactChange {
    var ended: Known<ContactFact>?
    var begun: ContactAssignment?
    var stays: Bool { ended == nil && begun == nil }
  }

  /// Nil when it cannot be dated, which is reported.
  private func contact(
    _ cell: Cell<String>, of enrolment: Enrolment, _ known: Known<EnrolmentFact>?, _ reader: inout RowReader
  ) -> ContactChange? {
    let all = known.flatMap { contacts[$0.fact.key] } ?? []
    let present = all.present
    switch cell {
    case .untouched: return ContactChange()
    case .cleared: return ContactChange(ended: present)
    case .value(let name):
      if var assignment = present?.fact.assignment {
        if assignment.name == name { return ContactChange() }
        assignment.name = name
        return ContactChange(ended: present, begun: assignment)
      }
      guard let first = enrolment.firstDay else {
        reader.report(.contact, .contactNeedsDate)
        return nil
      }
      // After the one before, if there was one.
      let ends = all.map(\.fact.assignment).filter { $0.role == .primary }.compactMap(\.to)
      let free = ends.max().map { $0 + 1 } ?? first
      return ContactChange(begun: ContactAssignment(name: name, from: max(first, free)))
    }
  }
}

extension [Known<ContactFact>] {
  /// The contact person an export tells and an import replaces: the latest primary one whose time has no end.
  fileprivate var present: Known<ContactFact>? {
    filter { $0.fact.assignment.role == .primary && $0.fact.assignment.to == nil }
      .max { $0.fact.assignment.from < $1.fact.assignment.from }
  }
}

extension Enrolment {
  /// The start, else the day applied for.
  var firstDay: Day? { start ?? applied }
}

extension [Known<EnrolmentFact>] {
  /// By their first day, then by programme.
  var inOrder: Self {
    func key(_ known: Known<EnrolmentFact>) -> (Day, String) {
      (known.fact.enrolment.firstDay ?? .blank, known.fact.enrolment.programme)
    }
    return sorted { key($0) < key($1) }
  }
}

extension ImportColumn {
  public static let status = ImportColumn("status", "status")
  public static let applied = ImportColumn("søkt", "applied")
  public static let start = ImportColumn("start", "start")
  public static let end = ImportColumn("slutt", "end")
  public static let plannedEnd = ImportColumn("planlagt_slutt", "planned_end")
  public static let endReason = ImportColumn("sluttårsak", "end_reason")
  public static let outcome = ImportColumn("utfall", "outcome")
  public static let outcomeDate = ImportColumn("utfall_dato", "outcome_date")
  public static let funding = ImportColumn("finansiering", "funding")
  public static let referredFrom = ImportColumn("henvist_fra", "referred_from")
  public static let contact = ImportColumn("kontaktperson", "contact")
}
