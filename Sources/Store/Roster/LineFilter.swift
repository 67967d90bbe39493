import Domain

/// Chooses which of a person's lines a query shows, if any.
struct LineFilter {
  private let programme: Int16?
  private let unit: Int64?
  private let step: UInt8?
  private let includesLongEnded: Bool

  /// Nil when nobody has been in the programme: nothing is chosen.
  init?(_ query: RosterQuery, _ columns: RosterColumns) {
    if let programme = query.programme {
      guard let index = columns.programmes.firstIndex(of: programme) else { return nil }
      self.programme = Int16(clamping: index)
    } else {
      programme = nil
    }
    unit = query.unit?.value
    step = query.step.map { UInt8(clamping: $0.value) }
    includesLongEnded = query.includesLongEnded
  }

  func line(of person: Int, _ columns: RosterColumns) -> Int32? {
    let lines = columns.lines(person)
    guard let programme else { return lines.first.flatMap { chooses($0, columns) } }
    for line in lines where columns.programmeIndices[line] == programme { return chooses(line, columns) }
    return nil
  }

  private func chooses(_ line: Int, _ columns: RosterColumns) -> Int32? {
    guard includesLongEnded || columns.isShown[line], unit == nil || columns.units[line] == unit,
      step == nil || columns.steps[line] == step
    else { return nil }
    return Int32(truncatingIfNeeded: line)
  }
}
