import Domain

/// Chooses which of a person's lines a query shows, if any.
struct LineFilter {
  private let programme: Int16?
  private let unit: Int64?
  private let step: UInt8?
  private let includesLongEnded: Bool

  /// Nil when nobody has been in the programme: nothing is chosen.
  init?(_ query: RosterQuery, _ table: RosterTable) {
    if let programme = query.programme {
      guard let index = table.programmes.firstIndex(of: programme) else { return nil }
      self.programme = Int16(clamping: index)
    } else {
      programme = nil
    }
    unit = query.unit?.value
    step = query.step.map { UInt8(clamping: $0.value) }
    includesLongEnded = query.includesLongEnded
  }

  func line(of person: Int, _ table: RosterTable) -> Int32? {
    let lines = table.lines(of: table.people[person])
    guard let programme else { return lines.first.flatMap { chooses($0, table) } }
    for line in lines where table.lines[line].programme == programme { return chooses(line, table) }
    return nil
  }

  private func chooses(_ place: Int, _ table: RosterTable) -> Int32? {
    let line = table.lines[place]
    guard includesLongEnded || line.isShown, unit == nil || line.unit == unit,
      step == nil || line.step == step
    else { return nil }
    return Int32(truncatingIfNeeded: place)
  }
}
