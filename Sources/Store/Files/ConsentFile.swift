import Domain
import Ledger

/// Consents, known by person, purpose, party, service, first day and answer.
struct ConsentFile: FileKind {
  struct Row: FileRow {
    var number = ParticipantNumber(stored: "")
    var consent = Consent(purpose: .attendance, party: "", from: .blank)

    mutating func columns(_ c: inout some ColumnVisitor) {
      c.key(.number, NumberCodec(), &number)
      c.key(.purpose, Vocabularies.consentPurpose, &consent.purpose)
      c.value(.party, TextCodec(isOneLine: true), &consent.party, .optional)
      c.value(.controller, TextCodec(isOneLine: true), &consent.controller, .optional)
      c.key(.from, DateCodec(), &consent.from)
      c.key(.answer, Vocabularies.yesNo, &consent.isGiven)
      c.value(.validTo, DateCodec(), &consent.validTo)
      c.value(.withdrawn, DateCodec(), &consent.withdrawn)
      c.value(.narrowed, DateCodec(), &consent.narrowed)
      c.value(.topics, TopicsCodec(), &topics)
      c.value(.excludedTopics, TopicsCodec(), &excludedTopics)
      c.value(.excluded, TextCodec(isOneLine: true), &excluded)
      c.value(.form, Vocabularies.consentForm, &form)
      c.value(.givenBy, Vocabularies.consentGiver, &giver)
      c.value(.sheet, TextCodec(isOneLine: true), &consent.sheet)
    }

    // What a cell that is cleared leaves: nothing, or what a consent is when nothing is said of it.

    private var topics: Topics? {
      get { consent.topics.isEmpty ? nil : consent.topics }
      set { consent.topics = newValue ?? [] }
    }
    private var excludedTopics: Topics? {
      get { consent.excludedTopics.isEmpty ? nil : consent.excludedTopics }
      set { consent.excludedTopics = newValue ?? [] }
    }
    private var excluded: String? {
      get { consent.excludedNames.isEmpty ? nil : NameList.text(consent.excludedNames) }
      set { consent.excludedNames = NameList.names(newValue ?? "") }
    }
    private var form: Consent.Form? {
      get { consent.form }
      set { consent.form = newValue ?? .oral }
    }
    private var giver: Consent.Giver? {
      get { consent.giver }
      set { consent.giver = newValue ?? .participant }
    }
  }

  struct Key: Hashable {
    var person: ParticipantKey
    var purpose: Consent.Purpose
    var party: String
    var controller: String
    var from: Day
    var isGiven: Bool

    init(_ person: ParticipantKey, _ consent: Consent) {
      self.person = person
      (purpose, party, controller) = (consent.purpose, consent.party, consent.controller)
      (from, isGiven) = (consent.from, consent.isGiven)
    }
  }

  typealias Write = ConsentFact

  static let data = DataKind.consents
  static let entry = EntryKind.importedConsents
  static let checkedAgainst = [IdentityFact.form, CaseRow.form]

  private let people: FilePeople
  private let consents: [Key: Known<ConsentFact>]

  init(_ snapshot: ImportSnapshot) throws {
    people = try FilePeople(snapshot, withDeaths: true)
    consents = try snapshot.facts { Key($0.person, $0.consent) }
  }

  func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    guard let person = people.person(row.number, &reader) else { return }
    let key = Key(person, row.consent)
    if plan.isTaken(key, .from, &reader, isSame: { $0 == row }) { return }
    let known = consents[key]
    var after = row
    if let known {
      after.consent = known.fact.consent
      reader.read(over: &after)
    }
    for problem in after.consent.problems(today: reader.ground.today, birthYear: people.birthYear(of: person)) {
      reader.report(problem.column, .surrounding(.consent(problem)))
    }
    if known == nil { people.check(key.from, .from, of: person, &reader) }
    guard reader.problems.isEmpty else { return }
    plan.take(key, reader)
    plan.add(ConsentFact(person: person, consent: after.consent), over: known)
  }

  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws {
    let consents = Dictionary(grouping: consents.values.map(\.fact), by: \.person)
    for (number, person) in people.within(reach) {
      let theirs = (consents[person] ?? []).map(\.consent)
      for consent in theirs.sorted(by: { $0.place.lexicographicallyPrecedes($1.place) }) {
        try body(Row(number: number, consent: consent))
      }
    }
  }
}

extension Consent {
  fileprivate var place: [String] { [from.iso, purpose.rawValue, party, controller, isGiven ? "1" : "0"] }
}

extension Consent.Problem {
  fileprivate var column: ImportColumn {
    switch self {
    case .inTheFuture: .from
    case .partyMissing, .nameNotOneLine: .party
    case .topicsMissing, .nothingLeft: .topics
    case .endsBeforeItBegins: .validTo
    case .withdrawnBeforeGiven, .refusedAndWithdrawn: .withdrawn
    case .tooYoung: .givenBy
    }
  }
}

/// Topics by their words, with a comma between.
struct TopicsCodec: CellCodec {
  var accepts: AcceptedCell { .words(Vocabularies.topic.accepted) }

  func read(_ text: String, _ ground: FileGround) throws(ImportProblem.Reason) -> Topics {
    var topics: [Topic] = []
    for word in text.split(separator: ",") {
      let word = NameList.names(String(word)).first ?? ""
      guard let topic = Vocabularies.topic.value(word) else { throw .notInVocabulary(Vocabularies.topic.accepted) }
      topics.append(topic)
    }
    return Topics(topics)
  }

  func write(_ topics: Topics, _ ground: FileGround) -> String {
    topics.list.map { Vocabularies.topic.word($0) }.joined(separator: ",")
  }
}

extension Vocabularies {
  static let consentPurpose = Vocabulary<Consent.Purpose>([
    (.attendance, "attendance", "oppmøte", []),
    (.sharing, "sharing", "deling", ["utveksling"]),
    (.journal, "journal", "journal", []),
  ])

  static let consentForm = Vocabulary<Consent.Form>([
    (.written, "written", "skriftlig", []),
    (.oral, "oral", "muntlig", []),
  ])

  static let consentGiver = Vocabulary<Consent.Giver>([
    (.participant, "participant", "deltakeren", ["deltaker"]),
    (.parent, "parent", "foreldre", []),
    (.guardian, "guardian", "verge", []),
  ])

  static let topic = Vocabulary<Topic>([
    (.attendance, "attendance", "oppmøte", []),
    (.plan, "plan", "plan", []),
    (.work, "work", "arbeid", ["arbeid_og_skole"]),
    (.housing, "housing", "bolig", []),
    (.economy, "economy", "økonomi", []),
    (.health, "health", "helse", []),
    (.treatment, "treatment", "behandling", []),
    (.substanceUse, "substance_use", "rusmiddelbruk", []),
  ])
}

extension ImportColumn {
  public static let purpose = ImportColumn("formål", "purpose")
  public static let party = ImportColumn("med_hvem", "party")
  public static let controller = ImportColumn("fra_hvem", "controller")
  public static let answer = ImportColumn("svar", "given")
  public static let validTo = ImportColumn("gjelder_til", "valid_to")
  public static let withdrawn = ImportColumn("trukket", "withdrawn")
  public static let narrowed = ImportColumn("innsnevret", "narrowed")
  public static let topics = ImportColumn("emner", "topics")
  public static let excludedTopics = ImportColumn("unntatte_emner", "excluded_topics")
  public static let excluded = ImportColumn("unntatt", "excluded")
  public static let form = ImportColumn("form", "form")
  public static let givenBy = ImportColumn("gitt_av", "given_by")
  public static let sheet = ImportColumn("ark", "sheet")
}
