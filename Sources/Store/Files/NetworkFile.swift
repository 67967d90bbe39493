import Domain
import Ledger

/// Who stands around people, and that they have been told what is kept: known by person, type and name, or by the day of a meeting.
struct NetworkFile: FileKind {
  enum MemberType: String, CaseIterable, Hashable, Sendable {
    case kin, children, doctor, timeGiver, companion, plan, teamMember, teamMeeting, information
  }

  struct Row: FileRow {
    var number = ParticipantNumber(stored: "")
    var type = MemberType.kin
    var name: String?
    var relation: String?
    var phone: String?
    /// Of a doctor the office, of a member of the group the service.
    var service: String?
    /// Told, talked, signed, met, or since when there is a plan.
    var date: Day?
    var count: Int?
    var birthYears: [Int]?
    var care: Children.Care?
    var isCoordinator: Bool?
    var plan: CarePlan.State?
    var team: CarePlan.State?
    var teamDate: Day?

    mutating func columns(_ c: inout some ColumnVisitor) {
      c.key(.number, NumberCodec(), &number)
      c.key(.type, Vocabularies.memberType, &type)
      c.value(.memberName, TextCodec(isOneLine: true), &name)
      c.value(.relation, TextCodec(isOneLine: true), &relation)
      c.value(.phone, TextCodec(isOneLine: true), &phone)
      c.value(.service, TextCodec(isOneLine: true), &service)
      c.value(.date, DateCodec(), &date)
      c.value(.childCount, CountCodec(), &count)
      c.value(.birthYears, YearsCodec(), &birthYears)
      c.value(.care, Vocabularies.care, &care)
      c.value(.coordinator, Vocabularies.yesNo, &isCoordinator)
      c.value(.carePlan, Vocabularies.planState, &plan)
      c.value(.team, Vocabularies.planState, &team)
      c.value(.teamDate, DateCodec(), &teamDate)
    }
  }

  struct Key: Hashable {
    var person: ParticipantKey
    var kind: String
    var name: String
  }

  enum Write {
    case told(Surrounding, ParticipantKey)
  }

  static let data = DataKind.network
  static let entry = EntryKind.importedNetwork
  static let checkedAgainst = [IdentityFact.form, CaseRow.form]

  private struct Kept {
    var told: Surrounding
    var row: RowID
  }

  private let people: FilePeople
  private let known: [Key: Kept]

  init(_ snapshot: ImportSnapshot) throws {
    people = try FilePeople(snapshot, withDeaths: true)
    var known: [Key: Kept] = [:]
    try snapshot.surroundings { person, told, row in
      guard let key = NetworkFile.key(of: told, person) else { return }
      known[key] = Kept(told: told, row: row)
    }
    self.known = known
  }

  /// Nil of what is in another file, or in none: consents, what was told because the law went first, who has opted out.
  private static func key(of told: Surrounding, _ person: ParticipantKey) -> Key? {
    func key(_ kind: String, _ name: String = "") -> Key { Key(person: person, kind: kind, name: name) }
    switch told {
    case .consent, .lawFirst, .optedOut: return nil
    case .informed(let given): return key("information", "\(given.letter) \(given.day.iso)")
    case .kin(let kin): return key("kin", kin.name)
    case .children: return key("children")
    case .doctor: return key("doctor")
    case .volunteer(let volunteer): return key("volunteer", volunteer.name)
    case .plan: return key("plan")
    case .teamMember(let member): return key("member", member.name)
    case .teamMeeting(let meeting): return key("meeting", meeting.day.iso)
    }
  }

  func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    guard let person = people.person(row.number, &reader), let key = key(row, person, &reader) else { return }
    if plan.isTaken(key, .memberName, &reader, isSame: { $0 == row }) { return }
    let known = known[key]
    var after = row
    if let known {
      after = Row(row.number, known.told)
      reader.read(over: &after)
    }
    guard let told = after.told(&reader) else { return }
    for problem in told.problems(today: reader.ground.today) {
      reader.report(problem.column(told), .surrounding(problem))
    }
    if known == nil { people.check(told.day, .date, of: person, &reader) }
    guard reader.problems.isEmpty else { return }
    plan.take(key, reader)
    if told == known?.told { return plan.add(nil, isNew: false) }
    if let known { plan.void(known.row) }
    plan.add(.told(told, person), isNew: known == nil)
  }

  private func key(_ row: Row, _ person: ParticipantKey, _ reader: inout RowReader) -> Key? {
    guard reader.problems.isEmpty, let told = row.told(&reader) else { return nil }
    return NetworkFile.key(of: told, person)
  }

  static func enter(_ write: Write, _ change: inout ChangeSet) throws(StoreError) {
    switch write {
    case .told(let told, let person): try change.enter(told.fact(of: person))
    }
  }

  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws {
    let people = people.within(reach)
    let byPerson = Dictionary(grouping: known) { $0.key.person }
    for (number, person) in people {
      let rows = (byPerson[person] ?? []).map { (key: $0.key, row: Row(number, $0.value.told)) }
      for (_, row) in rows.sorted(by: { ($0.row.type.place, $0.key.name) < ($1.row.type.place, $1.key.name) }) {
        try body(row)
      }
    }
  }
}

extension NetworkFile.MemberType {
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension NetworkFile.Row {
  fileprivate init(_ number: ParticipantNumber, _ told: Surrounding) {
    self.number = number
    switch told {
    case .kin(let kin): (type, name, relation, phone, date) = (.kin, kin.name, kin.relation, kin.phone, kin.told)
    case .children(let children):
      (type, count, care, date) = (.children, children.count, children.care, children.talk)
      birthYears = children.birthYears.isEmpty ? nil : children.birthYears
    case .doctor(let doctor): (type, name, service, phone) = (.doctor, doctor.name, doctor.office, doctor.phone)
    case .volunteer(let volunteer):
      type = volunteer.role == .timeGiver ? .timeGiver : .companion
      (name, phone, date) = (volunteer.name, volunteer.phone, volunteer.secrecySigned)
    case .plan(let plan):
      (type, self.plan, date, team, teamDate) = (.plan, plan.plan, plan.planDay, plan.team, plan.teamDay)
    case .teamMember(let member):
      (type, name, service, phone) = (.teamMember, member.name, member.service, member.phone)
      isCoordinator = member.isCoordinator
    case .teamMeeting(let meeting): (type, date) = (.teamMeeting, meeting.day)
    case .informed(let given): (type, name, date) = (.information, given.letter, given.day)
    case .consent, .lawFirst, .optedOut: break
    }
  }

  /// What the row tells; nil, and reported, where a cell of the type is missing.
  fileprivate func told(_ reader: inout RowReader) -> Surrounding? {
    func needed<Value>(_ value: Value?, _ column: ImportColumn) -> Value? {
      if value == nil { reader.report(column, .missingValue) }
      return value
    }
    switch type {
    case .kin:
      guard let name = needed(name, .memberName), let relation = needed(relation, .relation) else { return nil }
      return .kin(NextOfKin(name: name, relation: relation, phone: phone, told: date))
    case .children:
      guard let count = needed(count, .childCount) else { return nil }
      return .children(Children(count: count, birthYears: birthYears ?? [], care: care, talk: date))
    case .doctor:
      return needed(name, .memberName).map { .doctor(Doctor(name: $0, office: service, phone: phone)) }
    case .timeGiver, .companion:
      let role: Volunteer.Role = type == .timeGiver ? .timeGiver : .companion
      return needed(name, .memberName).map {
        .volunteer(Volunteer(name: $0, role: role, phone: phone, secrecySigned: date))
      }
    case .plan: return .plan(CarePlan(plan: plan ?? .none, planDay: date, team: team ?? .none, teamDay: teamDate))
    case .teamMember:
      return needed(name, .memberName).map {
        .teamMember(TeamMember(name: $0, service: service, phone: phone, isCoordinator: isCoordinator ?? false))
      }
    case .teamMeeting: return needed(date, .date).map { .teamMeeting(TeamMeeting(day: $0)) }
    case .information:
      guard let name = needed(name, .memberName), let date = needed(date, .date) else { return nil }
      return .informed(InformationGiven(letter: name, day: date))
    }
  }
}

extension Surrounding.Problem {
  fileprivate func column(_ told: Surrounding) -> ImportColumn {
    switch self {
    case .countImpossible: .childCount
    case .birthYearsImpossible: .birthYears
    case .inTheFuture: .date
    case .nameMissing, .nameNotOneLine, .consent, .lawFirst, .yearImpossible: .memberName
    }
  }
}

/// A small whole number.
struct CountCodec: CellCodec {
  var accepts: AcceptedCell { .count }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> Int {
    guard let count = Int(text) else { throw .surrounding(.countImpossible) }
    return count
  }

  func write(_ count: Int, _ ground: FileGround) -> String { String(count) }
}

/// Years, with a comma or a blank between.
struct YearsCodec: CellCodec {
  var accepts: AcceptedCell { .years }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> [Int] {
    let words = text.split { $0 == "," || $0 == " " }
    let years = words.compactMap { Int($0) }
    guard years.count == words.count else { throw .surrounding(.birthYearsImpossible) }
    return years.sorted()
  }

  func write(_ years: [Int], _ ground: FileGround) -> String { years.map(String.init).joined(separator: ",") }
}

extension Vocabularies {
  static let memberType = Vocabulary<NetworkFile.MemberType>([
    (.kin, "next_of_kin", "pårørende", []),
    (.children, "children", "barn", []),
    (.doctor, "doctor", "fastlege", []),
    (.timeGiver, "time_giver", "tidgiver", []),
    (.companion, "companion", "medvandrer", []),
    (.plan, "care_plan", "individuell_plan", ["plan"]),
    (.teamMember, "team_member", "ansvarsgruppe", []),
    (.teamMeeting, "team_meeting", "ansvarsgruppemøte", []),
    (.information, "information", "informasjon", []),
  ])

  static let care = Vocabulary<Children.Care>([
    (.participant, "participant", "deltakeren", ["deltaker"]),
    (.shared, "shared", "delt", []),
    (.otherParent, "other_parent", "andre_forelder", []),
    (.childWelfare, "child_welfare", "barnevernet", []),
    (.other, "other", "andre", []),
  ])

  static let planState = Vocabulary<CarePlan.State>([
    (.none, "no", "nei", []),
    (.applied, "applied", "søkt", []),
    (.inPlace, "yes", "ja", []),
    (.declined, "declined", "ønsker_ikke", []),
  ])
}

extension ImportColumn {
  public static let memberName = ImportColumn("navn", "name", isIdentity: true)
  public static let relation = ImportColumn("relasjon", "relation")
  public static let service = ImportColumn("tjeneste", "service")
  public static let childCount = ImportColumn("antall_barn", "children")
  public static let birthYears = ImportColumn("barns_fødselsår", "child_birth_years")
  public static let care = ImportColumn("omsorg", "care")
  public static let coordinator = ImportColumn("koordinator", "coordinator")
  public static let teamDate = ImportColumn("ansvarsgruppe_fra", "team_from")
}
