import Dispatch
import Synchronization

/// Gives a register new keys: all that is sealed is sealed anew, voided rows too, the journal's chain is made anew over
/// it, and every slot is given the new keys, for which nobody's passphrase is needed.
///
/// For when somebody who held the old ones is not to read on. Inside one transaction, so that whoever is cut off on the way
/// has lost nothing. Drafts are left alone: each is sealed under a key of its user's own.
///
/// What stood there before the transaction is read once, by a connection of its own on another thread: there the chain is
/// verified, since new codes over what somebody has tampered with would make it look honest, and all is sealed, while the
/// transaction's own thread writes. Few rows lie between the two, so that a large register needs no more memory than a
/// small one.
package struct KeyExchange {
  package let database: Database
  package let seals: SealExchange
  /// Lends a connection that sees what stood there before the transaction.
  package let before: Reading
  /// Called with how many rows have been gone through since; what it throws ends the exchange.
  package let tick: (Int) throws -> Void

  package typealias Reading = @Sendable (_ body: (Database) throws -> Void) throws -> Void

  /// - Throws: ``LedgerError/noKey`` for somebody who cannot open all there is to seal anew.
  package init(
    _ database: Database, _ old: Keyring, before: @escaping Reading, tick: @escaping (Int) throws -> Void
  ) throws(LedgerError) {
    guard old.holdsClinical else { throw .noKey }
    self.database = database
    self.before = before
    self.tick = tick
    seals = SealExchange(old: old, new: old.exchanged(for: .random(generation: old.generation + 1)))
  }

  /// - Throws: ``LedgerError/damaged(_:)`` for a chain that is broken, a seal that does not open and a slot that
  ///   somebody without the keys has changed.
  package func run() throws {
    try exchangeSlots()
    let ahead = SealingAhead(seals, before)
    do {
      // While the first rows are being sealed.
      try resealColleagues()
      for place in database.definitions.places { try place.reseal(database, seals) { try tick(1) } }
      for table in database.definitions.beside { try table.reseal(database, seals) { try tick(1) } }
      try write(ahead)
    } catch {
      ahead.stop()
      throw error
    }
    try sealRest(after: try ahead.finish())
  }

  /// How many rows there will be to go through, as far as ids tell.
  package static func work(_ database: Database) -> Int {
    let volume = RegisterVolume(database)
    return volume.entries + volume.rows + RegisterVolume.derived(database)
  }

  // MARK: - Slots

  private func exchangeSlots() throws {
    let slots = SlotTable(database)
    let registerID = try slots.registerID()
    for kept in try slots.all() {
      // Who may be given keys is told by codes, not by the row: see ``Slot/recipientCode(under:registerID:)`` and
      // ``SlotMark``.
      guard try slots.isAsWritten(kept, seals.old) else { throw LedgerError.damaged(.slot) }
      let slot: Slot
      do throws(SlotError) {
        slot = try kept.slot.withKeys(seals.new.material, role: kept.slot.role, registerID: registerID)
      } catch { throw error == .noClinicalKey ? LedgerError.noKey : .damaged(.slot) }
      try slots.write(slot, login: nil, seals.new)
    }
  }

  // MARK: - Facts and entries

  private func write(_ ahead: SealingAhead) throws {
    let writer = try RenewedWriter(database)
    var batch = ahead.pipe.take()
    while let rows = batch?.rows {
      for renewed in batch?.renewed ?? [] { try writer.write(renewed) }
      try tick(rows)
      batch = ahead.pipe.take(after: batch)
    }
  }

  /// What the transaction itself has entered, and the new head.
  private func sealRest(after done: SealingAhead.Done) throws {
    var renewed: [Renewed] = []
    // What has just been entered has not been erased.
    let renewal = try SealRenewal(database, seals, erased: ErasedRows()) { renewed.append($0) }
    var entries = done.end.entry
    var code = done.code
    try ChainWalk.run(database, after: done.end) { walk in
      (renewed, entries, code) = ([], done.end.entry, done.code)
      while let step = try walk.next({ try tick(1) }, renewal: renewal) {
        guard let anew = step.anew else { continue }
        (entries, code) = (anew.id, anew.code(after: code, seals.new, database.definitions))
        renewed.append(Renewed(place: .code, id: anew.id, values: [code]))
      }
    }
    let writer = try RenewedWriter(database)
    for row in renewed { try writer.write(row) }
    // Each slot was held against the old head before it was written anew.
    let head = JournalHead(entries: entries, code: code, slots: try SlotTable(database).marks())
    try head.write(database, seals.new)
  }

  private func resealColleagues() throws {
    try database.each("SELECT key, sealed FROM main.colleague ORDER BY key") { row in
      let key = row.integer(0)
      let plain = try seals.old.open(row.bytes(1), .identity, Colleagues.place, key: key, table: "colleague", row: key)
      if let plain {
        try database.run(
          "UPDATE main.colleague SET sealed = ?, code = ? WHERE key = ?",
          try seals.new.seal(plain, .identity, Colleagues.place, key: key), try Colleagues.code(plain, seals.new), key)
      }
      try tick(1)
    }
  }
}

/// Verifies the chain of what stood in the register before, and seals it anew, on a thread of its own.
private final class SealingAhead: Sendable {
  /// How far it went: to the last entry there was.
  struct Done {
    var end: ChainWalk.End
    /// The new code of the last entry.
    var code: [UInt8] = []
  }

  let pipe = RenewalPipe()
  private let group = DispatchGroup()
  private let outcome = Mutex<Result<Done, any Error>>(.failure(LedgerError.cancelled))

  init(_ seals: SealExchange, _ before: @escaping KeyExchange.Reading) {
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      let found = Result {
        var done: Done?
        try before { done = try seal($0, seals) }
        return try done ?? { throw LedgerError.cancelled }()
      }
      outcome.withLock { $0 = found }
      pipe.finish()
    }
  }

  /// Waits until the thread has ended.
  func stop() {
    pipe.stop()
    group.wait()
  }

  /// - Throws: what the thread threw; ``LedgerError/damaged(_:)`` for a broken chain.
  func finish() throws -> Done {
    group.wait()
    return try outcome.withLock { $0 }.get()
  }

  private func seal(_ database: Database, _ seals: SealExchange) throws -> Done {
    let batch = Collector(pipe)
    let renewal = try SealRenewal(database, seals, erased: ErasedRows(database, seals.old)) { batch.add($0) }
    return try ChainWalk.run(database) { walk in
      var chain = ChainCheck(database, seals.old)
      var done = Done(end: try ChainWalk.End(of: database))
      while let step = try walk.next(batch.tick, renewal: renewal) {
        try SealingAhead.require(chain.take(step))
        guard let anew = step.anew else { continue }
        done.code = anew.code(after: done.code, seals.new, database.definitions)
        batch.add(Renewed(place: .code, id: anew.id, values: [done.code]))
      }
      try SealingAhead.require(chain.finish(walk.rest).first)
      try batch.hand()
      return done
    }
  }

  private static func require(_ found: ChainCheck.Break?) throws {
    switch found {
    case nil: break
    case .entry(let entry), .rows(_, let entry), .end(let entry): throw LedgerError.damaged(.chain(entry: entry))
    }
  }

  /// Rows on their way into the pipe.
  private final class Collector {
    private let pipe: RenewalPipe
    private var batch = RenewalPipe.Batch()

    init(_ pipe: RenewalPipe) { self.pipe = pipe }

    func add(_ renewed: Renewed) { batch.renewed.append(renewed) }

    func tick() throws {
      batch.rows += 1
      if batch.isFull { try hand() }
    }

    func hand() throws {
      try pipe.put(batch)
      batch = RenewalPipe.Batch()
    }
  }
}
