import Domain
import Resources
import Store
import TerminalUI

/// An appointment: when, where, with whom of the house, and what about. The last is not the desk's to read.
struct AppointmentForm: FormScreen {
  static let room = Room.panel("appointmentForm", AppointmentText.title, for: .makeAppointment)

  var form = Form([])
  private(set) var untouched: [String: String] = [:]
  private let participant: ParticipantKey
  private let name: String
  private let knownNames: [String]
  /// The one that is changed, as it was read; nil for a new one.
  private let present: Recorded<AppointmentFact>?

  private enum ID {
    static let day = "day"
    static let from = "from"
    static let minutes = "minutes"
    static let place = "place"
    static let topic = "topic"
  }

  private static let usual = 30

  /// - Parameter key: the appointment to change; nil for a new one.
  init(with participant: ParticipantKey, changing key: AppointmentKey? = nil, in workspace: Workspace) {
    self.participant = participant
    let card = workspace.card(of: participant)
    name = card?.identity.fact.nameInLists ?? PersonNames(workspace).shown(participant)
    present = key.flatMap { key in card?.appointments.first { $0.fact.key == key } }
    knownNames = workspace.colleagues
    guard let card, key == nil || present != nil else { return }
    let language = workspace.language
    let fact = present?.fact.appointment
    let contact = card.present(today: workspace.today)?.contact(on: workspace.today)?.fact.name
    let colleague = fact?.with ?? contact ?? workspace.session.access.name
    let names = (knownNames + [colleague]).filter { !$0.isEmpty }
    form = Form([
      .checked(
        ID.day, language(AppointmentText.day), help: language(AppointmentText.dayHelp),
        value: fact?.day.norwegian ?? "", read: DateEntry.reader(in: workspace)),
      .time(
        ID.from, language(AppointmentText.from), help: language(AppointmentText.fromHelp), value: fact?.from,
        in: workspace),
      .text(
        ID.minutes, language(AppointmentText.minutes), help: language(AppointmentText.minutesHelp),
        value: "\(fact?.minutes ?? AppointmentForm.usual)", maxLength: 4),
      .text(
        ID.place, language(AppointmentText.place), help: language(AppointmentText.placeHelp),
        value: fact?.place ?? "", maxLength: 60),
      .choice(
        NameField.id, language(AppointmentText.with), help: language(AppointmentText.withHelp),
        options: Set(names).sorted().map { ChoiceField.Option(id: $0, label: $0) }, value: colleague),
      .text(
        ID.topic, language(AppointmentText.topic), help: language(AppointmentText.topicHelp),
        value: fact?.topic ?? "", maxLength: 200),
    ])
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: AppointmentForm.self)

  static let draft = DraftForm<ParticipantKey, AppointmentKey?>("appointment", room.title) {
    AppointmentForm(with: $1, changing: $2, in: $0)
  }
  var draftKey: String { Self.draft.key(participant, present?.fact.key) }

  var changesWhatIs: Bool { present != nil }

  func title(in workspace: Workspace) -> String {
    workspace.language(present == nil ? AppointmentText.title : .change)
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: 10) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard !form.fields.isEmpty else {
      PeopleNotice.draw(workspace.language(FormText.gone), on: &canvas)
      return
    }
    let top = canvas.height > form.fields.count ? 1 : 0
    if top > 0 { canvas.put(name, x: 3, y: 0, style: .heading, width: max(0, canvas.width - 4)) }
    canvas.within(canvas.bounds.inset(top: top)) { form.draw(on: &$0) }
    let below = top + form.fields.count + 1
    if below < canvas.height, let clash = clash(in: workspace) {
      canvas.put(clash, x: 3, y: below, style: .warning, width: max(0, canvas.width - 4))
    }
  }

  /// Said while it is typed, and never in the way of saving.
  private func clash(in workspace: Workspace) -> String? {
    guard let appointment = typed(today: workspace.today), appointment.problem(today: workspace.today) == nil else {
      return nil
    }
    let clashes: [Appointment]
    do throws(StoreError) {
      clashes = try workspace.session.desk.clashes(with: appointment, besides: present?.row)
    } catch {
      return workspace.sentences.sentence(error)
    }
    guard let other = clashes.first else { return nil }
    return workspace.language(AppointmentText.clash, ["who": other.with, "time": other.times])
  }

  // MARK: Saving

  mutating func typed(in workspace: Workspace) { form.offerTypedName(known: knownNames) }

  mutating func restored(_ fields: [String: String], in workspace: Workspace) {
    form.restoreName(fields[NameField.id], known: knownNames)
  }

  /// What stands in the form; nil as long as the day or the time does not.
  private func typed(today: Day) -> Appointment? {
    guard let day = form.day(ID.day, today: today), let from = form.time(ID.from),
      let minutes = form.line(ID.minutes).flatMap({ Int($0) })
    else { return nil }
    return Appointment(
      day: day, from: from, minutes: minutes, place: form.line(ID.place), with: form.line(NameField.id) ?? "",
      topic: form.line(ID.topic))
  }

  private func errors(in workspace: Workspace) -> [String: String] {
    let language = workspace.language
    var errors: [String: String] = [:]
    if form.day(ID.day, today: workspace.today) == nil { errors[ID.day] = language(CommonText.dateNotUnderstood) }
    if form.time(ID.from) == nil { errors[ID.from] = language(CommonText.timeNotUnderstood) }
    if form.line(ID.minutes).flatMap({ Int($0) }) == nil { errors[ID.minutes] = language(AppointmentText.badLength) }
    if let problem = typed(today: workspace.today)?.problem(today: workspace.today) {
      switch problem {
      case .withMissing, .withNotOneLine: errors[NameField.id] = problem.sentence(in: language)
      case .inThePast: errors[ID.day] = problem.sentence(in: language)
      case .length: errors[ID.minutes] = problem.sentence(in: language)
      }
    }
    return errors
  }

  mutating func save(in workspace: Workspace) -> Turn {
    guard !form.fields.isEmpty else { return .back }
    let errors = errors(in: workspace)
    form.setErrors(errors)
    guard errors.isEmpty, let appointment = typed(today: workspace.today) else { return .stay }
    let (participant, present) = (participant, present)
    var said = workspace.language(
      AppointmentText.saved, ["name": name, "when": AppointmentWords(workspace).when(appointment)])
    if let clash = clash(in: workspace) { said += " \(clash)" }
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      guard let present else { return try session.desk.makeAppointment(appointment, with: participant) }
      return try session.desk.changeAppointment(appointment, row: present.row)
    }
    return receipt == nil ? .stay : .back
  }
}
