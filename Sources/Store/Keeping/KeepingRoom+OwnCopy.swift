import Domain
import Ledger

extension KeepingRoom {
  /// Prints somebody's own copy to a text file that only its owner may read, and puts that in the journal.
  ///
  /// - Parameters:
  ///   - copy: what a counsellor or a team lead has approved, line by line.
  ///   - heading, footer: lines before and after.
  ///   - path: where no file is yet.
  /// - Throws: ``LedgerError/exists(path:)`` and whatever keeps the file from being made, and then nothing is left;
  ///   ``StoreError/notAllowed(_:)`` for who may not open all of the card.
  @discardableResult
  public func printOwnCopy(
    _ copy: ApprovedOwnCopy, of person: ParticipantKey, heading: [String], footer: [String], to path: String
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.approveOwnCopy)
    if try !session.isKnown(person) { throw .rule(.notInRegister) }
    try requireWholeCard(person)
    try storing { try NewFile.requireFree(path, besides: session.register.path) }
    let file = try storing { try AtomicFile(path: path) }
    let lines = heading + copy.lines.map(\.text) + footer
    try storing { try file.write(Array(lines.map { $0 + "\n" }.joined().utf8)) }
    // Before anybody can read it.
    let receipt = try session.register.note(
      by: session, kind: .ownCopyPrinted, about: person,
      detail: EntryDetail(
        file: path.split(separator: "/").last.map(String.init), added: copy.lines.count, removed: copy.heldBack))
    do throws(LedgerError) { try file.commit() } catch { throw StoreError(error) }
    return receipt
  }
}
