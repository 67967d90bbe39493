import Foundation
import Testing

extension TerminalSuite {
  @Suite("when its register is taken away") struct MovedRegister {
    @Test("a change is refused in one sentence, what was typed stays, and is saved when the file lies there again")
    func moved() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let desk = try Desk("eva", at: workplace)
      try desk.choose("Johansen, Per")
      try desk.terminal.press(">")
      try desk.terminal.wait(for: "Fram til 2")
      let elsewhere = workplace.path("elsewhere.stegvis")
      #expect(rename(workplace.register, elsewhere) == 0)
      try desk.terminal.press("Enter")
      let told = try desk.terminal.wait(for: "Registeret er flyttet")
      #expect(told.contains("Fram til 2"), "\(told)")
      #expect(!workplace.exists(workplace.register))

      #expect(rename(elsewhere, workplace.register) == 0)
      try desk.terminal.press("Enter")
      try desk.terminal.wait(for: "Johansen, Per er i 2")
      try desk.terminal.quit()
      try workplace.expectWhole()
    }
  }

  @Suite("while somebody else holds the register") struct HeldRegister {
    @Test(
      "for ten seconds and more, keys are answered, nothing is lost, and then it is saved",
      .enabled(if: Tool.sqlite3.isInstalled))
    func held() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let desk = try Desk("eva", at: workplace)
      try desk.choose("Johansen, Per")
      // Opened before: whom somebody looks at is noted, and what cannot be noted is not shown.
      try desk.terminal.press(">")
      try desk.terminal.wait(for: "Fram til 2")
      let holder = try LockHolder(workplace)
      let start = ContinuousClock.now
      // Commands wait as long as they do, all of them meanwhile.
      let file = try workplace.write("nr;fornavn;etternavn;fødselsår\nP-9;A;B;1990\n", to: "ny.csv")
      let commands = try [
        ["import", "participants", file], ["show", "participant", "--number", "P-0002"],
        ["user", "remove", "kari"],
      ].map { try workplace.start($0) }

      try desk.terminal.press("Enter")
      let told = try desk.terminal.wait(for: "opptatt")
      #expect(told.contains("Fram til 2"), "\(told)")
      try desk.terminal.press("Escape")
      try desk.terminal.wait(without: "Fram til 2")
      // What else there is goes on as if nothing were.
      while ContinuousClock.now - start < .seconds(11) {
        try desk.terminal.press("Home")
        try desk.terminal.wait(until: "the first") { $0.selected?.contains("Berg, Siv") == true }
        try desk.terminal.press("End")
        try desk.terminal.wait(until: "the last") { $0.selected?.contains("Berg, Siv") == false }
      }
      for command in commands {
        let outcome = try command.finish()
        #expect(outcome.status == 75, "\(outcome)")
        #expect(outcome.errors.contains("opptatt") && outcome.errorLines.count == 1, "\(outcome)")
        #expect(outcome.outputBytes.isEmpty, "nothing of anybody unlogged: \(outcome)")
      }
      try holder.release()

      try desk.terminal.choose("Johansen, Per")
      try desk.terminal.press(">")
      try desk.terminal.wait(for: "Fram til 2")
      try desk.terminal.press("Enter")
      try desk.wait(for: "Johansen, Per", saying: "2 Småjobb")
      try desk.terminal.quit()
      try workplace.expectWhole()
    }
  }
}
