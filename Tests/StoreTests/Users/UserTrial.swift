import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

extension RegisterTrial {
  /// One user more, whose passphrase is everybody's.
  @discardableResult
  func addUser(
    _ login: String, _ name: String, _ role: Role, units: Set<UnitKey> = []
  ) throws -> UserKey {
    var new = RegisterTrial.user(login, name, role)
    new.units = units
    return try session().users.add(new)
  }

  func user(_ login: String) throws -> UserRecord {
    try #require(try session().users.all().first { $0.login == login })
  }

  /// The session somebody gets who opens the register now.
  func login(_ login: String, _ passphrase: String = RegisterTrial.passphrase) throws -> Session {
    let clock = clock
    let register = try Register.open(
      path: path, options: OpenOptions(),
      as: .user(login: login, passphrase: SecretBytes(passphrase: passphrase)), now: { clock.tick() })
    return register.session(today: RegisterTrial.today, todayIsGiven: false)
  }

  func kinds(_ count: Int) throws -> [EntryKind] { try session().journal.entries(limit: count).map(\.kind) }

  /// Every seal there is in the file, with what it takes to open it.
  func seals(_ other: Register? = nil) throws -> [Seal] {
    var columns: [(table: String, id: String, key: String, column: String, side: String, place: SealPlace)] = [
      ("colleague", "key", "key", "sealed", "1", Colleagues.place),
      ("current", "page", "page", "sealed", "1", DigestPage.current),
      ("mapping_tally", "round", "round", "sealed", "2", MappingTally.place),
      ("entry", "id", "id", "detail", "iif(kind = 'clinical', 2, 1)", SealPlace(table: "entry", field: "detail")),
    ]
    for form in Facts.definitions.tables {
      let key = form.sealsHangOnRow ? "root" : form.columnNames[0]
      for column in form.columns {
        guard case .sealed(let side) = column.role else { continue }
        columns.append((form.table, "id", key, column.name, "\(side.rawValue)", form.sealPlace))
      }
    }
    return try (other ?? register).readingWithAnyKeys { database in
      var found: [Seal] = []
      for (table, id, key, column, side, place) in columns {
        let rows = try PreparedStatement(
          database, "SELECT \(id), \(key), \(column), \(side) FROM main.\(table) WHERE \(column) IS NOT NULL")
        while try rows.step() {
          found.append(
            Seal(
              table: table, row: rows.integer(0), key: rows.integer(1), bytes: Array(rows.bytes(2)),
              side: Side(rawValue: UInt8(rows.integer(3))) ?? .identity, place: place))
        }
      }
      let pages = try PreparedStatement(database, "SELECT page, sealed FROM main.current_case")
      while try pages.step() {
        found.append(
          Seal(
            table: "current_case", row: 0, key: pages.integer(0), bytes: Array(pages.bytes(1)), side: .clinical,
            place: CasePages.place))
      }
      return found
    }
  }

  struct Seal {
    var table: String
    var row: Int64
    var key: Int64
    var bytes: [UInt8]
    var side: Side
    var place: SealPlace

    var isErased: Bool { bytes.withUnsafeBytes { Keyring.isErased($0) } }

    func opens(with keys: Keyring) -> Bool {
      let opened = try? bytes.withUnsafeBytes { try keys.openEither($0, side, place, key: key, table: table, row: row) }
      return opened.flatMap { $0 } != nil
    }
  }

  /// All of the file, and of the log beside it.
  func contains(_ bytes: [UInt8]) throws -> Bool {
    try ["", "-wal"].contains { suffix in
      guard FileManager.default.fileExists(atPath: path + suffix) else { return false }
      return try Data(contentsOf: URL(fileURLWithPath: path + suffix)).range(of: Data(bytes)) != nil
    }
  }
}
