import Domain
import Ledger

/// The service's own lights, known by person, date and voice.
struct LightsFile: FileKind {
  struct Row: FileRow {
    var number = ParticipantNumber(stored: "")
    var assessment = LightsAssessment(date: .blank, voice: .worker, lights: Lights())
    var voice = Cell<Voice>.untouched

    mutating func columns(_ c: inout some ColumnVisitor) {
      c.key(.number, NumberCodec(), &number)
      c.key(.date, DateCodec(), &assessment.date)
      c.cell(.voice, Vocabularies.voice, &voice)
      c.lights(&assessment.lights)
    }

    mutating func settle(_ reader: inout RowReader) {
      if voice == .cleared { return reader.lose(.voice, .cannotBeCleared) }
      // The service's own view is the rule, the participant's the exception that is told.
      assessment.voice = voice.value ?? .worker
      voice = .value(assessment.voice)
    }
  }

  struct Key: Hashable {
    var person: ParticipantKey
    var date: Day
    var voice: Voice
  }

  typealias Write = LightsFact

  static let data = DataKind.lights
  static let entry = EntryKind.importedLights
  static let checkedAgainst = [IdentityFact.form, CaseRow.form]

  private let people: FilePeople
  private let lights: [Key: Known<LightsFact>]

  init(_ snapshot: ImportSnapshot) throws {
    people = try FilePeople(snapshot, withDeaths: true)
    lights = try snapshot.facts { fact in
      Key(person: fact.person, date: fact.assessment.date, voice: fact.assessment.voice)
    }
  }

  func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    guard let person = people.person(row.number, &reader) else { return }
    let key = Key(person: person, date: row.assessment.date, voice: row.assessment.voice)
    if plan.isTaken(key, .date, &reader, isSame: { $0 == row }) { return }
    let known = lights[key]
    var after = row
    if let known {
      after.assessment = known.fact.assessment
      reader.read(over: &after)
    }
    if let problem = after.assessment.problem(today: reader.ground.today) {
      // The first area stands for all eight.
      reader.report(problem == .empty ? .housing : .date, .lights(problem))
    }
    if known == nil { people.check(key.date, .date, of: person, &reader) }
    guard reader.problems.isEmpty else { return }
    plan.take(key, reader)
    plan.add(LightsFact(person: person, assessment: after.assessment), over: known)
  }

  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws {
    let assessments = Dictionary(grouping: lights.values.map(\.fact), by: \.person)
    for (number, person) in people.within(reach) {
      // The worker's view before the person's own, as the card has them.
      for fact in (assessments[person] ?? []).sorted(by: { left, right in
        let (left, right) = (left.assessment, right.assessment)
        return left.date == right.date ? left.voice.rawValue > right.voice.rawValue : left.date < right.date
      }) {
        try body(Row(number: number, assessment: fact.assessment, voice: .value(fact.assessment.voice)))
      }
    }
  }
}

extension ImportColumn {
  public static let voice = ImportColumn("stemme", "voice")
}
