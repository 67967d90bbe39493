import Domain
import Resources
import TerminalUI

// The kinds of fields. Each has a form for what may be missing and one for what may not.

extension PlacedField {
  /// What is typed as text and read, nil for nothing.
  ///
  /// - Parameters:
  ///   - shown: what stands there at first.
  ///   - wrong: what is said when it cannot be read.
  ///   - missing: what is said when nothing is typed; nil: it may be missing.
  fileprivate static func typed<Read>(
    _ id: String, shown: @escaping (Value, Place) -> String,
    content: @escaping (String, Place) -> FormField.Content,
    read: @escaping (String, Place) -> Read?, wrong: Phrase, missing: Phrase?,
    set: @escaping (inout Value, Read?) -> Void
  ) -> PlacedField {
    PlacedField(id) { value, place in
      content(shown(value, place), place)
    } read: { field, value, place in
      guard let line = field.words else {
        if let missing { return place.language(missing) }
        set(&value, nil)
        return nil
      }
      guard let read = read(line, place) else { return place.language(wrong) }
      set(&value, read)
      return nil
    }
  }

  // MARK: Text

  private static func text(
    _ id: String, _ content: @escaping (String) -> FormField.Content, _ missing: Phrase?,
    shown: @escaping (Value) -> String?, set: @escaping (inout Value, String?) -> Void
  ) -> PlacedField {
    typed(
      id, shown: { value, _ in shown(value) ?? "" }, content: { text, _ in content(text) }, read: { text, _ in text },
      wrong: Phrase(FormText.chooseOne), missing: missing, set: set)
  }

  /// A line of text.
  static func text(_ id: String, _ path: WritableKeyPath<Value, String?>, limit: Int) -> PlacedField {
    text(
      id, { .text(TextField($0, maxLength: limit)) }, nil, shown: { $0[keyPath: path] },
      set: { $0[keyPath: path] = $1 })
  }

  /// - Parameter missing: nil leaves it to the rules.
  static func text(
    _ id: String, _ path: WritableKeyPath<Value, String>, limit: Int, missing: Phrase? = nil
  ) -> PlacedField {
    text(
      id, { .text(TextField($0, maxLength: limit)) }, missing, shown: { $0[keyPath: path] },
      set: { $0[keyPath: path] = $1 ?? "" })
  }

  /// A text of several lines, over more rows the longer it may be.
  static func lines(_ id: String, _ path: WritableKeyPath<Value, String?>, limit: Int) -> PlacedField {
    text(id, { .lines($0, limit: limit) }, nil, shown: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
  }

  static func lines(
    _ id: String, _ path: WritableKeyPath<Value, String>, limit: Int, missing: Phrase? = nil
  ) -> PlacedField {
    text(
      id, { .lines($0, limit: limit) }, missing, shown: { $0[keyPath: path] },
      set: { $0[keyPath: path] = $1 ?? "" })
  }

  /// A telephone number. What stands there from before is not held against whoever changes something else.
  static func phone(_ id: String, _ path: WritableKeyPath<Value, String?>) -> PlacedField {
    typed(
      id, shown: { value, _ in value[keyPath: path] ?? "" },
      content: { before, place in
        let language = place.language
        return .checked(
          CheckedField(before, maxLength: 30, isTypedOver: false) { text in
            guard text != before, let stranger = PhoneInput.stranger(in: text) else { return .empty }
            return .problem(language(FormText.phoneWrong, ["character": stranger]))
          })
      }, read: { text, _ in text }, wrong: Phrase(FormText.phoneWrong), missing: nil,
      set: { $0[keyPath: path] = $1 })
  }

  // MARK: Numbers

  /// - Parameters:
  ///   - figures: at most.
  ///   - wrong: what is said of what is no number.
  static func number(
    _ id: String, _ path: WritableKeyPath<Value, Int?>, figures: Int, wrong: Phrase
  ) -> PlacedField {
    number(id, figures, wrong, missing: nil, shown: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
  }

  static func number(
    _ id: String, _ path: WritableKeyPath<Value, Int>, figures: Int, isBlank: Bool = false, wrong: Phrase
  ) -> PlacedField {
    number(
      id, figures, wrong, missing: wrong, shown: { isBlank ? nil : $0[keyPath: path] },
      set: { value, number in if let number { value[keyPath: path] = number } })
  }

  private static func number(
    _ id: String, _ figures: Int, _ wrong: Phrase, missing: Phrase?, shown: @escaping (Value) -> Int?,
    set: @escaping (inout Value, Int?) -> Void
  ) -> PlacedField {
    typed(
      id, shown: { value, _ in shown(value).map(String.init) ?? "" },
      content: { text, _ in .text(TextField(text, maxLength: figures)) },
      read: { text, _ in text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil }, wrong: wrong,
      missing: missing, set: set)
  }

  // MARK: Choices

  /// One of several, or none.
  static func choice<Word: Equatable>(
    _ id: String, _ path: WritableKeyPath<Value, Word?>, _ choices: [Choice<Word>], missing: Phrase? = nil
  ) -> PlacedField {
    choice(id, choices, missing: missing, shown: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
  }

  /// - Parameter isBlank: nothing is chosen at first, whatever the value is.
  static func choice<Word: Equatable>(
    _ id: String, _ path: WritableKeyPath<Value, Word>, _ choices: [Choice<Word>], isBlank: Bool = false,
    missing: Phrase = Phrase(FormText.chooseOne)
  ) -> PlacedField {
    choice(id, choices, missing: missing, shown: { isBlank ? nil : $0[keyPath: path] }) { value, word in
      if let word { value[keyPath: path] = word }
    }
  }

  private static func choice<Word: Equatable>(
    _ id: String, _ choices: [Choice<Word>], missing: Phrase?, shown: @escaping (Value) -> Word?,
    set: @escaping (inout Value, Word?) -> Void
  ) -> PlacedField {
    PlacedField(id) { value, _ in
      let word = shown(value)
      return .choice(
        ChoiceField(choices.map(\.option), selected: choices.first { $0.word == word }?.option.id))
    } read: { field, value, place in
      let chosen = choices.first { $0.option.id == field.value }
      if chosen == nil, let missing { return place.language(missing) }
      // What cannot be chosen here stays when nothing else is.
      if chosen == nil, let word = shown(value), !choices.contains(where: { $0.word == word }) { return nil }
      set(&value, chosen?.word)
      return nil
    }
  }

  /// What nobody may see: read from the form, and from nowhere else.
  static func secret(_ id: String) -> PlacedField {
    PlacedField(id) { _, _ in
      .secret(SecretField())
    } read: { _, _, _ in
      nil
    }
  }
}

extension PlacedField where Place == Workspace {
  // MARK: Days and times

  /// - Parameter starting: what stands there at first when that is not the day itself.
  static func day(_ id: String, _ path: WritableKeyPath<Value, Day?>, starting: String? = nil) -> PlacedField {
    day(id, starting, missing: nil, shown: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
  }

  static func day(
    _ id: String, _ path: WritableKeyPath<Value, Day>, starting: String? = nil,
    missing: Phrase = Phrase(CommonText.dateNotUnderstood)
  ) -> PlacedField {
    day(id, starting, missing: missing, shown: { $0[keyPath: path] }) { value, day in
      if let day { value[keyPath: path] = day }
    }
  }

  private static func day(
    _ id: String, _ starting: String?, missing: Phrase?, shown: @escaping (Value) -> Day?,
    set: @escaping (inout Value, Day?) -> Void
  ) -> PlacedField {
    typed(
      id, shown: { value, workspace in starting ?? shown(value).map { DateEntry.typed($0, in: workspace) } ?? "" },
      content: { text, workspace in .checked(DateEntry.field(text, in: workspace)) },
      read: { DateEntry.day($0, today: $1.today) }, wrong: Phrase(CommonText.dateNotUnderstood), missing: missing,
      set: set)
  }

  static func time(_ id: String, _ path: WritableKeyPath<Value, TimeOfDay>, starting: String? = nil) -> PlacedField {
    let phrase = Phrase(CommonText.timeNotUnderstood)
    return typed(
      id, shown: { value, _ in starting ?? value[keyPath: path].text },
      content: { text, workspace in .checked(TimeEntry.field(text, in: workspace)) },
      read: { text, _ in TimeEntry.time(text) }, wrong: phrase, missing: phrase,
      set: { value, time in if let time { value[keyPath: path] = time } })
  }

  static func time(_ id: String, _ path: WritableKeyPath<Value, TimeOfDay?>) -> PlacedField {
    typed(
      id, shown: { value, _ in value[keyPath: path]?.text ?? "" },
      content: { text, workspace in .checked(TimeEntry.field(text, in: workspace)) },
      read: { text, _ in TimeEntry.time(text) }, wrong: Phrase(CommonText.timeNotUnderstood), missing: nil,
      set: { $0[keyPath: path] = $1 })
  }

  // MARK: People

  /// A choice by typing among names used before, which takes a new name as well.
  static func name(
    _ path: WritableKeyPath<Value, String>, known: [String], missing: Phrase? = nil
  ) -> PlacedField {
    PlacedField(NameField.id) { value, _ in
      NameField.content(known: known, value: value[keyPath: path])
    } read: { field, value, workspace in
      if field.words == nil, let missing { return workspace.language(missing) }
      value[keyPath: path] = field.words ?? ""
      return nil
    }.lookingUp { form, _ in
      form.offerTypedName(known: known)
    } bringingBack: { form, name, _ in
      form.restoreName(name, known: known)
    }
  }

  /// A choice of one person by typing the beginning of a name or a number.
  static func person(_ path: WritableKeyPath<Value, ParticipantKey?>, missing: Phrase? = nil) -> PlacedField {
    PlacedField(PersonField.id) { _, workspace in
      PersonField.content(in: workspace)
    } read: { field, value, workspace in
      let person = Int64(field.value).map { ParticipantKey($0) }
      if person == nil, let missing { return workspace.language(missing) }
      value[keyPath: path] = person
      return nil
    }.lookingUp { form, workspace in
      form.offerPeople(in: workspace)
    } bringingBack: { form, key, workspace in
      form.restorePerson(key, in: workspace)
    }
  }
}

/// One of several to choose: what it is, what drafts keep it under, and what is shown.
struct Choice<Word> {
  let word: Word
  let option: ChoiceField.Option

  init(_ word: Word, id: String, _ label: String) {
    self.word = word
    option = ChoiceField.Option(id: id, label: label)
  }
}

extension Choice where Word: RawRepresentable<String> {
  /// The words of a closed list of the domain.
  static func words(_ words: [Word], _ label: (Word) -> String) -> [Choice] {
    words.map { Choice($0, id: $0.rawValue, label($0)) }
  }
}

extension Choice<Bool> {
  static func yesOrNo(_ language: Language) -> [Choice] {
    [Choice(true, id: "true", language(CommonText.yes)), Choice(false, id: "false", language(CommonText.no))]
  }
}

extension FormField.Content {
  /// As many rows as most texts of such a limit need; longer ones scroll.
  static func lines(_ text: String, limit: Int) -> FormField.Content {
    .lines(TextField(text, maxLength: limit), rows: limit > 400 ? 4 : limit > 200 ? 3 : 2)
  }
}
