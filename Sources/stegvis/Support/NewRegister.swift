import Domain
import Foundation
import Resources
import Screens
import Store

/// Makes a register file with its first programme and units.
struct NewRegister {
  let common: CommonOptions

  static func catalogue() throws -> Catalogue {
    switch Catalogue.shared {
    case .success(let catalogue): return catalogue
    case .failure(let problems):
      let detail = problems.problems.map { $0.sentence(in: Speech.language) }.joined(separator: " ")
      throw Failure(.badData, Speech.language(ErrorText.resourceDamaged, ["detail": detail]))
    }
  }

  /// All of the catalogue. The pilot as it runs today comes first: it is what the steps screen shows unless another is
  /// chosen.
  static func programmesOfCatalogue() throws -> [ProgrammeRecord] {
    let programmes = try catalogue().programmes
    let first = programmes.filter { $0.id == "piloten-blakors" }
    return (first + programmes.filter { $0.id != "piloten-blakors" }).map { ProgrammeRecord($0) }
  }

  func make(_ new: StartFlow.NewRegister, founder: NewUser) throws -> Register.Made {
    try make(
      founder: founder, organisation: new.organisation, programmes: [ProgrammeRecord(new.programme)],
      units: new.units.map { Domain.Unit(programme: new.programme.id, name: $0.name, places: $0.places) })
  }

  func make(
    founder: NewUser, others: [NewUser] = [], organisation: String, programmes: [ProgrammeRecord],
    units: [Domain.Unit], settings: [RegisterSetting: String] = [:], now: @escaping @Sendable () -> Int64 = Clock.now
  ) throws -> Register.Made {
    try makeFolder()
    do throws(StoreError) {
      return try Register.create(
        path: common.path,
        setup: RegisterSetup(
          founder: founder, others: others, organisation: organisation, programmes: programmes, units: units,
          settings: settings),
        now: now)
    } catch .ledger(.missing), .ledger(.notAFile) {
      // The folder cannot hold a file: it is not there, or no folder.
      throw cannotCreate(reason: String(cString: strerror(ENOTDIR)))
    } catch {
      throw Failure(error, file: common.path)
    }
  }

  /// The first team lead: `--user`, else the operating system's login; `--name`, else the login.
  static func founder(_ common: CommonOptions, name: String?) throws -> NewUser {
    let login = common.user ?? NSUserName()
    let name = name ?? login
    return NewUser(
      login: login, name: name,
      passphrase: try Credentials(common).newPassphrase(login: login, name: name))
  }

  /// Shows the recovery key once, or puts it into a file that only its owner may read. It is in force already: where the disk
  /// got full meanwhile it is shown all the same, since there is no second time.
  static func tell(_ key: RecoveryKey, file: FileToMake?) throws {
    func show() { StandardError.write(Speech.language(CommandText.recoveryShown, ["key": key.text]) + "\n") }
    guard let file else { return show() }
    do {
      try file.finish(try file.open(), with: Array((key.text + "\n").utf8))
    } catch {
      show()
      throw error
    }
    StandardError.say(Speech.language(CommandText.recoveryKept, ["file": file.path]))
  }

  private func cannotCreate(reason: String) -> Failure {
    Failure(.cannotCreate, Speech.language(ErrorText.cannotCreate, ["file": common.path, "reason": reason]))
  }

  /// The folder of the default place may be missing on a new machine; it is made, for this user only.
  private func makeFolder() throws {
    let folder = (common.path as NSString).deletingLastPathComponent
    guard !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw cannotCreate(reason: error.localizedDescription)
    }
  }
}
