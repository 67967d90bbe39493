import Domain
import Resources
import Store
import TerminalUI

/// An offer of a place: from which day, and in which unit where that has not been said.
struct OfferForm: FormScreen {
  static let room = Room.panel("offerForm", IntakeText.offerTitle, for: .makeOffer)

  var form: Form
  private(set) var untouched: [String: String] = [:]
  private let participant: ParticipantKey
  private let enrolment: EnrolmentKey
  private let name: String
  private let line: String
  private let places: UnitOccupancy?

  private enum Field {
    static let start = "start"
    static let unit = "unit"
  }

  /// Nil when they do not wait any more; a message says so.
  init?(of participant: ParticipantKey, enrolment: EnrolmentKey, in workspace: Workspace) {
    let language = workspace.language
    do {
      let lists = try workspace.session.intake.overview().lists
      guard let listing = lists.first(where: { $0.rows.contains { $0.place.waiting.enrolment == enrolment } }),
        let row = listing.rows.first(where: { $0.place.waiting.enrolment == enrolment })
      else {
        workspace.message = .error(language(IntakeText.problemNotWaiting))
        return nil
      }
      line = WaitingWords(workspace).line(row)
      places = listing.unit == nil ? nil : listing.places.first
      var fields: [FormField] = [
        .checked(
          Field.start, language(IntakeText.offerStart), help: language(IntakeText.offerStartHelp),
          read: DateEntry.reader(in: workspace))
      ]
      if row.lacksUnit {
        fields.append(
          .choice(
            Field.unit, language(IntakeText.offerUnit), help: language(IntakeText.offerUnitHelp),
            options: listing.places.map { ChoiceField.Option(id: "\($0.key.value)", label: $0.unit.name) }))
      }
      form = Form(fields)
    } catch {
      workspace.tell(error)
      return nil
    }
    self.participant = participant
    self.enrolment = enrolment
    name = PersonNames(workspace).shown(participant)
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: OfferForm.self)

  static let draft = DraftForm<ParticipantKey, EnrolmentKey>("offer", room.title) {
    OfferForm(of: $1, enrolment: $2, in: $0)
  }
  var draftKey: String { Self.draft.key(participant, enrolment) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: form.fields.count + 5) }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    var heads = [[TextRun(name, .heading), TextRun("  " + line, .muted)]]
    if let places {
      // Soft: it warns and never blocks.
      let isFull = places.free.map { $0 <= 0 } ?? false
      heads.append([TextRun(PlacesWords(workspace.language).sentence(places), isFull ? .warning : .muted)])
    }
    let room = max(0, canvas.height - form.fields.count)
    for (y, runs) in heads.prefix(room).enumerated() { canvas.put(runs, x: 3, y: y, width: max(0, canvas.width - 4)) }
    let gap = room > heads.count + 1 ? 1 : 0
    canvas.within(canvas.bounds.inset(top: min(room, heads.count) + gap)) { form.draw(on: &$0) }
  }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    var errors: [String: String] = [:]
    let start = form.day(Field.start, today: workspace.today)
    let unit = form.number(Field.unit).map { UnitKey($0) }
    if start == nil { errors[Field.start] = language(IntakeText.offerStartMissing) }
    if let start, start < workspace.today {
      errors[Field.start] = language(IntakeText.problemStartTooEarly, ["date": workspace.today.norwegian])
    }
    if form.fields.contains(where: { $0.id == Field.unit }), unit == nil {
      errors[Field.unit] = language(IntakeText.problemUnitMissing)
    }
    form.setErrors(errors)
    guard errors.isEmpty, let start else { return .stay }
    let said = language(IntakeText.offerSaved, ["name": name, "date": WaitingWords(workspace).date(start)])
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.intake.makeOffer(to: enrolment, start: start, unit: unit)
    }
    return receipt == nil ? .stay : .back
  }
}
