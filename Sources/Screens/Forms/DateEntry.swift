import Domain
import Resources
import TerminalUI

/// Dates as they are typed in a field: what is understood, in words, or what is wrong.
enum DateEntry {
  /// A field that stands alone.
  static func field(_ text: String = "", in workspace: Workspace) -> CheckedField {
    CheckedField(text, read: reader(in: workspace))
  }

  /// The reading of a field in a form.
  static func reader(in workspace: Workspace) -> @Sendable (String) -> CheckedField.Reading {
    let (today, language) = (workspace.today, workspace.language)
    return { text in
      switch DateInput.parse(text, today: today) {
      case .success(let day): .understood(Dates(language).weekdayAndDate(day))
      case .failure(let problem): .problem(problem.sentence(in: language))
      }
    }
  }

  /// Nil for an empty field, and for one that cannot be read.
  static func day(_ text: String, today: Day) -> Day? { try? DateInput.parse(text, today: today).get() }
}
