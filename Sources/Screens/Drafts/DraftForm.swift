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
    case "note": return Phrase(NoteText.title)
    case "appointment": return Phrase(AppointmentText.title)
    case "task": return Phrase(TasksText.new)
    case "rollCall": return Phrase(MenuText.attendance)
    case "absence": return Phrase(AttendanceText.absenceTitle)
    case "group": return Phrase(isNew ? AttendanceText.newGroup : .editGroup)
    case "groupMembers": return Phrase(AttendanceText.members)
    case "unit": return isNew ? Phrase(UnitsText.new) : Phrase(DraftText.unit)
    case "lend": return Phrase(OperationsText.lend)
    case "gear": return Phrase(isNew ? OperationsText.newGear : .gear)
    case "site": return Phrase(isNew ? OperationsText.newSite : .site)
    case "order": return Phrase(isNew ? OperationsText.newOrder : .orders)
    case "orderPeople": return Phrase(OperationsText.peopleTitle)
    case "production": return Phrase(OperationsText.production)
    case "goods": return Phrase(OperationsText.newGoods)
    case "settings": return Phrase(MenuText.settings)
    case "askErasure": return Phrase(ErasureText.ask)
    case "emergency": return Phrase(EmergencyText.title)
    case "user": return isNew ? Phrase(UsersText.new) : Phrase(DraftText.user)
    case "relation", "relationTo": return Phrase(UsersText.relationsTitle)
    case "ownCopy": return Phrase(OwnCopyText.title)
    case "review": return Phrase(ReviewText.mark)
    case "enquiry": return Phrase(IntakeText.enquiry)
    case "talk": return Phrase(IntakeText.talkTitle)
    case "offer": return Phrase(IntakeText.offerTitle)
    case "passForward": return Phrase(IntakeText.forwardTitle)
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
    case ("note", let person?, _): return NoteForm(about: person, in: workspace)
    case ("appointment", let person?, let key):
      return AppointmentForm(with: person, changing: key.map { AppointmentKey($0) }, in: workspace)
    case ("task", let person, _): return TaskForm(about: person, in: workspace)
    case ("rollCall", _, let day?):
      return number(0).map { RollCallScreen(GroupKey($0), on: Day(number: Int32(clamping: day)), in: workspace) }
    case ("absence", let person?, _): return AbsenceForm(of: person, from: workspace.today, in: workspace)
    case ("group", _, _):
      guard let group = number(0) else { return GroupForm(in: workspace) }
      return GroupForm(changing: GroupKey(group), in: workspace)
    case ("groupMembers", _, _): return number(0).map { GroupMembersScreen(GroupKey($0), in: workspace) }
    case ("unit", _, _):
      guard let unit = number(0) else { return UnitForm(in: workspace) }
      return UnitForm(changing: UnitKey(unit), in: workspace)
    case ("user", _, _):
      guard let user = number(0) else { return NewUserForm(in: workspace) }
      return ChangeUserForm(of: UserKey(user), in: workspace)
    case ("relation", _, _): return number(0).flatMap { RelationForm(of: UserKey($0), in: workspace) }
    case ("relationTo", let person?, _): return RelationForm(to: person, in: workspace)
    case ("lend", _, _): return number(0).flatMap { LendForm(GearKey($0), in: workspace) }
    case ("gear", _, _):
      guard let gear = number(0) else { return NamedThingForm(new: .gear, in: workspace) }
      return NamedThingForm(changing: GearKey(gear), in: workspace)
    case ("site", _, _):
      guard let site = number(0) else { return NamedThingForm(new: .site, in: workspace) }
      return NamedThingForm(changing: SiteKey(site), in: workspace)
    case ("order", _, _):
      guard let order = number(0) else { return OrderForm(in: workspace) }
      return OrderForm(changing: OrderKey(order), in: workspace)
    case ("orderPeople", _, _): return number(0).flatMap { OrderPeopleForm(OrderKey($0), in: workspace) }
    case ("production", _, _): return number(0).flatMap { ProductionForm(OrderKey($0), in: workspace) }
    case ("goods", _, _):
      guard let goods = number(0) else { return GoodsForm(in: workspace) }
      return GoodsForm(changing: GoodsKey(goods), in: workspace)
    case ("settings", _, _): return SettingsForm(in: workspace)
    case ("askErasure", let person?, _): return AskErasureForm(of: person, in: workspace)
    case ("emergency", let person?, _): return EmergencyScreen(of: person, in: workspace)
    case ("review", _, _): return words.last.flatMap { Month(String($0)) }.map { ReviewForm($0, in: workspace) }
    case ("ownCopy", let person?, _): return OwnCopyScreen(of: person, in: workspace)
    case ("enquiry", let person, _): return EnquiryForm(of: person, in: workspace)
    case ("talk", _, _):
      return number(0).flatMap { TalkForm(about: EnquiryKey($0), in: workspace) }
    case ("offer", let person?, let key?):
      return OfferForm(of: person, enrolment: EnrolmentKey(key), in: workspace)
    case ("passForward", let person?, let key?):
      return PassForwardForm(of: person, enrolment: EnrolmentKey(key), in: workspace)
    default: return nil
    }
  }
}

extension Workspace {
  /// Says that something was typed and never saved, at the start. It names the form and nobody: the menu lies open.
  ///
  /// What was left with Esc is not told of: who left it knows, and it comes back with its form.
  public func tellOfDrafts() {
    guard !settings.isReadOnly else { return }
    let waiting: [Draft]
    do throws(StoreError) {
      waiting = try drafts.waiting().filter { $0.leftAt == nil }
    } catch {
      return tell(error)
    }
    guard let newest = waiting.first else { return }
    let key = bindings.keys(for: "drafts")?.first ?? MenuScreen.draftsKey
    let arguments: [String: any CustomStringConvertible] = [
      "what": language.text(named: DraftForm(newest.form).title.key), "key": labels.label(key), "n": waiting.count,
    ]
    message = Message(language(waiting.count == 1 ? DraftText.waiting : .waitingMany, arguments), style: .warning)
  }
}
