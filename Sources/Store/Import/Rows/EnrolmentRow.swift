import Domain

/// One row of a file of enrolments: what each cell does.
struct EnrolmentRow: Hashable, Sendable {
  var number: ParticipantNumber
  var programme: String
  var unit: Cell<UnitKey>
  var status: Cell<EnrolmentStatus>
  var applied: Cell<Day>
  var start: Cell<Day>
  var end: Cell<Day>
  var plannedEnd: Cell<Day>
  var endReason: Cell<GivenEndReason>
  var outcome: Cell<Outcome>
  var outcomeDate: Cell<Day>
  var funding: Cell<String>
  var referredFrom: Cell<String>
  var contact: Cell<String>

  /// Nil when the row does not say whom and which programme it is about; the reader has the problems.
  init?(_ reader: inout RowReader, _ register: RegisterNames) {
    guard let number = reader.number(), let programme = register.programme(&reader) else { return nil }
    self.number = number
    self.programme = programme.id
    unit = register.unit(&reader, of: programme.id)
    status = reader.word(.status, Vocabularies.status, .status)
    applied = reader.date(.applied)
    start = reader.date(.start)
    end = reader.date(.end)
    plannedEnd = reader.date(.plannedEnd)
    endReason = GivenEndReason.read(&reader)
    outcome = reader.word(.outcome, Vocabularies.outcome, .outcome)
    outcomeDate = reader.date(.outcomeDate)
    funding = reader.text(.funding)
    referredFrom = reader.text(.referredFrom)
    contact = reader.name(.contact)
  }

  /// The day the row names its enrolment by: the start, else the day applied for.
  var keyDay: Day? { start.value ?? applied.value }

  /// The enrolment after the row, over the one known before; `status` has been checked to be there.
  func enrolment(over known: Enrolment?, status: EnrolmentStatus) -> Enrolment {
    let reason: EndReason?
    let otherReason: String?
    switch endReason {
    case .untouched: (reason, otherReason) = (known?.endReason, known?.otherReason)
    case .cleared: (reason, otherReason) = (nil, nil)
    case .value(let given):
      reason = given.reason
      // "annet" alone does not take away words that were typed with it.
      otherReason = given.words ?? (given.reason == .other && known?.endReason == .other ? known?.otherReason : nil)
    }
    return Enrolment(
      programme: programme, unit: unit.over(known?.unit), status: status, applied: applied.over(known?.applied),
      start: start.over(known?.start), end: end.over(known?.end), plannedEnd: plannedEnd.over(known?.plannedEnd),
      endReason: reason, otherReason: otherReason, outcome: outcome.over(known?.outcome),
      outcomeDate: outcomeDate.over(known?.outcomeDate), funding: funding.over(known?.funding),
      referredFrom: referredFrom.over(known?.referredFrom))
  }

  /// The column to name for a broken rule.
  static func column(of problem: EnrolmentRules.Problem) -> ImportColumn {
    switch problem {
    case .noDate, .startMissing: .start
    case .endBeforeStart, .endMissing, .endBeforeParticipating: .end
    case .plannedEndBeforeStart: .plannedEnd
    case .wrongEnding: .status
    case .otherReasonWithoutOther, .otherReasonTooLong: .endReason
    case .outcomeDateWithoutOutcome: .outcomeDate
    case .appliedAfterStart: .applied
    }
  }
}

/// Why an enrolment ended, as a cell says it: a word of the list, and after "annet" free words: `annet: flyttet`.
struct GivenEndReason: Hashable, Sendable {
  var reason: EndReason
  var words: String?

  static func read(_ reader: inout RowReader) -> Cell<GivenEndReason> {
    let text: String
    switch reader.text(.endReason) {
    case .untouched: return .untouched
    case .cleared: return .cleared
    case .value(let value): text = value
    }
    if let reason = Vocabularies.endReason.value(text) { return .value(GivenEndReason(reason: reason)) }
    if let colon = text.firstIndex(of: ":"), Vocabularies.endReason.value(String(text[..<colon])) == .other {
      let words = text[text.index(after: colon)...].drop(while: \.isWhitespace)
      return .value(GivenEndReason(reason: .other, words: words.isEmpty ? nil : String(words)))
    }
    reader.report(.endReason, .notInVocabulary(.endReason))
    return .untouched
  }

  /// The cell an export writes.
  static func cell(_ reason: EndReason?, words: String?) -> String {
    guard let reason else { return "" }
    let word = Vocabularies.endReason.word(reason)
    guard reason == .other, let words, !words.isEmpty else { return word }
    return "\(word): \(words)"
  }
}
