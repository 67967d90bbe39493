import Domain
import Ledger

/// Plans an import of participants.
struct ParticipantPlanner: ImportPlanner {
  /// What is to be written of one person.
  struct Write: Sendable {
    /// The row it takes the place of; nil for a new person.
    var row: Int64?
    /// Of a new person the key is given when it is written.
    var fact: IdentityFact
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
    let participant = row.participant(over: known?.fact.participant)
    row.checkYear(participant, &reader)
    // What stands in the register already is not for the file to answer for.
    if participant != known?.fact.participant { row.check(participant, &reader, today: today) }
    guard reader.problems.isEmpty else { return }
    taken[row.number] = RowPlace(reader.record)
    plan(participant, lar: row.lar, known)
  }

  private mutating func plan(_ participant: Participant, lar: Cell<Bool>, _ known: KnownPerson?) {
    var fact = known?.fact ?? IdentityFact(person: ParticipantKey(0), participant: participant)
    fact.participant = participant
    fact.background = CaseBackground(lar: lar.over(fact.background.lar))
    if fact == known?.fact {
      counts.unchanged += 1
      return
    }
    if known == nil { counts.added += 1 } else { counts.changed += 1 }
    writes.append(Write(row: known?.row, fact: fact))
  }

  mutating func finish() -> [LateProblem] { [] }
}

extension ParticipantPlanner {
  var size: Int { writes.count }

  func write(_ change: inout ChangeSet, _ step: () throws(StoreError) -> Void) throws(StoreError) {
    for write in writes {
      if let row = write.row { try change.void(RowID(form: IdentityFact.form, id: row)) }
    }
    for write in writes {
      try step()
      var fact = write.fact
      if write.row == nil { fact.person = try change.newPerson() }
      try change.enter(fact)
    }
  }
}
