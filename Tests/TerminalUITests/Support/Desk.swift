import TerminalUI

/// A screen of three names with a counter, as small as a screen can be.
struct Desk: CommandContext {
  enum Outcome: Equatable {
    case stay, open(String)
  }

  enum TextKey: String, Hashable, Sendable {
    case open = "Åpne", openHelp = "Viser kortet til den valgte."
    case note = "Notat", noteHelp = "Skriver et notat om den valgte."
    case erase = "Slett", eraseHelp = "Fjerner den valgte etter et spørsmål."
    case back, backHelp = "Går tilbake. Ingenting går tapt."
    case help = "Hjelp", helpHelp = "Viser alle kommandoer."
    case people = "Deltaker", everywhere = "Overalt"
  }

  var names = ["Aisha", "Jonas", "Åse"]
  var notes = 0

  func text(_ key: TextKey) -> String { key == .back ? "" : key.rawValue }

  static let commands: [Command<Desk>] = [
    Command(
      "list.open", keys: [.enter], title: .open, help: .openHelp, group: .people,
      enabled: { $0.names.isEmpty ? .unavailable(reason: "Ingen er valgt.") : .available }
    ) { desk in .open(desk.names.first ?? "") },
    Command("list.note", keys: [.character("n"), .function(4)], title: .note, help: .noteHelp, group: .people) { desk in
      desk.notes += 1
      return .stay
    },
    Command(
      "list.erase", keys: [.control("d")], title: .erase, help: .eraseHelp, group: .people, footer: .hidden,
      enabled: { _ in .unavailable(reason: "Bare teamleder kan slette.") }
    ) { _ in .stay },
    Command("all.help", keys: [.character("?")], title: .help, help: .helpHelp, group: .everywhere, footer: .pinned) {
      _ in .stay
    },
    Command("all.back", keys: [.escape], title: .back, help: .backHelp, group: .everywhere, footer: .trailing) {
      _ in .stay
    },
  ]
}
