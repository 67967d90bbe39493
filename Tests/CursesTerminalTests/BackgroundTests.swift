import CNcurses
import CursesTerminal
import Foundation
import TerminalUI
import Testing

extension TerminalSuite {
  /// The terminal is asked what its background is, and nothing of what it answers is ever typed.
  @Suite struct AskingForTheBackground {
    private static let question = "\u{1B}]11;?"
    private static let introduction = "\u{1B}[?62;22c"

    private func asking<Result>(
      _ kind: String = "xterm-256color", color: TerminalOptions.Color = .always,
      _ body: (CursesTerminal, Pseudoterminal) throws -> Result
    ) throws -> Result {
      try TerminalSuite.withTerminal(kind, color: color, background: .auto, body)
    }

    /// All that is typed by the time an `x` comes, which is typed last.
    private func typed(_ pieces: String..., on terminal: CursesTerminal, _ pseudo: Pseudoterminal) -> [TerminalEvent] {
      var events: [TerminalEvent] = []
      for piece in pieces {
        pseudo.type(piece)
        // Long enough for what is half a sequence to be taken for a whole one.
        events += terminal.wait(timeoutMilliseconds: 60)
      }
      pseudo.type("x")
      return events + terminal.events(1)
    }

    private static let x = [TerminalEvent.input(.key(.character("x")))]

    @Test(
      arguments: [
        ("\u{1B}]11;rgb:0000/0000/0000\u{7}", Background.dark), ("\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{1B}\\", .dark),
        ("\u{1B}]11;rgb:00/2b/36\u{7}", .dark), ("\u{1B}]11;rgb:ffff/ffff/ffff\u{7}", .light),
        ("\u{1B}]11;rgba:fdfd/f6f6/e3e3/ffff\u{1B}\\", .light), ("\u{1B}]11;rgb:f/f/f\u{7}", .light),
      ]) func whatIsThereIsPaintedAnew(answer: String, background: Background) throws
    {
      try asking { terminal, pseudo in
        let frame = lights(terminal.size)
        terminal.present(frame)
        let asked = try pseudo.received()
        #expect(asked.contains(Self.question))
        #expect(typed(answer + Self.introduction, on: terminal, pseudo) == Self.x)
        #expect(terminal.background == background)
        let sheet = StyleSheet(depth: .twoFiftySix, background: background)
        #expect(ShownCell(x: 0, y: 0).attributes == sheet.attributes(for: .lightGreen))
        let sent = try pseudo.received()
        #expect(sent.contains("●"))
      }
    }

    @Test("It may be late, cut in two, without the other answer or after it") func answerMayBeLate() throws {
      let answer = "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\"
      try asking { #expect(typed(Self.introduction, answer, on: $0, $1) == Self.x && $0.background == .light) }
      try asking { #expect(typed(answer, on: $0, $1) == Self.x && $0.background == .light) }
      for cut in [3, 4, 5, 9, 14, 22] {
        try asking { terminal, pseudo in
          let (first, rest) = (String(answer.prefix(cut)), String(answer.dropFirst(cut)))
          #expect(typed(first, rest, on: terminal, pseudo) == Self.x, "\(cut)")
          #expect(terminal.background == .light, "\(cut)")
        }
      }
    }

    @Test("Half an answer, another's and none at all leave the keys as they are")
    func garbageTypesNothing() throws {
      for answer in [
        "\u{1B}]11;rgb:ffff/ff", "\u{1B}]11;rgb:ffff/\u{7}", "\u{1B}]11;rgb:gggg/0000/0000\u{7}",
        "\u{1B}]11;red\u{1B}\\",
        "\u{1B}]10;rgb:ffff/ffff/ffff\u{7}", "\u{1B}]11;rgb:fffff/ffff/ffff\u{7}", Self.introduction, "",
      ] {
        try asking { terminal, pseudo in
          #expect(typed(answer, on: terminal, pseudo) == Self.x, "\(answer.debugDescription)")
          #expect(terminal.background == .unknown)
        }
      }
    }

    @Test("A terminal that says nothing keeps nobody") func silence() throws {
      try asking { terminal, pseudo in
        let start = ContinuousClock.now
        terminal.present(lights(terminal.size))
        #expect(typed(on: terminal, pseudo) == Self.x)
        terminal.close()
        #expect(ContinuousClock.now - start < .seconds(2))
      }
    }

    @Test("Who leaves at once finds no answer on the line") func answerIsNotLeftToTheShell() throws {
      try asking { terminal, pseudo in
        Thread.detachNewThread { pseudo.type("\u{1B}]11;rgb:ffff/ffff/ffff\u{7}" + Self.introduction) }
        terminal.close()
        var raw = termios()
        tcgetattr(pseudo.device, &raw)
        cfmakeraw(&raw)
        tcsetattr(pseudo.device, TCSANOW, &raw)
        #expect(nc_bytes_waiting(pseudo.device) == 0)
      }
    }

    @Test("Not asked where nothing would be made of it") func notAsked() throws {
      func isAsked(_ kind: String, _ color: TerminalOptions.Color) throws -> Bool {
        try asking(kind, color: color) { try $1.received().contains(Self.question) }
      }
      #expect(try isAsked("screen-256color", .always))
      #expect(try !isAsked("xterm-256color", .never))
      #expect(try !isAsked("linux", .always))
      #expect(try !isAsked("vt100", .always))
      #expect(try TerminalSuite.withTerminal { try !$1.received().contains(Self.question) })
    }

    private func lights(_ size: Size) -> Frame {
      var canvas = Canvas(size: size)
      canvas.put("●", y: 0, style: .lightGreen)
      return canvas.frame()
    }
  }
}
