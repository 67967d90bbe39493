import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

/// Reports about one person are written, read by them, and only then printed; and that they left is logged about the person.
@Suite struct PersonReportTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let today = RegisterTrial.today
  private let report = PersonReport(
    .progress, made: RegisterTrial.today, from: RegisterTrial.today - 30, to: RegisterTrial.today, recipient: "NAV",
    goals: ["Bo for meg selv"], page: "Rapport\nMål")

  init() throws {
    trial = try RegisterTrial()
    person = try #require(try trial.add("P-1", from: "2026-08-03").about)
  }

  private var eva: Session { trial.session() }

  private func standing() throws -> Recorded<PersonReport> {
    try #require(try eva.personReport.reports(about: person).first)
  }

  @Test("A report is written, read, changed and struck, and undo takes each back")
  func written() throws {
    _ = try eva.personReport.write(report, about: person)
    let first = try standing()
    #expect(first.fact == report)
    _ = try eva.personReport.answer(.disagrees, on: today, ownWords: "For strengt", about: person, row: first.row)
    let read = try standing()
    #expect(read.fact.answer == .disagrees && read.fact.ownWords == "For strengt")
    // The same page again keeps what was said; another does not.
    var other = read.fact
    other.page = "Rapport\nMål\nMer"
    _ = try eva.personReport.write(other, about: person, replacing: read.row)
    #expect(try standing().fact.answer == nil)
    _ = try eva.journal.undo()
    #expect(try standing().fact == read.fact)
    _ = try eva.personReport.strike(try standing().row, about: person)
    #expect(try eva.personReport.reports(about: person).isEmpty)
    _ = try eva.journal.undo()
    #expect(try standing().fact == read.fact)
    try trial.expectWhole()
  }

  @Test("Two of one kind on one day are one report")
  func twice() throws {
    _ = try eva.personReport.write(report, about: person)
    #expect(conflict { _ = try eva.personReport.write(report, about: person) } != nil)
    var start = report
    start.kind = .start
    _ = try eva.personReport.write(start, about: person)
    #expect(try eva.personReport.reports(about: person).count == 2)
  }

  @Test("Nothing is printed that the person has not read, and what is printed is logged about them")
  func printed() throws {
    _ = try eva.personReport.write(report, about: person)
    var row = try standing().row
    func print(_ name: String) throws(StoreError) -> WriteReceipt {
      try eva.personReport.print(row, about: person, heading: ["Huset"], footer: ["Lest"], to: .file(trial.file(name)))
    }
    #expect(failure { _ = try print("a.txt") } == .rule(.report([.notRead])))
    #expect(!FileManager.default.fileExists(atPath: trial.file("a.txt")))
    _ = try eva.personReport.answer(.agrees, on: today, ownWords: nil, about: person, row: row)
    row = try standing().row
    let receipt = try print("b.txt")
    #expect(receipt.kind == .reportPrinted && receipt.about == person)
    #expect(try String(contentsOfFile: trial.file("b.txt"), encoding: .utf8) == "Huset\nRapport\nMål\nLest\n")
    let entry = try #require(try eva.journal.history(of: person).first { $0.kind == .reportPrinted })
    #expect(entry.detail?.name == "progress" && entry.detail?.file == "b.txt")
    #expect(failure { _ = try print("b.txt") } != nil)
  }

  @Test("Of somebody whose card opens by a display name only, nobody writes or prints a report")
  func protected() throws {
    let hidden = try AccessGround()
    let counsellor = try hidden.session(AccessWho(role: .counsellor, unit: "Rådhusgaten"))
    #expect(failure { _ = try counsellor.personReport.reports(about: hidden.hidden) } != nil)
    let found = try? counsellor.personReport.reports(about: hidden.hidden)
    #expect(found?.isEmpty ?? true)
  }

  @Test("The own copy has every report")
  func ownCopy() throws {
    _ = try eva.personReport.write(report, about: person)
    let record = try #require(try eva.keeping.dayRecord(of: person))
    #expect(record.reports.map(\.fact) == [report])
  }
}
