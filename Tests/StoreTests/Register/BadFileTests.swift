import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// What is not a register, or not a whole one, is told apart and never changed.
@Suite struct BadFileTests {
  private let trial: RegisterTrial

  init() throws { trial = try RegisterTrial() }

  private func opening(_ path: String, _ options: OpenOptions = OpenOptions()) -> StoreError? {
    failure { _ = try Register.open(path: path, options: options, as: RegisterTrial.unlock("eva"), now: { 0 }) }
  }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  /// Writes a file, tries to open it both ways, and expects it untouched with nothing beside it.
  private func refusal(of data: Data, sourceLocation: SourceLocation = #_sourceLocation) throws -> StoreError? {
    let path = trial.file("bad.stegvis")
    try? FileManager.default.removeItem(atPath: path)
    try data.write(to: URL(fileURLWithPath: path))
    let error = opening(path)
    #expect(opening(path, OpenOptions(readOnly: true)) == error, sourceLocation: sourceLocation)
    #expect(try bytes(path) == data, sourceLocation: sourceLocation)
    return error
  }

  @Test func nothingThere() {
    let path = trial.file("none.stegvis")
    #expect(opening(path) == .ledger(.missing(path: path)))
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(opening(trial.file("no/folder")) == .ledger(.missing(path: trial.file("no/folder"))))
  }

  @Test func aDirectoryAPipeADevice() throws {
    let folder = trial.file("folder")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    #expect(opening(folder) == .ledger(.notAFile(path: folder, .directory)))
    let pipe = trial.file("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    // Nobody writes to it: reading it would wait for ever.
    #expect(opening(pipe) == .ledger(.notAFile(path: pipe, .pipe)))
    #expect(opening("/dev/null") == .ledger(.notAFile(path: "/dev/null", .device)))
  }

  @Test func anEmptyFileAPictureAText() throws {
    let path = trial.file("bad.stegvis")
    #expect(try refusal(of: Data()) == .ledger(.empty(path: path)))
    let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 7, count: 5000))
    #expect(try refusal(of: png) == .ledger(.foreign(path: path)))
    #expect(try refusal(of: Data("nr;navn\nP-1;Berg\n".utf8)) == .ledger(.foreign(path: path)))
    #expect(try refusal(of: Data("SQLite".utf8)) == .ledger(.foreign(path: path)))
  }

  @Test func anotherProgramsDatabase() throws {
    let path = trial.file("other.db")
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { try $0.execute(sql: "CREATE TABLE identity (id); PRAGMA user_version = 1") }
    try queue.close()
    let before = try bytes(path)
    #expect(opening(path) == .ledger(.foreign(path: path)))
    #expect(try bytes(path) == before)
    #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
  }

  @Test func aTruncatedRegister() throws {
    try trial.add("P-1")
    let whole = try copyOfRegister()
    #expect(try refusal(of: whole.prefix(60)) == .ledger(.damaged(.database(code: 0))))
    for share in [4096, whole.count / 2, whole.count - 4096] {
      guard case .ledger(.damaged(.database)) = try refusal(of: whole.prefix(share)) else {
        Issue.record("\(share) bytes were taken for a register")
        continue
      }
    }
  }

  /// Wherever it is hit, nothing traps.
  @Test(arguments: 0..<30)
  func aRegisterWithAHole(seed: Int) throws {
    for number in 1...8 { try trial.add("P-\(number)") }
    var dice = Dice(UInt64(seed))
    var data = try copyOfRegister()
    let page = Int.random(in: 1..<data.count / 4096, using: &dice)
    for _ in 0..<Int.random(in: 1...400, using: &dice) {
      data[page * 4096 + Int.random(in: 0..<4096, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
    }
    _ = try findings(in: data)
  }

  @Test(arguments: 0..<10)
  func aRegisterWithAPageOfNoiseIsFoundOut(seed: Int) throws {
    for number in 1...8 { try trial.add("P-\(number)") }
    var dice = Dice(UInt64(seed))
    var data = try copyOfRegister()
    let page = Int.random(in: 1..<data.count / 4096, using: &dice)
    for place in page * 4096..<(page + 1) * 4096 { data[place] = UInt8.random(in: 0...255, using: &dice) }
    #expect(try findings(in: data) > 0)
  }

  /// Opens, reads everything and checks; a refusal to open is a finding too.
  private func findings(in data: Data) throws -> Int {
    let path = trial.file("hole.stegvis")
    try data.write(to: URL(fileURLWithPath: path))
    do throws(StoreError) {
      let register = try Register.open(
        path: path, options: OpenOptions(readOnly: true), as: RegisterTrial.unlock("eva"), now: { 0 })
      let session = register.session(today: RegisterTrial.today, todayIsGiven: false)
      _ = failure { _ = try session.people.roster() }
      for person in 1...8 { _ = failure { _ = try session.people.card(ParticipantKey(Int64(person))) } }
      _ = failure { _ = try session.figures.stepsBoard(programme: RegisterTrial.pilot) }
      return try register.check().count
    } catch {
      switch error {
      // A slot that was hit opens no more than with a wrong passphrase.
      case .ledger(.damaged), .ledger(.wrongPassphrase): return 1
      default: throw error
      }
    }
  }

  @Test func aNewerRegister() throws {
    try trial.tamper("PRAGMA user_version = 99")
    #expect(opening(trial.path) == .ledger(.newerSchema(found: 99, known: Schema.version)))
    // Also for one that was open when the newer version came.
    #expect(failure { try trial.add("P-1") } == .ledger(.newerSchema(found: 99, known: Schema.version)))
  }

  @Test func aRegisterWithoutItsTables() throws {
    try trial.tamper("DROP TABLE current; DROP TABLE tally")
    #expect(opening(trial.path) == .ledger(.damaged(.schema)))
  }

  /// To the superuser everything is allowed, so these need an ordinary user.
  private static let isOrdinaryUser = geteuid() != 0

  @Test(.enabled(if: isOrdinaryUser))
  func aFileThatMayNotBeReadOrWritten() throws {
    #expect(chmod(trial.path, 0o000) == 0)
    let closed = trial.file("closed.stegvis")
    try Data("SQLite".utf8).write(to: URL(fileURLWithPath: closed))
    #expect(chmod(closed, 0o000) == 0)
    #expect(opening(closed) == .ledger(.noPermission(path: closed, .read)))
    #expect(chmod(trial.path, 0o400) == 0)
    #expect(opening(trial.path) == .ledger(.noPermission(path: trial.path, .write)))
    #expect(opening(trial.path, OpenOptions(readOnly: true)) == nil)
  }

  @Test(.enabled(if: isOrdinaryUser))
  func aRegisterInAFolderNobodyMayWriteTo() throws {
    try trial.add("P-1")
    let folder = trial.file("locked")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let path = folder + "/a?b%c.stegvis"
    try copyOfRegister().write(to: URL(fileURLWithPath: path))
    #expect(chmod(folder, 0o500) == 0)
    defer { chmod(folder, 0o700) }
    let register = try Register.open(
      path: path, options: OpenOptions(readOnly: true), as: RegisterTrial.unlock("eva"), now: { 0 })
    #expect(try trial.session(in: register).people.roster().people == 1)
    let new = folder + "/new.stegvis"
    #expect(
      failure { _ = try Register.create(path: new, setup: try RegisterTrial.setup(), now: { 0 }) }
        == .ledger(.noPermission(path: new, .create)))
  }

  /// The bytes of the register with everything moved out of its write-ahead log.
  private func copyOfRegister() throws -> Data {
    let path = trial.file("copy.stegvis")
    let queue = try DatabaseQueue(path: trial.path)
    try queue.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
    try queue.close()
    let copy = try DatabaseQueue(path: path)
    try copy.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try copy.close()
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try bytes(path)
  }
}
