import GRDB

/// Gives a register new keys: all that is sealed is sealed anew, voided rows too, the journal's chain is made anew over
/// it, and every slot is given the new keys, for which nobody's passphrase is needed.
///
/// For when somebody who held the old ones is not to read on. Row by row, so that a large register needs no more memory
/// than a small one; inside one transaction, so that whoever is cut off on the way has lost nothing. Drafts are left
/// alone: each is sealed under a key of its user's own.
///
/// The whole chain is verified first: new codes over what somebody has tampered with would make it look honest.
struct KeyExchange {
  let database: Database
  let seals: SealExchange
  /// Called for every row that is gone through; what it throws ends the exchange.
  let tick: () throws -> Void

  /// - Throws: ``StoreError/notAllowed(_:)`` for somebody who cannot open all there is to seal anew.
  init(_ database: Database, _ old: Keyring, tick: @escaping () throws -> Void) throws(StoreError) {
    guard old.holdsClinical else { throw .notAllowed(.noKey) }
    self.database = database
    self.tick = tick
    seals = SealExchange(old: old, new: old.exchanged(for: .random(generation: old.generation + 1)))
  }

  /// - Throws: ``StoreError/damaged(_:)`` for a chain that is broken, a seal that does not open and a slot that
  ///   somebody without the keys has changed.
  func run() throws {
    try exchangeSlots()
    try verifyChain()
    for form in Facts.tables where !form.sealedColumns.isEmpty { try reseal(form.type) }
    try resealColleagues()
    try resealEntries()
    try resealPages()
    try CasePages.reseal(database, seals, tick: tick)
    try renewChain()
  }

  /// How many ticks there will be.
  static func work(_ database: Database) throws -> Int {
    func count(_ table: String, _ condition: String = "1") throws -> Int {
      let statement = try PreparedStatement(database, "SELECT count(*) FROM main.\(table) WHERE \(condition)")
      return try statement.step() ? Int(statement.integer(0)) : 0
    }
    var work = 3 * (try count("entry"))
    for table in ["colleague", "current", "current_case"] { work += try count(table) }
    for form in Facts.tables {
      let rows = try count(form.table)
      // The chain is gone through twice.
      work += 2 * rows + (form.sealedColumns.isEmpty ? 0 : rows)
    }
    return work
  }

  // MARK: - Slots

  private func exchangeSlots() throws {
    let slots = SlotTable(database)
    let registerID = try slots.registerID()
    for kept in try slots.all() {
      // Who may be given keys is told by codes, not by the row: see ``Slot/recipientCode(under:registerID:)`` and
      // ``SlotMark``.
      guard try slots.isAsWritten(kept, seals.old) else { throw StoreError.damaged(.slot) }
      let slot = try sealing { () throws(SlotError) in
        try kept.slot.withKeys(seals.new.material, role: kept.slot.role, registerID: registerID)
      }
      try slots.write(slot, login: nil, seals.new)
    }
  }

  // MARK: - Seals

  private func reseal<Fact: StoredFact>(_ type: Fact.Type) throws {
    let form = Fact.form
    let (old, new) = (try FactCoder(database, seals.old), try FactCoder(database, seals.new))
    let sealed = form.sealedColumns
    let codes = form.codeColumns
    let codePlaces = codes.compactMap { form.columnNames.firstIndex(of: $0) }.map { Fact.firstColumn + Int32($0) }
    let assignments = (sealed.map(\.name) + codes).map { "\($0) = ?" }.joined(separator: ", ")
    let update = try PreparedStatement(database, "UPDATE main.\(form.table) SET \(assignments) WHERE id = ?")
    // Neither ids nor their order change under the cursor.
    let rows = try PreparedStatement(
      database, "SELECT \(Fact.selection("f")) FROM main.\(form.table) f ORDER BY f.id")
    let erased = form == CaseRow.form ? try ErasedRows(database, self.seals.old).rows(of: form.table) : []
    while try rows.step() {
      let id = rows.integer(0)
      let places = sealed.map { Fact.firstColumn + Int32($0.place) }
      if form == CaseRow.form { try requireHonest(rows, places, erased) }
      var seals: [[UInt8]?] = []
      for (column, place) in zip(sealed, places) {
        // What hangs on nothing that can be seen hangs on its own row.
        let key = form == CaseRow.form ? rows.integer(2) : rows.integer(Fact.firstColumn)
        switch column.kind {
        case .side(let side):
          seals.append(
            try self.seals.resealed(
              rows, place, side, form.sealPlace, key: key, table: form.table, row: id))
        case .dropped:
          seals.append(
            try self.seals.droppedAnew(rows, place, form.sealPlace, key: key, table: form.table, row: id))
        }
      }
      var found: [[UInt8]?] = []
      if !codes.isEmpty { found = try Fact(rows, from: Fact.firstColumn, old).codes(new) }
      update.bind {
        for seal in seals { $0.add(seal: seal) }
        // What is erased is not to be found, nor what has not been taken in.
        for (code, place) in zip(found, codePlaces) { $0.add(code: rows.isNull(place) ? nil : code) }
        $0.add(id)
      }
      try update.run()
      try tick()
    }
  }

  /// The chain covers a row of the case side by the code before its seal, so that what stands in the seal is to be looked at.
  private func requireHonest(_ row: PreparedStatement, _ seals: [Int32], _ erased: Set<Int64>) throws {
    let id = row.integer(0)
    guard try seals.allSatisfy({ try self.seals.old.isAsEntered(row.bytes($0)) || erased.contains(id) }) else {
      throw StoreError.damaged(.seal(table: CaseRow.table, row: id))
    }
  }

  private func resealColleagues() throws {
    let rows = try PreparedStatement(database, "SELECT key, sealed FROM main.colleague ORDER BY key")
    let update = try PreparedStatement(database, "UPDATE main.colleague SET sealed = ?, code = ? WHERE key = ?")
    while try rows.step() {
      let key = rows.integer(0)
      let plain = try seals.old.open(
        rows.bytes(1), .identity, Colleagues.place, key: key, table: "colleague", row: key)
      if let plain {
        let sealed = try seals.new.seal(plain, .identity, Colleagues.place, key: key)
        let code = try Colleagues.code(plain, seals.new)
        update.bind {
          $0.add(seal: sealed)
          $0.add(code: code)
          $0.add(key)
        }
        try update.run()
      }
      try tick()
    }
  }

  private func resealEntries() throws {
    let rows = try PreparedStatement(database, "SELECT id, kind, detail FROM main.entry ORDER BY id")
    let update = try PreparedStatement(database, "UPDATE main.entry SET detail = ?, label = ? WHERE id = ?")
    let erased = try ErasedRows(database, seals.old).rows(of: "entry")
    while try rows.step() {
      let id = rows.integer(0)
      if rows.text(1) == EntryKind.clinical.rawValue, !erased.contains(id), try !seals.old.isAsEntered(rows.bytes(2)) {
        throw StoreError.damaged(.seal(table: "entry", row: id))
      }
      if let anew = try EntrySecret.resealed(rows, 2, kind: rows.text(1), entry: id, seals) {
        update.bind {
          $0.add(seal: anew.seal)
          $0.add(code: anew.label)
          $0.add(id)
        }
        try update.run()
      }
      try tick()
    }
  }

  private func resealPages() throws {
    let rows = try PreparedStatement(database, "SELECT page, sealed FROM main.current ORDER BY page")
    let update = try PreparedStatement(database, "UPDATE main.current SET sealed = ? WHERE page = ?")
    while try rows.step() {
      let page = rows.integer(0)
      let sealed = try seals.resealed(rows, 1, .identity, DigestPage.current, key: page, table: "current", row: page)
      update.bind {
        $0.add(seal: sealed)
        $0.add(page)
      }
      try update.run()
      try tick()
    }
  }

  // MARK: - The chain

  private func verifyChain() throws {
    let report = try ChainWalk.run(database) { walk in
      var (chain, report) = (ChainCheck(database, seals.old), CheckReport())
      while let (digest, code) = try walk.next(tick) { chain.take(digest, code, &report) }
      try chain.finish(walk.rest, &report)
      return report
    }
    if let finding = report.findings.first { throw StoreError.damaged(.chain(entry: finding.entry ?? 0)) }
  }

  private func renewChain() throws {
    let update = try PreparedStatement(database, "UPDATE main.entry SET code = ? WHERE id = ?")
    // Each slot was held against the old head before it was written anew.
    let slots = try SlotTable(database).marks()
    let head = try ChainWalk.run(database) { walk in
      var head = JournalHead(entries: 0, code: [], slots: slots)
      while let (digest, _) = try walk.next(tick) {
        (head.entries, head.code) = (digest.id, digest.code(after: head.code, seals.new))
        update.bind {
          $0.add(head.code)
          $0.add(digest.id)
        }
        try update.run()
      }
      return head
    }
    try head.write(database, seals.new)
  }
}

extension FactForm {
  fileprivate struct SealedColumn {
    enum Kind {
      case side(Side)
      case dropped
    }

    let name: String
    let kind: Kind
    /// Among ``columns``. The first of these is the key the seals hang on.
    let place: Int
  }

  fileprivate var sealedColumns: [SealedColumn] {
    columns.enumerated().compactMap { place, column in
      switch column.role {
      case .sealed(let side): SealedColumn(name: column.name, kind: .side(side), place: place)
      case .dropped: SealedColumn(name: column.name, kind: .dropped, place: place)
      // An author's own copies stay under the author's own key.
      case .number, .text, .own, .points, .code, .ownCopy: nil
      }
    }
  }

  fileprivate var codeColumns: [String] {
    columns.filter { $0.role == .code }.map(\.name)
  }
}
