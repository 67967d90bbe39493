import Domain
import Ledger

extension KeepingRoom {
  /// Prints somebody's own copy to a text file that only its owner may read, and puts that in the journal.
  ///
  /// - Parameters:
  ///   - copy: what a counsellor or a team lead has approved, line by line.
  ///   - heading, footer: lines before and after.
  ///   - part: what stands over each part.
  /// - Throws: ``LedgerError/exists(path:)`` and whatever keeps a file from being made, and then nothing is left;
  ///   ``RuleViolation/printFailed(command:)``;
  ///   ``StoreError/notAllowed(_:)`` for who may not open all of the card.
  @discardableResult
  public func printOwnCopy(
    _ copy: ApprovedOwnCopy, of person: ParticipantKey, heading: [String], footer: [String],
    part: (OwnCopyPart) -> String, to place: PrintPlace
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.approveOwnCopy)
    guard try session.openCard(person, isWhole: true) != nil else { throw .rule(.notInRegister) }
    return try session.print(
      heading + copy.text(heading: part) + footer, to: place, .ownCopyPrinted, about: person,
      detail: { EntryDetail(file: $0, added: copy.lines.count, removed: copy.heldBack) })
  }
}
