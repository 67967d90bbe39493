import Domain

/// One row of a file of steps: what each cell does.
struct StepRow: Hashable, Sendable {
  var number: ParticipantNumber
  /// Nil: the person's only enrolment, or the one of that day.
  var programme: String?
  var step: Cell<StepNumber>
  var from: Day
  var to: Cell<Day>
  var reason: Cell<StepReason>

  /// Nil when the row does not say whom and which day it is about; the reader has the problems.
  init?(_ reader: inout RowReader, _ register: RegisterNames) {
    guard let number = reader.number() else { return nil }
    self.number = number
    if reader.raw(.programme) != nil {
      guard let programme = register.programme(&reader) else { return nil }
      self.programme = programme.id
    } else {
      programme = nil
    }
    guard let from = reader.needed(.from, reader.date(.from)) else { return nil }
    self.from = from
    step = StepRow.step(&reader)
    to = reader.date(.to)
    reason = reader.word(.reason, Vocabularies.stepReason, .stepReason)
  }

  private static func step(_ reader: inout RowReader) -> Cell<StepNumber> {
    guard let raw = reader.raw(.step) else { return .untouched }
    if raw == "-" { return .cleared }
    guard let value = Int(raw), let step = StepNumber(value) else {
      reader.report(.step, .notAStep)
      return .untouched
    }
    return .value(step)
  }
}
