import Resources
import TerminalUI

typealias Entry<Value> = PlacedEntry<Workspace, Value>
/// Of a form before a register is open.
typealias DoorEntry<Value> = PlacedEntry<Language, Value>

/// What an ``FormScreen`` holds while it is filled in.
struct PlacedEntry<Place: FormPlace, Value> {
  /// What it began with: a field that is not there, or cannot be read, leaves its part of it.
  let start: Value
  /// Whom or what it is about, above the fields.
  let about: String?
  /// It changes something that is there already.
  let isChange: Bool
  var form = Form([])
  private(set) var untouched: [String: String] = [:]
  private(set) var fields: [PlacedField<Place, Value>] = []
  /// What stood in fields that are not there now.
  private var hidden: [String: String] = [:]
  /// What the fields that are there follow from.
  private var governed: [String: String] = [:]

  init(_ start: Value, about: String? = nil, isChange: Bool = false) {
    self.start = start
    self.about = about
    self.isChange = isChange
  }

  // MARK: Fields

  /// Whether other fields follow from what is chosen now than those that are there.
  var isOutOfDate: Bool { governed != governing }

  private var governing: [String: String] {
    Dictionary(fields.filter(\.governs).map { ($0.id, form[$0.id]) }) { first, _ in first }
  }

  /// Puts fields in, with what was typed in them before.
  mutating func put(_ fields: [PlacedField<Place, Value>], _ texts: String, in place: Place) {
    hidden.merge(form.keptValues) { _, typed in typed }
    let (focused, index) = (form.focused?.id, form.focus)
    self.fields = fields
    form = Form(fields.map { $0.field(start, texts, in: place) })
    untouched.merge(form.keptValues) { first, _ in first }
    form.values = hidden
    for field in fields { field.bringsBack(&form, hidden[field.id] ?? "", place) }
    if let focused { form.focus(on: focused) }
    // Whoever was on the way to a field that is gone is in the one that stands there now.
    if focused != form.focused?.id, form.fields.indices.contains(index) {
      form.focus(on: form.fields[index].id)
    }
    governed = governing
  }

  // MARK: Reading

  /// What stands in the form, and what of it will not do, by field.
  func read(in place: Place) -> (value: Value, errors: [String: String]) {
    var (value, errors) = (start, [String: String]())
    for (field, line) in zip(fields, form.fields) {
      if let wrong = line.unreadable ?? field.read(line, &value, place) { errors[field.id] = wrong }
    }
    return (value, errors)
  }
}
