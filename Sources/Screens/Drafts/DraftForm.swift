import Domain
import Resources
import Store
import TerminalUI

/// Which form a draft is of: what it is called, whom it is about, and how it is opened again.
///
/// Nothing of a person is read before the form is opened: a list of drafts must not count as having seen their cards.
struct DraftForm {
  private let key: String
  private let words: [Substring]
  private let numbers: [Int64?]

  /// - Parameter key: a ``DraftingScreen/draftKey``.
  init(_ key: String) {
    self.key = key
    words = key.split(separator: ".")
    numbers = words.dropFirst().map { Int64($0) }
  }

  private func number(_ place: Int) -> Int64? { numbers.indices.contains(place) ? numbers[place] : nil }

  /// Add a new form here, and in ``screen(in:)``.
  var title: Phrase {
    let isNew = words.last == "new"
    switch words.first {
    case "participant": return Phrase(isNew ? FormText.newParticipant : .editParticipant)
    case "enrolment": return Phrase(isNew ? FormText.newEnrolment : .changeEnrolment)
    case "contact": return Phrase(FormText.assignContact)
    case "stepMove": return Phrase(DraftText.stepMove)
    case "lights": return Phrase(MenuText.lights)
    case "unit": return isNew ? Phrase(UnitsText.new) : Phrase(DraftText.unit)
    case "settings": return Phrase(MenuText.settings)
    case "askErasure": return Phrase(ErasureText.ask)
    case "emergency": return Phrase(EmergencyText.title)
    case "user": return isNew ? Phrase(UsersText.new) : Phrase(DraftText.user)
    case "relation", "relationTo": return Phrase(UsersText.relationsTitle)
    case "ownCopy": return Phrase(OwnCopyText.title)
    case "review": return Phrase(ReviewText.mark)
    default: return Phrase(DraftText.other)
    }
  }

  /// Whom it is about; nil when it is about nobody who is in the register.
  var person: ParticipantKey? { Draft.person(of: key) }

  /// The form, with what was typed in it; nil when there is no such form, or what it was about is not in the register
  /// any more.
  func screen(in workspace: Workspace) -> (any Screen)? {
    switch (words.first, person, number(1)) {
    case ("participant", nil, _): return ParticipantForm(in: workspace)
    case ("participant", let person?, _): return ParticipantForm(editing: person, in: workspace)
    case ("enrolment", let person?, nil): return EnrolmentForm(of: person, in: workspace)
    case ("enrolment", let person?, let key?):
      return EnrolmentChangeForm(of: person, enrolment: EnrolmentKey(key), in: workspace)
    case ("contact", let person?, let key?):
      return ContactForm(of: person, enrolment: EnrolmentKey(key), in: workspace)
    case ("stepMove", let person?, let key?):
      guard let step = number(2).flatMap({ StepNumber(Int($0)) }) else { return nil }
      return StepMoveScreen(enrolment: EnrolmentKey(key), of: person, to: step, in: workspace)
    case ("lights", let person?, _): return LightsScreen(participant: person, in: workspace)
    case ("unit", _, _):
      guard let unit = number(0) else { return UnitForm(in: workspace) }
      return UnitForm(changing: UnitKey(unit), in: workspace)
    case ("user", _, _):
      guard let user = number(0) else { return NewUserForm(in: workspace) }
      return ChangeUserForm(of: UserKey(user), in: workspace)
    case ("relation", _, _): return number(0).flatMap { RelationForm(of: UserKey($0), in: workspace) }
    case ("relationTo", let person?, _): return RelationForm(to: person, in: workspace)
    case ("settings", _, _): return SettingsForm(in: workspace)
    case ("askErasure", let person?, _): return AskErasureForm(of: person, in: workspace)
    case ("emergency", let person?, _): return EmergencyScreen(of: person, in: workspace)
    case ("review", _, _): return words.last.flatMap { Month(String($0)) }.map { ReviewForm($0, in: workspace) }
    case ("ownCopy", let person?, _): return OwnCopyScreen(of: person, in: workspace)
    default: return nil
    }
  }
}

extension Workspace {
  /// Says that something was typed and never saved, at the start. It names the form and nobody: the menu lies open.
  ///
  /// What was left with Esc is not told of: who left it knows, and it comes back with its form.
  public func tellOfDrafts() {
    guard !settings.isReadOnly, let waiting = try? drafts.waiting().filter({ $0.leftAt == nil }),
      let newest = waiting.first
    else { return }
    let key = bindings.keys(for: "drafts")?.first ?? MenuScreen.draftsKey
    let arguments: [String: any CustomStringConvertible] = [
      "what": language.text(named: DraftForm(newest.form).title.key), "key": labels.label(key), "n": waiting.count,
    ]
    message = Message(language(waiting.count == 1 ? DraftText.waiting : .waitingMany, arguments), style: .warning)
  }
}
