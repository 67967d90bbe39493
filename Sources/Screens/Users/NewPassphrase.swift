import Domain
import Resources
import Store
import TerminalUI

/// A new passphrase in a form, typed twice.
enum NewPassphrase {
  static let first = "newPassphrase"
  static let again = "again"

  static func fields(in workspace: Workspace) -> [FormField] {
    let language = workspace.language
    return [
      .secret(
        first, language(UsersText.newPassphrase),
        help: language(UsersText.newPassphraseHelp, ["n": PassphraseRule.shortest])),
      .secret(again, language(UsersText.again), help: language(UsersText.againHelp)),
    ]
  }

  /// What was typed; nil when it will not do, and then why stands in `errors`.
  static func read(
    _ form: Form, login: String, name: String, in workspace: Workspace, _ errors: inout [String: String]
  ) -> SecretBytes? {
    let typed = form.passphrase(first)
    let text = typed?.withBytes { String(decoding: $0, as: UTF8.self) } ?? ""
    if let problem = PassphraseRule.problem(text, login: login, name: name) {
      errors[first] = workspace.sentences.sentence(problem)
      return nil
    }
    guard form.passphrase(again) == typed else {
      // Whichever of them was the slip, this one is typed again.
      form.secret(again)?.clear()
      errors[again] = workspace.language(ErrorText.passphrasesDiffer)
      return nil
    }
    return typed
  }
}

extension Form {
  /// Wipes what is secret.
  func clearSecrets() { for field in fields { secret(field.id)?.clear() } }
}

/// What a passphrase must be, in words above the fields, as long as there is room.
struct PassphraseAdvice {
  static func draw(_ form: Form, on canvas: inout Canvas, in workspace: Workspace) {
    let text = workspace.language(UsersText.rule, ["n": PassphraseRule.shortest])
    let lines = text.wrapped(to: max(1, canvas.width - 6), glyphs: workspace.glyphs)
    let top = canvas.height >= lines.count + form.fields.count + 1 ? lines.count + 1 : 0
    if top > 0 {
      for (row, line) in lines.enumerated() { canvas.put(line, x: 3, y: row, style: .muted, width: canvas.width - 4) }
    }
    canvas.within(canvas.bounds.inset(top: top)) { form.draw(on: &$0) }
  }
}
