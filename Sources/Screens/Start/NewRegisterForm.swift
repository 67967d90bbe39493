import Domain
import Resources
import Store
import TerminalUI

/// The fields of a new register: what it is called, what it begins with, and who its first team lead is.
struct NewRegisterForm {
  private enum ID {
    static let organisation = "organisation"
    static let programme = "programme"
    static let unit = "unit"
    static let places = "places"
    static let login = "login"
    static let name = "name"
    static let passphrase = "passphrase"
    static let again = "again"
  }

  let form: Form

  /// - Parameters:
  ///   - founder: what is filled in.
  ///   - asksPassphrase: false leaves its two fields out.
  init(_ language: Language, _ programmes: [Programme], _ founder: StartFlow.Founder, asksPassphrase: Bool) {
    var fields: [FormField] = [
      .text(
        ID.organisation, language(StartText.organisation), help: language(StartText.organisationHelp), maxLength: 80),
      .choice(
        ID.programme, language(StartText.programme), help: language(StartText.programmeHelp),
        options: programmes.map { ChoiceField.Option(id: $0.id, label: "\($0.name) – \($0.organisation)") },
        value: programmes.first?.id),
      .text(ID.unit, language(StartText.unit), help: language(StartText.unitHelp), maxLength: 80),
      .text(ID.places, language(StartText.places), help: language(StartText.placesHelp), maxLength: 5),
      .text(
        ID.login, language(LoginText.login), help: language(LoginText.founderHelp), value: founder.login, maxLength: 80),
      .text(
        ID.name, language(LoginText.name), help: language(LoginText.nameHelp), value: founder.name, maxLength: 80),
    ]
    if asksPassphrase {
      fields += [
        .secret(
          ID.passphrase, language(LoginText.passphrase),
          help: language(LoginText.newPassphraseHelp, ["n": PassphraseRule.shortest])),
        .secret(ID.again, language(LoginText.again), help: language(LoginText.againHelp)),
      ]
    }
    form = Form(fields)
  }

  /// What the form says; nil when something is wrong, and then it says what, beside the field.
  static func read(_ form: inout Form, _ language: Language, _ programmes: [Programme]) -> StartFlow.NewRegister? {
    guard let programme = programmes.first(where: { $0.id == form[ID.programme] }) else { return nil }
    var errors: [String: String] = [:]
    func text(_ id: String) -> String { form[id].trimmingBlanks() }
    func require(_ id: String, _ missing: any TextKey) {
      if text(id).isEmpty { errors[id] = language.text(named: missing.rawValue) }
    }
    let (unit, places) = (text(ID.unit), text(ID.places))
    require(ID.organisation, ErrorText.nameMissing)
    if !places.isEmpty && (Int(places).map { $0 < 0 } ?? true) {
      errors[ID.places] = language(ErrorText.placesNegative)
    } else if !places.isEmpty && unit.isEmpty {
      errors[ID.unit] = language(ErrorText.nameMissing)
    }
    require(ID.login, LoginText.loginMissing)
    require(ID.name, ErrorText.nameMissing)
    var founder = StartFlow.Founder(login: text(ID.login), name: text(ID.name))
    if form.secret(ID.passphrase) != nil {
      founder.passphrase = passphrase(in: form, founder, language, &errors)
    }
    guard errors.isEmpty else {
      form.setErrors(errors)
      return nil
    }
    for id in [ID.passphrase, ID.again] { form.secret(id)?.clear() }
    return StartFlow.NewRegister(
      organisation: text(ID.organisation), programme: programme,
      units: unit.isEmpty ? [] : [(name: unit, places: Int(places))], founder: founder)
  }

  private static func passphrase(
    in form: Form, _ founder: StartFlow.Founder, _ language: Language, _ errors: inout [String: String]
  ) -> SecretBytes? {
    let typed = form.passphrase(ID.passphrase)
    let text = typed?.withBytes { String(decoding: $0, as: UTF8.self) } ?? ""
    if let problem = PassphraseRule.problem(text, login: founder.login, name: founder.name) {
      errors[ID.passphrase] = Sentences(language).sentence(problem)
    } else if form.passphrase(ID.again) != typed {
      errors[ID.again] = language(ErrorText.passphrasesDiffer)
    }
    return typed
  }
}
