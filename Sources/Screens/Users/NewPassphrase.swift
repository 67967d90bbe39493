import Domain
import Resources
import Store
import TerminalUI

/// A new passphrase in a form, typed twice.
enum NewPassphrase {
  static let first = "newPassphrase"
  private static let again = "again"

  static func fields<Place, Value>() -> [PlacedField<Place, Value>] {
    [
      .secret(first).called(UsersText.newPassphrase).helped(with: ["n": PassphraseRule.shortest]),
      .secret(again).called(UsersText.again),
    ]
  }

  /// What was typed; nil when it will not do.
  static func read(_ form: Form, login: String, name: String) -> SecretBytes? {
    problem(form, login: login, name: name) == nil ? form.passphrase(first) : nil
  }

  /// Why it will not do, by field.
  static func problems(_ form: Form, login: String, name: String, in place: some FormPlace) -> [String: String] {
    switch problem(form, login: login, name: name) {
    case nil: return [:]
    case .rule(let problem): return [first: Sentences(place.language).sentence(problem)]
    case .differs:
      // Whichever of them was the slip, this one is typed again.
      form.secret(again)?.clear()
      return [again: place.language(ErrorText.passphrasesDiffer)]
    }
  }

  private enum Problem {
    case rule(PassphraseRule.Problem)
    case differs
  }

  private static func problem(_ form: Form, login: String, name: String) -> Problem? {
    let typed = form.passphrase(first)
    let text = typed?.withBytes { String(decoding: $0, as: UTF8.self) } ?? ""
    if let problem = PassphraseRule.problem(text, login: login, name: name) { return .rule(problem) }
    return form.passphrase(again) == typed ? nil : .differs
  }

  /// What it must be, in words above the fields.
  static func advice(width: Int, in workspace: Workspace) -> [[TextRun]] {
    workspace.language(UsersText.rule, ["n": PassphraseRule.shortest])
      .wrapped(to: max(1, width - 6), glyphs: workspace.glyphs).map { [TextRun($0, .muted)] }
  }
}

extension Form {
  /// Wipes what is secret.
  func clearSecrets() { for field in fields { secret(field.id)?.clear() } }
}
