import Domain
import Ledger
import Resources

/// Scores of quality of life, known by person, instrument and day. The score alone, as it is reckoned on paper.
struct ScoreFile: FileKind {
  struct Row: FileRow {
    var number = ParticipantNumber(stored: "")
    var instrument = ""
    var date = Day.blank
    var score = Cell<Int>.untouched

    mutating func columns(_ c: inout some ColumnVisitor) {
      c.key(.number, NumberCodec(), &number)
      c.key(.instrument, Vocabularies.instrument, &instrument)
      c.key(.date, DateCodec(), &date)
      c.cell(.score, ScoreCodec(), &score, .needed)
    }

    mutating func settle(_ reader: inout RowReader) {
      if score == .cleared { reader.lose(.score, .cannotBeCleared) }
    }
  }

  struct Key: Hashable {
    var person: ParticipantKey
    var instrument: String
    var date: Day
  }

  typealias Write = ScoreFact

  static let data = DataKind.scores
  static let entry = EntryKind.importedScores
  static let checkedAgainst = [IdentityFact.form, CaseRow.form]

  private let people: FilePeople
  private let known: [Key: Known<ScoreFact>]

  init(_ snapshot: ImportSnapshot) throws {
    people = try FilePeople(snapshot, withDeaths: true)
    known = try snapshot.facts { Key(person: $0.person, instrument: $0.score.instrument, date: $0.score.day) }
  }

  func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    guard let person = people.person(row.number, &reader) else { return }
    let key = Key(person: person, instrument: row.instrument, date: row.date)
    if plan.isTaken(key, .date, &reader, isSame: { $0 == row }) { return }
    let before = known[key]
    if before == nil, row.score == .untouched, reader.problems.isEmpty { reader.report(.score, .missingValue) }
    let score = Score(row.instrument, on: row.date, raw: row.score.value ?? before?.fact.score.raw ?? 0)
    let told = FollowUp.score(score)
    if let problem = told.problems(today: reader.ground.today).first { reader.report(.date, .followUp(problem)) }
    if reader.problems.isEmpty, let problem = told.problems(kinds: [], instruments: Vocabularies.instruments).first {
      reader.report(.score, .followUp(problem))
    }
    if before == nil { people.check(key.date, .date, of: person, &reader) }
    guard reader.problems.isEmpty else { return }
    plan.take(key, reader)
    plan.add(ScoreFact(person: person, score: score), over: before)
  }

  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws {
    let byPerson = Dictionary(grouping: known.values.map(\.fact), by: \.person)
    for (number, person) in people.within(reach) {
      let scores = (byPerson[person] ?? []).map(\.score)
      for score in scores.sorted(by: { ($0.day, $0.instrument) < ($1.day, $1.instrument) }) {
        try body(Row(number: number, instrument: score.instrument, date: score.day, score: .value(score.raw)))
      }
    }
  }
}

/// A whole number as some instrument has.
struct ScoreCodec: CellCodec {
  var accepts: AcceptedCell { .count }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> Int {
    guard let raw = Int(text) else {
      let all = Vocabularies.instruments
      throw .followUp(.scoreOutside(all.map(\.lowest).min() ?? 0, all.map(\.highest).max() ?? 0))
    }
    return raw
  }

  func write(_ raw: Int, _ ground: FileGround) -> String { String(raw) }
}

extension Vocabularies {
  static let instruments: [Instrument] =
    if case .success(let catalogue) = Catalogue.shared { catalogue.instruments } else { [] }

  static let instrument = Vocabulary<String>(instruments.map { ($0.id, $0.id, $0.id, []) })
}

extension ImportColumn {
  public static let instrument = ImportColumn("instrument", "instrument")
  public static let score = ImportColumn("skår", "score")
}

extension EntryKind {
  public static let importedScores = EntryKind("imported_scores", .bulk, .importData)
}
