import Domain
import Ledger
import Resources

/// What holds for a time: services, housing, main income, posts; known by person, what it is and its first day.
///
/// Of housing, income and posts somebody has one at a time, whatever the order of the rows: so they are judged when all have been
/// read.
struct ServiceFile: FileKind {
  struct Row: FileRow {
    var number = ParticipantNumber(stored: "")
    var what = ""
    var from = Day.blank
    var to = Cell<Day>.untouched
    var state = Cell<Holding.State>.untouched
    var giver = Cell<String>.untouched
    var note = Cell<String>.untouched

    mutating func columns(_ c: inout some ColumnVisitor) {
      c.key(.number, NumberCodec(), &number)
      c.key(.held, Vocabularies.holding, &what)
      c.key(.from, DateCodec(), &from)
      c.cell(.to, DateCodec(), &to)
      c.cell(.state, Vocabularies.holdingState, &state)
      c.cell(.giver, TextCodec(isOneLine: true), &giver)
      c.cell(.note, TextCodec(), &note)
    }

    mutating func settle(_ reader: inout RowReader) {
      if state == .cleared { reader.lose(.state, .cannotBeCleared) }
    }
  }

  struct Key: Hashable {
    var person: ParticipantKey
    var what: String
    var from: Day
  }

  typealias Write = HoldingFact

  static let data = DataKind.services
  static let entry = EntryKind.importedServices
  static let checkedAgainst = [IdentityFact.form, EnrolmentFact.form, CaseRow.form]

  private let people: FilePeople
  private let known: [Key: Known<HoldingFact>]
  private let deaths: [ParticipantKey: Day]
  /// What the rows so far say, by person.
  private var said: [ParticipantKey: [(key: Key, place: RowPlace, holding: Holding)]] = [:]

  init(_ snapshot: ImportSnapshot) throws {
    people = try FilePeople(snapshot)
    known = try snapshot.facts { Key(person: $0.person, what: $0.holding.what, from: $0.holding.from) }
    deaths = try snapshot.deaths()
  }

  mutating func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    guard let person = people.person(row.number, &reader) else { return }
    let key = Key(person: person, what: row.what, from: row.from)
    if plan.isTaken(key, .from, &reader, isSame: { $0 == row }) { return }
    let sort = Vocabularies.holdingSorts[row.what] ?? .service
    var holding = known[key]?.fact.holding ?? Holding(sort, row.what, from: row.from)
    row.to.set(&holding.to)
    row.giver.set(&holding.giver)
    row.note.set(&holding.note)
    if let state = row.state.value { holding.state = state }
    if let problem = FollowUp.holding(holding).problems(today: reader.ground.today).first {
      let isOfEnd = problem == .endsBeforeItBegins || problem == .endMissing
      reader.report(isOfEnd ? .to : .from, .followUp(problem))
    }
    guard reader.problems.isEmpty else { return }
    plan.take(key, reader)
    said[person, default: []].append((key, RowPlace(reader.record), holding))
  }

  mutating func finish(_ plan: inout FilePlan<Self>, _ ground: FileGround) -> [LateProblem] {
    var problems: [LateProblem] = []
    let registered = Dictionary(grouping: known, by: \.key.person)
    for (person, rows) in said.sorted(by: { $0.key < $1.key }) {
      let told = Set(rows.map(\.key))
      let kept = (registered[person] ?? []).filter { !told.contains($0.key) }.map(\.value.fact.holding)
      let wrong = rows.indices.compactMap { index -> LateProblem? in
        let others = kept + rows.indices.filter { $0 != index }.map { rows[$0].holding }
        return FollowUp.holding(rows[index].holding)
          .problems(beside: others.map { .holding($0) }, death: deaths[person]).first
          .map { LateProblem(place: rows[index].place, column: .from, reason: .followUp($0)) }
      }
      problems += wrong
      guard wrong.isEmpty else { continue }
      for row in rows { plan.add(HoldingFact(person: person, holding: row.holding), over: known[row.key]) }
    }
    return problems
  }

  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws {
    let byPerson = Dictionary(grouping: known.values.map(\.fact), by: \.person)
    for (number, person) in people.within(reach) {
      let holdings = (byPerson[person] ?? []).map(\.holding)
      for holding in holdings.sorted(by: { ($0.from, $0.what) < ($1.from, $1.what) }) {
        try body(
          Row(
            number: number, what: holding.what, from: holding.from, to: Cell(holding.to),
            state: .value(holding.state), giver: Cell(holding.giver), note: Cell(holding.note)))
      }
    }
  }
}

extension Cell {
  fileprivate init(_ value: Value?) { self = value.map { .value($0) } ?? .untouched }

  /// Does to a value what stands in the cell.
  fileprivate func set(_ value: inout Value?) {
    switch self {
    case .untouched: break
    case .cleared: value = nil
    case .value(let new): value = new
    }
  }
}

extension Vocabularies {
  /// What the catalogue knows of what holds for a time, by its ids and the names in it.
  static let holding = Vocabulary<String>(
    catalogue.map { kind in
      (kind.id, kind.id, word(HoldingNames.name(of: kind.id, in: Language(.nb))), [])
    })
  static let holdingSorts = Dictionary(catalogue.map { ($0.id, $0.sort) }) { first, _ in first }

  static let holdingState = Vocabulary<Holding.State>([
    (.offered, "offered", "tilbudt", []), (.underWay, "under_way", "i_gang", []),
  ])

  private static let catalogue: [HoldingKind] =
    if case .success(let catalogue) = Catalogue.shared { catalogue.holdings } else { [] }

  /// `Eid bolig (startlån)` → `eid_bolig`.
  private static func word(_ name: String) -> String {
    let bare = name.prefix { $0 != "(" && $0 != "–" }
    return bare.split(separator: " ").joined(separator: "_").lowercased()
  }
}

extension ImportColumn {
  public static let held = ImportColumn("tjeneste", "service")
  public static let state = ImportColumn("tilstand", "state")
  public static let giver = ImportColumn("gis_av", "given_by")
}

extension EntryKind {
  public static let importedServices = EntryKind("imported_services", .bulk, .importData)
}
