import Domain
import Ledger

/// What has happened in a register since an entry: enough to know what on a screen is out of date. Also where it is read as
/// it stood earlier, since what holds now covers that too.
public struct RegisterChanges: Hashable, Sendable {
  /// The newest entry there is.
  public var latest: Int64
  /// Of whom something that lists show has changed; nil when they are many, so that it is quicker to load everything again.
  public var people: Set<ParticipantKey>?
  /// Whether programmes, units, users or settings may have changed.
  public var catalogue: Bool
  /// Whether somebody has only looked: no more than the log is out of date.
  public var isOnlyLooking = true
  /// Who has been erased: what is typed of them goes too.
  public var erased: Set<ParticipantKey> = []

  /// More people than this are many.
  static let most = 256

  init(_ database: Database, _ keys: Keyring, after entry: Int64) throws {
    latest = entry
    people = []
    catalogue = false
    try database.each("SELECT \(EntryRow.columns) FROM main.entry e WHERE e.id > ? ORDER BY e.id", entry) {
      let row = try EntryRow($0, keys)
      latest = row.id
      // Somebody looked; or what changed is nothing this user can see.
      if row.kind.isReading || row.kind == .clinical { return }
      isOnlyLooking = false
      if row.kind.isErasure, let about = row.about { erased.insert(about) }
      if row.people == 0 { catalogue = true }
    }
    if isOnlyLooking { return }
    people = try RegisterChanges.people(database, keys, after: entry)?.union(erased)
  }

  /// Whose facts that lists are made of were entered or voided: forty marks are of nobody, whoever made them.
  private static func people(_ database: Database, _ keys: Keyring, after entry: Int64) throws -> Set<ParticipantKey>? {
    var people: Set<ParticipantKey> = []
    func add(_ rows: PreparedStatement) throws -> Bool {
      if let person = rows.optionalInteger(1) { people.insert(ParticipantKey(person)) }
      return people.count <= most
    }
    for form in database.definitions.tables where !database.definitions.feeds(form).isEmpty {
      guard let owner = form.owner("f", database.definitions) else { continue }
      // Ids and entries grow together.
      let entered = try PreparedStatement(
        database, "SELECT f.entered, \(owner) FROM main.\(form.table) f ORDER BY f.id DESC")
      defer { entered.reset() }
      while try entered.step(), entered.integer(0) > entry { if try !add(entered) { return nil } }
      let voided = try PreparedStatement(
        database, "SELECT f.voided, \(owner) FROM main.\(form.table) f WHERE f.voided > ?")
      voided.bind(entry)
      defer { voided.reset() }
      while try voided.step() { if try !add(voided) { return nil } }
    }
    return try cases(database, keys, after: entry, adding: &people) ? people : nil
  }

  /// The same of the case side, for whoever may read it. False when they are many.
  private static func cases(
    _ database: Database, _ keys: Keyring, after entry: Int64, adding people: inout Set<ParticipantKey>
  ) throws -> Bool {
    guard keys.holdsClinical else { return true }
    let coder = try FactCoder(database, keys)
    for condition in ["1 ORDER BY f.id DESC", "f.voided > \(entry)"] {
      let rows = try PreparedStatement(
        database, "SELECT \(CaseRow.selection("f")) FROM main.\(CaseRow.table) f WHERE \(condition)")
      defer { rows.reset() }
      while try rows.step(), condition != "1 ORDER BY f.id DESC" || rows.integer(1) > entry {
        let row = try CaseRow(rows, from: CaseRow.firstColumn, coder)
        if let form = database.definitions.onCaseSide[row.kind], database.definitions.feeds(form).isEmpty { continue }
        if !row.isEmptied { people.insert(row.person) }
        if people.count > most { return false }
      }
    }
    return true
  }
}
