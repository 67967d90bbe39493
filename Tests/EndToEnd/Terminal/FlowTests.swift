import Foundation
import Testing

extension TerminalSuite {
  @Suite("daily work") struct Flows {
    @Test("a person is moved to the next step from the menu in seven keys, and what is missing is shown first")
    func moveForward() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let desk = try Desk("eva", at: workplace)
      let (terminal, flow) = (desk.terminal, desk.flow(atMost: 7))
      try flow.press("/", "h", "a", "n")
      try terminal.wait(until: "the first found") {
        $0.contains("2 av 4") && $0.selected?.contains("Hansen, Aisha") == true
      }
      try flow.press("Enter", ">")
      try terminal.wait(for: "Mangler: levekårslys")
      try flow.press("Enter")
      try terminal.wait(for: "Hansen, Aisha er i 3")
      try terminal.quit()
      #expect(try workplace.stegvis("export", "steps").output.contains("P-0002,piloten-blakors,3,2026-11-21,,"))
      try workplace.expectWhole()
    }

    @Test("a step back asks why, and takes a date as people say it")
    func moveBack() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let desk = try Desk("eva", at: workplace)
      let terminal = desk.terminal
      try desk.choose("Hansen, Aisha")
      try terminal.press("<")
      try terminal.wait(for: "Grunn")
      try terminal.press("C-u")
      try terminal.type("i går")
      try terminal.wait(for: "20.11.2026")
      try terminal.press("C-s")
      try terminal.wait(for: "trenger en grunn")
      try terminal.type("mer st")
      try terminal.press("Enter", "C-s")
      try desk.wait(for: "Hansen, Aisha", saying: "1 Bo, nettv.")
      try terminal.quit()
      let steps = try workplace.stegvis("export", "steps").output
      #expect(steps.contains("P-0002,piloten-blakors,1,2026-11-20,,needs_more_support"), "\(steps)")
    }

    @Test("eight lights are entered from the menu in fifteen keys, and stand on the list")
    func lights() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let desk = try Desk("tor", at: workplace)
      let flow = desk.flow(atMost: 15)
      try flow.press("/", "b", "e", "r")
      try desk.terminal.wait(until: "the one found") { $0.selected?.contains("Berg, Siv") == true }
      try flow.press("Enter", "l")
      try desk.terminal.wait(for: "Psykisk helse")
      try flow.press("1", "2", "3", "1", "2", "3", "0", "1")
      try desk.terminal.wait(for: "Ctrl-S lagrer")
      try flow.press("C-s")
      try desk.wait(for: "Berg, Siv", saying: "●▲■●▲■·●")
      try desk.terminal.quit()
      let lights = try workplace.stegvis("export", "lights").output
      #expect(lights.contains("P-0001,2026-11-21,worker,green,yellow,red,green,yellow,red,,green"), "\(lights)")
    }

    @Test("lights half entered are still there after Esc")
    func lightsDraft() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let desk = try Desk("tor", at: workplace)
      try desk.choose("Berg, Siv")
      try desk.terminal.press("l")
      try desk.terminal.wait(for: "Psykisk helse")
      try desk.terminal.press("3", "2")
      try desk.terminal.wait(until: "two lights") { $0.row(with: "Fysisk helse")?.contains("gult") == true }
      try desk.terminal.press("Escape")
      try desk.wait(for: "Berg, Siv", saying: "········")
      try desk.terminal.press("l")
      try desk.terminal.wait(until: "two lights again") {
        $0.row(with: "Bosituasjon")?.contains("rødt") == true && $0.row(with: "Fysisk helse")?.contains("gult") == true
      }
    }

    @Test("a new participant is found by the number suggested, and enrolled in the same form")
    func newParticipant() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let desk = try Desk("eva", at: workplace)
      let terminal = desk.terminal
      try terminal.press("2")
      try terminal.wait(for: "Johansen, Per")
      try terminal.press("N")
      try terminal.wait(until: "the next number") { $0.row(with: "Nummer")?.contains("P-0005") == true }
      try terminal.type("Kjersti")
      try terminal.press("Tab")
      try terminal.type("Ødegård")
      try terminal.press("C-s")
      try terminal.wait(for: "u Angre")
      try terminal.backToMenu()
      try terminal.press("/")
      try terminal.type("odegaard")
      try terminal.wait(until: "Ødegård found") { $0.selected?.contains("Ødegård, Kjersti") == true }
      try terminal.quit()
      #expect(try workplace.stegvis("export", "participants").output.contains("P-0005,Kjersti,Ødegård,"))
    }

    @Test("undo and redo go on where one left off, also after quitting, and the log shows it all")
    func undo() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let desk = try Desk("eva", at: workplace)
      let terminal = desk.terminal
      try desk.choose("Johansen, Per")
      try terminal.press(">")
      try terminal.wait(for: "Fram til 2")
      try terminal.press("Enter")
      try desk.wait(for: "Johansen, Per", saying: "2 Småjobb")
      try terminal.press("u")
      try terminal.wait(for: "Angret: Johansen, Per")
      try desk.wait(for: "Johansen, Per", saying: "1 Bo, nettv.")
      try terminal.press("U")
      try terminal.wait(for: "Gjort om igjen")
      try desk.wait(for: "Johansen, Per", saying: "2 Småjobb")
      try terminal.quit()

      try desk.open()
      try desk.choose("Johansen, Per")
      try desk.wait(for: "Johansen, Per", saying: "2 Småjobb")
      // It is not on the message row any more: what would be taken back is named first.
      try terminal.press("u")
      try terminal.wait(for: "Johansen, Per: fra steg 1 til steg 2")
      try terminal.press("Down")
      try terminal.press("Enter")
      try desk.wait(for: "Johansen, Per", saying: "1 Bo, nettv.")
      // What is left are imports, and they are not taken back by a key that lies so near.
      try terminal.press("u")
      try terminal.wait(until: "no more to take back") { $0.contains("Ingenting å angre") || $0.contains("loggen") }
      try terminal.backToMenu()
      try terminal.press("Home")
      try terminal.choose("Logg")
      try terminal.press("Enter")
      let log = try terminal.wait(for: "registeret ble laget")
      #expect(log.rows.count { $0.contains("angret føring") } == 2, "\(log)")
      #expect(log.rows.count { $0.contains("gjorde om igjen") } == 1, "\(log)")
      #expect(log.row(with: "fra steg 1 til steg 2")?.contains("Eva Moe") == true, "\(log)")
      try terminal.quit()
      try workplace.expectWhole()
    }

    @Test("an import is taken back from the log, after a question, and comes again with U")
    func takeBackImport() throws {
      let workplace = try Workplace()
      try workplace.makeRegister()
      try workplace.importing("participants", Samples.participants)
      let desk = try Desk("eva", at: workplace)
      let terminal = desk.terminal
      try terminal.choose("Logg")
      try terminal.press("Enter")
      try terminal.wait(for: "import av deltakere: 4 nye")
      try terminal.choose("import av deltakere")
      try terminal.press("T")
      try terminal.wait(for: "Nei, la den stå")
      try terminal.press("Enter")
      try terminal.wait(without: "Nei, la den stå")
      #expect(try terminal.screen().rows.allSatisfy { !$0.contains("angret føring") }, "Enter alone takes nothing back")
      try terminal.press("T")
      try terminal.wait(for: "Nei, la den stå")
      try terminal.press("Right")
      try terminal.wait(for: "> Ja, ta den tilbake")
      try terminal.press("Enter")
      try terminal.wait(for: "angret føring 2")
      try terminal.quit()
      #expect(try workplace.stegvis("export", "participants").output.split(separator: "\n").count == 1)
    }

    @Test(
      "while somebody holds the register, a change waits a moment and is refused without loss",
      .enabled(if: Tool.sqlite3.isInstalled))
    func busy() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let desk = try Desk("eva", at: workplace)
      try desk.choose("Johansen, Per")
      try desk.terminal.press(">")
      try desk.terminal.wait(for: "Fram til 2")
      let holder = try LockHolder(workplace)
      try desk.terminal.press("Enter")
      try desk.terminal.wait(for: "opptatt")
      try desk.terminal.wait(for: "Fram til 2")
      try holder.release()
      try desk.terminal.press("Enter")
      try desk.wait(for: "Johansen, Per", saying: "2 Småjobb")
      try desk.terminal.quit()
    }

    @Test("read-only changes nothing, and says why not")
    func readOnly() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let before = try workplace.bytes(of: workplace.register)
      let terminal = try TmuxTerminal(in: workplace)
      try terminal.open("stegvis --read-only --register \(workplace.register) --today \(Samples.today)")
      try terminal.wait(for: "bare lesing")
      // Who looks at people is logged, and nothing is written here.
      try terminal.press("2")
      try terminal.wait(for: "blir logget")
      try terminal.wait(without: "Hansen")
      try terminal.press("Escape")
      try terminal.wait(until: "the menu") { $0.isMenu }
      try terminal.press("u")
      try terminal.wait(for: "lesing;")
      try terminal.quit()
      #expect(try workplace.bytes(of: workplace.register) == before)
    }

    @Test("one's own keys are used, and a conflict is told with its line before anything opens")
    func ownKeys() throws {
      let workplace = try Workplace()
      let folder = workplace.path("home/.config/stegvis")
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try workplace.write("# mine\nundo = F4\nmenu.new = n\n", to: "home/.config/stegvis/keys")
      let terminal = try TmuxTerminal(in: workplace)
      try terminal.open()
      try terminal.press("n")
      try terminal.wait(for: "Fornavn")
      try terminal.quit()
      try workplace.write("undo = F4\nredo = F4\n", to: "home/.config/stegvis/keys")
      let answer = try terminal.ask("stegvis demo </dev/tty >/dev/tty; echo $?")
      #expect(answer.contains("keys:2: tasten"), "\(answer)")
      #expect(answer.hasSuffix("65"), "\(answer)")
      #expect(workplace.files(in: workplace.temporary).isEmpty)
    }
  }
}
