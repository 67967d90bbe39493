import Domain

/// Who a person is, and what their case starts from.
public struct IdentityFact: StoredFact {
  public var person: ParticipantKey
  public var participant: Participant
  /// Not the desk's, so that it is under the other key; blank for whoever may not read it.
  public var background: CaseBackground
  /// The background as it stands, where it could not be read.
  private(set) var unread: UnreadSeal?

  public init(person: ParticipantKey, participant: Participant, background: CaseBackground = CaseBackground()) {
    self.person = person
    self.participant = participant
    self.background = background
  }

  static let form = FactForm(
    "identity", of: IdentityFact.self, whose: .person, naturalKeys: [["person"], ["number_code"]],
    indexes: [
      "(national_id_code) WHERE voided IS NULL AND national_id_code IS NOT NULL",
      "(birth_code) WHERE voided IS NULL AND birth_code IS NOT NULL", "(person) WHERE voided IS NOT NULL",
    ], feeds: .identity)

  init() { self.init(person: ParticipantKey(0), participant: .erased) }

  mutating func fields(_ f: inout some FieldVisitor) {
    let participant = participant
    f.own("person", .person, &person)
    f.code("number_code") { coder throws(StoreError) in try coder.code(of: participant.number) }
    f.code("national_id_code") { coder throws(StoreError) in
      try participant.nationalID.map { id throws(StoreError) in try coder.code(nationalID: id) }
    }
    f.code("birth_code") { coder throws(StoreError) in try coder.codeOfBirth(participant) }
    f.seal("sealed", .identity) { self.participant.fields(&$0) }
    unread = f.seal("clinical", .clinical, unread: unread) { $0.flag("lar", &self.background.lar) }
    cover(&f)
  }

  /// In a past view somebody is seen as they are protected now.
  private mutating func cover(_ f: inout some FieldVisitor) {
    guard f.reads, f.failure == nil, participant != .erased, let coder = f.coder else { return }
    do throws(StoreError) {
      participant = try coder.covered(participant, person.value)
    } catch { f.failure = error }
  }

  var happened: Day? { nil }
  var leftByErasure: IdentityFact? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    if participant == .erased { return [] }
    var found: [CheckFinding.Problem] = []
    do throws(ParticipantNumber.Problem) {
      _ = try ParticipantNumber(participant.number.text)
    } catch { found.append(.number(error)) }
    let problems = participant.problems(today: ground.today)
    if !problems.isEmpty { found.append(.rule(.participant(problems))) }
    return found
  }
}

extension Participant {
  /// What is left of somebody who was erased: counts, and nobody.
  static let erased = Participant(number: ParticipantNumber(stored: ""), givenName: "", familyName: "")

  /// As they lie in the seal of an identity, and so in its projection.
  mutating func fields(_ f: inout some FieldVisitor) {
    var number = number.text
    f.text("number", &number)
    if f.reads { self.number = ParticipantNumber(stored: number) }
    f.text("given_name", &givenName)
    f.text("family_name", &familyName)
    f.text("display_name", &displayName)
    f.day("birth_date", &birthDate)
    f.count("birth_year", &birthYearOnly)
    f.text("phone", &phone)
    f.word("protection", &protection)
    f.word("gender", &gender)
    f.text("national_id", &nationalID)
    f.text("district", &district)
  }
}

// By what a person is found without opening everyone.
extension FactCoder {
  func code(of number: ParticipantNumber) throws(StoreError) -> [UInt8] {
    try keys.code(Array(number.text.utf8), .identity, "number")
  }

  func code(nationalID: String) throws(StoreError) -> [UInt8] {
    try keys.code(Array(nationalID.utf8), .identity, "national id")
  }

  func code(birthDay: Day) throws(StoreError) -> [UInt8] { try codeOfBirth(day: Int64(birthDay.number), year: nil) }
  func code(birthYear: Int) throws(StoreError) -> [UInt8] { try codeOfBirth(day: nil, year: Int64(birthYear)) }

  /// The day of birth, or the year where the day is not known.
  func codeOfBirth(_ participant: Participant) throws(StoreError) -> [UInt8]? {
    if let day = participant.birthDate { return try code(birthDay: day) }
    return try participant.birthYearOnly.map { year throws(StoreError) in try code(birthYear: year) }
  }

  private func codeOfBirth(day: Int64?, year: Int64?) throws(StoreError) -> [UInt8] {
    var writer = DigestWriter()
    writer.add(optional: day)
    writer.add(optional: year)
    return try keys.code(writer.bytes, .identity, "birth")
  }
}
