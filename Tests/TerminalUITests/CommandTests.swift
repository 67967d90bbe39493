import Testing

@testable import TerminalUI

@Suite("A command is a row in a table")
struct CommandTests {
  let table = CommandTable(Desk.commands)

  @Test("Its key runs it and changes the screen")
  func runs() {
    var desk = Desk()
    guard case .ran("list.note", .stay) = table.dispatch(.character("n"), on: &desk) else {
      Issue.record("n did not write a note")
      return
    }
    #expect(desk.notes == 1)
    guard case .ran("list.open", .open("Aisha")) = table.dispatch(.enter, on: &desk) else {
      Issue.record("Enter did not open")
      return
    }
    guard case .unknown = table.dispatch(.character("z"), on: &desk) else {
      Issue.record("z is nobody's key")
      return
    }
  }

  @Test("One that can't be used says why, by key and from the menu")
  func refuses() {
    var desk = Desk(names: [])
    guard case .refused("list.open", "Ingen er valgt.") = table.dispatch(.enter, on: &desk),
      case .refused("list.erase", "Bare teamleder kan slette.") = table.run("list.erase", on: &desk)
    else {
      Issue.record("No reason given")
      return
    }
  }

  @Test("A sound table has each key once; a clash is told")
  func duplicates() {
    #expect(table.duplicateKeys == [])
    let clash = CommandTable(
      Desk.commands + [
        Command("list.new", keys: [.character("n")], title: .note, help: .noteHelp, group: .people) { _ in .stay }
      ])
    #expect(
      clash.duplicateKeys == [KeyConflict(key: .character("n"), first: "list.note", second: "list.new")])
  }

  @Test("A letter that means two things in two places is told")
  func meanings() {
    let list = [BindableCommand(id: "list.sort", keys: [.character("s")])]
    let waiting = [BindableCommand(id: "waiting.sort", keys: [.character("s"), .enter])]
    let roll = [BindableCommand(id: "roll.sick", keys: [.character("s"), .enter])]
    #expect(KeyConflict.differingMeanings(across: [list, waiting]) == [])
    #expect(
      KeyConflict.differingMeanings(across: [list, waiting, roll])
        == [KeyConflict(key: .character("s"), first: "list.sort", second: "roll.sick")])
  }

  @Test("The footer is made from the table and keeps what matters when it is narrow")
  func footer() {
    let footer = table.footer(for: Desk())
    func row(_ width: Int) -> [String] { drawn(width, 1) { footer.draw(on: &$0, y: 0) } }
    #expect(row(50) == [" Enter Åpne  n Notat  ? Hjelp                 Esc "])
    #expect(row(36) == [" Enter Åpne  n Notat  ? Hjelp   Esc "])
    #expect(row(33) == [" Enter Åpne  ? Hjelp         Esc "])
    #expect(row(20) == [" ? Hjelp        Esc "])
    #expect(row(6) == ["  Esc "])
    let leading = footer.leading([.left, .right], "Velg")
    #expect(drawn(45, 1) { leading.draw(on: &$0, y: 0) } == [" ←→ Velg  Enter Åpne  n Notat  ? Hjelp   Esc "])
  }

  @Test("The footer and help show the keys in force")
  func rebound() throws {
    let bindings = try KeyBindings.parse("list.note = f2 n", scopes: [table.bindable])
    let table = CommandTable(Desk.commands, bindings: bindings)
    var desk = Desk()
    #expect(table.keys(of: "list.note") == [.function(2), .character("n")])
    #expect(table.footer(for: desk).items[1].keys == "F2")
    guard case .unknown = table.dispatch(.function(4), on: &desk) else {
      Issue.record("F4 is not bound any more")
      return
    }
  }
}

@Suite("Help can be run, and the palette finds")
struct CommandMenuTests {
  let entries = CommandTable(Desk.commands).entries(for: Desk())

  @Test("Best first: beginning of the title, of a word, somewhere")
  func ranking() {
    func entry(_ id: String, _ title: String, _ help: String = "") -> CommandEntry {
      CommandEntry(id: id, title: title, help: help, group: "")
    }
    let entries = [
      entry("a", "Vis navn"), entry("b", "Månavn"), entry("c", "Ny avtale", "Navn og tid"), entry("d", "Navneliste"),
      entry("navn.e", "Sorter"),
    ]
    #expect(PaletteSearch.matches("nav", in: entries).map(\.id) == ["d", "navn.e", "c", "a", "b"])
    #expect(PaletteSearch.matches("", in: entries).map(\.id) == ["a", "b", "c", "d", "navn.e"])
    #expect(PaletteSearch.matches("xyz", in: entries).isEmpty)
  }

  @Test("Case and diacritics don't count, and aa finds å", arguments: ["åp", "AP", "aap", "Åpne", "  åpne "])
  func folding(query: String) {
    #expect(PaletteSearch.matches(query, in: entries).first?.id == "list.open")
  }

  @Test("The palette runs the best match with Enter")
  func palette() {
    var menu = CommandMenu(.palette, entries)
    for letter in "not" { #expect(menu.handle(.character(letter), height: 10) == .moved) }
    #expect(menu.query.text == "not")
    #expect(menu.handle(.enter, height: 10) == .chosen("list.note"))
    for letter in "zzz" { _ = menu.handle(.character(letter), height: 10) }
    #expect(menu.handle(.enter, height: 10) == .ignored)
    #expect(menu.handle(.escape, height: 10) == .left)
  }

  @Test("Help stands under headings, which can't be chosen, and says why something can't be used")
  func help() {
    var menu = CommandMenu(.help, entries)
    #expect(menu.selected?.id == "list.open")
    #expect(menu.handle(.up, height: 10) == .moved)
    #expect(menu.selected?.id == "list.open")
    for _ in 0..<3 { _ = menu.handle(.down, height: 10) }
    #expect(menu.handle(.enter, height: 10) == .chosen("all.help"))
    _ = menu.handle(.up, height: 10)
    #expect(menu.selected?.id == "list.erase")
    #expect(
      drawn(78, 7) { menu.draw(on: &$0) } == [
        "   Deltaker                                                                   ",
        "   Enter   Åpne          Viser kortet til den valgte.                         ",
        "   n F4    Notat         Skriver et notat om den valgte.                      ",
        " > Ctrl-D  Slett         Bare teamleder kan slette.                           ",
        "   Overalt                                                                    ",
        "   ?       Hjelp         Viser alle kommandoer.                               ",
        "   Esc     all.back      Går tilbake. Ingenting går tapt.                     ",
      ])
  }
}
