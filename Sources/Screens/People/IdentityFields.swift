import Domain
import Resources
import Store
import TerminalUI

/// The fields that say who somebody is.
enum IdentityFields {
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

  // MARK: Fields

  /// Those that may be entered by this role: of somebody new, or of somebody who is there already.
  static func fields<Value>(
    _ person: WritableKeyPath<Value, Participant>, isNew: Bool, in workspace: Workspace
  ) -> [Field<Value>] {
    all(person, isNew: isNew, in: workspace).filter { field in
      switch field.id {
      case ID.displayName, ID.phone: workspace.session.access.may(.changePhoneAndShownName)
      case ID.protection: workspace.session.access.may(.changeProtection)
      default: workspace.session.access.may(isNew ? .addParticipant : .changeIdentity)
      }
    }
  }

  private static func all<Value>(
    _ person: WritableKeyPath<Value, Participant>, isNew: Bool, in workspace: Workspace
  ) -> [Field<Value>] {
    func line(_ id: String, _ path: WritableKeyPath<Participant, String?>) -> Field<Value> {
      .text(id, person.appending(path: path), limit: 100)
    }
    func name(_ id: String, _ path: WritableKeyPath<Participant, String>) -> Field<Value> {
      .text(id, person.appending(path: path), limit: 100)
    }
    return [
      number(person, isNew: isNew), name(ID.givenName, \.givenName), name(ID.familyName, \.familyName),
      line(ID.displayName, \.displayName), birth(person),
      .choice(
        ID.gender, person.appending(path: \.gender), Choice.words(Gender.allCases) { workspace.language($0.textKey) }),
      nationalID(person), district(person), .phone(ID.phone, person.appending(path: \.phone)),
      .choice(
        ID.protection, person.appending(path: \.protection),
        Choice.words(AddressProtection.allCases) { workspace.language($0.textKey) }),
    ].map { $0.called(among: "form") }
  }

  /// Of somebody who is there an empty field leaves the number; of somebody new it is for the rules to say.
  private static func number<Value>(_ person: WritableKeyPath<Value, Participant>, isNew: Bool) -> Field<Value> {
    Field(ID.number) { value, _ in
      .text(TextField(value[keyPath: person].number.text, maxLength: 20))
    } read: { field, value, workspace in
      guard let line = field.words else {
        if isNew { value[keyPath: person].number = ParticipantNumber(stored: "") }
        return nil
      }
      do throws(ParticipantNumber.Problem) {
        value[keyPath: person].number = try ParticipantNumber(line)
        return nil
      } catch {
        return error.sentence(in: workspace.language)
      }
    }
  }

  /// A date of birth, or the year alone.
  private static func birth<Value>(_ person: WritableKeyPath<Value, Participant>) -> Field<Value> {
    Field(ID.birth) { value, workspace in
      let person = value[keyPath: person]
      let typed = person.birthDate?.norwegian ?? person.birthYearOnly.map { "\($0)" } ?? ""
      return .checked(BirthEntry.field(typed, in: workspace))
    } read: { field, value, workspace in
      (value[keyPath: person].birthDate, value[keyPath: person].birthYearOnly) = (nil, nil)
      switch BirthInput.parse(field.value, today: workspace.today) {
      case .success(.date(let day)): value[keyPath: person].birthDate = day
      case .success(.year(let year)): value[keyPath: person].birthYearOnly = year
      // Nothing is typed: what cannot be read has been told.
      case .failure: break
      }
      return nil
    }
  }

  private static func nationalID<Value>(_ person: WritableKeyPath<Value, Participant>) -> Field<Value> {
    Field(ID.nationalID) { value, _ in
      .text(TextField(value[keyPath: person].nationalID ?? "", maxLength: 20))
    } read: { field, value, _ in
      value[keyPath: person].nationalID = field.words?.filter { $0 != " " }
      return nil
    }
  }

  /// One of the catalogue's. What stands there from before is not held against whoever changes something else.
  private static func district<Value>(_ person: WritableKeyPath<Value, Participant>) -> Field<Value> {
    Field(ID.district) { value, _ in
      .text(TextField(value[keyPath: person].district ?? "", maxLength: 100))
    } read: { field, value, workspace in
      guard let typed = field.words, typed != value[keyPath: person].district else {
        value[keyPath: person].district = field.words
        return nil
      }
      value[keyPath: person].district = Districts.known.named(typed) ?? typed
      if Districts.known.named(typed) != nil { return nil }
      let known = Districts.known.names.joined(separator: ", ")
      return workspace.language(ErrorText.unknownDistrict, ["accepted": known])
    }
  }

  // MARK: Somebody new

  /// - Parameter typed: what was looked for in vain: a name, or a number. Without a number the next that is free is suggested.
  static func someone(typed: String, in workspace: Workspace) -> Participant {
    var person = called(typed)
    if person.number.text.isEmpty {
      person.number = ParticipantNumber(stored: NumberSuggestion(workspace).next ?? "")
    }
    return person
  }

  /// A number where something in it is a figure, else the last word is the family name.
  private static func called(_ typed: String) -> Participant {
    var person = Participant(number: ParticipantNumber(stored: ""), givenName: "", familyName: "")
    let words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first, let last = words.last else { return person }
    if words.count == 1, last.contains(where: \.isNumber), let number = try? ParticipantNumber(last) {
      person.number = number
    } else if first.hasSuffix(","), words.count > 1 {
      // `Hansen, Aisha` is said family name first.
      person.familyName = capitalized(String(first.dropLast()))
      person.givenName = capitalized(words.dropFirst())
    } else if words.count == 1 {
      person.givenName = capitalized(last)
    } else {
      person.givenName = capitalized(words.dropLast())
      person.familyName = capitalized(last)
    }
    return person
  }

  private static func capitalized(_ words: some Sequence<String>) -> String {
    words.map { capitalized($0) }.joined(separator: " ")
  }

  private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  // MARK: Problems

  /// What is wrong with the number; nil when it may be somebody's.
  static func problem(
    of number: ParticipantNumber, besides known: ParticipantKey?, in workspace: Workspace
  ) -> String? {
    if number.text.isEmpty { return ParticipantNumber.Problem.empty.sentence(in: workspace.language) }
    return workspace.isTaken(number, besides: known) ? workspace.language(FormText.numberTaken) : nil
  }

  static func field(of problem: Participant.Problem) -> String {
    switch problem {
    case .noName: ID.givenName
    case .bornInTheFuture, .birthYearUnlikely: ID.birth
    case .invalidNationalID: ID.nationalID
    case .nameNotOneLine(.given), .signInName(.given, _): ID.givenName
    case .nameNotOneLine(.family), .signInName(.family, _): ID.familyName
    case .nameNotOneLine(.display), .signInName(.display, _): ID.displayName
    case .signInPhone: ID.phone
    }
  }
}
