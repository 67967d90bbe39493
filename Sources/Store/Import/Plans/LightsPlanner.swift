import Domain
import Ledger

/// Plans an import of the service's own lights.
struct LightsPlanner: ImportPlanner {
  struct Write: Sendable {
    var person: ParticipantKey
    /// Nil: a new assessment.
    var known: KnownLights?
    var assessment: LightsAssessment
  }

  struct Key: Hashable, Sendable {
    var person: ParticipantKey
    var date: Day
    var voice: Voice
  }

  private let people: [ParticipantNumber: ParticipantKey]
  private let lights: [Key: KnownLights]
  private let today: Day
  private var taken: [Key: (row: Int32, cells: LightsCells)] = [:]
  private(set) var writes: [Write] = []
  private(set) var counts = ImportCounts()

  init(people: [ParticipantNumber: ParticipantKey], lights: [Key: KnownLights], today: Day) {
    self.people = people
    self.lights = lights
    self.today = today
  }

  mutating func take(_ reader: inout RowReader) {
    guard let row = LightsRow(&reader), reader.problems.isEmpty else { return }
    guard let person = people[row.number] else {
      reader.report(.number, .unknownParticipant)
      return
    }
    let key = Key(person: person, date: row.date, voice: row.voice)
    if let first = taken[key] {
      if first.cells == row.cells {
        counts.unchanged += 1
      } else {
        reader.report(.date, .duplicateKey(firstRow: Int(first.row)))
      }
      return
    }
    let known = lights[key]
    let assessment = LightsAssessment(date: row.date, voice: row.voice, lights: row.cells.over(known?.lights))
    if let problem = assessment.problem(today: today) {
      // The first area stands for all eight.
      reader.report(problem == .empty ? .housing : .date, .lights(problem))
      return
    }
    taken[key] = (Int32(clamping: reader.row), row.cells)
    if assessment.lights == known?.lights {
      counts.unchanged += 1
      return
    }
    if known == nil { counts.added += 1 } else { counts.changed += 1 }
    writes.append(Write(person: person, known: known, assessment: assessment))
  }

  mutating func finish() -> [LateProblem] { [] }
}

extension LightsPlanner {
  var size: Int { writes.count }

  func write(_ change: inout ChangeSet, _ step: () throws(StoreError) -> Void) throws(StoreError) {
    for write in writes {
      if let known = write.known { try change.void(RowID(form: CaseRow.form, id: known.row)) }
    }
    for write in writes {
      try step()
      try change.enter(LightsFact(person: write.person, assessment: write.assessment))
    }
  }
}
