import Domain
import Ledger

/// Participants, known by their number.
struct ParticipantFile: FileKind {
  struct Row: FileRow {
    /// Who it is; the fact's key is nobody's until it is known whose the number is.
    var fact = IdentityFact.blank

    mutating func columns(_ c: inout some ColumnVisitor) {
      c.key(.number, NumberCodec(), &fact.participant.number)
      c.value(.givenName, TextCodec(), &fact.participant.givenName, .needed)
      c.value(.familyName, TextCodec(), &fact.participant.familyName, .needed)
      c.value(.displayName, TextCodec(), &fact.participant.displayName)
      c.value(.birthDate, DateCodec(), &fact.participant.birthDate, .neededOr(.birthYear))
      c.value(.birthYear, Row.years, &fact.participant.birthYearOnly)
      c.value(.gender, Vocabularies.gender, &fact.participant.gender)
      c.value(.nationalID, TextCodec(hasSpaces: false), &fact.participant.nationalID)
      c.value(.district, DistrictCodec(), &fact.participant.district)
      c.value(.phone, TextCodec(), &fact.participant.phone)
      c.value(.lar, Vocabularies.yesNo, &fact.background.lar)
      c.value(.protection, Vocabularies.protection, &fact.participant.protection)
    }

    private static let years = YearCodec(years: Participant.birthYears)

    /// A date of birth takes the place of a lone year, and a year says nothing new of somebody whose date is known.
    mutating func dropYear() {
      if fact.participant.birthDate != nil { fact.participant.birthYearOnly = nil }
    }
  }

  typealias Key = ParticipantNumber
  typealias Write = IdentityFact

  static let data = DataKind.participants
  static let entry = EntryKind.importedParticipants
  static let checkedAgainst = [IdentityFact.form]

  private let people: [ParticipantNumber: Known<IdentityFact>]
  /// Who has a fødselsnummer, with the row of the file that gave it to them.
  private var holders: [String: (number: ParticipantNumber, row: Int?)] = [:]

  init(_ snapshot: ImportSnapshot) throws {
    people = try snapshot.people()
    for (number, known) in people {
      if let nationalID = known.fact.participant.nationalID { holders[nationalID] = (number, nil) }
    }
  }

  mutating func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    let number = row.fact.participant.number
    if plan.isTaken(number, .number, &reader, isSame: { $0 == row }) { return }
    let known = people[number]
    var after = row
    if let known {
      after.fact = known.fact
      reader.read(over: &after)
    }
    after.dropYear()
    let participant = after.fact.participant
    if let date = participant.birthDate, let year = row.fact.participant.birthYearOnly, year != date.year {
      reader.report(.birthYear, .birthYearDisagrees(date))
    }
    // What stands in the register already is not for the file to answer for.
    if participant != known?.fact.participant {
      for problem in participant.problems(today: reader.ground.today) {
        reader.report(ParticipantFile.column(of: problem, participant), .participant(problem))
      }
    }
    if let nationalID = participant.nationalID, nationalID != known?.fact.participant.nationalID {
      if let holder = holders[nationalID], holder.number != number {
        reader.report(.nationalID, .nationalIDOf(holder.number, row: holder.row))
      } else if reader.problems.isEmpty {
        holders[nationalID] = (number, reader.row)
      }
    }
    guard reader.problems.isEmpty else { return }
    plan.take(number, reader)
    plan.add(after.fact, over: known)
  }

  private static func column(of problem: Participant.Problem, _ participant: Participant) -> ImportColumn {
    switch problem {
    case .noName: .givenName
    case .bornInTheFuture: .birthDate
    case .birthYearUnlikely: participant.birthDate == nil ? .birthYear : .birthDate
    case .invalidNationalID: .nationalID
    case .nameNotOneLine(.given), .signInName(.given, _): .givenName
    case .nameNotOneLine(.family), .signInName(.family, _): .familyName
    case .nameNotOneLine(.display), .signInName(.display, _): .displayName
    case .signInPhone: .phone
    }
  }

  static func enter(_ write: IdentityFact, _ change: inout ChangeSet) throws(StoreError) {
    var fact = write
    if fact.person == ParticipantKey(0) { fact.person = try change.newPerson() }
    try change.enter(fact)
  }

  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws {
    let facts = people.values.map(\.fact).filter { reach.includes($0.person) }
    for fact in facts.sortedNaturally(by: \.participant.number) {
      var row = Row(fact: fact)
      row.dropYear()
      try body(row)
    }
  }
}

extension ImportColumn {
  public static let givenName = ImportColumn("fornavn", "given_name", isIdentity: true)
  public static let familyName = ImportColumn("etternavn", "family_name", isIdentity: true)
  public static let displayName = ImportColumn("visningsnavn", "display_name", isIdentity: true)
  public static let birthDate = ImportColumn("fødselsdato", "birth_date", isIdentity: true)
  public static let birthYear = ImportColumn("fødselsår", "birth_year", isIdentity: true)
  public static let nationalID = ImportColumn("fødselsnummer", "national_id", isIdentity: true)
  public static let district = ImportColumn("bydel", "district")
  public static let phone = ImportColumn("telefon", "phone", isIdentity: true)
  public static let lar = ImportColumn("lar", "lar")
  public static let protection = ImportColumn("adressesperre", "protection")
}
