import Domain

extension Roster {
  /// Where those stand who take part and have no primary contact person, by name; none for whoever may not know it.
  public func withoutContact() -> [Int32] {
    let participating = EnrolmentStatus.participating.digestCode
    return firstLines { $0.contact < 0 && $0.status == participating }
  }

  /// Where those stand whose time in the programmes ended on a day or later, whether they stand on the lists still or not.
  public func endedSince(_ day: Day) -> [Int32] {
    nameOrder.compactMap { person in
      let place = table.people[Int(person)].firstLine
      let line = table.lines[Int(place)]
      return line.end != RosterTable.noDay && line.end >= day.number && line.end <= today.number ? place : nil
    }
  }

  private func firstLines(where holds: (RosterTable.Line) -> Bool) -> [Int32] {
    nameOrder.compactMap { person in
      let place = table.people[Int(person)].firstLine
      let line = table.lines[Int(place)]
      return line.isShown && holds(line) ? place : nil
    }
  }
}
