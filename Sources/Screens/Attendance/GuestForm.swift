import Domain
import Resources
import Store
import TerminalUI

/// Guests who come, or what has become of them: to which group, how many, and a name where the fire list needs one.
struct GuestForm: FormScreen {
  static let room = Room.panel("guest", AttendanceText.newGuest, for: .markAttendance)
  static let texts = "attendance"

  var entry: Entry<Guest>?
  /// Those to be changed, as seen when the form opened; nil for new ones.
  private let seen: KeptFact<GuestFact>?
  private let groups: [GroupFact]
  private let meeting: Set<GroupKey>

  init(in workspace: Workspace) { self.init(nil, in: workspace) }

  /// Nil when they are there no more; a message says so.
  init?(changing key: GuestKey, in workspace: Workspace) {
    let today = workspace.today
    let found = workspace.ask { (session) throws(StoreError) in try session.attendance.guests(on: today) }
    guard let found else { return nil }
    guard let guest = found.first(where: { $0.fact.key == key }) else {
      workspace.tellGone()
      return nil
    }
    self.init(guest, in: workspace)
  }

  private init(_ seen: KeptFact<GuestFact>?, in workspace: Workspace) {
    self.seen = seen
    let today = workspace.today
    let all = workspace.ask { (session) throws(StoreError) in try session.attendance.groups() }?.map(\.fact) ?? []
    let own = all.filter { workspace.isInScope($0.group.unit) && $0.group.ended.map { $0 >= today } ?? true }
    let meeting = Set(own.filter { !$0.group.meetings(on: today).isEmpty }.map(\.key))
    // Those that meet first: a guest is mostly theirs.
    groups = own.filter { meeting.contains($0.key) } + own.filter { !meeting.contains($0.key) }
    self.meeting = meeting
    let likeliest = GuestForm.likeliest(groups, workspace)
    if let likeliest {
      let new = Guest(group: likeliest, day: today, arrived: workspace.timeOfDay)
      entry = Entry(seen?.fact.guest ?? new, isChange: seen != nil)
    } else {
      entry = nil
      workspace.message = .warning(workspace.language(AttendanceText.noGroupForGuest))
    }
    open(at: groups.count > 1 && seen == nil ? "guestGroup" : "guestCount", in: workspace)
  }

  /// The group that meets now, else the first of the day, else any.
  private static func likeliest(_ groups: [GroupFact], _ workspace: Workspace) -> GroupKey? {
    let places = groups.map {
      Coming.Place(group: $0.key, meetings: $0.group.meetings(on: workspace.today))
    }.filter { !$0.meetings.isEmpty }
    return Coming.likeliest(places, now: workspace.timeOfDay) ?? groups.first?.key
  }

  static let draft = DraftForm<GuestKey?>("guest", room.title) { workspace, guest in
    if let guest { GuestForm(changing: guest, in: workspace) } else { GuestForm(in: workspace) }
  }
  var draftKey: String { Self.draft.key(seen?.fact.key) }

  func fields(_ guest: Guest, in workspace: Workspace) -> [Field<Guest>] {
    let choices = groups.map { Choice($0.key, id: "\($0.key.value)", $0.group.name) }
    return (groups.count > 1 ? [.choice("guestGroup", \.group, choices)] : []) + [
      .number("guestCount", \.count, figures: 3, wrong: Phrase(OperationsText.numberWrong)),
      .text("guestName", \.name, limit: 60),
    ]
  }

  func problems(_ guest: Guest, in workspace: Workspace) -> [String: String] {
    switch guest.problem(today: workspace.today) {
    case .countUnlikely: ["guestCount": workspace.language(AttendanceText.guestCountUnlikely, ["n": Guest.most])]
    case .inTheFuture, .leftBeforeArrived, nil: [:]
    }
  }

  func save(_ guest: Guest, in workspace: Workspace) -> Turn {
    let group = groups.first { $0.key == guest.group }?.group.name ?? ""
    let said = workspace.language(AttendanceText.guestsSaved, ["n": guest.count, "group": group])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.attendance.saveGuests(guest, replacing: seen?.row)
    }
  }
}
