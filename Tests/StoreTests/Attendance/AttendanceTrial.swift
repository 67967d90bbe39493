import Domain
import Testing

@testable import Ledger
@testable import Store

/// A group of three that meets every day of the week, and two desks.
struct AttendanceTrial {
  let trial: RegisterTrial
  let group: GroupKey
  let people: [ParticipantKey]
  let today = RegisterTrial.today

  init() throws {
    trial = try RegisterTrial()
    var people: [ParticipantKey] = []
    for (number, family, given) in [("P-1", "Aas", "Tone"), ("P-2", "Berg", "Siv"), ("P-3", "Ås", "Rolf")] {
      people.append(try #require(try trial.add(number, family, given).about))
    }
    self.people = people
    var meetings: [Timetable.Meeting] = []
    for weekday in 1...7 { meetings += try #require(Timetable.meetings(typed: "10-14", weekday: weekday)) }
    let session = trial.session()
    group = try session.attendance.addGroup(
      Group(unit: try trial.unit("Verkstedet"), name: "Verkstedet", timetable: Timetable(meetings))
    ).group
    _ = try session.attendance.changeMembers(of: group, adding: people, from: today - 30)
  }

  func mark(
    _ person: Int, _ mark: AttendanceMark, on day: Day? = nil, arrived: String? = nil, replaces: RowID? = nil
  ) -> MarkChange {
    MarkChange(
      person: people[person],
      attendance: Attendance(day: day ?? today, mark: mark, arrived: arrived.flatMap { TimeOfDay($0) }),
      replaces: replaces)
  }

  func sheet(_ session: Session? = nil, on day: Day? = nil) throws -> RollCallSheet {
    try #require(try (session ?? trial.session()).attendance.rollCall(group, on: day ?? today))
  }

  func marks(on day: Day? = nil) throws -> [AttendanceMark?] { try sheet(on: day).rows.map { $0.mark?.fact.mark } }
}
