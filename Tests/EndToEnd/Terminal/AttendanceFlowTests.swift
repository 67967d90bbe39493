import Foundation
import Testing

/// The desk's morning by keys alone, counted from the menu against what each flow may cost.
extension TerminalSuite {
  @Suite("attendance") struct AttendanceFlows {
    private static let families = [
      "Aas", "Berg", "Carlsen", "Dahl", "Eide", "Foss", "Gran", "Holm", "Iversen", "Jensen", "Krog", "Lie", "Moen",
      "Nes", "Olsen", "Pihl", "Quist", "Ruud", "Solli", "Tveit",
    ]

    /// Twenty people in a group that meets every day, and one who is in none and whose name comes first.
    private func workplace() throws -> Workplace {
      let workplace = try Workplace()
      try workplace.makeRegister()
      // Å comes last in Norwegian, and Aas with it: Abel is the first of all, and in no group.
      var people = "nr;fornavn;etternavn;fødselsår\nP-0099;Ada;Abel;1980\n"
      var groups = "gruppe;avdeling;ukedag;fra;til;nr\n"
      for weekday in ["ma", "ti", "on", "to", "fr", "lø", "sø"] {
        groups += "Verkstedet;Rådhusgaten 53;\(weekday);00:05;23:55;\n"
      }
      for (index, family) in AttendanceFlows.families.enumerated() {
        let number = "P-00\(10 + index)"
        people += "\(number);Kim;\(family);1980\n"
        groups += "Verkstedet;Rådhusgaten 53;;;;\(number)\n"
      }
      try workplace.importing("participants", people)
      // They come into the group on the day of the desk, whatever day it is here.
      let file = try workplace.write(groups, to: "groups.csv")
      let taken = try workplace.stegvis("import", "groups", file, "--today", Samples.today)
      #expect(taken.status == 0, "\(taken)")
      return workplace
    }

    /// Presses keys one by one and counts them.
    private func press(_ keys: [String], at terminal: TmuxTerminal, atMost budget: Int) throws {
      #expect(keys.count <= budget, "\(keys.count) keys, \(budget) at most")
      for key in keys { try terminal.press(key) }
    }

    @Test("a roll call of twenty with three exceptions: twelve keys at most, one change, one undo")
    func rollCall() throws {
      let workplace = try workplace()
      let desk = try Desk("kari", at: workplace)
      try press(["4", "Enter", "D", "s", "K", "p", "R", "f", "r"], at: desk.terminal, atMost: 12)
      try desk.terminal.wait(for: "Verkstedet: 17 møtt, 1 syk, 1 avtalt fravær, 1 ikke møtt. Lagret.")
      let marks = try workplace.stegvis("export", "attendance").output
      #expect(marks.split(separator: "\n").count == 21)
      #expect(marks.contains("P-0013,Verkstedet,2026-11-21,sick"), "\(marks)")
      #expect(marks.contains("P-0020,Verkstedet,2026-11-21,leave"), "\(marks)")
      #expect(marks.contains("P-0027,Verkstedet,2026-11-21,absent"), "\(marks)")
      try desk.terminal.press("u")
      try desk.terminal.wait(for: "20 ikke ført")
      try desk.terminal.press("Escape", "Escape")
      try desk.terminal.quit()
      #expect(try workplace.stegvis("export", "attendance").output.split(separator: "\n").count == 1)
      try workplace.expectWhole()
    }

    @Test("one person comes, and is marked in six keys")
    func comes() throws {
      let workplace = try workplace()
      let desk = try Desk("kari", at: workplace)
      try press(["/", "d", "a", "h", "Enter", "m"], at: desk.terminal, atMost: 6)
      try desk.terminal.wait(for: "Dahl, Kim ført som møtt i Verkstedet")
      try desk.terminal.press("Escape", "Escape")
      try desk.terminal.quit()
      #expect(
        try workplace.stegvis("export", "attendance").output.contains("P-0013,Verkstedet,2026-11-21,present"))
    }

    @Test("with nothing typed, whoever is expected today comes first")
    func finds() throws {
      let workplace = try workplace()
      let desk = try Desk("kari", at: workplace)
      try press(["/"], at: desk.terminal, atMost: 5)
      try desk.terminal.wait(until: "somebody expected is chosen") { $0.selected?.contains("Berg, Kim") == true }
      // And opened.
      try press(["Enter", "Enter"], at: desk.terminal, atMost: 4)
      try desk.terminal.wait(for: "Berg, Kim P-0011")
      try desk.terminal.press("Escape", "Escape", "Escape")
      try desk.terminal.quit()
    }

    @Test("sick until Monday: ten keys at most, and the form says what it understood")
    func sick() throws {
      let workplace = try workplace()
      let desk = try Desk("kari", at: workplace)
      let keys = ["/", "d", "a", "h", "Enter", "b", "m", "a"]
      try press(keys, at: desk.terminal, atMost: 9)
      try desk.terminal.wait(for: "Borte til og med man 23.11, ventes tir 24.11")
      try desk.terminal.press("Enter")
      try desk.terminal.wait(for: "Dahl, Kim: Borte til og med man 23.11")
      #expect(keys.count + 1 <= 10)
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
      let command = "stegvis --register \(workplace.register) --today \(Samples.today) --user kari"
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
      #expect(try workplace.stegvis("export", "attendance").output.split(separator: "\n").count == 3)
    }
  }
}
