import Domain
import Ledger

/// Who a person is, and what their case starts from.
///
/// The desk's side has the name that is called out, the number and the telephone. When somebody was born, the national id, where
/// they live, what protects their address and what is behind that lie on the other side, and so does the background.
public struct IdentityFact: RegisterFact {
  public var person: ParticipantKey
  public var participant: Participant
  /// Not the desk's, so that it is under the other key; blank for whoever may not read it.
  public var background = CaseBackground()
  /// What of it could not be read, as it stands.
  private(set) var unread: UnreadSeal?
  private(set) var unreadCodes = UnreadCodes()

  package static let form = FactForm(
    "identity", of: IdentityFact.self, whose: .person, naturalKeys: [["person"], ["number_code"]], erasure: .takesAll,
    indexes: [
      "(national_id_code) WHERE voided IS NULL AND national_id_code IS NOT NULL",
      "(birth_code) WHERE voided IS NULL AND birth_code IS NOT NULL", "(person) WHERE voided IS NOT NULL",
      "(person) WHERE \(DroppedIdentities.condition)",
    ], notErased: "number_code IS NOT NULL")

  static let words: [EntryKind] = [
    .participantAdded, .participantChanged, .importedParticipants, .participantsMerged,
  ]

  package static let blank = IdentityFact(person: ParticipantKey(0), participant: .erased)

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("person", .person, &person)
    let fact = self
    f.code("number_code") { coder throws(LedgerError) in try coder.code(of: fact.participant.number) }
    f.codes(["national_id_code", "birth_code"], .clinical, unread: &unreadCodes) { coder throws(LedgerError) in
      [try coder.codeOfNationalID(fact), try coder.codeOfBirth(fact)]
    }
    f.seal("sealed", .identity) { self.participant.deskFields(&$0) }
    unread = f.seal("clinical", .clinical, unread: unread) {
      self.participant.otherFields(&$0)
      $0.flag("lar", &self.background.lar)
    }
    cover(&f)
  }

  /// In a past view somebody is seen as they are protected now.
  private mutating func cover(_ f: inout some FieldVisitor) {
    guard f.reads, f.failure == nil, participant != .erased, let coder = f.coder else { return }
    do throws(LedgerError) {
      participant = try coder.covered(participant, person.value)
    } catch { f.failure = error }
  }

  package var happened: Day? { nil }

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

  /// What the desk reads, as it lies in the seal of an identity, and so in its projection. Behind a protected address neither
  /// name nor telephone, and of the grading that there is something.
  mutating func deskFields(_ f: inout some FieldVisitor) {
    var seen = self
    if !f.reads, protection != nil { (seen.givenName, seen.familyName, seen.phone) = ("", "", nil) }
    var number = seen.number.text
    f.text("number", &number)
    f.text("given_name", &seen.givenName)
    f.text("family_name", &seen.familyName)
    f.text("display_name", &seen.displayName)
    f.text("phone", &seen.phone)
    var isProtected = protection != nil
    f.flag("own_unit_only", &isProtected)
    guard f.reads else { return }
    self = seen
    self.number = ParticipantNumber(stored: number)
    protection = isProtected ? .onRequest : nil
  }

  /// The rest.
  mutating func otherFields(_ f: inout some FieldVisitor) {
    f.word("protection", &protection)
    var (given, family, number) =
      protection == nil ? (nil, nil, nil) : (Optional(givenName), Optional(familyName), phone)
    f.text("given_name", &given)
    f.text("family_name", &family)
    f.text("phone", &number)
    if f.reads, protection != nil { (givenName, familyName, phone) = (given ?? "", family ?? "", number) }
    f.day("birth_date", &birthDate)
    f.count("birth_year", &birthYearOnly)
    f.word("gender", &gender)
    f.text("national_id", &nationalID)
    f.text("district", &district)
  }
}

// By what a person is found without opening everyone.
extension FactCoder {
  func code(of number: ParticipantNumber) throws(LedgerError) -> [UInt8] {
    try keys.code(Array(number.text.utf8), .identity, "number")
  }

  func code(nationalID: String) throws(LedgerError) -> [UInt8] { try code("national id", nationalID, of: nil) }
  func code(birthDay: Day) throws(LedgerError) -> [UInt8] { try code("birth", birthDay.iso, of: nil) }
  func code(birthYear: Int) throws(LedgerError) -> [UInt8] { try code("birth", "\(birthYear)", of: nil) }

  /// One there always is, so that it does not tell that something is known.
  fileprivate func codeOfNationalID(_ fact: IdentityFact) throws(LedgerError) -> [UInt8] {
    try code("national id", fact.participant.nationalID, of: fact.person)
  }

  /// The day of birth, or the year where the day is not known.
  fileprivate func codeOfBirth(_ fact: IdentityFact) throws(LedgerError) -> [UInt8] {
    let participant = fact.participant
    return try code("birth", participant.birthDate?.iso ?? participant.birthYearOnly.map { "\($0)" }, of: fact.person)
  }

  /// - Parameter person: whose it is, for what is not known.
  private func code(_ purpose: String, _ value: String?, of person: ParticipantKey?) throws(LedgerError) -> [UInt8] {
    var bytes = CanonicalBytes()
    bytes.add(value)
    if value == nil { bytes.add(person?.value) }
    return try keys.code(bytes.bytes, .clinical, purpose)
  }
}

extension EntryKind {
  public static let participantAdded = EntryKind("participant_added", .change, .addParticipant)
  /// The least of it; ``PersonChange`` tells whether it takes more.
  public static let participantChanged = EntryKind("participant_changed", .change, .changePhoneAndShownName)
  public static let importedParticipants = EntryKind("imported_participants", .bulk, .importData)
}
