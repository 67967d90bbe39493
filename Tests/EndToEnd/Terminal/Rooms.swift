/// The rooms of the program as the menu lists them.
struct Room {
  let name: String
  /// What the trail says there.
  let title: String
  let digit: String?

  static let all = [
    Room(name: "Deltakere", title: "Deltakere", digit: "2"),
    Room(name: "Steg", title: "Steg", digit: "3"),
    Room(name: "BrukerPlan", title: "BrukerPlan", digit: "6"),
    Room(name: "Tavle", title: "Tavle", digit: "7"),
    Room(name: "Avdelinger og plasser", title: "Avdelinger og plasser", digit: nil),
    Room(name: "Logg", title: "Logg", digit: nil),
    Room(name: "Velg tiltak", title: "Tiltak og avdeling", digit: nil),
  ]
}

extension Screen {
  /// Whether the trail ends at the room; `Meny > Logg` where there is no Unicode.
  func isIn(_ room: Room) -> Bool {
    rows.dropFirst().first.map { $0.contains("Meny › \(room.title)") || $0.contains("Meny > \(room.title)") } ?? false
  }

  /// The screen as every room fills it: a head, two rules across, a foot.
  func isWhole(columns: Int) -> Bool {
    let rules = rows.filter { $0.count == columns && ($0.allSatisfy { "─-┼┬┴+".contains($0) }) }
    let longest = rows.map(\.count).max() ?? 0
    return rows.first?.contains("Stegvis") == true && rules.count >= 2 && longest <= columns
      && rows.allSatisfy { !$0.contains("\u{FFFD}") && !$0.contains("^[") }
  }
}
