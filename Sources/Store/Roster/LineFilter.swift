import Domain

/// Chooses which of a person's lines a query shows, if any.
struct LineFilter {
  private let programme: Int16?
  private let unit: Int64?
  private let step: UInt8?
  private let includesLongEnded: Bool
  /// The place among the contacts; −1: none.
  private let contact: Int32?
  private let lights: RosterQuery.LightsState?
  private let takesPart: Bool
  private let besides: RosterQuery.PeopleSet?
  private let among: [RosterQuery.PeopleSet]
  private let plannedEndBefore: Int32?

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
    var among = [query.among].compactMap(\.self)
    if case .following(let people) = query.contact { among.append(people) }
    self.among = among
    switch query.contact {
    case .named(let name):
      guard let index = table.contacts.firstIndex(of: name) else { return nil }
      contact = Int32(truncatingIfNeeded: index)
    case RosterQuery.Contact.none?: contact = -1
    case .following, nil: contact = nil
    }
    lights = query.lights
    besides = query.besides
    plannedEndBefore = query.plannedEndBefore?.number
    takesPart = query.takesPart || contact != nil || besides != nil || plannedEndBefore != nil
  }

  func line(of person: Int, _ table: RosterTable) -> Int32? {
    let lines = table.lines(of: table.people[person])
    guard let programme else { return lines.first.flatMap { chooses($0, table) } }
    for line in lines where table.lines[line].programme == programme { return chooses(line, table) }
    return nil
  }

  private func agrees(
    _ lights: RosterQuery.LightsState, _ person: RosterTable.Person, _ line: RosterTable.Line
  ) -> Bool {
    switch lights {
    case .missing: line.takesPart && person.lightsDay == RosterTable.noDay
    case .before(let day): line.takesPart && person.lightsDay != RosterTable.noDay && person.lightsDay < day.number
    case .red: person.lightsDay != RosterTable.noDay && Lights(packed: person.lights).count(of: .red) > 0
    }
  }

  private func chooses(_ place: Int, _ table: RosterTable) -> Int32? {
    let line = table.lines[place]
    guard includesLongEnded || line.isShown, unit == nil || line.unit == unit,
      step == nil || line.step == step, !takesPart || line.takesPart, contact == nil || line.contact == contact
    else { return nil }
    if let lights, !agrees(lights, table.people[Int(line.person)], line) { return nil }
    if let plannedEndBefore, line.plannedEnd == RosterTable.noDay || line.plannedEnd >= plannedEndBefore { return nil }
    let person = ParticipantKey(table.people[Int(line.person)].key)
    if !among.allSatisfy({ $0.people.contains(person) }) || besides?.people.contains(person) ?? false { return nil }
    return Int32(truncatingIfNeeded: place)
  }
}
