import Resources
import TerminalUI

/// A choice by typing among names used before, which takes a new name as well: what is typed stands last among the
/// options.
enum NameField {
  static let id = EnrolmentFieldID.contact

  static func content(known: [String], value: String) -> FormField.Content {
    .choice(ChoiceField(options(known, [value]), selected: value))
  }

  /// - Parameter others: names that are not known yet, kept behind those that are.
  fileprivate static func options(_ known: [String], _ others: [String]) -> [ChoiceField.Option] {
    var names = known
    for other in others where !other.isEmpty && !names.contains(other) { names.append(other) }
    return names.map { ChoiceField.Option(id: $0, label: $0) }
  }
}

extension Form {
  /// Puts what is being typed among the options of the name field, so that a new name can be taken.
  mutating func offerTypedName(known: [String]) {
    guard let focused, focused.id == NameField.id, case .choice(let field) = focused.content, field.isOpen else {
      return
    }
    // As it was typed, blanks and all, or it would not match itself; they go when the form is read.
    let typed = field.query.text
    let selected = field.selected?.id
    let isBlank = typed.allSatisfy(\.isWhitespace)
    let options = NameField.options(known, [selected, isBlank ? nil : typed].compactMap(\.self))
    guard options != field.options else { return }
    edit(NameField.id) { $0 = .choice(ChoiceField(options, selected: selected)) }
    // Opens the list again with what was typed.
    _ = paste(typed)
  }

  /// Brings back a name that only the draft knows.
  mutating func restoreName(_ name: String, known: [String]) {
    if name.isEmpty || known.contains(name) { return }
    edit(NameField.id) { $0 = NameField.content(known: known, value: name) }
  }
}
