import Domain
import Ledger

/// What may stand on paper.
extension AttendanceRoom {
  /// Those who may stand on a printed list: nobody with a protected address.
  public func printable(_ people: [ParticipantKey]) throws(StoreError) -> [ParticipantKey] {
    try session.require(.seeAttendance)
    return try session.reading { database, coder in
      try people.filter { person in
        let found: [KeptFact<IdentityFact>] = try KeptFact.all(
          database, coder, where: "f.person = ? AND f.number_code IS NOT NULL", person.value)
        return found.first.map { ProtectedPeople.isOnPrintedLists(protection: $0.fact.participant.protection) } ?? false
      }
    }
  }

  /// Writes the day's lists to a text file that only its owner may read, and puts that in the journal.
  ///
  /// - Parameters:
  ///   - lines: what stands on them; of people who are ``printable(_:)`` only.
  ///   - path: where no file is yet.
  /// - Throws: ``LedgerError/exists(path:)`` and whatever keeps the file from being made, and then nothing is left.
  @discardableResult
  public func printDayList(
    _ lines: [String], people: Int, on day: Day, to path: String
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.printLists)
    try storing { try NewFile.requireFree(path, besides: session.register.path) }
    let file = try storing { try AtomicFile(path: path) }
    try storing { try file.write(Array(lines.map { $0 + "\n" }.joined().utf8)) }
    // Before anybody can read it.
    let receipt = try session.register.note(
      by: session, kind: .exported,
      detail: EntryDetail(
        day: day, name: "attendance", file: path.split(separator: "/").last.map(String.init), added: people))
    do throws(LedgerError) { try file.commit() } catch { throw StoreError(error) }
    return receipt
  }
}
