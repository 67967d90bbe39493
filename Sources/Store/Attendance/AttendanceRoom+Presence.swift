import Domain
import Ledger

/// How everybody the day says something of stands with the house: see ``Domain/Presence``.
public struct HousePresence: Sendable {
  public var people: [ParticipantKey: Presence] = [:]
  public var groups: [GroupKey: String] = [:]
}

extension AttendanceRoom {
  /// Of the groups of this user's units, and of whoever is on their lists. Asked once for all: a few questions a group.
  public func presence(on day: Day) throws(StoreError) -> HousePresence {
    try session.reading(.seeAttendance) { coder in
      let reader = try AttendanceReader(session, coder)
      var house = HousePresence()
      var places: [ParticipantKey: [Coming.Place]] = [:]
      var absences: [ParticipantKey: Absence] = [:]
      let groups = try reader.groups().map { ($0, $0.fact.group.meetings(on: day)) }
      // In order of time, as whoever comes goes through them.
      for (group, meetings) in groups.sorted(by: { ($0.1.first?.from.minutes ?? 0) < ($1.1.first?.from.minutes ?? 0) })
      {
        guard let summary = try reader.summary(group, on: day) else { continue }
        house.groups[summary.group] = summary.name
        let marks = try AttendanceFact.all(
          coder, where: "f.day_group = ? AND f.day = ?", summary.group.value, Int64(day.number))
        let byPerson = Dictionary(marks.map { ($0.fact.person, $0.fact.attendance) }) { first, _ in first }
        for person in summary.members + summary.offList.keys {
          places[person, default: []].append(
            Coming.Place(group: summary.group, meetings: meetings, attendance: byPerson[person]))
        }
      }
      let away = try AbsenceFact.all(
        coder, where: "f.from_day <= ? AND (f.to_day IS NULL OR f.to_day >= ?)", Int64(day.number), Int64(day.number))
      for (person, kept) in Dictionary(grouping: away, by: \.fact.person) where try session.isListed(person, coder) {
        absences[person] = Absence.inForce(among: kept.map(\.fact.absence), on: day)
      }
      for person in Set(places.keys).union(absences.keys) where !session.access.seesNameOnly(of: person) {
        house.people[person] = Presence(places[person] ?? [], absence: absences[person])
      }
      return house
    }
  }
}
