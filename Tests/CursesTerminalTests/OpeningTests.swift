import CursesTerminal
import Foundation
import TerminalUI
import Testing

extension TerminalSuite {
  @Suite struct Opening {
    @Test(arguments: TerminalSuite.kinds) func everythingIsGivenBack(kind: String) throws {
      let pseudo = try Pseudoterminal()
      defer { pseudo.hangUp() }
      let before = pseudo.attributes
      #expect(before.hasFlowControl)
      let terminal = try CursesTerminal(
        TerminalOptions(ascii: false, term: kind, input: pseudo.device, output: pseudo.device))
      #expect(pseudo.attributes != before)
      #expect(!pseudo.attributes.hasFlowControl)
      var canvas = Canvas(size: terminal.size)
      canvas.put("hemmelig", y: 3)
      terminal.present(canvas.frame())
      _ = try pseudo.received()
      terminal.close()
      terminal.close()
      #expect(pseudo.attributes == before)
      let end = try pseudo.received()
      if kind != "vt100" { #expect(end.contains("\u{1B}[?25h")) }
      if kind.hasPrefix("xterm") {
        #expect(end.contains("\u{1B}[?1049l"))
        #expect(end.contains("\u{1B}[?2004l"))
      }
      #expect(terminal.size == Size(width: 0, height: 0))
      #expect(terminal.wait(timeoutMilliseconds: nil) == [.quit(.terminalGone)])
    }

    @Test func pasteIsSwitchedOnWhereItIsKnown() throws {
      for kind in TerminalSuite.kinds {
        try TerminalSuite.withTerminal(kind) { _, pseudo in
          let knows = kind.hasPrefix("xterm") || kind.hasPrefix("screen")
          let sent = try pseudo.received()
          #expect(sent.contains("\u{1B}[?2004h") == knows, "\(kind)")
        }
      }
    }

    @Test(arguments: [
      ("", TerminalError.unknownTerminal("")),
      ("dumb", .unsupportedTerminal("dumb")),
    ])
    func unusableTerminalIsLeftAlone(kind: String, error: TerminalError) throws {
      let pseudo = try Pseudoterminal()
      defer { pseudo.hangUp() }
      let before = pseudo.attributes
      #expect(throws: error) {
        _ = try CursesTerminal(TerminalOptions(term: kind, input: pseudo.device, output: pseudo.device))
      }
      #expect(pseudo.attributes == before)
      #expect(try pseudo.received().isEmpty)
    }

    /// New terminals call themselves by names that an older machine has never heard of.
    @Test(arguments: [("xterm-ghostty", "xterm-ghostty"), ("xterm", nil)])
    func aKindThatIsNotKnownIsTakenForAnother(kind: String, unknown: String?) throws {
      try TerminalSuite.withTerminal(kind) { terminal, _ in #expect(terminal.unknownTerm == unknown) }
    }

    @Test func fileIsNoTerminal() throws {
      let file = open("/dev/null", O_RDWR)
      defer { close(file) }
      #expect(throws: TerminalError.notATerminal) {
        _ = try CursesTerminal(TerminalOptions(term: "xterm", input: file, output: file))
      }
    }

    @Test func processHasOneTerminal() throws {
      try TerminalSuite.withTerminal { terminal, pseudo in
        #expect(throws: TerminalError.alreadyOpen) {
          _ = try CursesTerminal(TerminalOptions(term: "vt100", input: pseudo.device, output: pseudo.device))
        }
        terminal.present(Canvas(size: terminal.size).frame())
      }
    }

    @Test func terminalIsLentAndTakenBack() throws {
      let pseudo = try Pseudoterminal()
      defer { pseudo.hangUp() }
      let before = pseudo.attributes
      let terminal = try CursesTerminal(
        TerminalOptions(ascii: false, term: "xterm-256color", input: pseudo.device, output: pseudo.device))
      defer { terminal.close() }
      var canvas = Canvas(size: terminal.size)
      canvas.put("Deltakere", y: 0)
      terminal.present(canvas.frame())
      _ = try pseudo.received()
      let lent = terminal.leaveTemporarily { pseudo.attributes }
      #expect(lent == before)
      #expect(!pseudo.attributes.hasFlowControl)
      let sent = try pseudo.received()
      #expect(sent.contains("\u{1B}[?1049l"))
      #expect(sent.contains("\u{1B}[?1049h"))
      #expect(sent.components(separatedBy: "\u{1B}[?1049h").last?.contains("Deltakere") == true)
    }
  }
}
