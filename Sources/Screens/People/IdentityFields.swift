import Domain
import Resources
import Store
import TerminalUI

/// The fields that say who somebody is, what they hold of a person, and how they are read.
struct IdentityFields {
  /// What drafts and errors go by.
  enum ID {
    static let number = "number"
    static let givenName = "givenName"
    static let familyName = "familyName"
    static let displayName = "displayName"
    static let birth = "birth"
    static let gender = "gender"
    static let nationalID = "nationalID"
    static let district = "district"
    static let phone = "phone"
    static let lar = "lar"
    static let protection = "protection"
  }

  let workspace: Workspace

  /// Those that may be entered by this role: of somebody new, or of somebody who is there already.
  func fields(isNew: Bool) -> [FormField] {
    all.filter { field in
      switch field.id {
      case ID.displayName, ID.phone: may(.changePhoneAndShownName)
      case ID.protection: may(.changeProtection)
      case ID.lar: may(.enterTreatment)
      default: may(isNew ? .addParticipant : .changeIdentity)
      }
    }
  }

  private func may(_ action: Action) -> Bool { workspace.session.access.may(action) }

  private var all: [FormField] {
    [
      .line(ID.number, .number, help: .numberHelp, maxLength: 20, in: workspace),
      .line(ID.givenName, .givenName, help: .givenNameHelp, in: workspace),
      .line(ID.familyName, .familyName, help: .familyNameHelp, in: workspace),
      .line(ID.displayName, .displayName, help: .displayNameHelp, in: workspace),
      .birth(ID.birth, .birth, help: .birthHelp, in: workspace),
      .word(ID.gender, .gender, help: .genderHelp, Gender.allCases, in: workspace) { $0.textKey },
      .line(ID.nationalID, .nationalID, help: .nationalIDHelp, maxLength: 20, in: workspace),
      .line(ID.district, .district, help: .districtHelp, in: workspace),
      .phone(ID.phone, .phone, help: .phoneHelp, in: workspace),
      .pick(ID.lar, .lar, help: .larHelp, yesOrNo, in: workspace),
      .word(
        ID.protection, .protection, help: .protectionHelp, AddressProtection.allCases, in: workspace
      ) { $0.textKey },
    ]
  }

  private var yesOrNo: [ChoiceField.Option] {
    [
      ChoiceField.Option(id: "true", label: workspace.language(CommonText.yes)),
      ChoiceField.Option(id: "false", label: workspace.language(CommonText.no)),
    ]
  }

  // MARK: Values

  static func values(of card: ParticipantCard) -> [String: String] {
    let person = card.identity.fact
    return [
      ID.number: person.number.text, ID.givenName: person.givenName, ID.familyName: person.familyName,
      ID.displayName: person.displayName ?? "",
      ID.birth: person.birthDate?.norwegian ?? person.birthYearOnly.map { "\($0)" } ?? "",
      ID.gender: person.gender?.rawValue ?? "", ID.nationalID: person.nationalID ?? "",
      ID.district: person.district ?? "", ID.phone: person.phone ?? "",
      ID.lar: card.background?.fact.lar.map { "\($0)" } ?? "", ID.protection: person.protection?.rawValue ?? "",
    ]
  }

  /// A number where something in it is a figure, else the last word is the family name.
  static func values(typed: String) -> [String: String] {
    let words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let last = words.last else { return [:] }
    if words.count == 1, last.contains(where: \.isNumber), let number = try? ParticipantNumber(last) {
      return [ID.number: number.text]
    }
    // `Hansen, Aisha` is said family name first.
    if let first = words.first, first.hasSuffix(","), words.count > 1 {
      return [ID.familyName: capitalized(String(first.dropLast())), ID.givenName: capitalized(words.dropFirst())]
    }
    if words.count == 1 { return [ID.givenName: capitalized(last)] }
    return [ID.givenName: capitalized(words.dropLast()), ID.familyName: capitalized(last)]
  }

  private static func capitalized(_ words: some Sequence<String>) -> String {
    words.map { capitalized($0) }.joined(separator: " ")
  }

  private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  // MARK: Reading

  /// The identity as the form says it. A birth that can't be read keeps the form from being submitted.
  func read(_ form: Form, numbered number: ParticipantNumber) -> Participant {
    var participant = Participant(
      number: number, givenName: form.line(ID.givenName) ?? "", familyName: form.line(ID.familyName) ?? "",
      displayName: form.line(ID.displayName), gender: form.word(ID.gender),
      nationalID: form.line(ID.nationalID)?.filter { $0 != " " }, district: form.line(ID.district),
      phone: form.line(ID.phone), protection: form.word(ID.protection))
    switch BirthInput.parse(form[ID.birth], today: workspace.today) {
    case .success(.date(let day)): participant.birthDate = day
    case .success(.year(let year)): participant.birthYearOnly = year
    case .failure: break
    }
    return participant
  }

  /// What was read, with what has no field here taken from what was seen.
  static func completed(_ read: Participant, from seen: Participant, _ form: Form) -> Participant {
    let ids = Set(form.fields.map(\.id))
    var result = read
    if !ids.contains(ID.givenName) { result.givenName = seen.givenName }
    if !ids.contains(ID.familyName) { result.familyName = seen.familyName }
    if !ids.contains(ID.displayName) { result.displayName = seen.displayName }
    if !ids.contains(ID.birth) { (result.birthDate, result.birthYearOnly) = (seen.birthDate, seen.birthYearOnly) }
    if !ids.contains(ID.gender) { result.gender = seen.gender }
    if !ids.contains(ID.nationalID) { result.nationalID = seen.nationalID }
    if !ids.contains(ID.district) { result.district = seen.district }
    if !ids.contains(ID.phone) { result.phone = seen.phone }
    if !ids.contains(ID.protection) { result.protection = seen.protection }
    return result
  }

  static func field(of problem: Participant.Problem) -> String {
    switch problem {
    case .noName: ID.givenName
    case .bornInTheFuture, .birthYearUnlikely: ID.birth
    case .invalidNationalID: ID.nationalID
    case .nameNotOneLine(.given): ID.givenName
    case .nameNotOneLine(.family): ID.familyName
    case .nameNotOneLine(.display): ID.displayName
    }
  }
}
