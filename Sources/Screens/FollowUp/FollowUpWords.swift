import Domain
import Resources
import Store
import TerminalUI

/// What happened on somebody's way, in words: the state they are in, and what each thing came to.
struct FollowUpWords {
  private let all: [FollowUp]
  private let enrolments: [Enrolment]
  private let today: Day
  private let language: Language
  private let separator: String
  private let holdings: HoldingWords

  init(_ card: ParticipantCard, _ workspace: Workspace) {
    all = card.followUp.map(\.fact)
    enrolments = card.enrolments.map(\.enrolment.fact)
    today = workspace.today
    language = workspace.language
    separator = " \(workspace.glyphs.separator) "
    holdings = HoldingWords(card, workspace)
  }

  private var episodes: [TreatmentEpisode] {
    all.compactMap { if case .treatment(let episode) = $0 { episode } else { nil } }
  }

  private var backs: [ReEngagement] {
    all.compactMap { if case .reEngagement(let back) = $0 { back } else { nil } }
  }

  /// Etter behandling, dag N av M, and the days of risk; nothing outside both.
  var state: [TextRun] {
    var lines: [TextRun] = []
    if let window = CriticalWindow.open(after: episodes, on: today), let day = window.day(on: today) {
      lines.append(
        TextRun(
          language(
            FollowUpText.window, ["day": day, "length": window.length, "date": window.last.norwegian]), .heading))
    }
    let releases = all.compactMap { told -> Day? in
      if case .event(let event) = told, event.kind == .released { event.day } else { nil }
    }
    if let risk = OverdoseRisk.flag(after: episodes, releases: releases, on: today) {
      let key: FollowUpText = risk.level == .high ? .riskHigh : .riskRaised
      lines.append(
        TextRun(language(key, ["day": today - risk.since, "date": risk.since.norwegian]), .warning))
    }
    return lines
  }

  /// The relapse that a return is to be confirmed of: the last without one.
  var openRelapse: Relapse? {
    all.compactMap { told -> Relapse? in
      guard case .relapse(let relapse) = told,
        relapse.closed(by: today, backs: backs, enrolments: enrolments) == nil
      else { return nil }
      return relapse
    }.last
  }

  func what(_ told: FollowUp) -> String { language(told.textKey) }

  func day(_ told: FollowUp) -> String {
    let day = told.day?.norwegian ?? ""
    if case .relapse(let relapse) = told, relapse.isAbout { return "\(language(FollowUpText.aboutDay)) \(day)" }
    return day
  }

  /// Who told of a concern is not among it.
  func detail(_ told: FollowUp, proposed: Day?) -> String {
    let parts: [String?]
    switch told {
    case .contact(let contact):
      parts = [
        contact.form.map { language($0.textKey) },
        language(contact.isAchieved ? FollowUpText.reached : .notReached), contact.note,
      ]
    case .treatment(let episode):
      parts = [
        episode.applied.map { "\(lower(.applied)) \($0.norwegian)" },
        episode.admitted.map { "\(lower(.admitted)) \($0.norwegian)" },
        episode.ended.map { "\(lower(.ended)) \($0.norwegian)" } ?? goingOn(episode),
        episode.ending.map { language($0.textKey) },
        episode.ended == nil ? episode.expected.map { "\(lower(.expected)) \($0.norwegian)" } : nil, episode.note,
        episode.endNote,
      ]
    case .concern(let concern):
      parts = [
        concern.cameTo.map { language($0 == .relapse ? FollowUpText.kindRelapse : .lapse) }
      ]
    case .relapse(let relapse):
      parts =
        [
          relapse.known.map { language(FollowUpText.knownOn, ["date": $0.short]) }, cameBack(relapse, proposed),
        ] + stillIn(relapse) + [relapse.note]
    case .reEngagement(let back): parts = [back.note]
    case .event(let event): parts = [event.note]
    case .holding, .score: parts = [holdings.plain(told)]
    case .incident(let incident): parts = incidentParts(incident)
    case .agreed(let agreed):
      parts = [agreed.every.map { language(FollowUpText.everyDays, ["n": $0]) } ?? language(FollowUpText.notAgreed)]
    case .ladder(let step): parts = [language(step.step.textKey), step.takenBy]
    case .question(let question):
      parts = [
        question.question,
        question.decided.map { language(FollowUpText.decidedOn, ["date": $0.short]) }
          ?? language(FollowUpText.waitsForMeeting), question.decision,
      ]
    }
    return parts.compactMap(\.self).joined(separator: separator)
  }

  /// What was entered of it, and nothing that is worked out.
  func plain(_ told: FollowUp) -> String {
    guard case .relapse(let relapse) = told else { return detail(told, proposed: nil) }
    return [relapse.known.map { language(FollowUpText.knownOn, ["date": $0.norwegian]) }, relapse.note]
      .compactMap(\.self).joined(separator: separator)
  }

  private func incidentParts(_ incident: Incident) -> [String?] {
    func dated(_ key: IncidentText, _ day: Day?) -> String? {
      day.map { "\(language(key).lowercased()) \($0.norwegian)" }
    }
    return [
      language(incident.kind.textKey), incident.text, incident.notified,
      dated(.notifiedOn, incident.notifiedOn), dated(.reviewedOn, incident.reviewedOn), incident.learned,
      dated(.closedOn, incident.closedOn),
    ]
  }

  private func lower(_ key: FollowUpText) -> String { language(key).lowercased() }

  private func goingOn(_ episode: TreatmentEpisode) -> String {
    language(episode.admitted == nil ? FollowUpText.awaits : .goesOn)
  }

  private func cameBack(_ relapse: Relapse, _ proposed: Day?) -> String? {
    if let back = relapse.back(among: backs, by: today) {
      return language(FollowUpText.backAfter, ["n": relapse.days(to: back)])
    }
    if relapse.closed(by: today, backs: backs, enrolments: enrolments) != nil { return nil }
    if relapse == openRelapse, let proposed {
      return language(FollowUpText.proposed, ["date": proposed.short])
    }
    return language(FollowUpText.notBack)
  }

  private func stillIn(_ relapse: Relapse) -> [String?] {
    Relapse.followUpDays.map { n in
      relapse.isStillIn(day: n, enrolments, today: today).map {
        language($0 ? FollowUpText.stillIn : .notStillIn, ["n": n])
      }
    }
  }
}
