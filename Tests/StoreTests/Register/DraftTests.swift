import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// What is typed and not saved: kept for its user alone, and gone with the change that saves it.
@Suite struct DraftTests {
  private let fields = ["givenName": "Tone", "familyName": "Åsheim", "phone": ""]
  private let cursor = Draft.Cursor(field: "familyName", position: 3, query: "Ås")

  // MARK: Keeping

  @Test func whatWasTypedComesBackWithTheCursor() throws {
    let trial = try RegisterTrial()
    try trial.session().drafts.save(form: "participant.new", about: nil, fields: fields, cursor: cursor)
    // The founder's key, which no passphrase has given out yet, is the one the passphrase gives out.
    let session = trial.session(in: try trial.reopened())
    let draft = try #require(try session.drafts.draft(form: "participant.new"))
    #expect(draft.fields == fields && draft.cursor == cursor && draft.leftAt == nil)
    #expect(try session.drafts.draft(form: "participant.1") == nil)
  }

  @Test func theNewestComesFirstAndEachFormHasOne() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    for form in ["a.1", "b.2", "a.1", "c.3"] { try session.drafts.save(form: form, about: nil, fields: ["x": form]) }
    #expect(try session.drafts.all().map(\.form) == ["c.3", "a.1", "b.2"])
    try session.drafts.leave(form: "a.1")
    #expect(try #require(try session.drafts.draft(form: "a.1")).leftAt != nil)
    try session.drafts.save(form: "a.1", about: nil, fields: [:])
    #expect(try #require(try session.drafts.draft(form: "a.1")).leftAt == nil)
    try session.drafts.drop(form: "a.1")
    #expect(try session.drafts.all().map(\.form) == ["c.3", "b.2"])
  }

  @Test func noEntryIsMadeAndNothingIsSeenInTheFiles() throws {
    let trial = try RegisterTrial()
    let before = try trial.session().journal.entries(limit: 10).count
    try trial.session().drafts.save(form: "participant.change/4242", about: nil, fields: fields, cursor: cursor)
    #expect(try trial.session().journal.entries(limit: 10).count == before)
    for file in [trial.path, trial.path + "-wal"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      for text in ["Tone", "Åsheim", "familyName", "4242", "participant.change"] {
        #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text) in \(file)")
      }
    }
  }

  // MARK: Whose

  @Test func nobodyElseSeesItNotEvenATeamLead() throws {
    let trial = try RegisterTrial()
    try trial.session().drafts.save(form: "participant.new", about: nil, fields: fields)
    let other = try trial.reopened(by: "tor")
    #expect(try trial.session("tor", in: other).drafts.all().isEmpty)
    #expect(try trial.session("tor", in: other).drafts.draft(form: "participant.new") == nil)
    // Given to the other user in the file, it still does not open.
    try trial.tamper("UPDATE draft SET clerk = 2")
    #expect(try trial.session("tor", in: other).drafts.all().isEmpty)
    #expect(try trial.session("tor", in: other).drafts.draft(form: "participant.new") == nil)
  }

  @Test func aRowThatWasMovedIsRefused() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    for form in ["a.1", "b.2", "c.3"] { try session.drafts.save(form: form, about: nil, fields: ["x": form]) }
    try trial.tamper("UPDATE draft SET sealed = (SELECT sealed FROM draft ORDER BY at LIMIT 1)")
    #expect(failure { _ = try session.drafts.draft(form: "b.2") } == .ledger(.damaged(.seal(table: "draft", row: 1))))
    #expect(try session.drafts.draft(form: "a.1")?.fields == ["x": "a.1"])
    #expect(try session.drafts.all().map(\.form) == ["a.1"])
  }

  @Test func itOutlivesTheUsersPassphraseAndNotTheUser() throws {
    let trial = try RegisterTrial()
    try trial.session().drafts.save(form: "a.1", about: nil, fields: fields)
    try trial.tamper("DELETE FROM slot WHERE id = 1")
    try trial.session().drafts.save(form: "b.2", about: nil, fields: fields)
    #expect(try trial.session().drafts.all().map(\.form) == ["a.1"])
  }

  // MARK: Saving

  @Test func itGoesInTheTransactionThatSaves() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    for form in ["participant.new", "participant.7"] { try session.drafts.save(form: form, about: nil, fields: fields) }
    _ = try session.completing(form: "participant.new").people.add(try RegisterTrial.person("P-1", "Åsheim", "Tone"))
    #expect(try session.drafts.all().map(\.form) == ["participant.7"])
    // The session itself completes nothing.
    _ = try session.people.add(try RegisterTrial.person("P-2", "Berg", "Siv"))
    #expect(try session.drafts.all().map(\.form) == ["participant.7"])
  }

  @Test func aChangeThatComesToNothingKeepsIt() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    let person = try RegisterTrial.person("P-1", "Åsheim", "Tone")
    let receipt = try session.people.add(person)
    try session.drafts.save(form: "a.1", about: nil, fields: fields)
    let completing = session.completing(form: "a.1").at(today: RegisterTrial.today)
    #expect(conflict { _ = try completing.people.add(person) } != nil)
    let row = try trial.card(receipt.about).identity.row
    #expect(failure { _ = try completing.people.change(person, row: row) } == .ledger(.unchanged))
    #expect(
      failure {
        try trial.register.write(by: completing, kind: .participantAdded) { change throws(StoreError) in
          _ = try change.newPerson()
          throw .ledger(.diskFull)
        }
      } == .ledger(.diskFull))
    #expect(try session.drafts.all().map(\.form) == ["a.1"])
  }

  // MARK: Age

  @Test func whatWasLeftIsKeptForSevenDaysAndTheRestForThirty() throws {
    let trial = try RegisterTrial()
    let day: Int64 = 86_400_000
    let start: Int64 = 1_800_000_000_000
    trial.clock.set(start)
    try trial.session().drafts.save(form: "left", about: nil, fields: fields, isLeft: true)
    try trial.session().drafts.save(form: "open", about: nil, fields: fields)
    func forms(after days: Int64) throws -> [String] {
      trial.clock.set(start + days * day)
      return try trial.session(in: try trial.reopened()).drafts.all().map(\.form).sorted()
    }
    #expect(try forms(after: 6) == ["left", "open"])
    #expect(try forms(after: 8) == ["open"])
    #expect(try forms(after: 29) == ["open"])
    #expect(try forms(after: 31) == [])
  }

  // MARK: Others at work

  @Test func whoeverWritesDoesNotMakeItWait() throws {
    let trial = try RegisterTrial()
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: trial.path, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let session = trial.session()
    #expect(failure { try session.drafts.save(form: "a.1", about: nil, fields: fields) } == .ledger(.busy))
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    try session.drafts.save(form: "a.1", about: nil, fields: fields)
    // Changes still wait as long as they did.
    let wait = try trial.register.writer?.inDatabase { try Int.fetchOne($0.handle, sql: "PRAGMA busy_timeout") }
    #expect(wait == OpenOptions.screenWait)
  }

  @Test func nothingIsWrittenReadOnly() throws {
    let trial = try RegisterTrial()
    try trial.session().drafts.save(form: "a.1", about: nil, fields: fields, isLeft: true)
    trial.clock.set(1_900_000_000_000)
    for options in [OpenOptions(readOnly: true), OpenOptions(asOfEntry: 1)] {
      let session = trial.session(in: try trial.reopened(options))
      #expect(failure { try session.drafts.save(form: "b.2", about: nil, fields: fields) } == .ledger(.readOnly))
      #expect(failure { try session.drafts.drop(form: "a.1") } == .ledger(.readOnly))
      #expect(try session.drafts.all().map(\.form) == ["a.1"])
    }
  }
}
