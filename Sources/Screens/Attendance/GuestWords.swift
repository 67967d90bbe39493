import Domain
import Resources
import Store

/// What is said of guests.
struct GuestWords {
  private let workspace: Workspace
  private let groups: [GroupKey: String]

  init(_ workspace: Workspace, _ groups: [GroupKey: String]) { (self.workspace, self.groups) = (workspace, groups) }

  /// `2 gjester · Frokosten 09:10 · Ola Strand`.
  func line(_ guest: Guest) -> String {
    let place = [groups[guest.group], guest.arrived?.text].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: " ")
    return [count(guest.count), place, guest.name].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: " \(workspace.glyphs.separator) ")
  }

  func count(_ count: Int) -> String { workspace.language(AttendanceText.guestsHere, ["n": count]) }

  /// `Gjester: 2 (Ola Strand)`: on the day's list, all of a group in one row.
  func row(_ guests: [Guest]) -> String? {
    let count = guests.map(\.count).reduce(0, +)
    if count == 0 { return nil }
    let names = guests.compactMap(\.name).joined(separator: ", ")
    let all = "\(workspace.language(AttendanceText.guests)): \(count)"
    return names.isEmpty ? all : "\(all) (\(names))"
  }
}
