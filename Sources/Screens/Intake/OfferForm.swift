import Domain
import Resources
import Store
import TerminalUI

/// An offer of a place: from which day, and in which unit where that has not been said.
struct OfferForm: FormScreen {
  static let room = Room.panel("offerForm", IntakeText.offerTitle, for: .makeOffer)
  static let texts = "intake"

  struct Input {
    var start: Day
    var unit: UnitKey?
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let enrolment: EnrolmentKey
  private let line: String
  private let places: UnitOccupancy?
  /// Those to choose from; nil when it has been said which.
  private let units: [UnitOccupancy]?

  /// Nil when they do not wait any more; a message says so.
  init?(of participant: ParticipantKey, enrolment: EnrolmentKey, in workspace: Workspace) {
    let lists = workspace.ask { (session) throws(StoreError) in try session.intake.overview().lists }
    guard let lists else { return nil }
    guard let listing = lists.first(where: { $0.rows.contains { $0.place.waiting.enrolment == enrolment } }),
      let row = listing.rows.first(where: { $0.place.waiting.enrolment == enrolment })
    else {
      workspace.message = .error(workspace.language(IntakeText.problemNotWaiting))
      return nil
    }
    self.participant = participant
    self.enrolment = enrolment
    line = WaitingWords(workspace).line(row)
    places = listing.unit == nil ? nil : listing.places.first
    units = row.lacksUnit ? listing.places : nil
    entry = Entry(Input(start: workspace.today), about: PersonNames(workspace).shown(participant))
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, EnrolmentKey>("offer", room.title) {
    OfferForm(of: $1, enrolment: $2, in: $0)
  }
  var draftKey: String { Self.draft.key(participant, enrolment) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func fields(_ offer: Input, in workspace: Workspace) -> [Field<Input>] {
    let start = Field<Input>.day(
      "start", \.start, starting: "", missing: Phrase(IntakeText.offerStartMissing))
    guard let units else { return [start.called(IntakeText.offerStart)] }
    let choices = units.map { Choice($0.key, id: "\($0.key.value)", $0.unit.name) }
    return [
      start.called(IntakeText.offerStart),
      .choice("unit", \.unit, choices, missing: Phrase(IntakeText.problemUnitMissing)).called(IntakeText.offerUnit),
    ]
  }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    let who = [TextRun(entry?.about ?? "", .heading), TextRun("  " + line, .muted)]
    guard let places else { return [who] }
    // Soft: it warns and never blocks.
    let isFull = places.free.map { $0 <= 0 } ?? false
    return [who, [TextRun(PlacesWords(workspace.language).sentence(places), isFull ? .warning : .muted)]]
  }

  func problems(_ offer: Input, in workspace: Workspace) -> [String: String] {
    if offer.start >= workspace.today { return [:] }
    return ["start": workspace.language(IntakeText.problemStartTooEarly, ["date": workspace.today.norwegian])]
  }

  func save(_ offer: Input, in workspace: Workspace) -> Turn {
    let date = WaitingWords(workspace).date(offer.start)
    let said = workspace.language(IntakeText.offerSaved, ["name": entry?.about ?? "", "date": date])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.intake.makeOffer(to: enrolment, start: offer.start, unit: offer.unit)
    }
  }
}
