import Domain
import Ledger

/// What happened on the way, known by person, date and type: see ``FollowUp``.
///
/// Rows belong together, whatever their order: an end to its start, a return to its relapse, and all of it to a death. So they
/// are judged when all have been read.
struct EventFile: FileKind {
  enum EventType: String, CaseIterable, Hashable, Sendable {
    case treatmentStart, treatmentEnd, relapse, reEngaged, contact, released, died, overdoseTalk, naloxoneTraining
    case switchTalk, bereavedContacted, debrief, contactTold

    /// Nil of what is no event of a single day.
    var event: DatedEvent.Kind? {
      switch self {
      case .released: .released
      case .died: .died
      case .overdoseTalk: .overdoseTalk
      case .naloxoneTraining: .naloxoneTraining
      case .switchTalk: .switchTalk
      case .bereavedContacted: .bereavedContacted
      case .debrief: .debrief
      case .contactTold: .contactTold
      case .treatmentStart, .treatmentEnd, .relapse, .reEngaged, .contact: nil
      }
    }

    /// In which order those of one day are told and judged.
    var order: Int { EventType.allCases.firstIndex(of: self) ?? 0 }
  }

  struct Row: FileRow {
    var number = ParticipantNumber(stored: "")
    var date = Day.blank
    var type = EventType.contact
    var note = Cell<String>.untouched

    mutating func columns(_ c: inout some ColumnVisitor) {
      c.key(.number, NumberCodec(), &number)
      c.key(.date, DateCodec(), &date)
      c.key(.type, Vocabularies.eventType, &type)
      c.cell(.note, TextCodec(), &note)
    }
  }

  struct Key: Hashable {
    var person: ParticipantKey
    var date: Day
    var type: EventType
  }

  enum Write {
    case told(FollowUp, ParticipantKey)
    /// What a death makes of an enrolment: it lies on the other side.
    case enrolment(EnrolmentFact)
  }

  static let data = DataKind.events
  static let entry = EntryKind.importedEvents
  static let checkedAgainst = [ProgrammeRecord.form, IdentityFact.form, EnrolmentFact.form, CaseRow.form]

  private let people: FilePeople
  private let enrolments: [ParticipantKey: [Known<EnrolmentFact>]]
  private let known: [ParticipantKey: [KeptFollowUp]]
  /// What the rows so far say, by person.
  private var said: [ParticipantKey: [Said]] = [:]

  struct Said {
    var place: RowPlace
    var row: Row
  }

  init(_ snapshot: ImportSnapshot) throws {
    people = try FilePeople(snapshot)
    enrolments = try snapshot.grouped(by: \.person)
    known = try snapshot.followUps()
  }

  static func enter(_ write: Write, _ change: inout ChangeSet) throws(StoreError) {
    switch write {
    case .told(let told, let person): try change.enter(told.fact(of: person))
    case .enrolment(let fact): try change.enter(fact)
    }
  }

  static func isApart(_ write: Write) -> Bool { if case .enrolment = write { true } else { false } }

  mutating func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    let person = people.person(row.number, &reader)
    if row.date > reader.ground.today { reader.report(.date, .inTheFuture) }
    if row.type.event?.followsDeath != true { people.check(row.date, .date, of: person, &reader) }
    guard let person, reader.problems.isEmpty else { return }
    let key = Key(person: person, date: row.date, type: row.type)
    if plan.isTaken(key, .date, &reader, isSame: { $0 == row }) { return }
    plan.take(key, reader)
    said[person, default: []].append(Said(place: RowPlace(reader.record), row: row))
  }

  mutating func finish(_ plan: inout FilePlan<Self>, _ ground: FileGround) -> [LateProblem] {
    var problems: [LateProblem] = []
    for (person, said) in said.sorted(by: { $0.key < $1.key }) {
      var way = EventWay(person, known[person] ?? [], enrolments[person] ?? [])
      way.take(said, ground)
      if way.problems.isEmpty { way.write(&plan, ground) }
      problems += way.problems
    }
    return problems
  }

  // MARK: Out

  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws {
    for (number, person) in people.within(reach) {
      var rows = (known[person] ?? []).flatMap { EventFile.rows($0.told) }
      // A death that only an enrolment tells of is told here too.
      if let death = (enrolments[person] ?? []).map(\.fact.enrolment).death, !rows.contains(where: { $0.type == .died })
      {
        rows.append((.died, death, nil))
      }
      for row in rows.sorted(by: { ($0.day, $0.type.order) < ($1.day, $1.type.order) }) {
        try body(
          Row(number: number, date: row.day, type: row.type, note: row.note.map { .value($0) } ?? .untouched))
      }
    }
  }

  /// What a file tells of it; nothing of what it has no word for: an application, LAR, a concern, a try in vain, what
  /// was agreed, and what the team does.
  private static func rows(_ told: FollowUp) -> [(type: EventType, day: Day, note: String?)] {
    switch told {
    case .contact(let contact): contact.isAchieved ? [(.contact, contact.day, contact.note)] : []
    case .treatment(let episode):
      episode.kind == .lar
        ? []
        : [
          episode.admitted.map { (.treatmentStart, $0, episode.note) },
          episode.ended.map { (.treatmentEnd, $0, episode.endNote) },
        ].compactMap(\.self)
    case .concern, .agreed, .ladder, .question, .holding, .score, .incident: []
    case .relapse(let relapse): [(.relapse, relapse.day, relapse.note)]
    case .reEngagement(let back): [(.reEngaged, back.day, back.note)]
    case .event(let event):
      EventType.allCases.filter { $0.event == event.kind }.map { ($0, event.day, event.note) }
    }
  }
}

extension ImportColumn {
  public static let type = ImportColumn("type", "type")
  public static let note = ImportColumn("notat", "note")
}
