import Domain
import Ledger

/// A group of a day as a list of groups shows it.
public struct RollCallSummary: Hashable, Sendable {
  public var group: GroupKey
  public var name: String
  public var unit: UnitKey
  /// When it meets that day, in order of time; empty where only marks tell that it met.
  public var meetings: [Timetable.Meeting]
  /// Everyone on the list, by key.
  public var members: [ParticipantKey]
  /// Those of them who have said they are away.
  public var away: Set<ParticipantKey>
  public var marks: [ParticipantKey: AttendanceMark]
  /// The marks of those who do not stand on the list.
  public var offList: [ParticipantKey: AttendanceMark]

  /// Who is expected: on the list, and not away by what they have said.
  public var expected: [ParticipantKey] { members.filter { !away.contains($0) } }
  public var marked: Int { marks.count }
}

/// A group's list on a day, with what is marked and who marked it. In order of the keys: names are the roster's.
public struct RollCallSheet: Sendable {
  public struct Row: Hashable, Sendable {
    public var person: ParticipantKey
    public var mark: Recorded<Attendance>?
    /// In force that day.
    public var absence: Recorded<Absence>?
    public var isOffList: Bool
    /// Somebody close to the user: another marks them.
    public var isRelative: Bool
  }

  public var group: KeptFact<GroupFact>
  public var day: Day
  public var rows: [Row]

  public var meetings: [Timetable.Meeting] { group.fact.group.meetings(on: day) }
}

/// One mark in the making: whose, what, and which row on the screen gives way to it.
public struct MarkChange: Hashable, Sendable {
  public var person: ParticipantKey
  public var attendance: Attendance
  /// Nil: nothing was marked.
  public var replaces: RowID?

  public init(person: ParticipantKey, attendance: Attendance, replaces: RowID? = nil) {
    self.person = person
    self.attendance = attendance
    self.replaces = replaces
  }
}
