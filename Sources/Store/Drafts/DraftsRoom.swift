import Domain
import Ledger

/// Drafts: what is typed in a form, until it is saved. They are the user's own, whatever their role: nobody else opens them.
///
/// A write does not wait for somebody else's unless it is asked to: it is done while somebody types.
public struct DraftsRoom: Sendable {
  let session: Session

  /// Keeps what is typed in a form, in place of what was kept of it before.
  ///
  /// - Parameters:
  ///   - about: with whose erasure it goes; nil when it is about nobody who is in the register.
  ///   - isLeft: the form was left without saving: the draft is kept for seven days more.
  ///   - waits: as long as any other change does, when somebody else is writing.
  /// - Throws: ``LedgerError/busy``, ``LedgerError/readOnly``, ``LedgerError/diskFull``.
  public func save(
    form: String, about person: ParticipantKey?, fields: [String: String], cursor: Draft.Cursor? = nil,
    isLeft: Bool = false, waits: Bool = false
  ) throws(StoreError) {
    let now = session.register.now()
    let draft = Draft(
      form: form, about: person, fields: fields, cursor: cursor, at: now, leftAt: isLeft ? now : nil)
    try session.register.writingDrafts(waits: waits) { try $0.put(draft) }
  }

  /// What was typed in a form; nil when nothing is kept.
  /// - Throws: ``LedgerError/damaged(_:)``.
  public func draft(form: String) throws(StoreError) -> Draft? {
    try session.register.reading { try DraftTable($0, session.register.opening.draftOwner).draft(form) }
  }

  /// All that is kept of this user's, newest first.
  public func all() throws(StoreError) -> [Draft] {
    try session.register.reading { try DraftTable($0, session.register.opening.draftOwner).all() }
      .filter { $0.form != DraftsRoom.habits }
  }

  // MARK: Habits

  /// Lies among the drafts and is none of them.
  private static let habits = "habits"

  /// How the user has the screens, by names of the screens' own: sealed as their drafts are, outside the journal.
  public func habits() throws(StoreError) -> [String: String] { try draft(form: DraftsRoom.habits)?.fields ?? [:] }

  /// Keeps them for good.
  /// - Throws: as ``save(form:about:fields:cursor:isLeft:waits:)``.
  public func keep(habits: [String: String]) throws(StoreError) {
    let habits = Draft(form: DraftsRoom.habits, about: nil, fields: habits, at: .max)
    try session.register.writingDrafts(waits: false) { try $0.put(habits) }
  }

  /// The form was left without saving: its draft is kept for seven days more.
  public func leave(form: String) throws(StoreError) {
    let now = session.register.now()
    try session.register.writingDrafts(waits: false) { try $0.leave(form, at: now) }
  }

  /// Throws away what was typed in a form.
  public func drop(form: String, waits: Bool = false) throws(StoreError) {
    try session.register.writingDrafts(waits: waits) { try $0.remove(form) }
  }
}

extension Session { public var drafts: DraftsRoom { DraftsRoom(session: self) } }

extension Register {
  /// Changes the drafts of whoever opened the register; no entry is made.
  func writingDrafts(waits: Bool, _ body: (DraftTable) throws -> Void) throws(StoreError) {
    guard options.changes else { throw .ledger(.readOnly) }
    try changing(waits: waits) { try body(DraftTable($0, opening.draftOwner)) }
  }

  /// At login: drafts that have been kept long enough go. When somebody is writing, they go at the next.
  func removeOldDrafts() throws(StoreError) {
    guard options.changes else { return }
    guard writer != nil, let oldest = try reading({ try DraftTable($0, opening.draftOwner).oldest() }) else { return }
    let now = now()
    guard oldest < now - DraftAge.left else { return }
    try tidyingDrafts { try $0.removeOld(leftBefore: now - DraftAge.left, untouchedSince: now - DraftAge.untouched) }
  }

  /// At login: drafts about people who have been erased since go. Whom a draft is about only its user's own key tells, so
  /// that whoever erases cannot remove those of others; until their users' next login they lie there sealed, and in a
  /// program that runs meanwhile they go when it sees the erasure. None is written from then on: see
  /// ``DraftTable/put(_:)``.
  func removeDraftsOfErased() throws(StoreError) {
    guard options.changes, writer != nil else { return }
    let forms = try reading { try DraftTable($0, opening.draftOwner).aboutErased() }
    if forms.isEmpty { return }
    try tidyingDrafts { table in for form in forms { try table.remove(form) } }
  }

  /// Somebody who is writing is not waited for: then it is done at the next login.
  private func tidyingDrafts(_ body: (DraftTable) throws -> Void) throws(StoreError) {
    do throws(StoreError) {
      try writingDrafts(waits: false, body)
    } catch {
      if error != .ledger(.busy) { throw error }
    }
  }
}
