import Domain
import Ledger

/// What an erasure left to do.
public struct Erasure: Hashable, Sendable {
  /// Of the last who was erased.
  public var receipt: WriteReceipt
  /// Why the list that keeps restores from bringing the person back could not be written; it is tried again whenever backups
  /// are looked after.
  public var unlisted: StoreError?
  /// Whether the old bytes are gone from the file and its log. Where somebody else was reading, they go when the register is
  /// closed by all.
  public var isWiped: Bool
  /// Why the file could not be written anew, which takes as much room again; nil when it was.
  public var unwiped: StoreError?
}

/// Erasing somebody: a team lead asks with a case number, another user confirms.
public struct ErasureRoom: Sendable {
  let session: Session

  /// Asks for several people to be erased under one case, each with an entry of their own. Nothing is erased by it.
  ///
  /// - Throws: as for one, and then nobody has been asked about.
  public func askErasure(of people: [ParticipantKey], caseNumber: String) throws(StoreError) {
    for person in people { _ = try caseNumberForErasing(person, caseNumber) }
    for person in people { try askErasure(of: person, caseNumber: caseNumber) }
  }

  /// Asks for somebody to be erased. Nothing is erased by it.
  ///
  /// - Throws: ``RuleViolation/caseNumberMissing``; ``StoreError/conflict(_:)`` when it has been asked for already;
  ///   ``StoreError/notAllowed(_:)``.
  @discardableResult
  public func askErasure(of person: ParticipantKey, caseNumber: String) throws(StoreError) -> WriteReceipt {
    let number = try caseNumberForErasing(person, caseNumber)
    return try session.register.note(
      by: session, kind: .erasureAsked, about: person, detail: EntryDetail(reason: number))
  }

  private func caseNumberForErasing(_ person: ParticipantKey, _ caseNumber: String) throws(StoreError) -> String {
    try session.require(.erase)
    if session.access.relatives.contains(person) { throw .notAllowed(.relative) }
    // "Sak 26/00123" is case 26/00123: the sentences say the word.
    let words = caseNumber.split(whereSeparator: \.isWhitespace)
    let number = words.drop { $0.lowercased() == "sak" }.joined(separator: " ")
    if number.isEmpty { throw .rule(.caseNumberMissing) }
    if try !session.isKnown(person) { throw .rule(.notInRegister) }
    if let request = try erasureRequests().first(where: { $0.person == person }) {
      throw try session.reading { try Conflict.of(entry: request.entry, $0.database, $0.keys) }
    }
    return number
  }

  /// Whose erasure waits for a second user.
  public func erasureRequests() throws(StoreError) -> [ErasureRequest] {
    if !session.access.may(.erase) { try session.require(.confirmErasure) }
    return try session.reading { try ErasureRequest.all($0) }
  }

  /// Takes a request back, one's own or another's.
  @discardableResult
  public func withdraw(_ request: ErasureRequest) throws(StoreError) -> WriteReceipt {
    guard try erasureRequests().contains(request) else { throw .rule(.notInRegister) }
    return try session.register.note(
      by: session, kind: .erasureWithdrawn, about: request.person, detail: EntryDetail(reason: request.caseNumber))
  }

  /// Erases the person, for good: nothing takes it back.
  public func confirmErasure(_ request: ErasureRequest) throws(StoreError) -> Erasure {
    try confirmErasure(first: request, [])
  }

  /// Erases one after the other, each in a change of its own, and then writes the file anew once.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)`` when the same user asked; ``RuleViolation/notInRegister`` when the request has
  ///   been withdrawn or confirmed meanwhile. Those erased before it are gone.
  public func confirmErasure(first: ErasureRequest, _ others: [ErasureRequest]) throws(StoreError) -> Erasure {
    var receipt = try erase(first)
    var refused: StoreError?
    for request in others where refused == nil {
      do { receipt = try erase(request) } catch { refused = error }
    }
    var erasure = Erasure(receipt: receipt, unlisted: listErased(), isWiped: false)
    do throws(StoreError) { erasure.isWiped = try session.register.wipe() } catch { erasure.unwiped = error }
    if let refused { throw refused }
    return erasure
  }

  private func erase(_ request: ErasureRequest) throws(StoreError) -> WriteReceipt {
    try session.require(.confirmErasure)
    if request.user == session.access.user { throw .notAllowed(.ownRequest) }
    if session.access.relatives.contains(request.person) { throw .notAllowed(.relative) }
    // What the desk has put in lies where no one knows whom it is about, until it is taken in.
    try session.followUp.takeReports()
    return try session.write(.erased, about: request.person, detail: EntryDetail(reason: request.caseNumber)) {
      change throws(StoreError) in
      do {
        // Inside the transaction: the other may have thought better of it a moment ago.
        guard try ErasureRequest.all(change.coder).contains(request) else {
          throw StoreError.rule(.notInRegister)
        }
        try change.erase(request.person, on: session.today)
      } catch { throw StoreError(error) }
    }
  }

  /// Everybody who has been erased: what a list, a draft or a backup has of them is to go too.
  public func erasedPeople() throws(StoreError) -> Set<ParticipantKey> {
    let kinds = [EntryKind.erased, .erasedAgain].map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try session.reading { coder in
      let people = try coder.database.rows(
        "SELECT about FROM main.entry WHERE kind IN (\(kinds)) AND about IS NOT NULL"
      ) { ParticipantKey($0.integer(0)) }
      // A copy from before two records were merged has both.
      return try Set(people + people.flatMap { try MergedPeople.into($0, coder.database) })
    }
  }

  /// Writes the list beside the register, and beside its backups, from what the journal knows.
  func listErased() -> StoreError? {
    do throws(StoreError) {
      let people = try erasedPeople().map(\.value)
      let list = ErasedList.path(beside: session.register.path)
      try storing { try ErasedList.add(people, on: session.today, list) }
      if let folder = try session.backups.backupFolder() {
        try storing { try ErasedList.merge(from: list, to: ErasedList.path(beside: folder.path(of: session.today))) }
      }
      return nil
    } catch { return error }
  }
}

extension Session { public var erasure: ErasureRoom { ErasureRoom(session: self) } }

extension ChangeSet {
  /// Erases a person; see ``Change/erase(_:on:)``. Whose card a user may not open, or may, is over with it.
  ///
  /// - Parameter day: when; where they take part, it is their last.
  mutating func erase(_ person: ParticipantKey, on day: Day) throws {
    for merged in try MergedPeople.into(person, database) { erasedCases.formUnion(try emptied(merged, on: day)) }
    for user in try UserReader(coder: coder).facts()
    where user.fact.relations.contains(where: { $0.person == person }) {
      try relate(user, user.fact.relations.filter { $0.person != person })
    }
    erasedCases.formUnion(try emptied(person, on: day))
  }
}

extension Register {
  /// Rewrites the file, so that nothing is left in it of what was deleted or changed, nor in its log.
  ///
  /// - Returns: false when somebody was reading: the log goes when the last has closed the register.
  func wipe() throws(StoreError) -> Bool {
    guard let writer else { throw .ledger(.readOnly) }
    return try storing {
      try gate.pass {
        try place.requireSameFile()
        return try writer.inDatabase { database in
          try database.rewrite()
          return try database.checkpoint(.truncate)
        }
      }
    }
  }
}
