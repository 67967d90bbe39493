import ArgumentParser
import Domain
import Foundation
import Resources
import Screens
import Store

/// `stegvis generate`: made-up people for trials and benchmarks, in a register that has nobody.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: help(.generateAbstract), discussion: help(.generateDiscussion))

  @Option(help: hint(.participantsOption)) var participants: Int
  @Option(help: hint(.marksOption)) var marks = 0
  @Option(help: hint(.seedOption)) var seed: UInt64 = 1
  @Option(name: .customLong("recovery-file"), help: hint(.recoveryFileOption), completion: .file())
  var recoveryFile: String?
  @OptionGroup var common: CommonOptions

  private static let most = 1_000_000
  private static let mostMarks = 20_000_000

  func validate() throws {
    guard (1...Generate.most).contains(participants) else {
      throw ValidationError(
        Speech.language(
          ErrorText.usageBadCount, ["value": participants, "option": "--participants", "most": Generate.most]))
    }
    guard (0...Generate.mostMarks).contains(marks) else {
      throw ValidationError(
        Speech.language(
          ErrorText.usageBadCount, ["value": marks, "option": "--marks", "most": Generate.mostMarks]))
    }
  }

  func run() throws {
    try common.check()
    let keyFile = try recoveryFile.map { try FileToMake($0, besides: common.path) }
    let register = try registerToFill(keyFile)
    defer { common.close(register) }
    let session = try common.session(register)
    Interruption.watch()
    let line = ProgressLine("generate")
    defer { line.finish() }
    try common.storing { () throws(StoreError) in
      var people = try SyntheticPeople(session: session, seed: seed)
      try people.make(
        participants, progress: { line.show(done: $0, total: participants) },
        isCancelled: { Interruption.isRequested })
      guard marks > 0 else { return }
      var attendance = SyntheticAttendance(session: session, seed: seed)
      try attendance.make(
        marks, progress: { line.show(done: $0, total: marks) }, isCancelled: { Interruption.isRequested })
    }
    line.finish()
    StandardError.say(Speech.language(CommandText.generateDone, ["n": participants, "file": common.path]))
  }

  /// A new register, or one that is there and has nobody.
  private func registerToFill(_ keyFile: FileToMake?) throws -> Register {
    guard common.isThere else {
      try common.requireNoRegister()
      let programmes = try NewRegister.catalogue().programmes
      let made = try NewRegister(common: common).make(
        founder: try NewRegister.founder(common, name: nil), organisation: "Stegvis",
        programmes: programmes.map { ProgrammeRecord($0) },
        units: programmes.flatMap { programme in
          ["A", "B"].map { Domain.Unit(programme: programme.id, name: "\(programme.name) \($0)", places: 40) }
        })
      do {
        try NewRegister.tell(made.recoveryKey, file: keyFile)
      } catch {
        common.close(made.register)
        throw error
      }
      return made.register
    }
    // Its key was shown when it was made.
    if keyFile != nil { throw Failure(.ledger(.exists(path: common.path)), file: common.path) }
    let register = try common.open()
    let session = try common.session(register)
    let isEmpty = try common.storing { () throws(StoreError) in try session.people.roster().people == 0 }
    guard isEmpty else {
      throw Failure(.cannotCreate, Speech.language(ErrorText.usageRegisterNotEmpty, ["file": common.path]))
    }
    return register
  }
}
