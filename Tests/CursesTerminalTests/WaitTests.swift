import CTerminalGuard
import CursesTerminal
import Foundation
import TerminalUI
import Testing

extension TerminalSuite {
  @Suite struct Waiting {
    @Test(arguments: typedKeys)
    func keysAreUnderstood(typed: String, keys: [Key]) throws {
      try TerminalSuite.withTerminal { terminal, pseudo in
        pseudo.type(typed)
        #expect(terminal.events(keys.count) == keys.map { .input(.key($0)) })
        #expect(terminal.wait(timeoutMilliseconds: 0) == [])
      }
    }

    @Test(arguments: TerminalSuite.kinds) func everyKindKnowsTheMainKeys(kind: String) throws {
      try TerminalSuite.withTerminal(kind) { terminal, pseudo in
        pseudo.type("\u{1B}[A\u{1B}OB\u{1B}[5~\u{1B}[3~\u{1B}[20~\u{1B}[Z\r")
        let keys: [Key] = [.up, .down, .pageUp, .delete, .function(9), .backTab, .enter]
        #expect(terminal.events(keys.count) == keys.map { .input(.key($0)) })
      }
    }

    @Test func pasteIsOnePiece() throws {
      try TerminalSuite.withTerminal { terminal, pseudo in
        pseudo.type("a\u{1B}[200~Hei\r\nA\u{30A} q\u{1}\u{1B}[201~b")
        #expect(
          terminal.events(3)
            == [.input(.key(.character("a"))), .input(.paste("Hei Å q")), .input(.key(.character("b")))])
      }
    }

    @Test func longPasteIsWhole() throws {
      try TerminalSuite.withTerminal { terminal, pseudo in
        let text = String(repeating: "åse 文 ", count: 4000)
        // The other side of a pseudo-terminal takes some thousand bytes at a time.
        Thread.detachNewThread { pseudo.type("\u{1B}[200~" + text + "\u{1B}[201~") }
        #expect(terminal.events(1) == [.input(.paste(text))])
      }
    }

    @Test func slowCharactersAndSequencesAreWhole() throws {
      try TerminalSuite.withTerminal { terminal, pseudo in
        pseudo.type([0xC3])
        #expect(terminal.wait(timeoutMilliseconds: 1) == [])
        pseudo.type([0xA5])
        #expect(terminal.events(1) == [.input(.key(.character("å")))])
      }
    }

    @Test func escapeIsQuick() throws {
      try TerminalSuite.withTerminal { terminal, pseudo in
        pseudo.type("x")
        _ = terminal.events(1)
        pseudo.type("\u{1B}")
        let start = ContinuousClock.now
        #expect(terminal.events(1) == [.input(.key(.escape))])
        // 25 ms by ncurses' clock; the rest is for a busy machine.
        #expect(ContinuousClock.now - start < .milliseconds(500))
      }
    }

    @Test func resizeIsReportedWithTheNewSize() throws {
      try TerminalSuite.withTerminal { terminal, pseudo in
        terminal.present(Canvas(size: terminal.size).frame())
        for size in [Size(width: 120, height: 40), Size(width: 1, height: 1), Size(width: 80, height: 24)] {
          pseudo.resize(columns: size.width, rows: size.height)
          kill(getpid(), SIGWINCH)
          #expect(terminal.events(1) == [.input(.resize)])
          #expect(terminal.size == size)
          terminal.present(Canvas(size: terminal.size).frame())
        }
      }
    }

    @Test func workerWakes() throws {
      try TerminalSuite.withTerminal { terminal, _ in
        let pipe = terminal.wakePipe
        Thread.detachNewThread { for _ in 0..<100_000 { pipe.wake() } }
        #expect(terminal.events(1).first == .woken)
        pipe.wake()
        #expect(terminal.events(1).first == .woken)
      }
    }

    @Test func timeIsKept() throws {
      try TerminalSuite.withTerminal { terminal, _ in
        let start = ContinuousClock.now
        #expect(terminal.wait(timeoutMilliseconds: 30) == [])
        #expect(ContinuousClock.now - start >= .milliseconds(30))
      }
    }

    @Test(arguments: [(SIGTERM, QuitReason.terminated), (SIGHUP, .terminalGone), (SIGINT, .interrupted)])
    func signalsAskForTheEnd(signal: Int32, reason: QuitReason) throws {
      try TerminalSuite.withTerminal { terminal, _ in
        kill(getpid(), signal)
        #expect(terminal.events(1) == [.quit(reason)])
        #expect(terminal.wait(timeoutMilliseconds: 0) == [])
      }
    }

    @Test func lostWindowEndsTheProgram() throws {
      try TerminalSuite.withTerminal { terminal, pseudo in
        terminal.present(Canvas(size: terminal.size).frame())
        pseudo.hangUp()
        #expect(terminal.events(1) == [.quit(.terminalGone)])
        // Neither traps nor waits.
        terminal.present(Canvas(size: Size(width: 10, height: 10)).frame())
      }
    }

    @Test func continuedProgramRepaints() throws {
      try TerminalSuite.withTerminal { terminal, pseudo in
        var canvas = Canvas(size: terminal.size)
        canvas.put("Deltakere", y: 0)
        terminal.present(canvas.frame())
        _ = try pseudo.received()
        kill(getpid(), SIGCONT)
        #expect(terminal.events(1) == [.input(.resume)])
        let sent = try pseudo.received()
        #expect(sent.contains("Deltakere"))
        #expect(!pseudo.attributes.hasFlowControl)
      }
    }

    @Test func mouseIsReportedWhileOn() throws {
      try TerminalSuite.withTerminal { terminal, pseudo in
        #expect(!terminal.isMouseOn)
        terminal.toggleMouse()
        terminal.present(Canvas(size: terminal.size).frame())
        pseudo.type("\u{1B}[<0;11;21M\u{1B}[<0;11;21m\u{1B}[<64;1;1M\u{1B}[<65;1;1M")
        #expect(terminal.events(3) == [.click(Point(x: 10, y: 20)), .input(.key(.up)), .input(.key(.down))])
        terminal.toggleMouse()
        pseudo.type("\u{1B}[<0;11;21M\u{1B}[<0;11;21mx")
        #expect(terminal.events(1) == [.input(.key(.character("x")))])
      }
    }

    /// What a crash would write brings the terminal back, and holds no padding.
    @Test(arguments: TerminalSuite.kinds) func crashGuardIsPrepared(kind: String) throws {
      try TerminalSuite.withTerminal(kind, mouse: true) { _, pseudo in
        _ = try pseudo.received()
        let count = terminal_guard_rehearse(pseudo.device)
        let bytes = try pseudo.received()
        #expect(bytes.utf8.count == count)
        #expect(!bytes.contains("$<"))
        #expect(bytes.contains("\u{1B}[H"))
        if kind != "vt100" { #expect(bytes.contains("\u{1B}[?25h")) }
        if kind.hasPrefix("xterm") {
          #expect(bytes.contains("\u{1B}[?1049l"))
          #expect(bytes.contains("\u{1B}[?2004l"))
          #expect(bytes.contains("\u{1B}[?1000l"))
        }
      }
    }
  }
}

/// What a terminal sends, and the keys it means.
private let typedKeys: [(String, [Key])] = [
  ("\u{1B}[A", [Key.up]),
  ("\u{1B}OA", [.up]),
  ("\u{1B}OB", [.down]),
  ("\u{1B}[C", [.right]),
  ("\u{1B}[D", [.left]),
  ("\u{1B}[H", [.home]),
  ("\u{1B}OF", [.end]),
  ("\u{1B}[1~", [.home]),
  ("\u{1B}[4~", [.end]),
  ("\u{1B}[2~\u{1B}[3~", [.insert, .delete]),
  ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]),
  ("\u{1B}[Z", [.backTab]),
  ("\u{1B}OP\u{1B}OS", [.function(1), .function(4)]),
  ("\u{1B}[15~", [.function(5)]),
  ("\u{1B}[20~\u{1B}[24~", [.function(9), .function(12)]),
  ("\r", [.enter]),
  ("\n", [.enter]),
  ("\u{1B}OM", [.enter]),
  ("\t", [.tab]),
  ("\u{7F}\u{8}", [.backspace, .backspace]),
  ("\u{1}\u{13}\u{11}\u{C}", [.control("a"), .control("s"), .control("q"), .control("l")]),
  ("åØ文", [.character("å"), .character("Ø"), .character("文")]),
  ("A\u{30A}", [.character("Å")]),
  ("\u{1B}", [.escape]),
  ("\u{1B}\u{1B}", [.escape, .escape]),
  ("\u{1B}x", [.escape, .character("x")]),
  ("\u{1B}å", [.escape, .character("å")]),
  ("\u{1B}\u{1B}[A", [.escape, .up]),
  ("\u{1B}[", [.escape, .character("[")]),
  ("\u{1B}O", [.escape, .character("O")]),
  ("\u{1B}[1;2A", [.up]),
  ("\u{1B}[1;5Ax", [.character("x")]),
  ("\u{1B}[97;133ux", [.character("x")]),
  ("\u{1B}[<0;10;20Mx", [.character("x")]),
  ("\u{1B}[M !!x", [.character("x")]),
  ("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\x", [.character("x")]),
  ("\u{1B}P>|tmux 3.3a\u{1B}\\x", [.character("x")]),
  ("\u{1B}[?62;4cx", [.character("x")]),
  ("a\u{0}b", [.character("a"), .character("b")]),
]
