import Testing

extension TerminalSuite {
  @Suite("whatever the terminal is") struct Kinds {
    /// A kind of terminal and what the environment says about it.
    struct Kind: CustomTestStringConvertible, Sendable {
      var term = "xterm-256color"
      var environment: [String: String] = [:]
      var columns = 80
      var rows = 24
      /// Only ASCII is shown.
      var isASCII = false

      var testDescription: String {
        "\(term) \(columns)×\(rows) " + environment.map { "\($0)=\($1)" }.sorted().joined(separator: " ")
      }
    }

    static let kinds = [
      Kind(), Kind(term: "screen-256color", columns: 120, rows: 40), Kind(term: "linux"), Kind(term: "vt100"),
      Kind(environment: ["NO_COLOR": "1"], columns: 60, rows: 20),
      // An empty value unsets.
      Kind(environment: ["LANG": ""]), Kind(environment: ["LANG": "nb_NO.UTF-8"]),
      Kind(environment: ["LANG": "C"], isASCII: true), Kind(columns: 40, rows: 10),
    ]

    @Test("every room opens, no row is broken, and no key harms", arguments: kinds)
    func everyRoom(kind: Kind) throws {
      let workplace = try Workplace()
      let terminal = try TmuxTerminal(
        in: workplace, columns: kind.columns, rows: kind.rows, term: kind.term, environment: kind.environment)
      let settings = try terminal.ask("stty -g")
      try terminal.open()
      for room in Room.all {
        try terminal.enter(room)
        let screen = try terminal.wait(until: "\(room.title) whole") {
          $0.isIn(room) && $0.isWhole(columns: kind.columns)
        }
        if kind.isASCII { #expect(screen.isASCII, "\(screen)") }
        // Keys that mean something in some room, and some that mean nothing in any.
        try terminal.press("Down", "Right", "End", "PgUp", "Tab", "BTab", "s", "Left", "F5", "C-l", "F12", "~", "Home")
        try terminal.wait(until: "whole after the keys") { $0.isWhole(columns: kind.columns) }
        try terminal.backToMenu()
      }
      try terminal.quit()
      #expect(try terminal.lastStatus() == "0")
      #expect(try terminal.ask("stty -g") == settings)
      #expect(try terminal.state() == .atShell)
      #expect(try !terminal.screen().contains("Hansen"), "no name is left standing")
    }

    @Test("without UTF-8 names are written in ASCII")
    func transliterated() throws {
      let terminal = try TmuxTerminal(in: try Workplace(), environment: ["LANG": "C"])
      try terminal.open()
      try terminal.press("2")
      let list = try terminal.wait(for: "Hansen, Aase")
      #expect(list.row(with: "Hansen, Aase")?.contains("oooo^oo^") == true, "lights have signs of their own:\n\(list)")
      try terminal.quit()
    }

    @Test("NO_COLOR is heeded, and what colours say is said without them")
    func noColor() throws {
      let terminal = try TmuxTerminal(in: try Workplace(), environment: ["NO_COLOR": "1"])
      try terminal.open()
      try terminal.press("6")
      try terminal.wait(for: "BrukerPlan 2019")
      #expect(try terminal.colors().isEmpty)
      try terminal.quit()
      try terminal.open("env -u NO_COLOR stegvis demo")
      try terminal.press("6")
      try terminal.wait(for: "BrukerPlan 2019")
      #expect(try !terminal.colors().isEmpty)
      try terminal.quit()
    }

    @Test("a terminal of a kind that nobody here knows is taken for one that is known, and that is said")
    func assumed() throws {
      let terminal = try TmuxTerminal(in: try Workplace())
      try terminal.open("TERM=finnes-ikke stegvis demo")
      try terminal.wait(for: "Terminaltypen «finnes-ikke» er ikke kjent her")
      try terminal.quit()
    }

    @Test("a terminal that cannot be drawn on is refused in a sentence", arguments: ["dumb", ""])
    func refused(term: String) throws {
      let workplace = try Workplace()
      let terminal = try TmuxTerminal(in: workplace)
      let settings = try terminal.ask("stty -g")
      let answer = try terminal.ask("TERM=\(term) stegvis demo </dev/tty >/dev/tty; echo $?")
      #expect(answer.hasSuffix("64"), "\(answer)")
      #expect(answer.contains("TERM"), "\(answer)")
      #expect(try terminal.ask("stty -g") == settings)
      #expect(workplace.files(in: workplace.temporary).isEmpty)
    }
  }
}
