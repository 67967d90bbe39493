import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// A register with some people in it, and an empty folder for its backups.
final class BackupTrial {
  let trial: RegisterTrial
  let folder: String

  init(people: Int = 3) throws {
    trial = try RegisterTrial()
    folder = trial.file("backups")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    for number in 1...people { try trial.add("P-\(number)") }
  }

  static let today = RegisterTrial.today

  var path: String { trial.path }
  var backups: BackupFolder { BackupFolder(path: folder, registerPath: trial.path) }

  func file(_ name: String) -> String { "\(folder)/\(name)" }

  /// Everything in the folder of the backups, hidden or not.
  func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

  func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  func write(_ data: Data, _ name: String) throws -> String {
    try data.write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  func makeBackup(_ name: String = "a.stegvis-backup") throws -> String {
    try BackupCopy.make(from: path, to: file(name))
    return file(name)
  }

  func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  /// Every row of every table, whatever the tables are.
  func dump(_ path: String) throws -> [String] {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let lines = try queue.read { database in
      let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
      let schema = try String.fetchAll(database, sql: "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name")
      return try schema
        + tables.flatMap { table in
          try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
        }
    }
    try queue.close()
    return lines
  }

  /// A copy, opened as a register.
  func register(at path: String, _ options: OpenOptions) throws -> Register {
    try Register.open(path: path, options: options, as: RegisterTrial.unlock("eva"), now: { 1_795_260_000_000 })
  }

  func mark(_ path: String) throws -> RegisterMark {
    let queue = try Connection.open(path, Facts.definitions, readOnly: true, busyMilliseconds: 0)
    return try queue.read { try RegisterMark($0) }
  }

  func changeBackup(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// The number of a process that is no more.
  static func deadProcess() throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exit 0"]
    try process.run()
    process.waitUntilExit()
    return process.processIdentifier
  }
}
