import Resources
import TerminalUI

/// Where a form stands: in a register, or before one is open.
protocol FormPlace {
  var language: Language { get }
}

extension Workspace: FormPlace {}

extension Language: FormPlace {
  var language: Language { self }
}

typealias Field<Value> = PlacedField<Workspace, Value>
/// Of a form before a register is open.
typealias DoorField<Value> = PlacedField<Language, Value>

/// A line of a form, said once: how it is filled in, and where in the form's value that belongs.
///
/// What it is called, and its help, are the texts `<form>.<id>` and `<form>.<id>Help` of ``FormScreen/texts``.
struct PlacedField<Place: FormPlace, Value> {
  /// What drafts and errors go by: never another, or what was typed before is lost.
  let id: String
  private var name: Phrase?
  private var label: String?
  private var help: Phrase?
  private var arguments: [String: any CustomStringConvertible] = [:]
  /// Which fields there are, or what can be chosen in them, follows from what stands here.
  private(set) var governs = false
  /// What stands there at first.
  let content: (Value, Place) -> FormField.Content
  /// Takes what stands there into the value; a sentence when it will not do.
  let read: (FormField, inout Value, Place) -> String?
  /// Looks up what fits while something is typed.
  private(set) var looksUp: (inout Form, Place) -> Void = { _, _ in }
  /// Brings back what only the draft knows.
  private(set) var bringsBack: (inout Form, String, Place) -> Void = { _, _, _ in }

  init(
    _ id: String, content: @escaping (Value, Place) -> FormField.Content,
    read: @escaping (FormField, inout Value, Place) -> String?
  ) {
    self.id = id
    self.content = content
    self.read = read
  }

  // MARK: What is particular about it

  /// It is called something else than its id, and its help likewise.
  func called(_ name: some Resources.TextKey) -> PlacedField {
    var field = self
    field.name = Phrase(name)
    return field
  }

  /// It is called by its id among other texts than the form's.
  func called(among texts: String) -> PlacedField {
    var field = self
    field.name = Phrase(named: "\(texts).\(id)")
    return field
  }

  /// It is called what is no text: a day of the week, somebody's name.
  func labelled(_ label: String) -> PlacedField {
    var field = self
    field.label = label
    return field
  }

  func helped(_ help: some Resources.TextKey, _ arguments: [String: any CustomStringConvertible] = [:]) -> PlacedField {
    var field = self
    field.help = Phrase(help)
    field.arguments = arguments
    return field
  }

  /// Its help tells something.
  func helped(with arguments: [String: any CustomStringConvertible]) -> PlacedField {
    var field = self
    field.arguments = arguments
    return field
  }

  func governing() -> PlacedField {
    var field = self
    field.governs = true
    return field
  }

  func lookingUp(
    _ looksUp: @escaping (inout Form, Place) -> Void,
    bringingBack bringsBack: @escaping (inout Form, String, Place) -> Void
  ) -> PlacedField {
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

  func field(_ value: Value, _ texts: String, in place: Place) -> FormField {
    let (name, help) = keys(texts)
    return FormField(
      id: id, label: label ?? place.language.text(named: name),
      help: place.language.text(named: help, arguments), content(value, place))
  }
}
