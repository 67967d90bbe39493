import Domain

/// Plans an import of participants.
struct ParticipantPlanner: ImportPlanner {
  /// What is to be written of one person.
  struct Write: Sendable {
    /// Nil: a new person.
    var known: KnownPerson.Keys?
    /// Nil: the identity stays.
    var participant: Participant?
    /// Nil: the background stays.
    var background: CaseBackground?
  }

  private let people: [ParticipantNumber: KnownPerson]
  private let today: Day
  private var taken: [ParticipantNumber: RowPlace] = [:]
  private(set) var writes: [Write] = []
  private(set) var counts = ImportCounts()

  init(people: [ParticipantNumber: KnownPerson], today: Day) {
    self.people = people
    self.today = today
  }

  mutating func take(_ reader: inout RowReader) {
    guard let row = ParticipantRow(&reader, today: today), reader.problems.isEmpty else { return }
    if let first = taken[row.number] {
      var earlier = reader.earlier(first)
      if ParticipantRow(&earlier, today: today) == row {
        counts.unchanged += 1
      } else {
        reader.report(.number, .duplicateKey(firstRow: Int(first.row)))
      }
      return
    }
    let known = people[row.number]
    let participant = row.participant(over: known?.participant)
    row.checkYear(participant, &reader)
    // What stands in the register already is not for the file to answer for.
    if participant != known?.participant { row.check(participant, &reader, today: today) }
    guard reader.problems.isEmpty else { return }
    taken[row.number] = RowPlace(reader.record)
    plan(participant, lar: row.lar, known)
  }

  private mutating func plan(_ participant: Participant, lar: Cell<Bool>, _ known: KnownPerson?) {
    let background = CaseBackground(lar: lar.over(known?.background?.lar))
    let write = Write(
      known: known?.keys, participant: participant == known?.participant ? nil : participant,
      background: background == known?.background ?? CaseBackground() ? nil : background)
    if write.participant == nil && write.background == nil {
      counts.unchanged += 1
      return
    }
    if known == nil { counts.added += 1 } else { counts.changed += 1 }
    writes.append(write)
  }

  mutating func finish() -> [LateProblem] { [] }
}

extension ParticipantPlanner {
  var size: Int { writes.count }

  func write(_ change: inout ChangeSet, _ step: () throws(StoreError) -> Void) throws(StoreError) {
    for write in writes {
      guard let known = write.known else { continue }
      if write.participant != nil { try change.void(RowID(table: .identity, id: known.row)) }
      if write.background != nil, let row = known.backgroundRow {
        try change.void(RowID(table: .background, id: row))
      }
    }
    for write in writes {
      try step()
      try enter(write, &change)
    }
  }

  private func enter(_ write: Write, _ change: inout ChangeSet) throws(StoreError) {
    let person: ParticipantKey
    if let known = write.known { person = known.person } else { person = try change.newPerson() }
    if let participant = write.participant {
      try change.enter(IdentityFact(person: person, participant: participant))
    }
    // A background that says nothing is as good as none.
    if let background = write.background, background != CaseBackground() {
      let caseKey = try change.caseKey(of: person, known: write.known?.caseKey)
      try change.enter(BackgroundFact(caseKey: caseKey, background: background))
    }
  }
}
