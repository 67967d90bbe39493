import Domain
import Resources
import Store
import TerminalUI

/// The fields of a new register: what it is called, what it begins with, and who its first team lead is.
struct NewRegisterForm {
  struct Input {
    var organisation = ""
    var programme = ""
    var unit: String?
    var places: Int?
    var login = ""
    var name = ""
  }

  var door: DoorForm<Input>
  private let language: Language
  private let programmes: [Programme]
  private let asksPassphrase: Bool

  /// - Parameters:
  ///   - founder: what is filled in.
  ///   - asksPassphrase: false leaves its two fields out.
  init(_ language: Language, _ programmes: [Programme], _ founder: StartFlow.Founder, asksPassphrase: Bool) {
    self.language = language
    self.programmes = programmes
    self.asksPassphrase = asksPassphrase
    let missing = Phrase(ErrorText.nameMissing)
    let fields: [DoorField<Input>] = [
      .text("organisation", \.organisation, limit: 80, missing: missing).called(StartText.organisation),
      .choice("programme", \.programme, programmes.map { Choice($0.id, id: $0.id, "\($0.name) – \($0.organisation)") })
        .called(StartText.programme),
      .text("unit", \.unit, limit: 80).called(StartText.unit),
      .number("places", \.places, figures: 5, wrong: Phrase(UnitsText.placesWrong)).called(StartText.places),
      .text("login", \.login, limit: 80, missing: Phrase(LoginText.loginMissing)).called(LoginText.login)
        .helped(LoginText.founderHelp),
      .text("name", \.name, limit: 80, missing: missing).called(LoginText.name),
    ]
    door = DoorForm(
      Input(programme: programmes.first?.id ?? "", login: founder.login, name: founder.name), "start", language,
      fields + (asksPassphrase ? NewPassphrase.fields() : []))
  }

  /// What the form says; nil when something is wrong, and then it says what, beside the field.
  mutating func read() -> StartFlow.NewRegister? {
    let input = door.read { input, form in
      var errors: [String: String] = [:]
      if input.places != nil, input.unit == nil { errors["unit"] = language(ErrorText.nameMissing) }
      return asksPassphrase
        ? errors.merging(NewPassphrase.problems(form, login: input.login, name: input.name, in: language)) { $1 }
        : errors
    }
    guard let input, let programme = programmes.first(where: { $0.id == input.programme }) else { return nil }
    defer { door.form.clearSecrets() }
    return StartFlow.NewRegister(
      organisation: input.organisation, programme: programme,
      units: input.unit.map { [(name: $0, places: input.places)] } ?? [],
      founder: StartFlow.Founder(
        login: input.login, name: input.name,
        passphrase: NewPassphrase.read(door.form, login: input.login, name: input.name)))
  }
}
