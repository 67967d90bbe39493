import Domain
import Foundation
import Store

/// One change as a screen makes it, of those that no command makes, in a process that can be killed at any step of it. Says
/// so when the register has said that it is written.
struct StepWriter {
  static let name = "step-writer"
  static let options: Set<String> = ["--register", "--passphrase-file", "--change"]

  enum Change: String, CaseIterable {
    case add, draft, undo, erase, backups
  }

  private let change: Change
  private let register: Register

  init(_ options: FaultOptions) throws {
    guard let change = Change(rawValue: try options.text("--change")) else { throw Failure("no such change") }
    self.change = change
    register = try FaultRegister.open(try options.text("--register"), try options.text("--passphrase-file"), writer: 0)
  }

  /// - Returns: the exit status, as the program's own.
  static func run(_ options: FaultOptions) throws -> Int32 {
    do {
      let writer = try StepWriter(options)
      try writer.run()
      try writer.register.close()
      return 0
    } catch StoreError.ledger(.diskFull) {
      Console.remark("Disken er full")
      return 74
    }
  }

  private func run() throws {
    let session = register.session(today: Ground.today, todayIsGiven: true)
    switch change {
    case .add:
      guard let programme = try session.catalogue.programmes().first?.id else { throw Failure("no programme") }
      _ = try session.people.add(
        Participant(
          number: ParticipantNumber(stored: "NY-1"), givenName: "Kari", familyName: "Nordmann", birthYearOnly: 1980),
        enrolment: EnrolmentDraft(
          enrolment: Enrolment(programme: programme, status: .participating, start: Ground.today - 30),
          firstStep: .first, contact: "Feil Finner"))
    case .draft:
      try session.drafts.save(form: "participant.new", about: nil, fields: ["given": "Kari"], waits: true)
    case .undo:
      _ = try session.journal.undo()
    case .erase:
      guard let request = try session.erasure.erasureRequests().first else { throw Failure("nobody to erase") }
      // A list that cannot be written is told beside the erasure, which is done, and is written at the next start.
      if let error = try session.erasure.confirmErasure(request).unlisted { Console.remark("not listed yet: \(error)") }
    case .backups:
      if case .failed(let error) = try session.backups.lookAfterBackups().outcome { throw error }
    }
    Console.show("done")
  }
}
