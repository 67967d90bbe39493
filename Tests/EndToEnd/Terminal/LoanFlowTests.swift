import Foundation
import Testing

extension TerminalSuite {
  @Suite("loans") struct Loans {
    @Test("a thing is added, lent to somebody found by three letters, and taken back by one key at another desk")
    func lendAndReturn() throws {
      let workplace = try Workplace()
      try workplace.makeSampleRegister()
      let desk = try Desk("eva", at: workplace)
      let terminal = desk.terminal
      try terminal.press("0")
      try terminal.wait(for: "Enter legger inn en ting")
      try terminal.press("Enter")
      try terminal.wait(for: "Det tingen kalles")
      try terminal.type("Ski 180")
      try terminal.press("Enter")
      try terminal.wait(until: "the skis are in") { $0.row(with: "Ski 180")?.contains("inne") == true }
      try terminal.press("Home")
      try terminal.wait(until: "the skis are chosen") { $0.selected?.contains("Ski 180") == true }
      try terminal.press("L")
      try terminal.wait(for: "Skriv begynnelsen av navn")
      try terminal.type("han")
      try terminal.wait(for: "> Hansen, Aisha")
      try terminal.press("Enter", "C-s")
      try terminal.wait(for: "Ski 180 lånt ut til Hansen, Aisha, frist lør 28.11.2026")
      try terminal.wait(until: "lent") { $0.row(with: "i dag")?.contains("Hansen, Aisha") == true }

      // Another desk has the same list.
      let other = try Desk("tor", at: workplace)
      try other.terminal.press("0")
      try other.terminal.wait(until: "lent there too") { $0.row(with: "Ski 180")?.contains("Hansen, Aisha") == true }
      try other.terminal.press("R")
      try other.terminal.wait(for: "Ski 180 er levert tilbake")
      try other.terminal.quit()

      try terminal.wait(until: "back here too") { $0.row(with: "Ski 180")?.contains("inne") == true }
      try terminal.quit()
      let shown = try workplace.stegvis("show", "operations", "--format", "csv").output
      #expect(shown.contains("Ski 180,,,,,"), "\(shown)")
      try workplace.expectWhole()
    }
  }
}
