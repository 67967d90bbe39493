import Domain
import Resources
import Store

/// Those this user follows, stands in for, or who have nobody, and which of them are to be called today. Menu, "Min dag" and the
/// two lists are made from it.
struct CallsPlan {
  private(set) var calls: [Call] = []
  private(set) var followed: [ParticipantKey: Followed] = [:]
  /// As contact person, co-contact or stand-in.
  private(set) var following: [Following] = []
  /// In one's own lists, with nobody to follow them, by name; none until the list of people is read.
  private(set) var unattached: [ParticipantKey] = []
  private(set) var done: [ParticipantKey: CalledToday] = [:]

  /// More people than this are nobody's caseload; of so many nobody is looked for.
  private static let caseload = 200

  init() {}

  init(_ workspace: Workspace) throws(StoreError) {
    let (session, today) = (workspace.session, workspace.today)
    guard session.access.may(.enterFollowUpContact), workspace.sees(.lastSeen) else { return }
    following = try session.followUp.following()
    let mine = Set(following.map(\.person))
    if let roster = workspace.readyRoster {
      unattached = roster.withoutContact().prefix(CallsPlan.caseload).compactMap { roster[$0]?.person }
        .filter { !mine.contains($0) }
    }
    let all = try session.followUp.followed(following.prefix(CallsPlan.caseload).map(\.person) + unattached)
    followed = Dictionary(all.map { ($0.person, $0) }) { first, _ in first }
    let rules = try session.settings.callRules()
    calls = rules.list(all, today: today)
    for person in all { done[person.person] = rules.done(person, today: today) }
  }

  func count(_ callClass: Call.Class) -> Int { calls.count { $0.callClass == callClass } }
  func count(_ done: CalledToday) -> Int { self.done.values.count { $0 == done } }
  func count(_ role: ContactAssignment.Role) -> Int { following.count { $0.role == role } }

  /// Those whose place this user takes, by the names of their contact persons.
  var deputyFor: [String] { Set(following.filter { $0.role == .deputy }.compactMap(\.primary)).sorted() }
}
