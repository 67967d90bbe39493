import Domain
import Ledger

/// Every table of facts, each read once from its first row to its last: the rows in their order, every seal opened where it
/// stands, of voided rows too, the look-up codes against what is sealed, the keys they found, and the facts in force
/// against the rules and against what they point at.
///
/// Tables come in the order in which what is pointed at comes before what points at it. What is sealed under a key the user
/// does not hold is passed by.
struct FactCheck {
  private let database: Database
  private let coder: FactCoder
  private let asOf: Int64?
  private let count: CheckCount
  private(set) var report = CheckReport()
  /// The rows that somebody was erased from, by what stands in the journal.
  private let erased: ErasedRows
  private let days: EntryDays
  private var keys: KeyCheck
  private var pointers: PointerCheck
  private var rules: RuleCheck

  /// - Parameter asOf: the entry after which a fact is in force or not; nil for the present.
  init(_ database: Database, _ coder: FactCoder, asOf: Int64?, _ count: CheckCount) throws {
    let coder = coder.uncovered
    self.database = database
    self.coder = coder
    self.asOf = asOf
    self.count = count
    var erased = ErasedRows()
    days = try EntryDays(database) { entry in
      try count.tick()
      guard let kind = EntryKind(rawValue: entry.text(3)), kind.isErasure || kind == .clinical else { return }
      // One that does not open is told of with the other entries, and names nobody.
      let secret = try? EntrySecret.open(entry, 4, kind: kind.rawValue, entry: entry.integer(0), coder.keys)
      erased.formUnion(secret?.erased ?? ErasedRows())
    }
    self.erased = erased
    keys = try KeyCheck(coder)
    pointers = PointerCheck()
    rules = try RuleCheck(coder)
  }

  /// A table that cannot be read is a finding, and the next is gone through all the same.
  mutating func run() throws {
    for form in database.definitions.tables {
      do { try check(form.type) } catch {
        let error = StoreError(error)
        if error == .ledger(.cancelled) { throw error }
        report.add(CheckFinding(.unreadable(error), table: form.table))
        keys.missFacts()
        pointers.missFacts()
      }
    }
    rules.finish(&report)
    try ColleagueCheck(database: database, keys: coder.keys).run(&report)
    try keys.finish(&report, count)
  }

  private mutating func check<Fact: StoredFact>(_ type: Fact.Type) throws {
    let form = Fact.form
    let places = FactPlaces(form)
    let codesOnly = coder.makingCodesOnly
    let roots = try PreparedStatement(database, "SELECT entered FROM main.\(form.table) WHERE id = ?")
    keys.begin(form)
    pointers.begin(form, database.definitions)
    let rows = try PreparedStatement(
      database, "SELECT \(Fact.selection("f")), f.voided FROM main.\(form.table) f ORDER BY f.id")
    let erasure = FactErasure(form, places, self.erased)
    var last: Int64 = 0
    while try rows.step(), !report.isFull {
      try count.tick()
      let (row, entry, voided) = (rows.integer(0), rows.integer(1), rows.optionalInteger(places.voided))
      var problems: [CheckFinding.Problem] = []
      if entry < last { problems.append(.outOfOrder) }
      last = max(last, entry)
      if let voided, voided <= entry { problems.append(.voidedBeforeEntered) }
      let isInForce = isInForce(entered: entry, voided: voided)
      keys.look(at: rows)
      if isInForce { pointers.look(at: rows, &problems) }
      var (isErased, isAccounted) = erasure.look(at: rows, row, root: rows.integer(places.root))
      do {
        // What is left of a seal looks the same whoever emptied it, and the chain covers it as it covers the seal itself:
        // so one emptied by hand is found here, and so is one that was erased and has been put back.
        let fact = try Fact(rows, from: Fact.firstColumn, coder)
        if let kept = fact as? CaseRow, coder.keys.holdsClinical {
          isErased = kept.isEmptied
          // A copy that an undo entered of one that had been emptied is as empty.
          isAccounted =
            isErased == [row, rows.integer(places.root)].contains { self.erased.contains(form.table, $0) }
          if !isErased, let seal = places.seals.first, try !coder.keys.isAsEntered(rows.bytes(seal)) {
            isAccounted = false
          }
          if isInForce { pointers.look(at: kept, &problems) }
        }
        if !isAccounted { throw LedgerError.damaged(.seal(table: form.table, row: row)) }
        if !isErased, !places.codes.isEmpty, try !places.agree(rows, fact.codes(codesOnly)) {
          problems.append(.codeDiffers)
        }
        if isInForce {
          // A copy that an undo entered is as old as its root.
          let first = rows.integer(places.root)
          let day = days.day(of: first == row ? entry : try roots.number(first) ?? 0)
          try rules.look(at: fact, row: row, entry: entry, by: day, &problems)
        }
      } catch {
        switch StoreError(error) {
        case .ledger(.damaged(.seal)): problems.append(.sealBroken)
        case .ledger(.damaged(.value)): problems.append(.unreadableValue)
        // The key is not held, or it was erased.
        case .notAllowed: break
        default: throw error
        }
      }
      for problem in problems { report.add(CheckFinding(problem, table: form.table, row: row, entry: entry)) }
    }
  }

  private func isInForce(entered: Int64, voided: Int64?) -> Bool {
    guard let asOf else { return voided == nil }
    return entered <= asOf && voided.map { $0 > asOf } ?? true
  }
}

/// Where the columns stand in a row of the pass.
private struct FactPlaces {
  let seals: [Int32]
  let codes: [Int32]
  let voided: Int32
  let root: Int32 = 2

  init(_ form: FactForm) {
    seals = form.placed.filter(\.column.isSeal).map(\.place)
    codes = form.codePlaces
    voided = FactForm.firstColumn + Int32(form.columns.count)
  }

  /// Whether the look-up codes of the row are these. What somebody put in who could not make them has none until it is taken in.
  func agree(_ row: PreparedStatement, _ expected: [[UInt8]?]) -> Bool {
    let mayWait = seals.contains { !row.isNull($0) && DropBox.holds(row.bytes($0)) }
    return zip(codes, expected).allSatisfy { place, code in
      if row.isNull(place) { return code == nil || mayWait }
      return code.map { row.bytes(place).elementsEqual($0) } ?? false
    }
  }
}

/// Which seals of a row were emptied, and whether that is what the journal says.
private struct FactErasure {
  private let seals: [Int32]
  private let all: Set<Int64>
  /// Of each seal, the rows that lost it alone.
  private let one: [Set<Int64>]

  init(_ form: FactForm, _ places: FactPlaces, _ erased: ErasedRows) {
    seals = places.seals
    all = erased.rows(of: form.table)
    one = form.columns.filter(\.isSeal).map { erased.rows(of: ErasedRows.place(form, $0.name)) }
  }

  /// - Parameter root: of a copy, which an undo enters as it stands.
  func look(at rows: PreparedStatement, _ row: Int64, root: Int64) -> (isErased: Bool, isAccounted: Bool) {
    let isNamed = all.contains(row)
    var (isErased, isAccounted) = (false, true)
    for (seal, alone) in zip(seals, one) where !rows.isNull(seal) {
      let isEmptied = Keyring.isErased(rows.bytes(seal))
      if isEmptied { isErased = true }
      if isEmptied != (isNamed || alone.contains(row) || alone.contains(root)) { isAccounted = false }
    }
    return (isErased && isNamed, isAccounted)
  }
}
