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

  /// Prints the day's lists, and puts that in the journal.
  ///
  /// - Parameters:
  ///   - lines: what stands on them; of people who are ``printable(_:)`` only.
  /// - Throws: ``LedgerError/exists(path:)`` and whatever keeps a file from being made, and then nothing is left;
  ///   ``RuleViolation/printFailed(command:)``.
  @discardableResult
  public func printDayList(
    _ lines: [String], people: Int, on day: Day, to place: PrintPlace
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.printLists)
    return try session.print(
      lines, to: place, .exported,
      detail: { EntryDetail(day: day.iso, name: "attendance", file: $0, added: people) })
  }
}
