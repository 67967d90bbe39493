import Domain
import Store
import TerminalUI

/// When the people in sight came the last time, read for a window of them at once, and what else of them is asked for in a filter:
/// kept until the register changes.
///
/// A box, because what is drawn is asked for while drawing, and a screen is a value.
final class LastMet {
  enum Answer: Hashable {
    case day(Day)
    case never
    /// It cannot be read.
    case unknown
  }

  private var days: [ParticipantKey: Day?] = [:]

  /// More than a window has rows, so that one question is enough for a frame.
  private static let together = 60

  /// Who has come since a day.
  private var since: (day: Day, people: RosterQuery.PeopleSet)?

  /// Who has been told what is kept about them.
  private var told: RosterQuery.PeopleSet?

  /// Those of whom either is true: one set, so that a question that is the same is known to be.
  private var both: RosterQuery.PeopleSet?

  /// Those in the time after treatment, and which of them are in a filter.
  private var windows: [ParticipantKey: AfterTreatment]?
  private var inWindow: RosterQuery.PeopleSet?
  private var atRisk: RosterQuery.PeopleSet?
  /// Of whom a consent runs out.
  private var ending: RosterQuery.PeopleSet?
  /// Of whom two things are true.
  private var meeting: RosterQuery.PeopleSet?

  func forget() {
    (days, since, told, both, following) = ([:], nil, nil, nil, nil)
    (windows, inWindow, atRisk, ending, meeting) = (nil, nil, nil, nil, nil)
  }

  /// What there is to tell of somebody's time after treatment; nil of nothing, and where that cannot be read.
  func window(of person: ParticipantKey, _ workspace: Workspace) -> AfterTreatment? {
    if windows == nil {
      let found = workspace.ask { (session) throws(StoreError) in try session.followUp.afterTreatment() }
      windows = Dictionary((found ?? []).map { ($0.person, $0) }) { first, _ in first }
    }
    return windows?[person]
  }

  func inWindow(_ workspace: Workspace) -> RosterQuery.PeopleSet {
    if let inWindow { return inWindow }
    _ = window(of: ParticipantKey(0), workspace)
    let people = RosterQuery.PeopleSet(Set((windows ?? [:]).filter { $0.value.window != nil }.keys))
    inWindow = people
    return people
  }

  func atRisk(_ workspace: Workspace) -> RosterQuery.PeopleSet {
    if let atRisk { return atRisk }
    _ = window(of: ParticipantKey(0), workspace)
    let people = RosterQuery.PeopleSet(Set((windows ?? [:]).filter { $0.value.risk != nil }.keys))
    atRisk = people
    return people
  }

  /// Nil where that cannot be read.
  func ending(_ workspace: Workspace) -> RosterQuery.PeopleSet? {
    if let ending { return ending }
    ending = workspace.ask { (session) throws(StoreError) in try session.around.runningOut() }
      .map { RosterQuery.PeopleSet($0) }
    return ending
  }

  func meeting(_ one: RosterQuery.PeopleSet, _ other: RosterQuery.PeopleSet) -> RosterQuery.PeopleSet {
    if let meeting { return meeting }
    let met = one.meeting(other)
    meeting = met
    return met
  }

  func either(_ one: RosterQuery.PeopleSet, _ other: RosterQuery.PeopleSet) -> RosterQuery.PeopleSet {
    if let both { return both }
    let joined = one.joined(other)
    both = joined
    return joined
  }

  /// Likewise kept until the register changes; nil where that cannot be read.
  func informed(_ workspace: Workspace) -> RosterQuery.PeopleSet? {
    if let told { return told }
    told = workspace.ask { (session) throws(StoreError) in try session.around.informed() }
      .map { RosterQuery.PeopleSet($0) }
    return told
  }

  /// Whom this user follows.
  private var following: RosterQuery.PeopleSet?

  /// Those this user follows, as contact person, co-contact or stand-in; nil where that cannot be read.
  func mine(_ workspace: Workspace) -> RosterQuery.PeopleSet? {
    if let following { return following }
    let found = workspace.ask { (session) throws(StoreError) in try session.followUp.following() }
    following = found.map { RosterQuery.PeopleSet(Set($0.map(\.person))) }
    return following
  }

  /// Who has come on a day or later; nil where that cannot be read.
  func people(since day: Day, _ workspace: Workspace) -> RosterQuery.PeopleSet? {
    if let since, since.day == day { return since.people }
    guard let roster = workspace.readyRoster else { return nil }
    let seen = workspace.ask { (session) throws(StoreError) in try session.desk.seen(since: day, of: roster) }
    since = seen.map { (day, RosterQuery.PeopleSet($0)) }
    return since?.people
  }

  /// - Parameter rows: of the list, in its order.
  func day(of person: ParticipantKey, in rows: @autoclosure () -> ListRows<ParticipantKey>, _ workspace: Workspace)
    -> Answer
  {
    if let known = days[person] { return known.map { .day($0) } ?? .never }
    let rows = rows()
    let first = rows.row(of: person) ?? 0
    let people = (first..<first + LastMet.together).compactMap(rows.id)
    // What cannot be read now is asked for again at the next frame; nobody has never come because of it.
    guard let seen = workspace.ask({ (session) throws(StoreError) in try session.desk.lastSeen(people) }) else {
      return .unknown
    }
    for person in people { days[person] = .some(nil) }
    for seen in seen { days[seen.person] = seen.day }
    return (days[person] ?? nil).map { .day($0) } ?? .never
  }
}
