import Domain
import Foundation
import Resources
import Store

/// A small register that faults are tried on: a few made-up people, a passphrase of its own, in a folder of its own.
struct FaultRegister {
  let folder: String
  /// 0 is the founder.
  static func login(writer: Int) -> String { "feil\(writer)" }

  var path: String { "\(folder)/register.stegvis" }
  /// Only its owner may read it (0600): a passphrase is never an argument.
  var passphraseFile: String { "\(folder)/passphrase" }

  /// - Parameter memory: where nothing is ever written to a disk, where the machine has such a place.
  init(memory: Bool) throws {
    let base = memory && access("/dev/shm", W_OK) == 0 ? "/dev/shm/" : NSTemporaryDirectory()
    folder = base + "stegvis-faults-\(ProcessInfo.processInfo.processIdentifier)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var dice = SystemRandomNumberGenerator()
    let passphrase = (0..<4).map { _ in String(dice.next(), radix: 36) }.joined(separator: " ")
    guard
      FileManager.default.createFile(
        atPath: passphraseFile, contents: Data(passphrase.utf8), attributes: [.posixPermissions: 0o600])
    else { throw Failure("no file for the passphrase") }
  }

  func clear() { try? FileManager.default.removeItem(atPath: folder) }

  /// A new register, closed, in place of the one that is there.
  /// - Parameter writers: how many have a login of their own, besides the founder: of one user, several who log in in the
  ///   same moment would be taken for one who guesses.
  func make(people: Int, writers: Int = 0, seed: UInt64) throws {
    SyntheticRegisters.remove(path)
    let programme = try Catalogue.shared.get().programmes[0]
    let passphrase = try PassphraseFile.read(passphraseFile)
    let users = (0...writers).map {
      NewUser(login: FaultRegister.login(writer: $0), name: "Feil Finner \($0)", passphrase: passphrase, cost: .demo)
    }
    let setup = RegisterSetup(
      founder: users[0], others: Array(users.dropFirst()), organisation: "Stegvis",
      programmes: [ProgrammeRecord(programme)],
      units: [Domain.Unit(programme: programme.id, name: "A", places: 40)])
    let register = try Register.create(path: path, setup: setup, now: FaultRegister.now).register
    let session = register.session(today: Ground.today, todayIsGiven: true)
    var synthetic = try SyntheticPeople(session: session, seed: seed)
    try synthetic.make(people)
    try register.close()
  }

  func open() throws -> Register { try FaultRegister.open(path, passphraseFile, writer: 0) }

  static func open(_ path: String, _ passphraseFile: String, writer: Int) throws -> Register {
    try Register.open(
      path: path, options: OpenOptions(busyMilliseconds: 10_000),
      as: .user(login: login(writer: writer), passphrase: try PassphraseFile.read(passphraseFile)), now: now)
  }

  @Sendable static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
