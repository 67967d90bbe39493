import Domain
import Resources
import Store

/// Everything the register holds of somebody as lines for their own copy, each with who entered it and when.
struct OwnCopyLines {
  let card: ParticipantCard
  let days: DayRecord
  let workspace: Workspace
  var language: Language { workspace.language }

  /// - Parameter days: what ``KeepingRoom/dayRecord(of:)`` told of the same person.
  init(_ card: ParticipantCard, _ days: DayRecord, _ workspace: Workspace) {
    self.card = card
    self.days = days
    self.workspace = workspace
  }

  /// Nothing is marked yet.
  var all: [OwnCopyLine] {
    identity + background + card.enrolments.flatMap(enrolment) + card.lights.map(lights) + plan + ofTheDays
      + log
  }

  func line(
    _ information: Information, _ label: String, _ value: String?, _ entered: Stamp, day: Day? = nil
  ) -> OwnCopyLine? {
    guard let value, !value.isEmpty else { return nil }
    return OwnCopyLine(information: information, day: day, text: "\(label): \(value) (\(by(entered)))")
  }

  /// `ført av kari 19.11.2026`.
  func by(_ entered: Stamp) -> String {
    language(OwnCopyText.entered, ["who": entered.actor, "when": moment(entered.at)])
  }

  private func moment(_ at: Int64) -> String { workspace.settings.localTime.parts(at).day.norwegian }

  // MARK: Who

  private var identity: [OwnCopyLine] {
    let (fact, stamp) = (card.identity.fact, card.identity.entered)
    let birth = fact.birthDate?.norwegian ?? fact.birthYearOnly.map(String.init)
    let parts: [(Information, FormText, String?)] = [
      (.number, .number, fact.number.text), (.realName, .givenName, fact.givenName),
      (.realName, .familyName, fact.familyName), (.shownName, .displayName, fact.displayName), (.birth, .birth, birth),
      (.gender, .gender, fact.gender.map { language($0.textKey) }), (.nationalID, .nationalID, fact.nationalID),
      (.district, .district, fact.district), (.phone, .phone, fact.phone),
      (.protectionGrade, .protection, fact.protection.map { language($0.textKey) }),
    ]
    return parts.compactMap { line($0, language($1), $2, stamp) }
  }

  private var background: [OwnCopyLine] {
    guard let background = card.background, let lar = background.fact.lar else { return [] }
    let answer = language(lar ? OwnCopyText.yes : .no)
    return [line(.lar, language(FormText.lar), answer, background.entered)].compactMap(\.self)
  }

  // MARK: The programme

  private func enrolment(_ enrolment: EnrolmentCard) -> [OwnCopyLine] {
    let (fact, stamp) = (enrolment.enrolment.fact, enrolment.enrolment.entered)
    let first = fact.start ?? fact.applied
    let unit = fact.unit.flatMap(workspace.unit)?.unit.name
    let programme = workspace.programme(fact.programme)?.name ?? fact.programme
    let parts: [(Information, FormText, String?)] = [
      (.programmeAndUnit, .programme, [programme, unit].compactMap(\.self).joined(separator: ", ")),
      (.status, .status, language(fact.status.textKey)), (.status, .applied, fact.applied?.norwegian),
      (.status, .start, fact.start?.norwegian), (.status, .plannedEnd, fact.plannedEnd?.norwegian),
      (.status, .end, fact.end?.norwegian),
      (.endReasons, .endReason, fact.endReason.map { CardWords.reason($0, fact, language) }),
      (.outcome, .outcome, fact.outcome.map { language($0.textKey) }),
      (.outcome, .outcomeDate, fact.outcomeDate?.norwegian), (.funding, .funding, fact.funding),
      (.origin, .referredFrom, fact.referredFrom),
    ]
    return parts.compactMap { line($0, language($1), $2, stamp, day: first) } + keeping(of: fact, first)
      + enrolment.contacts.compactMap { contact in
        let fact = contact.fact
        return line(
          .contactPerson, language(FormText.contact), "\(fact.name), \(span(fact.from, fact.to))", contact.entered,
          day: fact.from)
      } + enrolment.steps.flatMap { step($0, in: fact.programme) }
  }

  /// Who answers for what is kept, and on what ground: said by the programme and entered of nobody.
  private func keeping(of enrolment: Enrolment, _ day: Day?) -> [OwnCopyLine] {
    guard let programme = workspace.programme(enrolment.programme) else { return [] }
    let text = language(ProgrammeText.cardLine, ["what": workspace.keepingWords(of: programme)])
    return [OwnCopyLine(information: .programmeAndUnit, day: day, text: text)]
  }

  private func step(_ step: Recorded<StepPeriod>, in programme: String) -> [OwnCopyLine] {
    let period = step.fact
    let label = language(ParticipantText.step)
    let name = workspace.programme(programme).map { StepNames($0, in: workspace).full(period.step) } ?? ""
    let called = name.isEmpty ? "\(period.step.value)" : "\(period.step.value) \(name)"
    return [
      line(.step, label, "\(called), \(span(period.from, period.to))", step.entered, day: period.from),
      line(
        .stepReasons, "\(label) \(period.step.value), \(language(ParticipantText.reason))",
        period.reason.map { language($0.textKey) }, step.entered, day: period.from),
    ].compactMap(\.self)
  }

  func span(_ from: Day, _ to: Day?) -> String { "\(from.norwegian) – \(to?.norwegian ?? "")" }

  // MARK: Life, and what was done

  private func lights(_ recorded: Recorded<LightsAssessment>) -> OwnCopyLine {
    let fact = recorded.fact
    let words = LifeDomain.allCases.map { "\(language($0.textKey)): \(language(fact.lights[$0].textKey))" }
    return OwnCopyLine(
      information: .lights, day: fact.date,
      text: "\(language(ParticipantText.localAssessment)) \(fact.date.norwegian), \(language(fact.voice.textKey)): "
        + "\(words.joined(separator: ", ")) (\(by(recorded.entered)))")
  }

  /// Who has seen the card is the person's to know, and who has changed it: when, in what role, and what. All of it is one
  /// decision; but the reason somebody wrote for a look is a line of its own, since others may be named in it.
  private var log: [OwnCopyLine] {
    let entries = card.entries
    guard let first = entries.map(\.at).min(), let last = entries.map(\.at).max() else { return [] }
    let title = language(
      OwnCopyText.log, ["n": entries.count, "from": moment(first), "to": moment(last)])
    return [OwnCopyLine(information: .accessLog, text: title, more: entries.map(told))]
      + entries.compactMap { entry in
        guard entry.kind.isAccountedFor, let reason = entry.detail?.reason else { return nil }
        return OwnCopyLine(
          information: .accessLog, day: day(entry),
          text: "\(start(entry))\(language(OwnCopyText.logReason)): \(reason)")
      }
  }

  private func told(_ entry: JournalEntry) -> String {
    var bare = entry
    if entry.kind.isAccountedFor { bare.detail?.reason = nil }
    return start(entry) + EntryWords(workspace).deed(bare)
  }

  private func day(_ entry: JournalEntry) -> Day { workspace.settings.localTime.parts(entry.at).day }

  /// `21.11.2026 09:14 Tor Lie (veileder): `.
  private func start(_ entry: JournalEntry) -> String {
    let clock = workspace.settings.localTime.clock(entry.at)
    let role = entry.role.map { " (\(language($0.textKey)))" } ?? ""
    return "\(day(entry).norwegian) \(clock) \(entry.name)\(role): "
  }
}
