import Resources
import TerminalUI

/// A line of a form, said once: how it is filled in, and where in the form's value that belongs.
///
/// What it is called, and its help, are the texts `<form>.<id>` and `<form>.<id>Help` of ``FormScreen/texts``.
struct Field<Value> {
  /// What drafts and errors go by: never another, or what was typed before is lost.
  let id: String
  private var name: Phrase?
  private var label: String?
  private var help: Phrase?
  private var arguments: [String: any CustomStringConvertible] = [:]
  /// Which fields there are, or what can be chosen in them, follows from what stands here.
  private(set) var governs = false
  /// What stands there at first.
  let content: (Value, Workspace) -> FormField.Content
  /// Takes what stands there into the value; a sentence when it will not do.
  let read: (FormField, inout Value, Workspace) -> String?
  /// Looks up what fits while something is typed.
  private(set) var looksUp: (inout Form, Workspace) -> Void = { _, _ in }
  /// Brings back what only the draft knows.
  private(set) var bringsBack: (inout Form, String, Workspace) -> Void = { _, _, _ in }

  init(
    _ id: String, content: @escaping (Value, Workspace) -> FormField.Content,
    read: @escaping (FormField, inout Value, Workspace) -> String?
  ) {
    self.id = id
    self.content = content
    self.read = read
  }

  // MARK: What is particular about it

  /// It is called something else than its id, and its help likewise.
  func called(_ name: some Resources.TextKey) -> Field {
    var field = self
    field.name = Phrase(name)
    return field
  }

  /// It is called by its id among other texts than the form's.
  func called(among texts: String) -> Field {
    var field = self
    field.name = Phrase(named: "\(texts).\(id)")
    return field
  }

  /// It is called what is no text: a day of the week, somebody's name.
  func labelled(_ label: String) -> Field {
    var field = self
    field.label = label
    return field
  }

  func helped(_ help: some Resources.TextKey, _ arguments: [String: any CustomStringConvertible] = [:]) -> Field {
    var field = self
    field.help = Phrase(help)
    field.arguments = arguments
    return field
  }

  /// Its help tells something.
  func helped(with arguments: [String: any CustomStringConvertible]) -> Field {
    var field = self
    field.arguments = arguments
    return field
  }

  func governing() -> Field {
    var field = self
    field.governs = true
    return field
  }

  func lookingUp(
    _ looksUp: @escaping (inout Form, Workspace) -> Void,
    bringingBack bringsBack: @escaping (inout Form, String, Workspace) -> Void
  ) -> Field {
    var field = self
    field.looksUp = looksUp
    field.bringsBack = bringsBack
    return field
  }

  // MARK: In a form

  /// Which texts it is called by, and helped.
  func keys(_ texts: String) -> (name: String, help: String) {
    let name = name?.key ?? "\(texts).\(id)"
    return (name, help?.key ?? "\(name)Help")
  }

  func field(_ value: Value, _ texts: String, in workspace: Workspace) -> FormField {
    let (name, help) = keys(texts)
    return FormField(
      id: id, label: label ?? workspace.language.text(named: name),
      help: workspace.language.text(named: help, arguments), content(value, workspace))
  }
}
