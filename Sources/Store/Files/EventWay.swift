import Domain
import Ledger

/// One person's way, as the register has it and as a file changes it.
struct EventWay {
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
    case .released, .died, .overdoseTalk, .naloxoneTraining, .switchTalk, .bereavedContacted, .debrief,
      .contactTold:
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
      case .concern, .agreed, .ladder, .question, .holding, .score, .incident: nil
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
      case .concern, .agreed, .ladder, .question, .holding, .score, .incident: break
      }
    }
  }
}
