import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

/// A note from the desk reaches the counsellors; the desk reads what it wrote itself, and no more.
@Suite struct ToldTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey

  init() throws {
    trial = try RegisterTrial()
    person = try #require(try trial.add("P-1", "Kai", "Moen").about)
    try trial.addUser("siv", "Siv Ås", .frontDesk)
    try trial.addUser("odd", "Odd Lie", .frontDesk)
  }

  @Test func aDeskUserReadsTheirOwnNotesAndNobodyElses() throws {
    let siv = try trial.login("siv")
    try write("Moren ringte", by: siv)
    #expect(try texts(siv) == ["Moren ringte"])
    #expect(try texts(trial.login("odd")) == [nil])
    #expect(try texts(trial.session()) == ["Moren ringte"])
    #expect(try trial.login("siv").register.examine() == [])
    try trial.expectWhole()
  }

  @Test func whatACounsellorWritesIsNotTheDesks() throws {
    try write("Tilbakefall i helga", by: trial.session())
    #expect(try texts(trial.login("siv")) == [nil])
  }

  @Test func anExchangeOfKeysLosesNone() throws {
    try write("Moren ringte", by: trial.login("siv"))
    try trial.session().users.remove(UserKey(2))
    #expect(try texts(trial.session()) == ["Moren ringte"])
    let siv = try trial.login("siv")
    #expect(try texts(siv) == ["Moren ringte"])
    try write("Og igjen", by: siv)
    #expect(try texts(trial.session()) == ["Moren ringte", "Og igjen"])
    try trial.expectWhole()
  }

  @Test func whoeverIsMovedToTheDeskReadsNoOlderNotesOfOthers() throws {
    try trial.addUser("ole", "Ole Vik", .counsellor)
    try write("Moren ringte", by: trial.session())
    let ole = try #require(try trial.session().users.all().first { $0.login == "ole" })
    #expect(try texts(trial.login("ole")) == ["Moren ringte"])
    try trial.session().users.change(ole.key, role: .frontDesk)
    let desk = try trial.login("ole")
    #expect(try texts(desk) == [nil])
    try write("Ny beskjed", by: desk)
    #expect(try texts(trial.session()) == ["Moren ringte", "Ny beskjed"])
  }

  @Test func whatSomebodyWroteGoesWithThem() throws {
    try write("Moren ringte", by: trial.session())
    try trial.register.write(by: trial.session(), kind: .erased) { change throws(StoreError) in
      do { try change.erase(person, on: RegisterTrial.today) } catch { throw StoreError(error) }
    }
    #expect(try texts(trial.session()) == [nil])
    try trial.expectWhole()
  }

  private func write(_ text: String, by session: Session) throws {
    try session.register.write(by: session, kind: .noteWritten) { change throws(StoreError) in
      try change.enter(
        NoteFact(
          key: try change.newKey(), person: person,
          note: Note(day: RegisterTrial.today, kind: .note, author: session.access.user, text: text)))
    }
  }

  private func texts(_ session: Session) throws -> [String?] {
    try session.reading { try NoteFact.all($0, where: "1 ORDER BY f.id").map(\.fact.note.text) }
  }
}
