import Crypto
import Domain
import GRDB

/// Every seal opens where it stands, of voided rows too; every look-up code is that of what is sealed. What is sealed under
/// a key the user does not hold is passed by.
struct SealCheck {
  private let database: Database
  private let coder: FactCoder

  /// The rows that somebody was erased from, by what stands in the journal.
  private let erased: ErasedRows

  init(_ database: Database, _ coder: FactCoder) throws {
    self.database = database
    self.coder = coder
    let entries = try PreparedStatement(database, "SELECT id, kind, detail FROM main.entry WHERE kind IN (?, ?)")
    entries.bind {
      $0.add(EntryKind.erased.rawValue)
      $0.add(EntryKind.erasedAgain.rawValue)
    }
    var erased = ErasedRows()
    while try entries.step() {
      // One that does not open is told of with the other entries, and names nobody.
      guard let kind = EntryKind(rawValue: entries.text(1)),
        let secret = try? EntrySecret.open(entries, 2, kind: kind, entry: entries.integer(0), coder.keys)
      else { continue }
      erased.formUnion(secret.erased)
    }
    self.erased = erased
  }

  func run(_ report: inout CheckReport) throws {
    for form in Facts.tables where form.isSealed { try check(form.type, &report) }
    try checkCases(&report)
    try checkColleagues(&report)
    try checkEntries(&report)
  }

  private func check<Fact: StoredFact>(_ type: Fact.Type, _ report: inout CheckReport) throws {
    let form = Fact.form
    let rows = try PreparedStatement(
      database, "SELECT \(Fact.selection("f")) FROM main.\(form.table) f ORDER BY f.id")
    // Binding a fact makes its codes; what comes of it is compared with what stands there.
    let codes = form.columns.enumerated().filter { $0.element.role == .code }
      .map { Fact.firstColumn + Int32($0.offset) }
    while try rows.step(), !report.isFull {
      let (row, entry) = (rows.integer(0), rows.integer(1))
      do throws(StoreError) {
        // What is left of a seal looks the same whoever emptied it, and the chain covers it as it covers the seal itself:
        // so one emptied by hand is found here, and so is one that was erased and has been put back.
        let isErased = try isErased(rows, form)
        if isErased != erased.contains(form.table, row) { throw .damaged(.seal(table: form.table, row: row)) }
        if isErased { continue }
        let fact = try Fact(rows, from: Fact.firstColumn, coder)
        if codes.isEmpty { continue }
        let expected = try fact.codes(coder)
        if !zip(codes, expected).allSatisfy({ column, code in
          code.map { rows.bytes(column).elementsEqual($0) } ?? rows.isNull(column)
        }) {
          report.add(CheckFinding(.codeDiffers, table: form.table, row: row, entry: entry))
        }
      } catch {
        switch error {
        case .damaged(.seal):
          report.add(CheckFinding(.sealBroken, table: form.table, row: row, entry: entry))
        case .damaged(.value):
          report.add(CheckFinding(.unreadableValue, table: form.table, row: row, entry: entry))
        // The key is not held, or it was erased.
        case .notAllowed: break
        default: throw error
        }
      }
    }
  }

  /// - Throws: ``StoreError/damaged(_:)`` where only some of a row's seals are emptied: an erasure takes them all.
  private func isErased(_ row: PreparedStatement, _ form: FactForm) throws(StoreError) -> Bool {
    var (seals, emptied) = (0, 0)
    for (index, column) in form.columns.enumerated() where column.isSeal {
      let place = Int32(index) + 3
      if row.isNull(place) { continue }
      seals += 1
      if Keyring.isErased(row.bytes(place)) { emptied += 1 }
    }
    if emptied > 0, emptied < seals { throw .damaged(.seal(table: form.table, row: row.integer(0))) }
    return emptied > 0
  }

  /// Nothing on the case side is about somebody who is not in the register.
  private func checkCases(_ report: inout CheckReport) throws {
    guard coder.keys.holdsClinical else { return }
    var people: Set<Int64> = []
    let identities = try PreparedStatement(database, "SELECT person FROM main.identity WHERE voided IS NULL")
    while try identities.step() { people.insert(identities.integer(0)) }
    let rows = try PreparedStatement(
      database, "SELECT \(CaseRow.selection("f")) FROM main.\(CaseRow.table) f WHERE f.voided IS NULL ORDER BY f.id")
    while try rows.step(), !report.isFull {
      // One that does not open has been told of; one that is erased is nobody's by right.
      guard let row = try? CaseRow(rows, from: CaseRow.firstColumn, coder), !row.kind.isEmpty,
        !people.contains(row.person.value)
      else { continue }
      report.add(
        CheckFinding(
          .pointsAtNothing(IdentityFact.form), table: CaseRow.table, row: rows.integer(0), entry: rows.integer(1)))
    }
  }

  private func checkColleagues(_ report: inout CheckReport) throws {
    let rows = try PreparedStatement(database, "SELECT key, code, sealed FROM main.colleague ORDER BY key")
    while try rows.step(), !report.isFull {
      let key = rows.integer(0)
      do throws(StoreError) {
        let name = try coder.keys.open(
          rows.bytes(2), .identity, Colleagues.place, key: key, table: "colleague", row: key)
        guard let name else { continue }
        let code = try Colleagues.code(name, coder.keys)
        if !rows.bytes(1).elementsEqual(code) {
          report.add(CheckFinding(.codeDiffers, table: "colleague", row: key))
        }
      } catch {
        guard case .damaged(.seal) = error else { throw error }
        report.add(CheckFinding(.sealBroken, table: "colleague", row: key))
      }
    }
  }

  private func checkEntries(_ report: inout CheckReport) throws {
    let rows = try PreparedStatement(database, "SELECT \(EntryRow.columns) FROM main.entry e ORDER BY e.id")
    while try rows.step(), !report.isFull {
      do throws(StoreError) {
        _ = try EntryRow(rows, coder.keys)
      } catch {
        guard case .damaged(.seal) = error else { continue }
        report.add(CheckFinding(.sealBroken, table: "entry", row: rows.integer(0), entry: rows.integer(0)))
      }
    }
    let details = try PreparedStatement(
      database, "SELECT id, detail FROM main.entry WHERE detail IS NOT NULL ORDER BY id")
    while try details.step(), !report.isFull {
      guard Keyring.isErased(details.bytes(1)) != erased.contains("entry", details.integer(0)) else { continue }
      report.add(CheckFinding(.sealBroken, table: "entry", row: details.integer(0), entry: details.integer(0)))
    }
  }
}
