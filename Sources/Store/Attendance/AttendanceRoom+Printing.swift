import Domain
import Ledger

/// What may stand on paper.
extension AttendanceRoom {
  /// Those who may stand on a printed list: nobody with a protected address.
  public func printable(_ people: [ParticipantKey]) throws(StoreError) -> [ParticipantKey] {
    try session.reading(.seeAttendance) { coder in
      try people.filter { person in
        let found = try IdentityFact.first(coder, where: "f.person = ? AND f.number_code IS NOT NULL", person.value)
        return found.map { ProtectedPeople.isOnPrintedLists(protection: $0.fact.participant.protection) } ?? false
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
    return try session.print(
      lines, to: path, .exported,
      detail: EntryDetail(day: day.iso, name: "attendance", file: EntryDetail.file(path), added: people))
  }
}
