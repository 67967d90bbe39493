import Domain

/// One row of a file of groups: the group, and a meeting of its week, a member, both or neither.
struct GroupRow: Hashable, Sendable {
  var name: String
  var unit: UnitKey
  var meeting: Timetable.Meeting?
  var number: ParticipantNumber?

  /// Nil when the row does not say which group it is about; the reader has the problems.
  init?(_ reader: inout RowReader, _ register: RegisterNames) {
    guard let name = reader.needed(.group, reader.name(.group)),
      let unit = reader.needed(.unit, register.unitOfAnyProgramme(&reader))
    else { return nil }
    self.name = name
    self.unit = unit
    number = reader.raw(.number) == nil ? nil : reader.number()
    let weekday = reader.word(.weekday, Vocabularies.weekday, .weekday)
    guard case .value(let day) = weekday else {
      // Times alone say nothing, and a timetable is not cleared row by row.
      if case .cleared = weekday { reader.report(.weekday, .cannotBeCleared) }
      if reader.problems.isEmpty, reader.raw(.from) != nil || reader.raw(.to) != nil {
        reader.report(.weekday, .missingValue)
      }
      return
    }
    guard let from = GroupRow.time(&reader, .from), let to = GroupRow.time(&reader, .to) else { return }
    meeting = Timetable.Meeting(weekday: day, from: from, to: to)
    if meeting == nil { reader.report(.to, .endBeforeFrom) }
  }

  private static func time(_ reader: inout RowReader, _ column: ImportColumn) -> TimeOfDay? {
    guard let raw = reader.raw(column) else {
      reader.report(column, .missingValue)
      return nil
    }
    guard let time = TimeOfDay(raw) else {
      reader.report(column, .notATime)
      return nil
    }
    return time
  }
}
