import Domain
import Resources
import Store
import TerminalUI

/// What the overview says about somebody, line by line.
struct CardWords {
  private let card: ParticipantCard
  private let workspace: Workspace
  private let present: EnrolmentCard?

  init(_ card: ParticipantCard, _ workspace: Workspace) {
    self.card = card
    self.workspace = workspace
    present = card.present(today: workspace.today)
  }

  private var language: Language { workspace.language }
  private var subject: Participant { card.identity.fact }
  private var separator: String { " \(workspace.glyphs.separator) " }

  /// Who has a protected address looks as one whose phone and district nobody has entered. No mark says which it is.
  private var isReachable: Bool { subject.protection == nil }

  private static let labelWidth = 9
  /// Columns for the name of an area.
  static let areaWidth = 22

  private func labelled(_ label: ParticipantText, _ value: TextRun) -> [TextRun] {
    let word = workspace.glyphs.presentable(language(label)).padded(to: CardWords.labelWidth, glyphs: workspace.glyphs)
    return [TextRun(word, .muted), value]
  }

  private var nothing: TextRun { TextRun("–", .muted) }

  // MARK: Who

  /// `Født 1984 · deltar siden 14.08.2026 · Småjobbsentralen`.
  var person: [String] {
    var parts = [
      subject.birthYear.map { language(ParticipantText.born, ["year": $0]) }
        ?? language(ParticipantText.bornUnknown)
    ]
    if let present {
      parts.append(standing(present))
      if let unit = present.unitName(in: workspace) { parts.append(unit) }
    }
    return parts
  }

  /// Where the enrolment stands and since when.
  private func standing(_ enrolment: EnrolmentCard) -> String {
    let fact = enrolment.enrolment.fact
    let status = enrolment.status(in: workspace)
    let word = language(status.textKey)
    switch status {
    case .participating: return fact.start.map { told(.since, $0) } ?? word
    case .awaitingStart: return fact.start.map { told(.startsAt, $0) } ?? word
    case .applied, .assessed, .waitingList:
      return fact.applied.map {
        language(ParticipantText.waitsFrom, ["status": word, "date": $0.norwegian])
      } ?? word
    case .ended, .completed, .interrupted:
      guard let end = fact.end else { return word }
      guard let reason = fact.endReason else { return told(.ended, end) }
      return language(
        ParticipantText.endedBecause, ["date": end.norwegian, "reason": CardWords.reason(reason, fact, language)])
    case .notRelevant, .registeredInError: return word
    }
  }

  private func told(_ key: ParticipantText, _ day: Day) -> String { language(key, ["date": day.norwegian]) }

  /// `annet: flyttet` where there is more to say.
  static func reason(_ reason: EndReason, _ enrolment: Enrolment, _ language: Language) -> String {
    let word = language(reason.textKey)
    guard reason == .other, let other = enrolment.otherReason, !other.isEmpty else { return word }
    return "\(word): \(other)"
  }

  var contact: [TextRun] {
    let name = present?.contact(on: workspace.today)?.fact.name
    if let name { return labelled(.contact, TextRun(name)) }
    let isMissing = isUnderWay && workspace.sees(.missing)
    return labelled(.contact, isMissing ? TextRun(language(ParticipantsText.missing), .warning) : nothing)
  }

  /// Programme, how long it is meant to last, who pays, what came of it.
  var enrolment: [String] {
    guard let present else { return [language(ParticipantText.noProgramme)] }
    return [present.programmeName(in: workspace)] + details(of: present)
  }

  /// Who answers for what is kept, and on what ground; nil where nobody has said more than whose the programme is.
  var keeping: String? {
    guard let present, let programme = workspace.programme(present.enrolment.fact.programme) else { return nil }
    let keeping = workspace.keeping(of: programme)
    if keeping.ground == nil, keeping.controller == programme.organisation { return nil }
    return language(ProgrammeText.cardLine, ["what": workspace.keepingWords(of: programme)])
  }

  /// `Ligger hos Bydel Grünerløkka: deltakelse, levekårslys`; nil where all of it lies here.
  var elsewhere: String? {
    var kinds: [(who: String, what: [String])] = []
    for lying in card.elsewhere {
      let who = lying.controllers.joined(separator: ", ")
      let what = language(CardWords.lying(lying.information))
      if let known = kinds.firstIndex(where: { $0.who == who }) {
        kinds[known].what.append(what)
      } else {
        kinds.append((who, [what]))
      }
    }
    if kinds.isEmpty { return nil }
    return kinds.map {
      language(ParticipantText.liesWith, ["who": $0.who, "what": $0.what.joined(separator: ", ")])
    }.joined(separator: separator)
  }

  private static func lying(_ information: Information) -> ParticipantText {
    switch information {
    case .lights: .lyingLights
    case .followUpPlan: .lyingPlan
    case .notes: .lyingNotes
    case .followUpContacts: .lyingFollowUp
    default: .lyingEnrolment
    }
  }

  func details(of enrolment: EnrolmentCard) -> [String] {
    let fact = enrolment.enrolment.fact
    var parts: [String] = []
    if let end = fact.plannedEnd { parts.append(told(.plannedEnd, end)) }
    if let outcome = fact.outcome {
      let word = language(outcome.textKey)
      parts.append(
        fact.outcomeDate.map {
          language(ParticipantText.outcomeSince, ["outcome": word, "date": $0.norwegian])
        } ?? word)
    }
    if let funding = fact.funding { parts.append(language(ParticipantText.funding, ["name": funding])) }
    return parts
  }

  // MARK: What waits for a key

  func phone(isRevealed: Bool) -> [TextRun] {
    // Nothing to show is not worth a key, but that there is none must not be told before it is pressed.
    guard isRevealed else {
      let key = workspace.bindings.keys(for: "participant.reveal")?.first ?? .character("h")
      let label = workspace.labels.label(key)
      return labelled(.phone, TextRun(language(ParticipantText.showKey, ["key": label]), .muted))
    }
    return labelled(.phone, isReachable ? subject.phone.map { TextRun($0) } ?? nothing : nothing)
  }

  // MARK: The telephone and the door

  /// `Neste avtale  fre 20.11 10:30 Tor Lie, Møterom 2`.
  var nextAppointment: [TextRun] {
    let label = TextRun(language(ParticipantText.nextAppointment) + "  ", .muted)
    guard let next else {
      return [label, TextRun(language(ParticipantText.noAppointment), .muted)]
    }
    return [label, TextRun(AppointmentWords(workspace).line(next))]
  }

  private var next: Appointment? {
    card.appointments.lazy.map(\.fact.appointment).first { $0.isToCome(today: workspace.today) }
  }

  /// `Kan få vite om oppmøte: mor, til 30.11. Alle andre: «Det kan jeg ikke svare på»`.
  func mayBeTold(width: Int) -> [TextRun] {
    MayBeToldWords(workspace).line(MayBeTold(card.mayBeTold, on: workspace.today), width: width)
  }

  var revealed: [TextRun] {
    let district = isReachable ? subject.district : nil
    let parts: [(ParticipantText, String?)] = [
      (.birthDate, subject.birthDate?.norwegian), (.nationalID, subject.nationalID), (.district, district),
    ]
    let dash = nothing.text
    return [TextRun(parts.map { "\(language($0)) \($1 ?? dash)" }.joined(separator: separator))]
  }

  /// Whom the participant wants called, naloxone, and where the crisis plan lies; nil where nothing has been said.
  var safety: String? {
    guard let safety = card.plan.safety?.fact else { return nil }
    let parts: [(FollowUpPlanText, String?)] = [
      (.call, safety.call), (.naloxone, safety.naloxone), (.crisisPlan, safety.crisisPlan),
    ]
    return parts.compactMap { key, words in words.map { "\(language(key)): \($0)" } }.joined(separator: separator)
  }

  // MARK: Steps and lights

  /// The step by itself, for whoever sees no more of the enrolment.
  var stepLine: [TextRun] { labelled(.step, step.map { TextRun($0) } ?? nothing) }

  var hasSteps: Bool { !(present?.steps.isEmpty ?? true) }

  /// Takes part today: what is missing for the next step matters.
  var isUnderWay: Bool { present?.enrolment.fact.participates(on: workspace.today) ?? false }

  private func assessments(_ voice: Voice) -> [LightsAssessment] {
    card.lights.map(\.fact).filter { $0.voice == voice }
  }

  /// The worker's voice: the first, unless it is the only one, and the latest.
  var lights: (first: LightsAssessment?, latest: LightsAssessment)? {
    let all = assessments(.worker)
    return all.first.map { (all.count > 1 ? all.last : nil, $0) }
  }

  var change: LightsChange? {
    guard let lights, let first = lights.first else { return nil }
    return LightsChange(from: first.lights, to: lights.latest.lights)
  }

  /// `Levekår, lokal vurdering 15.08 → 12.11`.
  var lightsHeading: [TextRun] {
    let heading = TextRun(language(ParticipantText.localAssessment), .heading)
    guard let lights else { return [heading, TextRun("  "), TextRun(language(ParticipantText.noLights), .muted)] }
    guard let first = lights.first else {
      let one = language(ParticipantText.oneAssessment, ["date": near(lights.latest.date)])
      return [heading, TextRun("  \(one)", .muted)]
    }
    let arrow = workspace.glyphs.arrowRight
    return [heading, TextRun("  \(near(first.date)) \(arrow) \(near(lights.latest.date))", .muted)]
  }

  private func near(_ day: Day) -> String { Dates(language).near(day, today: workspace.today) }

  /// The participant's own view, when there is one.
  var ownVoice: [TextRun]? {
    assessments(.own).first.map { own in
      let words = language(ParticipantText.ownVoice, ["date": near(own.date)])
      let label = workspace.glyphs.presentable(words).padded(to: CardWords.areaWidth, glyphs: workspace.glyphs)
      return [TextRun(label + " ", .muted)] + LightCells.runs(own.lights, glyphs: workspace.glyphs)
    }
  }

  // MARK: Missing

  private var missingWords: [String] {
    guard let present else { return [] }
    let around = MissingWords(workspace).around(card)
    // A checklist may ask for what all are asked for.
    return around + MissingWords(workspace).list(card, enrolment: present.key).filter { !around.contains($0) }
  }

  /// Over as many lines as it takes.
  func missing(width: Int) -> [[TextRun]] {
    let words = missingWords
    if words.isEmpty { return [[TextRun(language(ParticipantText.nothingMissing), .muted)]] }
    let heading = "\(language(ParticipantText.missing))  "
    let indent = TextWidth.of(heading)
    var lines: [[TextRun]] = [[TextRun(heading, .heading)]]
    var used = indent
    for word in words.map({ "! \($0)" }) {
      let wide = TextWidth.of(word)
      let gap = used > indent ? 3 : 0
      if used > indent, used + gap + wide > width {
        lines.append([TextRun(String(repeating: " ", count: indent)), TextRun(word, .warning)])
        used = indent + wide
      } else {
        lines[lines.count - 1] += [TextRun(String(repeating: " ", count: gap)), TextRun(word, .warning)]
        used += gap + wide
      }
    }
    return lines
  }

  // MARK: Away, and loans

  /// `Borte    syk, til og med fre 20.11`, of one to come from when: what a caller asks for. When they are expected again is the
  /// groups' to say, on the tab beside.
  var absence: [TextRun] {
    let absences = card.absences.map(\.fact)
    let present = absences.first { $0.isInForce(on: workspace.today) }
    guard let absence = present ?? absences.first else { return [] }
    let word = workspace.glyphs.presentable(language(ParticipantText.away))
      .padded(to: CardWords.labelWidth, glyphs: workspace.glyphs)
    var parts = [language(absence.reason.textKey)]
    let words = AttendanceWords(workspace)
    if absence.from > workspace.today {
      parts.insert(language(ParticipantText.awayFrom, ["date": words.day(absence.from)]), at: 0)
    }
    parts.append(words.until(absence))
    return [TextRun(word, .muted), TextRun(parts.joined(separator: ", "))]
  }

  /// `Lån      Ski 180 cm, frist 20.11`, what is over the limit so that it is seen.
  var loans: [TextRun] {
    let word = workspace.glyphs.presentable(language(OperationsText.cardLoans))
      .padded(to: CardWords.labelWidth, glyphs: workspace.glyphs)
    let parts = card.loans.map { borrowed in
      TextRun(
        language(OperationsText.cardDue, ["gear": borrowed.name, "date": near(borrowed.loan.due)]),
        borrowed.loan.isOverdue(on: workspace.today) ? .warning : .plain)
    }
    return [TextRun(word, .muted)]
      + parts.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [TextRun(separator, .muted), $0.element] }
  }

  // MARK: What the cursor stands on, in words

  func hint(_ row: CardRow, areas: [LifeDomain]) -> String? {
    switch row {
    case .person where !workspace.sees(.status): return nil
    case .person, .hidden: return person.joined(separator: separator)
    case .contact, .phone: return nil
    case .appointment: return next?.topic
    case .mayBeTold: return EmergencyWords(workspace).law(key: nil)
    case .enrolment: return enrolment.joined(separator: separator)
    case .journey: return step
    case .lights, .ownVoice: return nil
    case .areas: return areas.map(course).joined(separator: separator)
    case .missing: return missingWords.joined(separator: ", ")
    case .absence, .loans: return nil
    case .keeping: return keeping
    case .safety: return safety
    case .elsewhere: return language(ParticipantText.liesWithHint)
    }
  }

  /// `2 Småjobb, fra 16.10.2026, 34 dager`.
  private var step: String? {
    guard let present, let period = present.presentStep(today: workspace.today) else { return nil }
    let names = workspace.programme(present.enrolment.fact.programme)?.stepShortNames ?? []
    let index = period.step.value - 1
    return language(
      ParticipantText.stepSince,
      [
        "step": "\(period.step.value) \(names.indices.contains(index) ? names[index] : "")",
        "date": period.from.norwegian, "days": language(CommonText.days, ["n": workspace.today - period.from]),
      ])
  }

  /// `Økonomi: gult lys → grønt lys`.
  private func course(_ area: LifeDomain) -> String {
    let course = [lights?.first, lights?.latest].compactMap(\.self).map { language($0.lights[area].textKey) }
    return "\(language(area.textKey)): \(course.joined(separator: " \(workspace.glyphs.arrowRight) "))"
  }
}
