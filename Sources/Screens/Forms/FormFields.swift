import Domain
import Resources
import TerminalUI

// The kinds of fields the forms about people are made of, and how their values are read.

extension FormField {
  /// A day, typed the way a clerk says it; beside it stands the day it was understood as.
  static func day(
    _ id: String, _ label: FormText, help: FormText, arguments: [String: any CustomStringConvertible] = [:],
    value: Day? = nil, in workspace: Workspace
  ) -> FormField {
    .checked(
      id, workspace.language(label), help: workspace.language(help, arguments), value: value?.norwegian ?? "",
      read: DateEntry.reader(in: workspace))
  }

  /// A date of birth, or the year alone. Never guessed from the day nearest to today.
  static func birth(
    _ id: String, _ label: FormText, help: FormText, value: String = "", in workspace: Workspace
  ) -> FormField {
    let (today, language) = (workspace.today, workspace.language)
    return .checked(id, language(label), help: language(help), value: value) { text in
      switch BirthInput.parse(text, today: today) {
      case .success(.date(let day)): .understood(Dates(language).weekdayAndDate(day))
      case .success(.year(let year)): .understood(language(FormText.bornInYear, ["year": year]))
      case .failure(let problem): .problem(problem.sentence(in: language))
      }
    }
  }

  /// A telephone number. What stands there from before is not held against whoever changes something else.
  static func phone(
    _ id: String, _ label: FormText, help: FormText, value: String = "", in workspace: Workspace
  ) -> FormField {
    let language = workspace.language
    return .checked(
      id, language(label), help: language(help), value: value, maxLength: 30, isTypedOver: false
    ) { text in
      guard text != value, let stranger = PhoneInput.stranger(in: text) else { return .empty }
      return .problem(language(FormText.phoneWrong, ["character": stranger]))
    }
  }

  /// A time of the day; beside it stands the time it was understood as.
  static func time(
    _ id: String, _ label: String, help: String, value: TimeOfDay? = nil, in workspace: Workspace
  ) -> FormField {
    let language = workspace.language
    return .checked(id, label, help: help, value: value?.text ?? "") { text in
      TimeOfDay(text.filter { !$0.isWhitespace }).map { .understood($0.text) }
        ?? .problem(language(CommonText.timeNotUnderstood))
    }
  }

  /// A line of text.
  static func line(
    _ id: String, _ label: FormText, help: FormText, value: String? = nil, maxLength: Int = 100,
    in workspace: Workspace
  ) -> FormField {
    .text(id, workspace.language(label), help: workspace.language(help), value: value ?? "", maxLength: maxLength)
  }

  /// One of several; nothing chosen as long as nobody chose.
  static func pick(
    _ id: String, _ label: FormText, help: FormText, _ options: [ChoiceField.Option], value: String? = nil,
    in workspace: Workspace
  ) -> FormField {
    .choice(id, workspace.language(label), help: workspace.language(help), options: options, value: value)
  }

  /// One word of a closed list of the domain.
  static func word<Word: RawRepresentable<String>, Key: Resources.TextKey>(
    _ id: String, _ label: FormText, help: FormText, _ words: [Word], value: Word? = nil, in workspace: Workspace,
    key: (Word) -> Key
  ) -> FormField {
    let options = words.map { ChoiceField.Option(id: $0.rawValue, label: workspace.language(key($0))) }
    return pick(id, label, help: help, options, value: value?.rawValue, in: workspace)
  }
}

extension Form {
  /// What is typed in a field without the blanks around it; nil when nothing is.
  func line(_ id: String) -> String? {
    let words = self[id].split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// The day in a field; nil when it is empty. A day that can't be read keeps the form from being submitted.
  func day(_ id: String, today: Day) -> Day? {
    line(id).flatMap { DateEntry.day($0, today: today) }
  }

  /// The time in a field; nil when it is empty.
  func time(_ id: String) -> TimeOfDay? { TimeOfDay(self[id].filter { !$0.isWhitespace }) }

  /// The word chosen in a field.
  func word<Word: RawRepresentable<String>>(_ id: String) -> Word? { Word(rawValue: self[id]) }

  /// The number chosen in a field.
  func number(_ id: String) -> Int64? { Int64(self[id]) }
}
