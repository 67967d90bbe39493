/// The rooms of the program as the menu lists them.
struct Room {
  let name: String
  /// What the trail says there.
  let title: String
  let digit: String?

  static let all = [
    Room(name: "Hvem ringer jeg", title: "Hvem ringer jeg", digit: nil),
    Room(name: "Min dag", title: "Min dag", digit: "1"),
    Room(name: "Deltakere", title: "Deltakere", digit: "2"),
    Room(name: "Steg", title: "Steg", digit: "3"),
    Room(name: "Inntak", title: "Inntak", digit: "5"),
    Room(name: "BrukerPlan", title: "BrukerPlan", digit: "6"),
    Room(name: "Tavle", title: "Tavle", digit: "7"),
    // Without its last letters, which ASCII spells in another way.
    Room(name: "Drift og utl", title: "Drift og utl", digit: "0"),
    Room(name: "Avdelinger og plasser", title: "Avdelinger og plasser", digit: nil),
    Room(name: "Logg", title: "Logg", digit: nil),
    Room(name: "Velg tiltak", title: "Tiltak og avdeling", digit: nil),
  ]
}

extension TmuxTerminal {
  /// From the menu into a room, with arrows and Enter.
  func enter(_ room: Room) throws {
    try press("Home")
    try wait(until: "the first room") { $0.selected?.contains(Room.all[0].name) == true }
    try choose(room.name)
    try press("Enter")
    try wait(until: room.title) { $0.isIn(room) }
  }
}

extension Screen {
  /// Whether the trail leads to the room: `Meny › Logg`, `Meny > Logg` without Unicode, cut in a narrow window.
  func isIn(_ room: Room) -> Bool {
    guard isDrawn, rows.count > 1 else { return false }
    return ["›", ">"].contains { rows[1].contains("\($0) \(room.title.prefix(10))") }
  }

  /// The screen as every room fills it: a head, rules across, and no row too long.
  func isWhole(columns: Int) -> Bool {
    let rules = rows.filter { $0.count == columns && ($0.allSatisfy { "─-┼┬┴+".contains($0) }) }
    let longest = rows.map(\.count).max() ?? 0
    return isDrawn && rows.first?.contains("Stegvis") == true && !rules.isEmpty && longest <= columns
      && rows.allSatisfy { !$0.contains("\u{FFFD}") && !$0.contains("^[") }
  }
}
