import Foundation
import Testing

extension TerminalSuite {
  @Suite("intake") struct Intake {
    @Test(
      "the next on the waiting list is phoned and the answer noted in three keys, and the line says why they are next")
    func phoned() throws {
      let terminal = try TmuxTerminal(in: try Workplace())
      try terminal.open("stegvis demo --user kari")
      try terminal.press("5")
      try terminal.wait(until: "whose turn it is, and why") {
        $0.selected?.contains("Dyrnes, Rolf") == true && $0.contains("Nr. 1: søkte først")
      }
      try terminal.press("V")
      try terminal.wait(for: "3  Ikke svar")
      try terminal.press("3")
      try terminal.wait(for: "Dyrnes, Rolf svarte ikke; tilbudet står")
      try terminal.wait(until: "both calls") { $0.row(with: "Dyrnes, Rolf")?.contains("2 ikke svar") == true }
      // The same from the menu without looking: the room, the answer, yes.
      try terminal.press("Escape")
      try terminal.wait(for: "Finn deltaker")
      try CountedFlow(at: terminal, atMost: 4).press("5", "V", "1")
      try terminal.wait(for: "Dyrnes, Rolf sa ja: venter på oppstart")
      try terminal.wait(for: "2 venter")
      try terminal.press("u")
      try terminal.wait(for: "3 venter")
      // And with arrows.
      try terminal.press("Escape")
      try terminal.wait(for: "Finn deltaker")
      try CountedFlow(at: terminal, atMost: 4).press("5", "V", "Down", "Enter")
      try terminal.wait(for: "Dyrnes, Rolf takket nei")
      try terminal.quit()
    }

    @Test("an enquiry is opened and rung back in four keys, and the list says how it went")
    func rungBack() throws {
      let terminal = try TmuxTerminal(in: try Workplace())
      try terminal.open("stegvis demo --user kari")
      let flow = CountedFlow(at: terminal, atMost: 4)
      try flow.press("5", "End", "Enter")
      try terminal.wait(until: "whom to call, and what has been tried") {
        $0.contains("Telefon 00 00 00 92") && $0.contains("forsøk 2")
      }
      try flow.press("1")
      try terminal.wait(for: "Oddvar Lunde: ringt tilbake og nådd")
      try terminal.press("Escape")
      try terminal.wait(until: "how it went") { $0.row(with: "Oddvar Lunde")?.contains("ringt 2 ganger") == true }
      try terminal.quit()
    }

    @Test("a new enquiry takes four keys and text, what was searched for carried in")
    func asked() throws {
      let workplace = try Workplace()
      let today = Samples.clockDay
      try workplace.makeSampleRegister(on: today)
      let desk = try Desk("kari", at: workplace, today: nil)
      let terminal = desk.terminal
      let flow = desk.flow(atMost: 8)
      try flow.press("/")
      try terminal.wait(for: "Johansen, Per")
      try flow.type("kjersti ødegård")
      try terminal.wait(for: "Ny deltaker")
      try flow.press("Enter", "H")
      try terminal.wait(until: "the name in the form") {
        $0.row(with: "Fornavn")?.contains("Kjersti") == true && $0.row(with: "Etternavn")?.contains("Ødegård") == true
      }
      try flow.type("90000555")
      try flow.press("C-s")
      try terminal.wait(for: "Henvendelse fra Kjersti Ødegård ført")
      // Somebody who asks is a participant without an enrolment.
      try terminal.backToMenu()
      try terminal.press("5")
      try terminal.wait(until: "the enquiry") { $0.row(with: "Ødegård, Kjersti")?.contains(today.short) == true }
      try terminal.quit()
      let people = try workplace.stegvis("export", "participants").output
      #expect(people.contains("Kjersti,Ødegård,") && people.contains("90000555"), "\(people)")
      #expect(!(try workplace.stegvis("export", "enrolments").output.contains("P-0005")))
      try workplace.expectWhole()
    }

    @Test("kill -9 in the middle of an enquiry: the form comes back as it was, cursor and all")
    func killed() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister(on: Samples.clockDay)
      let terminal = try TmuxTerminal(in: workplace)
      let command = Desk.command("kari", at: workplace, today: nil)
      let process = try terminal.openKnowingProcess(command)
      try terminal.press("H")
      try terminal.wait(for: "Hva det gjelder")
      try terminal.type("Ragnhild")
      try terminal.press("Tab")
      try terminal.type("Strand")
      try terminal.press("Tab", "Tab", "Tab")
      try terminal.type("Spør for snnen")
      try terminal.press("Left", "Left", "Left", "Left")
      try terminal.wait(for: "Spør for snnen")
      // Written when nothing has been typed for a while.
      _ = try Deadline.poll(every: 50) { () throws -> String? in
        let found = try workplace.run(.sqlite3, workplace.register, "SELECT length(sealed) FROM draft").output
        return found.isEmpty ? nil : found
      }
      try waitForQuiet(workplace)
      kill(process, SIGKILL)
      try terminal.wait(for: "Killed")

      try terminal.open(command)
      try terminal.wait(for: "Et utkast venter: Ny henvendelse")
      try terminal.press("H")
      try terminal.wait(until: "the form as it was") {
        $0.row(with: "Fornavn")?.contains("Ragnhild") == true && $0.row(with: "Etternavn")?.contains("Strand") == true
      }
      try terminal.type("ø")
      try terminal.wait(for: "Spør for sønnen")
      try terminal.press("C-s")
      try terminal.wait(for: "Henvendelse fra Ragnhild Strand ført")
      try terminal.quit()
      #expect(try workplace.run(.sqlite3, workplace.register, "SELECT count(*) FROM draft").output.hasPrefix("0"))
      try workplace.expectWhole()
    }

    /// Until the draft has stood as it is for longer than anything typed waits to be written.
    private func waitForQuiet(_ workplace: Workplace) throws {
      var last = ""
      var since = Date()
      let isQuiet = try Deadline.poll(every: 200) { () throws -> Bool? in
        let now = try workplace.run(.sqlite3, workplace.register, "SELECT at FROM draft").output
        if now != last { (last, since) = (now, Date()) }
        return Date().timeIntervalSince(since) > 3 ? true : nil
      }
      if isQuiet == nil { throw ScenarioFailure("the draft is written again and again") }
    }
  }
}
