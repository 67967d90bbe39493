import Domain

extension Roster {
  /// Where those stand who take part and have no primary contact person, by name; none for whoever may not know it.
  public func withoutContact() -> [Int32] {
    let participating = EnrolmentStatus.participating.digestCode
    return firstLines { columns.contactIndices[$0] < 0 && columns.statuses[$0] == participating }
  }

  /// Where those stand who take part and whose primary contact person has this name, by name.
  public func withContact(_ name: String) -> [Int32] {
    guard let index = columns.contacts.firstIndex(of: name) else { return [] }
    let participating = EnrolmentStatus.participating.digestCode
    return firstLines { columns.contactIndices[$0] == index && columns.statuses[$0] == participating }
  }

  private func firstLines(where holds: (Int) -> Bool) -> [Int32] {
    nameOrder.compactMap { person in
      guard let line = columns.lines(Int(person)).first, columns.isShown[line], holds(line) else { return nil }
      return Int32(truncatingIfNeeded: line)
    }
  }
}
