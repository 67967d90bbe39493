import Domain
import Ledger

/// The rows of an export: English stable words, ISO dates, in the order of the natural key.
struct ExportRows {
  private let snapshot: ImportSnapshot
  private let reach: ExportReach

  init(_ database: Database, _ keys: Keyring, _ reach: ExportReach) throws {
    snapshot = try ImportSnapshot(database, keys)
    self.reach = reach
  }

  func each(_ kind: ImportKind, _ body: ([String]) throws -> Void) throws {
    switch kind {
    case .participants: try participants(body)
    case .enrolments: try enrolments(body)
    case .steps: try steps(body)
    case .lights: try lights(body)
    case .mapping: try mapping(body)
    case .attendance: try attendance(body)
    case .groups: try groups(body)
    }
  }

  private func participants(_ body: ([String]) throws -> Void) throws {
    let people = try snapshot.people().values.map(\.fact).filter { reach.includes($0.person) }
    for fact in people.sortedNaturally(by: \.participant.number) {
      let participant = fact.participant
      try body([
        participant.number.text, text(participant.givenName), text(participant.familyName),
        text(participant.displayName), day(participant.birthDate),
        participant.birthDate == nil ? participant.birthYearOnly.map(String.init) ?? "" : "",
        word(participant.gender, Vocabularies.gender), text(participant.nationalID), text(participant.district),
        text(participant.phone), word(fact.background.lar, Vocabularies.yesNo),
        word(participant.protection, Vocabularies.protection),
      ])
    }
  }

  private func enrolments(_ body: ([String]) throws -> Void) throws {
    let enrolments = try snapshot.enrolments()
    let contacts = try snapshot.contacts()
    let names = try snapshot.names()
    for (number, person) in try numbers() {
      for known in (enrolments[person] ?? []).sorted(by: ExportRows.inOrder) {
        let enrolment = known.enrolment
        let contact = KnownContact.present(among: contacts[known.key] ?? [])
        try body([
          number.text, enrolment.programme, text(enrolment.unit.flatMap { names.name(of: $0) }),
          word(enrolment.status, Vocabularies.status), day(enrolment.applied), day(enrolment.start),
          day(enrolment.end), day(enrolment.plannedEnd),
          GivenEndReason.cell(enrolment.endReason, words: enrolment.otherReason),
          word(enrolment.outcome, Vocabularies.outcome), day(enrolment.outcomeDate), text(enrolment.funding),
          text(enrolment.referredFrom), text(contact?.assignment.name),
        ])
      }
    }
  }

  /// Steps of what never was (FEILREGISTRERT) are left out: an import would not know where they belong.
  private func steps(_ body: ([String]) throws -> Void) throws {
    let enrolments = try snapshot.enrolments()
    let steps = try snapshot.steps()
    for (number, person) in try numbers() {
      let counting = (enrolments[person] ?? []).filter(\.enrolment.status.counts)
      for known in counting.sorted(by: ExportRows.inOrder) {
        for step in (steps[known.key] ?? []).map(\.period).sorted(by: { $0.from < $1.from }) {
          try body([
            number.text, known.enrolment.programme, String(step.step.value), day(step.from), day(step.to),
            word(step.reason, Vocabularies.stepReason),
          ])
        }
      }
    }
  }

  private func lights(_ body: ([String]) throws -> Void) throws {
    var known: [ParticipantKey: [LightsAssessment]] = [:]
    for (key, lights) in try snapshot.lights() {
      known[key.person, default: []].append(
        LightsAssessment(date: key.date, voice: key.voice, lights: lights.lights))
    }
    for (number, person) in try numbers() {
      // The worker's view before the person's own, as the card has them.
      for assessment in (known[person] ?? []).sorted(by: { left, right in
        left.date == right.date ? left.voice.rawValue > right.voice.rawValue : left.date < right.date
      }) {
        try body(
          [number.text, day(assessment.date), word(assessment.voice, Vocabularies.voice)]
            + cells(assessment.lights))
      }
    }
  }

  private func mapping(_ body: ([String]) throws -> Void) throws {
    let names = try snapshot.names()
    let sets = try snapshot.mapping().filter { reach.includes(mappedIn: $0.key.unit) }.map { set, records in
      (set.round, set.unit.flatMap { names.name(of: $0) } ?? "", records.map(\.record))
    }
    for (round, unit, records) in sets.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
      for record in records.sorted(by: { $0.orderKey < $1.orderKey }) {
        try body(
          [
            String(round), text(unit), word(record.ageGroup, Vocabularies.ageGroup),
            word(record.gender, Vocabularies.gender), word(record.group, Vocabularies.mappingGroup),
            word(record.hasChildren, Vocabularies.yesNo), word(record.livesWithChildren, Vocabularies.yesNo),
            word(record.carePlan, Vocabularies.yesNo), word(record.team, Vocabularies.yesNo),
          ] + cells(record.lights))
      }
    }
  }

  private func attendance(_ body: ([String]) throws -> Void) throws {
    var groups: [GroupKey: String] = [:]
    for known in try snapshot.groups() where reach.includes(mappedIn: known.group.unit) {
      groups[known.key] = known.group.name
    }
    var marks: [ParticipantKey: [(group: String, attendance: Attendance)]] = [:]
    for (key, known) in try snapshot.marks() {
      guard let group = groups[key.group] else { continue }
      marks[key.person, default: []].append((group, known.attendance))
    }
    for (number, person) in try numbers() {
      for mark in (marks[person] ?? []).sorted(by: { left, right in
        (left.group, left.attendance.day) < (right.group, right.attendance.day)
      }) {
        try body([
          number.text, text(mark.group), day(mark.attendance.day), word(mark.attendance.mark, Vocabularies.mark),
        ])
      }
    }
  }

  /// A row for each meeting of the week, then one for each member; a group with neither has one of its own.
  private func groups(_ body: ([String]) throws -> Void) throws {
    let names = try snapshot.names()
    let numbers = try numbers()
    let units = try snapshot.groups().filter { reach.includes(mappedIn: $0.group.unit) }
      .map { (name: $0.group.name, unit: names.name(of: $0.group.unit) ?? "", known: $0) }
    for (name, unit, known) in units.sorted(by: { ($0.name, $0.unit) < ($1.name, $1.unit) }) {
      let head = [text(name), text(unit)]
      let meetings = known.group.timetable.meetings
      for meeting in meetings {
        try body(
          head + [Vocabularies.weekday.word(meeting.weekday), meeting.from.text, meeting.to.text, ""])
      }
      let members = numbers.filter { known.members.contains($0.value) }
      for (number, _) in members { try body(head + ["", "", "", number.text]) }
      if meetings.isEmpty, members.isEmpty { try body(head + ["", "", "", ""]) }
    }
  }

  private func numbers() throws -> [(key: ParticipantNumber, value: ParticipantKey)] {
    try snapshot.keys().filter { reach.includes($0.value) }.sortedNaturally(by: \.key)
  }

  // MARK: Cells

  private func text(_ text: String?) -> String { text.map(CSVFormula.literal) ?? "" }
  private func day(_ day: Day?) -> String { day?.iso ?? "" }
  private func word<Value>(_ value: Value?, _ vocabulary: Vocabulary<Value>) -> String {
    value.map { vocabulary.word($0) } ?? ""
  }
  private func cells(_ lights: Lights) -> [String] {
    LifeDomain.allCases.map { word(lights[$0], Vocabularies.light) }
  }

  private static func inOrder(_ left: KnownEnrolment, _ right: KnownEnrolment) -> Bool {
    func key(_ known: KnownEnrolment) -> (Day, String) {
      (known.enrolment.start ?? known.enrolment.applied ?? Day(number: 0), known.enrolment.programme)
    }
    return key(left) < key(right)
  }
}

extension Sequence {
  /// In the natural order of the numbers; each number's key is made once.
  fileprivate func sortedNaturally(by number: (Element) -> ParticipantNumber) -> [Element] {
    map { (key: number($0).sortKey, element: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map(\.element)
  }
}
