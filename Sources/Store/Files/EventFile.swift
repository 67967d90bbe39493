import Domain
import Ledger

/// What happened on the way, known by person, date and type: see ``FollowUp``.
///
/// Rows belong together, whatever their order: an end to its start, a return to its relapse, and all of it to a death. So they
/// are judged when all have been read.
struct EventFile: FileKind {
  enum EventType: String, CaseIterable, Hashable, Sendable {
    case treatmentStart, treatmentEnd, relapse, reEngaged, contact, released, died, overdoseTalk, naloxoneTraining
    case switchTalk, bereavedContacted, debrief

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

  fileprivate struct Said {
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
      var way = Way(person, known[person] ?? [], enrolments[person] ?? [])
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

  /// What a file tells of it; nothing of what it has no word for: an application, LAR, a concern, a try in vain.
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
    case .concern, .holding, .score, .incident: []
    case .relapse(let relapse): [(.relapse, relapse.day, relapse.note)]
    case .reEngagement(let back): [(.reEngaged, back.day, back.note)]
    case .event(let event):
      EventType.allCases.filter { $0.event == event.kind }.map { ($0, event.day, event.note) }
    }
  }
}

/// One person's way, as the register has it and as a file changes it.
private struct Way {
  /// Something of the way; what stands in the register gives way when it is another afterwards.
  struct Part {
    let known: KeptFollowUp?
    var told: FollowUp
    /// The rows that say something of it, and whether each says something new.
    var isNew = false
  }

  let person: ParticipantKey
  private let enrolments: [Known<EnrolmentFact>]
  private var parts: [Part]
  private(set) var problems: [LateProblem] = []
  private var counts = ImportCounts()
  private var death: Day?

  init(_ person: ParticipantKey, _ known: [KeptFollowUp], _ enrolments: [Known<EnrolmentFact>]) {
    self.person = person
    self.enrolments = enrolments
    parts = known.map { Part(known: $0, told: $0.told) }
    death = [enrolments.map(\.fact.enrolment).death, known.map(\.told).death].compactMap(\.self).min()
  }

  mutating func take(_ said: [EventFile.Said], _ ground: FileGround) {
    let rows = said.sorted { ($0.row.date, $0.row.type.order) < ($1.row.date, $1.row.type.order) }
    if let died = rows.first(where: { $0.row.type == .died })?.row.date { death = min(death ?? died, died) }
    // All starts first: an end on a day may be of a stay that began before one that begins on it.
    for row in rows where row.row.type != .treatmentEnd { take(row) }
    for row in rows where row.row.type == .treatmentEnd { end(row) }
    for row in rows { check(row) }
  }

  private mutating func report(_ said: EventFile.Said, _ problem: FollowUp.Problem) {
    problems.append(
      LateProblem(
        place: said.place, column: problem == .backWithoutRelapse ? .type : .date, reason: .followUp(problem)))
  }

  // MARK: A row

  private mutating func take(_ said: EventFile.Said) {
    let row = said.row
    if let place = parts.firstIndex(where: { $0.told.isMeant(by: row) }) {
      return change(place) { $0.note = row.note.set(over: $0.note) }
    }
    parts.append(Part(known: nil, told: FollowUp(row), isNew: true))
    counts.added += 1
  }

  /// The stay that an end is of: the last that had begun.
  private mutating func end(_ said: EventFile.Said) {
    let day = said.row.date
    let begun = parts.indices.filter { parts[$0].told.stay?.admitted.map { $0 <= day } ?? false }
    let last = begun.max { (parts[$0].told.day ?? day) < (parts[$1].told.day ?? day) }
    // One that ends on the day another begins is of the earlier.
    let place = begun.first { parts[$0].told.stay?.ended == day } ?? openBefore(day, begun) ?? last
    guard let place, let stay = parts[place].told.stay, stay.ended ?? day == day else {
      return report(said, .endWithoutAdmission)
    }
    let isNews = stay.ended == nil
    var after = stay
    (after.ended, after.endNote) = (day, said.row.note.set(over: stay.endNote))
    parts[place].told = .treatment(after)
    if isNews { counts.added += 1 } else if after != stay { counts.changed += 1 } else { counts.unchanged += 1 }
  }

  private func openBefore(_ day: Day, _ begun: [Int]) -> Int? {
    begun.filter { parts[$0].told.stay?.ended == nil && (parts[$0].told.day ?? day) < day }.max {
      (parts[$0].told.day ?? day) < (parts[$1].told.day ?? day)
    }
  }

  private mutating func change(_ place: Int, _ body: (inout FollowUp) -> Void) {
    let before = parts[place].told
    body(&parts[place].told)
    if parts[place].told == before { counts.unchanged += 1 } else { counts.changed += 1 }
  }

  /// What is wrong with a row beside all the others. What the register has is taken as it is.
  private mutating func check(_ said: EventFile.Said) {
    guard let place = parts.firstIndex(where: { $0.told.isMeant(by: said.row) }),
      parts[place].told != parts[place].known?.told
    else { return }
    let others = parts.indices.filter { $0 != place }.map { parts[$0].told }
    let found = parts[place].told.problems(beside: others, death: death)
    if let problem = found.first, !problems.contains(where: { $0.place == said.place }) { report(said, problem) }
  }

  // MARK: What comes of it

  func write(_ plan: inout FilePlan<EventFile>, _ ground: FileGround) {
    plan.counts.added += counts.added
    plan.counts.changed += counts.changed
    plan.counts.unchanged += counts.unchanged
    for part in parts where part.told != part.known?.told {
      if let known = part.known { plan.void(known.row) }
      plan.append(.told(part.told, person))
    }
    guard let death, parts.contains(where: { $0.isNew && $0.told.isDeath }) else { return }
    for known in enrolments {
      var fact = known.fact
      fact.enrolment.end(byDeathOn: death, ground.names.ending(of: fact.enrolment.programme))
      if fact.enrolment == known.fact.enrolment { continue }
      plan.void(apart: known.id)
      plan.append(.enrolment(fact))
    }
  }
}

extension Cell<String> {
  fileprivate func set(over known: String?) -> String? {
    switch self {
    case .untouched: known
    case .cleared: nil
    case .value(let text): text
    }
  }
}

extension FollowUp {
  fileprivate init(_ row: EventFile.Row) {
    let note = row.note.value
    switch row.type {
    case .treatmentStart, .treatmentEnd: self = .treatment(TreatmentEpisode(admitted: row.date, note: note))
    case .relapse: self = .relapse(Relapse(day: row.date, note: note))
    case .reEngaged: self = .reEngagement(ReEngagement(day: row.date, note: note))
    case .contact: self = .contact(FollowUpContact(day: row.date, note: note))
    case .released, .died, .overdoseTalk, .naloxoneTraining, .switchTalk, .bereavedContacted, .debrief:
      self = .event(DatedEvent(row.type.event ?? .released, on: row.date, note: note))
    }
  }

  /// Whether a row is about it, by its date and type.
  fileprivate func isMeant(by row: EventFile.Row) -> Bool {
    switch (self, row.type) {
    case (.treatment(let episode), .treatmentStart): episode.kind == .stay && episode.admitted == row.date
    case (.treatment(let episode), .treatmentEnd): episode.kind == .stay && episode.ended == row.date
    case (.relapse(let relapse), .relapse): relapse.day == row.date
    case (.reEngagement(let back), .reEngaged): back.day == row.date
    case (.contact(let contact), .contact): contact.isAchieved && contact.day == row.date
    case (.event(let event), let type): event.kind == type.event && event.day == row.date
    default: false
    }
  }

  fileprivate var stay: TreatmentEpisode? {
    if case .treatment(let episode) = self, episode.kind == .stay { episode } else { nil }
  }

  fileprivate var isDeath: Bool { if case .event(let event) = self { event.kind == .died } else { false } }

  fileprivate var note: String? {
    get {
      switch self {
      case .contact(let contact): contact.note
      case .treatment(let episode): episode.note
      case .relapse(let relapse): relapse.note
      case .reEngagement(let back): back.note
      case .event(let event): event.note
      case .concern, .holding, .score, .incident: nil
      }
    }
    set {
      switch self {
      case .contact(var contact):
        contact.note = newValue
        self = .contact(contact)
      case .treatment(var episode):
        episode.note = newValue
        self = .treatment(episode)
      case .relapse(var relapse):
        relapse.note = newValue
        self = .relapse(relapse)
      case .reEngagement(var back):
        back.note = newValue
        self = .reEngagement(back)
      case .event(var event):
        event.note = newValue
        self = .event(event)
      case .concern, .holding, .score, .incident: break
      }
    }
  }
}

extension ImportColumn {
  public static let type = ImportColumn("type", "type")
  public static let note = ImportColumn("notat", "note")
}
