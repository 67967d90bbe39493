import Domain
import Store

/// Keeps what is typed in forms until it is saved: in memory at every key, on disk when a field is left, after two seconds
/// without a key, and when the form is left.
///
/// A write that has to wait for somebody else's is put off and tried again at every tick: typing never waits. The user's
/// drafts must be written out (``flush()``) before their keys go: on locking, and when somebody else takes over.
public final class DraftKeeper {
  /// What a form has to be opened with to be as it was.
  struct Content: Hashable {
    var fields: [String: String]
    var cursor: Draft.Cursor?
  }

  /// Milliseconds on a clock that only goes forward, as the main loop last told it; nothing here reads a clock.
  public var time: Int64 = 0
  /// Without a key for so long, what is typed is written.
  static let idle: Int64 = 2000

  private var session: Session
  private let isReadOnly: Bool
  /// What is not on disk as it stands.
  private var pending: [String: Pending] = [:]
  /// What is on disk, as far as this process has written or read it.
  private var known: [String: Content] = [:]
  /// The form that is being saved.
  private var saving: String?
  /// Why the last write came to nothing, until it has been told; that somebody else is writing is not worth telling.
  private var problem: StoreError?
  private var isTold = false

  private struct Pending {
    /// Nil when the draft is to go.
    var content: Content?
    var isLeft = false
    var since: Int64
    /// It has been tried: the next tick tries again.
    var isDue = false
  }

  /// - Parameter isReadOnly: nothing is written; what is typed is kept as long as the program runs.
  init(session: Session, isReadOnly: Bool) {
    self.session = session
    self.isReadOnly = isReadOnly
  }

  /// Goes on for whoever has opened the register again.
  func goOn(with session: Session) { self.session = session }

  /// Somebody else sits here now: nothing of what was typed is theirs. What is on disk waits for its owner.
  func forgetAll() {
    pending = [:]
    known = [:]
    saving = nil
    problem = nil
  }

  /// Nothing is kept of what was typed since the program started.
  var isEmpty: Bool { known.isEmpty && pending.allSatisfy { $0.value.content == nil } }

  // MARK: - While typing

  /// A key was taken.
  /// - Parameter content: nil when the form is as it was before anybody typed.
  func note(_ form: String, _ content: Content?, fieldWasLeft: Bool = false) {
    guard let content else { return forget(form) }
    if content == known[form] {
      pending[form] = nil
      return
    }
    pending[form] = Pending(content: content, since: time, isDue: pending[form]?.isDue ?? false)
    // Going through a form without typing must not cost a write at every key.
    if fieldWasLeft, content.fields != known[form]?.fields { write(form) }
  }

  /// The form is left without saving.
  func leave(_ form: String, _ content: Content?) {
    guard let content else { return forget(form) }
    pending[form] = Pending(content: content, isLeft: true, since: time)
    write(form)
  }

  /// What was typed in a form is thrown away, or is not to be kept any longer.
  func forget(_ form: String) {
    pending[form] = known[form] == nil ? nil : Pending(content: nil, since: time)
    write(form)
  }

  /// What was typed about somebody goes with them.
  func forget(about person: ParticipantKey) {
    var written: [String] = []
    do throws(StoreError) {
      written = try session.drafts.all().map(\.form)
    } catch {
      problem = error
    }
    for form in Set(written).union(pending.keys).union(known.keys) where Rooms.draft(form).person == person {
      known[form] = known[form] ?? Content(fields: [:])
      forget(form)
    }
  }

  // MARK: - Opening again

  /// What was typed in a form and not saved; nil when nothing was.
  func content(of form: String) throws(StoreError) -> Content? {
    if let pending = pending[form] { return pending.content }
    guard let draft = try session.drafts.draft(form: form) else {
      known[form] = nil
      return nil
    }
    let content = Content(fields: draft.fields, cursor: draft.cursor)
    known[form] = content
    return content
  }

  /// All that waits, newest first; what is in memory only comes before what is on disk.
  func waiting() throws(StoreError) -> [Draft] {
    for form in pending.keys { write(form) }
    let written = try session.drafts.all().filter { pending[$0.form] == nil }
    let unwritten = pending.sorted { ($0.value.since, $0.key) > ($1.value.since, $1.key) }.compactMap { form, pending in
      pending.content.map { Draft(form: form, about: Rooms.draft(form).person, fields: $0.fields, cursor: $0.cursor) }
    }
    return unwritten + written
  }

  /// Throws a draft away that this process need not have seen.
  func throwAway(_ form: String) throws(StoreError) {
    try session.drafts.drop(form: form, waits: true)
    (pending[form], known[form]) = (nil, nil)
  }

  // MARK: - Saving

  /// Whatever `save` changes in the register takes the form's draft away in the same transaction.
  func saving<Result>(_ form: String, _ save: () -> Result) -> Result {
    saving = form
    defer { saving = nil }
    return save()
  }

  /// The session changes are made with.
  func completing(_ session: Session) -> Session { saving.map { session.completing(form: $0) } ?? session }

  /// The change that saves the form has been made.
  func completed() {
    guard let saving else { return }
    (pending[saving], known[saving]) = (nil, nil)
  }

  // MARK: - Writing

  /// Writes what has waited long enough.
  func tick() {
    for (form, pending) in pending where pending.isDue || time - pending.since >= DraftKeeper.idle { write(form) }
  }

  /// Writes everything, and waits for somebody else's write as long as any change does.
  ///
  /// - Returns: false when something could not be written: it is still in memory.
  @discardableResult
  public func flush() -> Bool {
    for form in pending.keys { write(form, waits: true) }
    return isReadOnly || pending.isEmpty
  }

  /// Why what is typed cannot be written, once each time that begins.
  func takeProblem() -> StoreError? {
    defer { problem = nil }
    return problem
  }

  private func write(_ form: String, waits: Bool = false) {
    guard !isReadOnly, let next = pending[form] else { return }
    do throws(StoreError) {
      if let content = next.content {
        try session.drafts.save(
          form: form, about: Rooms.draft(form).person, fields: content.fields, cursor: content.cursor,
          isLeft: next.isLeft, waits: waits)
      } else {
        try session.drafts.drop(form: form, waits: waits)
      }
      (pending[form], known[form]) = (nil, next.content)
      isTold = false
    } catch {
      pending[form]?.isDue = true
      guard error != .ledger(.busy), error != .ledger(.keysBeingExchanged), !isTold else { return }
      problem = error
      isTold = true
    }
  }
}
