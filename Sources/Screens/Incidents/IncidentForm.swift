import Domain
import Resources
import Store
import TerminalUI

/// A serious event is reported: what, when, and what happened. The desk reports and does not read.
struct IncidentForm: FormScreen {
  static let room = Room.panel("incidentForm", IncidentText.reportTitle, for: .reportIncident)
  static let texts = "incident"

  struct Input {
    var kind: Incident.Kind
    var day: Day
    var text: String?
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey

  init(about participant: ParticipantKey, in workspace: Workspace) {
    self.participant = participant
    guard let subject = PersonLine(participant, in: workspace) else { return }
    entry = Entry(Input(kind: .overdose, day: workspace.today), about: subject.name)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey>("incident", room.title) { IncidentForm(about: $1, in: $0) }
  var draftKey: String { Self.draft.key(participant) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    [[TextRun(entry?.about ?? "", .heading)]]
      + (workspace.sees(.incidents)
        ? [] : explanation(workspace.language(IncidentText.unread), width: width, in: workspace))
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    return [
      .choice("kind", \.kind, Choice.words(Incident.Kind.allCases) { language($0.textKey) }), .day("day", \.day),
      .lines("text", \.text, limit: 1000),
    ]
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    let incident = Incident(
      input.kind, on: input.day, text: input.text, reported: workspace.today, by: workspace.session.access.name)
    guard let problem = incident.problem(today: workspace.today) else { return [:] }
    return [problem == .textMissing ? "text" : "day": workspace.language(problem.textKey)]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let said = workspace.language(
      workspace.sees(.incidents) ? IncidentText.reportedFor : .reported, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUp.report(input.kind, on: input.day, input.text ?? "", about: participant)
    }
  }
}

/// What comes of a serious event: who was told, that it was gone through, what was learned, and that it is closed.
struct IncidentReviewForm: FormScreen {
  static let room = Room.panel("incidentReviewForm", IncidentText.reviewTitle, for: .reviewIncident)
  static let texts = "incident"

  var entry: Entry<Incident>?
  private let listing: IncidentListing

  init(_ listing: IncidentListing, in workspace: Workspace) {
    self.listing = listing
    entry = Entry(listing.incident, about: PersonNames(workspace).shown(listing.person), isChange: true)
    open(at: "notified", in: workspace)
  }

  static let draft = DraftForm<FollowUpRow>("incidentReview", room.title) { workspace, row in
    let found = workspace.found { (session) throws(StoreError) in
      try session.followUp.incidents().first { $0.row.id == row.value }
    }
    return found.map { IncidentReviewForm($0, in: workspace) }
  }
  var draftKey: String { Self.draft.key(FollowUpRow(listing.row.id)) }

  func person(in workspace: Workspace) -> ParticipantKey? { listing.person }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    let incident = listing.incident
    let what = "\(workspace.language(incident.kind.textKey)) \(incident.day.norwegian)"
    return [[TextRun(entry?.about ?? "", .heading), TextRun("  \(what)", .muted)]]
      + explanation(incident.text ?? "", width: width, in: workspace).prefix(4)
  }

  func fields(_ incident: Incident, in workspace: Workspace) -> [Field<Incident>] {
    [
      .text("notified", \.notified, limit: 120), .day("notifiedOn", \.notifiedOn), .day("reviewedOn", \.reviewedOn),
      .lines("learned", \.learned, limit: 500), .day("closedOn", \.closedOn),
    ]
  }

  func problems(_ incident: Incident, in workspace: Workspace) -> [String: String] {
    guard let problem = incident.problem(today: workspace.today) else { return [:] }
    let days = [
      ("notifiedOn", incident.notifiedOn), ("reviewedOn", incident.reviewedOn), ("closedOn", incident.closedOn),
    ]
    let field =
      switch problem {
      case .notifiedWhom: incident.notified == nil ? "notified" : "notifiedOn"
      case .closedUnreviewed: "reviewedOn"
      case .inTheFuture: days.first { $0.1.map { $0 > workspace.today } ?? false }?.0 ?? "notifiedOn"
      case .outOfOrder: days.first { $0.1.map { $0 < incident.day } ?? false }?.0 ?? "closedOn"
      case .textMissing: "notified"
      }
    return [field: workspace.language(problem.textKey)]
  }

  func save(_ incident: Incident, in workspace: Workspace) -> Turn {
    let said = workspace.language(IncidentText.reviewed, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUp.enter(.incident(incident), about: listing.person, replacing: listing.row)
    }
  }
}
