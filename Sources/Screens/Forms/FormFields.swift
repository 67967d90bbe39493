import Domain
import Resources
import TerminalUI

// How single fields of a form are read while the rest of it is not asked for.

extension FormField {
  /// What is typed without the blanks around it; nil when nothing is.
  var words: String? {
    let words = value.asItLooks.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}

extension Form {
  /// What is typed in a field without the blanks around it; nil when nothing is.
  func line(_ id: String) -> String? { fields.first { $0.id == id }?.words }

  /// The day in a field; nil when it is empty, or cannot be read.
  func day(_ id: String, today: Day) -> Day? {
    line(id).flatMap { DateEntry.day($0, today: today) }
  }

  /// The number chosen in a field.
  func number(_ id: String) -> Int64? { Int64(self[id]) }
}
