import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

/// What is printed by the register's own command.
@Suite struct PrintCommandTests {
  private let trial: RegisterTrial

  init() throws { trial = try RegisterTrial() }

  private func print(with command: String?) throws {
    _ = try trial.session().settings.change([.printCommand: command])
    _ = try trial.session().attendance.printDayList(
      ["[x] Hansen, Åse  møtt", "[ ] Moen, Kai"], people: 2, on: RegisterTrial.today, to: .command)
  }

  @Test func theTextStandsOnItsInputAndTheLogKnowsOfIt() throws {
    let taken = trial.file("utskrift")
    try print(with: "  tee   \(taken) ")
    #expect(try String(contentsOfFile: taken, encoding: .utf8) == "[x] Hansen, Åse  møtt\n[ ] Moen, Kai\n")
    let entry = try #require(try trial.session().journal.entries(limit: 1).first)
    #expect(entry.kind == .exported && entry.detail?.file == "tee" && entry.detail?.added == 2)
  }

  /// A word is a word: nothing in it starts another program.
  @Test func thereIsNoShell() throws {
    let made = trial.file("laget")
    #expect(throws: StoreError.self) { try print(with: "false; touch \(made)") }
    #expect(throws: StoreError.self) { try print(with: "false $(touch \(made))") }
    #expect(!FileManager.default.fileExists(atPath: made))
  }

  @Test(arguments: ["false", "ingen-slik-kommando", "/tmp"])
  func whatDoesNotTakeItIsTold(command: String) throws {
    #expect(failure { try print(with: command) } == .rule(.printFailed(command: command)))
  }

  @Test func withoutACommandNothingIsPrinted() throws {
    #expect(
      failure {
        _ = try trial.session().attendance.printDayList([], people: 0, on: RegisterTrial.today, to: .command)
      } == .rule(.printFailed(command: "")))
  }

  @Test func aLongListIsTakenWhole() throws {
    let taken = trial.file("lang")
    _ = try trial.session().settings.change([.printCommand: "tee \(taken)"])
    let lines = (1...20_000).map { "[ ] Deltaker \($0)" }
    _ = try trial.session().attendance.printDayList(lines, people: 1, on: RegisterTrial.today, to: .command)
    #expect(try String(contentsOfFile: taken, encoding: .utf8).split(separator: "\n").count == lines.count)
  }
}
