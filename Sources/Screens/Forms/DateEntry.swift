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

  /// A day as whoever reads the form would type it.
  static func typed(_ day: Day, in workspace: Workspace) -> String {
    day == workspace.today ? workspace.language(CommonText.today) : day.norwegian
  }

  /// Nil for an empty field, and for one that cannot be read.
  static func day(_ text: String, today: Day) -> Day? { try? DateInput.parse(text, today: today).get() }
}

/// Times of the day as they are typed in a field.
enum TimeEntry {
  static func field(_ text: String = "", in workspace: Workspace) -> CheckedField {
    let language = workspace.language
    return CheckedField(text) { text in
      time(text).map { .understood($0.text) } ?? .problem(language(CommonText.timeNotUnderstood))
    }
  }

  static func time(_ text: String) -> TimeOfDay? { TimeOfDay(text.filter { !$0.isWhitespace }) }
}

/// Births as they are typed in a field: a day or the year alone, and never the day nearest to today.
enum BirthEntry {
  static func field(_ text: String, in workspace: Workspace) -> CheckedField {
    let (today, language) = (workspace.today, workspace.language)
    return CheckedField(text) { text in
      switch BirthInput.parse(text, today: today) {
      case .success(.date(let day)): .understood(Dates(language).weekdayAndDate(day))
      case .success(.year(let year)): .understood(language(FormText.bornInYear, ["year": year]))
      case .failure(let problem): .problem(problem.sentence(in: language))
      }
    }
  }
}
