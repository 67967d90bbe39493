import Domain
import Foundation
import Store

/// What a program does that is interrupted at one of its steps: the register it begins with, and the command.
struct StepScenario: Sendable {
  let name: String
  /// Makes ready what the command begins with; the register is there, and closed.
  var prepare: @Sendable (StepGround) throws -> Void = { _ in }
  /// Without the program's own name.
  let command: @Sendable (StepGround) -> [String]
  /// Done by the writer here, since it is a screen's and no command's.
  var isWriter = false
  /// It makes or removes files too, which are whole or not there, but no part of the register's change.
  var makesFile = false
  /// It makes a slot at the price a user's has: with few steps to try, fewer of these.
  var isDear = false

  static let all: [StepScenario] = [
    StepScenario(
      name: "import",
      prepare: { ground in
        let rows = (1...4).map { "NY-\($0);Kari;Nordmann;1980\n" }.joined()
        try ground.write("nr;fornavn;etternavn;fødselsår\n" + rows, to: "people.csv")
      },
      command: { ["import", "participants", $0.file("people.csv")] }),
    writer(.add), writer(.draft),
    writer(.undo) { ground in
      try ground.session(writer: 0) { session in
        guard let programme = try session.catalogue.programmes().first?.id else { return }
        _ = try session.people.add(
          Participant(
            number: ParticipantNumber(stored: "U-1"), givenName: "Kari", familyName: "Nordmann", birthYearOnly: 1980),
          enrolment: EnrolmentDraft(
            enrolment: Enrolment(programme: programme, status: .participating, start: Ground.today - 30),
            firstStep: .first))
      }
    },
    writer(.erase) { ground in
      try ground.session(writer: 1) { session in
        guard let person = try session.people.participantKey(number: ParticipantNumber(stored: "P-0001")) else {
          throw Failure("P-0001 is missing")
        }
        try session.erasure.askErasure(of: person, caseNumber: "2026/1")
      }
      try ground.keepBackups(days: [0])
    },
    writer(.backups) { try $0.keepBackups(days: [1, 2, 3, 4, 5, 6, 8, 9, 30, 31]) },
    StepScenario(name: "backup", command: { ["backup", $0.file("a.stegvis-backup")] }, makesFile: true),
    StepScenario(
      name: "restore",
      prepare: { ground in
        try BackupCopy.make(from: ground.faults.path, to: ground.file("a.stegvis-backup"))
        SyntheticRegisters.remove(ground.faults.path)
      },
      command: { ["restore", $0.file("a.stegvis-backup")] }),
    StepScenario(
      name: "init",
      prepare: { SyntheticRegisters.remove($0.faults.path) },
      command: { _ in
        ["init", "--organisation", "Stegvis", "--programme", "piloten-blakors", "--name", "Feil Finner"]
      }, isDear: true),
    StepScenario(
      name: "passphrase",
      prepare: { try $0.write("ny hest på taket\n", to: "new-passphrase") },
      command: {
        ["user", "passphrase", FaultRegister.login(writer: 1), "--new-passphrase-file", $0.file("new-passphrase")]
      }, isDear: true),
    StepScenario(name: "remove", command: { _ in ["user", "remove", FaultRegister.login(writer: 1)] }),
    StepScenario(
      name: "export", command: { ["export", "participants", "--out", $0.file("people.csv")] }, makesFile: true),
  ]

  private static func writer(
    _ change: StepWriter.Change, prepare: @escaping @Sendable (StepGround) throws -> Void = { _ in }
  ) -> StepScenario {
    StepScenario(
      name: change.rawValue, prepare: prepare,
      command: {
        [
          StepWriter.name, "--register", $0.faults.path, "--passphrase-file", $0.faults.passphraseFile, "--change",
          change.rawValue,
        ]
      },
      isWriter: true, makesFile: change == .backups)
  }
}
