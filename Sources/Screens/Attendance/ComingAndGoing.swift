import Domain
import Resources
import Store
import TerminalUI

/// One person comes or goes: `m` where somebody is chosen.
enum ComingAndGoing {
  static func note(_ person: ParticipantKey, name: String, in workspace: Workspace) -> Turn {
    let (today, now) = (workspace.today, workspace.timeOfDay)
    let found: [(group: GroupFact, mark: Recorded<Attendance>?)]
    do {
      found = try workspace.session.attendance.meetings(of: person, on: today)
    } catch {
      workspace.tell(error)
      return .stay
    }
    let places = found.map {
      Coming.Place(group: $0.group.key, meetings: $0.group.group.meetings(on: today), attendance: $0.mark?.fact)
    }
    func told(_ key: AttendanceText, _ group: GroupKey, _ time: TimeOfDay? = nil) -> String {
      let place = found.first { $0.group.key == group }?.group.group.name ?? ""
      var arguments: [String: any CustomStringConvertible] = ["name": name, "group": place]
      if let time { arguments["time"] = time.text }
      return workspace.language(key, arguments)
    }
    func mark(_ group: GroupKey, _ attendance: Attendance, saying text: String) -> Turn {
      let row = found.first { $0.group.key == group }?.mark?.row
      _ = Changes.make(in: workspace, saying: text) { (session) throws(StoreError) in
        try session.attendance.mark(
          [MarkChange(person: person, attendance: attendance, replaces: row)], in: group, on: today)
      }
      return .stay
    }
    switch Coming.outcome(places, on: today, now: now) {
    case .arrives(let group, let attendance):
      let text =
        attendance.arrived.map { told(.arrived, group, $0) } ?? told(.arrivedUntimed, group)
      return mark(group, attendance, saying: text)
    case .leaves(let group, let attendance):
      return mark(group, attendance, saying: told(.hasGone, group, attendance.left))
    case .justArrived(let group): workspace.message = Message(told(.justArrived, group))
    case .hasLeft(let group): workspace.message = Message(told(.leftAlready, group))
    case .notExpected:
      workspace.message = .warning(workspace.language(AttendanceText.notExpected, ["name": name]))
    }
    return .stay
  }
}
