import Domain
import Foundation
import Testing

/// The front desk's morning by keys alone, counted from the menu against what each flow may cost.
extension TerminalSuite {
  @Suite("attendance") struct AttendanceFlows {
    private let today = Samples.clockDay

    private func workplace() throws -> Workplace {
      let workplace = try Workplace()
      try workplace.makeGroupRegister(since: today.iso)
      return workplace
    }

    @Test("a roll call of twenty with three exceptions: twelve keys at most, one change, one undo")
    func rollCall() throws {
      let workplace = try workplace()
      let desk = try Desk("kari", at: workplace, today: nil)
      try desk.flow(atMost: 12).press("4", "Enter", "D", "s", "K", "p", "R", "f", "r")
      try desk.terminal.wait(for: "Verkstedet: 17 møtt, 1 syk, 1 avtalt fravær, 1 ikke møtt. Lagret.")
      let marks = try workplace.marks()
      #expect(marks.count == 20)
      #expect(marks.contains("P-0013,Verkstedet,\(today.iso),sick"), "\(marks)")
      #expect(marks.contains("P-0020,Verkstedet,\(today.iso),leave"), "\(marks)")
      #expect(marks.contains("P-0027,Verkstedet,\(today.iso),absent"), "\(marks)")
      try desk.terminal.press("u")
      try desk.terminal.wait(for: "20 ikke ført")
      try desk.terminal.press("Escape", "Escape")
      try desk.terminal.quit()
      #expect(try workplace.marks().isEmpty)
      try workplace.expectWhole()
    }

    @Test("one person comes, and is marked in six keys")
    func comes() throws {
      let workplace = try workplace()
      let desk = try Desk("kari", at: workplace, today: nil)
      try desk.flow(atMost: 6).press("/", "d", "a", "h", "Enter", "m")
      try desk.terminal.wait(until: "when they came") { $0.text.contains(/Dahl, Kim møtt \d\d:\d\d i Verkstedet/) }
      try desk.terminal.press("Escape", "Escape")
      try desk.terminal.quit()
      #expect(try workplace.marks() == ["P-0013,Verkstedet,\(today.iso),present"])
    }

    @Test("who came earlier leaves in six keys, and the clock says when")
    func leaves() throws {
      let workplace = try workplace()
      try workplace.importing("attendance", "nr;gruppe;dato;føring\nP-0013;Verkstedet;\(today.iso);møtt\n")
      let desk = try Desk("kari", at: workplace, today: nil)
      try desk.flow(atMost: 6).press("/", "d", "a", "h", "Enter", "-")
      try desk.terminal.wait(until: "when they left") { $0.text.contains(/Dahl, Kim gikk \d\d:\d\d fra Verkstedet/) }
      try desk.terminal.press("Escape", "Escape")
      try desk.terminal.quit()
      try workplace.expectWhole()
    }

    @Test("with nothing typed, whoever is expected today comes first, and their telephone is four keys away")
    func finds() throws {
      let workplace = try workplace()
      let desk = try Desk("kari", at: workplace, today: nil)
      let flow = desk.flow(atMost: 5)
      try flow.press("/")
      try desk.terminal.wait(until: "somebody expected is chosen") { $0.selected?.contains("Berg, Kim") == true }
      // And opened.
      try flow.press("Enter", "Enter")
      let card = try desk.terminal.wait(for: "Berg, Kim P-0011")
      #expect(!card.contains("900 00 011"), "whoever sits beside the screen sees no telephone:\n\(card)")
      try flow.press("h")
      try desk.terminal.wait(for: "900 00 011")
      try desk.terminal.press("Escape", "Escape", "Escape")
      try desk.terminal.quit()
    }

    @Test("a letter that only one has finds their telephone in five keys")
    func findsByLetter() throws {
      let workplace = try workplace()
      let desk = try Desk("kari", at: workplace, today: nil)
      try desk.flow(atMost: 5).press("/", "q", "Enter", "Enter", "h")
      try desk.terminal.wait(until: "the telephone") { $0.contains("Quist, Kim P-0026") && $0.contains("900 00 026") }
      try desk.terminal.quit()
    }

    @Test("three letters find whom somebody has as their contact person in five keys")
    func findsContact() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister(on: today)
      let desk = try Desk("kari", at: workplace, today: nil)
      try desk.flow(atMost: 5).press("/", "h", "a", "n", "Enter")
      try desk.terminal.wait(until: "the contact person") {
        $0.selected?.contains("Hansen, Aisha") == true && $0.selected?.contains("Tor Lie") == true
      }
      try desk.terminal.quit()
    }

    @Test("sick until the day after tomorrow: ten keys at most, and the form says what it understood")
    func sick() throws {
      let workplace = try workplace()
      let desk = try Desk("kari", at: workplace, today: nil)
      let flow = desk.flow(atMost: 10)
      let weekdays = ["man", "tir", "ons", "tor", "fre", "lør", "søn"]
      func words(_ day: Domain.Day) -> String {
        "\(weekdays[day.weekday - 1]) \(day.year == today.year ? day.short : day.norwegian)"
      }
      let typed = weekdays[(today + 2).weekday - 1].prefix(2).map(String.init)
      try flow.press("/", "d", "a", "h", "Enter", "b", typed[0], typed[1])
      try desk.terminal.wait(for: "Borte til og med \(words(today + 2)), ventes \(words(today + 3))")
      try flow.press("Enter")
      try desk.terminal.wait(for: "Dahl, Kim: borte til og med \(words(today + 2))")
      // The rest came, and who is announced away is marked as announced.
      try desk.terminal.press("Escape", "Escape", "4", "Enter")
      try desk.terminal.wait(for: "20 ikke ført")
      try desk.terminal.press("r")
      try desk.terminal.wait(for: "Verkstedet: 19 møtt, 1 syk. Lagret.")
      try desk.terminal.press("Escape", "Escape")
      try desk.terminal.quit()
      try workplace.expectWhole()
    }

    @Test("a roll call that is killed half way comes back as it was")
    func killed() throws {
      let workplace = try workplace()
      let terminal = try TmuxTerminal(in: workplace)
      let command = Desk.command("kari", at: workplace, today: nil)
      let process = try terminal.openKnowingProcess(command)
      try terminal.press("4", "Enter")
      try terminal.wait(for: "20 ikke ført")
      try terminal.press("D", "s", "K", "p")
      try terminal.wait(for: "2 ikke lagret")
      kill(process, SIGKILL)
      try terminal.wait(for: "Killed")
      try terminal.open(command)
      try terminal.press("4", "Enter")
      try terminal.wait(for: "2 ikke lagret")
      try terminal.press("Enter")
      try terminal.wait(for: "Lagret.")
      try terminal.press("Escape", "Escape")
      try terminal.quit()
      #expect(try workplace.marks().count == 2)
    }
  }
}
