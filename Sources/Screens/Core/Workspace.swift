import Domain
import Foundation
import Resources
import Store
import TerminalUI

/// What every screen works with: the session, the language, the roster, and what the user chose to see.
///
/// One object on the main thread; workers reach it only through ``post(_:)``.
public final class Workspace {
  public private(set) var session: Session
  public let language: Language
  public let glyphs: GlyphSet
  public let labels: KeyLabels
  public let bindings: KeyBindings
  public private(set) var settings: Settings

  /// Which programme and unit is shown.
  public var scope: Scope {
    didSet { if scope != oldValue { isRefreshDue = true } }
  }
  /// What just happened, for the message row.
  public var message: Message? {
    didSet { messageCame = now }
  }
  /// What the message that stood there when a key was pressed offered to do.
  var offerShown: Message.Offer?
  /// When the message was set, as the main loop last told the time.
  private(set) var messageCame: Int64 = 0
  /// Everyone in scope, once it is read.
  public private(set) var roster: RosterState = .loading {
    didSet { rosterGeneration += 1 }
  }
  /// How much of what lists are made of has been worked out anew, in percent; nil when it need not be.
  private(set) var rebuilt: Int?
  /// Grows whenever there is another roster.
  private(set) var rosterGeneration = 0
  /// The programmes of the register, in the order they were added.
  public private(set) var programmes: [ProgrammeRecord] = []
  /// What has been set of them, each from a day on.
  private(set) var terms = ProgrammeTermsRead()
  public private(set) var units: [UnitFact] = []
  /// After this many minutes without a key the screen locks itself.
  public private(set) var idleMinutes = IdleLock.defaultMinutes
  /// Columns and rows between head and foot as last drawn, for keys that move by a page.
  public internal(set) var bodySize = Size(width: 80, height: 18)
  /// Milliseconds since 1970 as the main loop last told it; nothing here reads a clock.
  private(set) var now: Int64 = 0
  var habits = Habits()
  /// What has been reckoned of everybody.
  var reckonings = Reckonings()
  /// Names that a screen keeps back stand in sight until then; nil while they are hidden.
  var namesShownUntil: Int64?
  /// Likewise what a card keeps behind a key.
  var caseShownUntil: Int64?
  /// What is typed in forms and not saved.
  public let drafts: DraftKeeper

  private let mailbox = Mailbox()
  private let wake: @Sendable () -> Void
  /// The register's change counter, and its newest entry, as of the last look.
  private var counter: Int64
  private var newest: Int64
  private var loading: RosterLoad?
  /// Something was chosen that screens beneath must read again for.
  private var isRefreshDue = false
  /// How the user stands in the register, when that has changed since the last look.
  private var standing = Standing.asBefore
  /// What workers left since the last look is for the eye only: nothing needs to be read again.
  private var isPaintOnly = false

  /// - Parameter wake: called by workers when they have posted something, to wake the main loop.
  public init(
    session: Session, language: Language, glyphs: GlyphSet, bindings: KeyBindings = .standard,
    settings: Settings, scope: Scope = .everything, wake: @escaping @Sendable () -> Void = {}
  ) throws(StoreError) {
    self.session = session
    self.language = language
    self.glyphs = glyphs
    self.labels = KeyLabels.words(of: language)
    self.bindings = bindings
    self.settings = settings
    self.scope = scope
    self.wake = wake
    drafts = DraftKeeper(session: session, isReadOnly: settings.isReadOnly)
    counter = try session.register.changeCounter()
    newest = try session.register.newestEntry()
    try readProgrammes()
  }

  public var today: Day { session.today }

  /// Tells what time it is. True when something is hidden by it.
  func pass(to now: Int64) -> Bool {
    self.now = now
    let areOver = [namesShownUntil, caseShownUntil].map { $0.map { now >= $0 } ?? false }
    if areOver[0] { namesShownUntil = nil }
    if areOver[1] { caseShownUntil = nil }
    return areOver.contains(true)
  }

  // MARK: Programmes and units

  private func readProgrammes() throws(StoreError) {
    programmes = try session.catalogue.programmes()
    units = try session.catalogue.units().map(\.fact)
    terms = ProgrammeTermsRead(
      steps: try session.catalogue.stepTerms(), keepings: try session.catalogue.keepings())
    idleMinutes = try session.settings.setting(.idleMinutes).flatMap { Int($0) } ?? IdleLock.defaultMinutes
  }

  // MARK: Locking

  /// Closes the register, whose keys go with it, and lets go of everything read from it. What was typed and chosen stays.
  func lock() {
    loading?.cancel()
    loading = nil
    reckonings.forget()
    roster = .loading
    programmes = []
    units = []
    terms = ProgrammeTermsRead()
    message = nil
    failure = nil
    (namesShownUntil, caseShownUntil) = (nil, nil)
    habits.kept = nil
    // What is typed is sealed with a key that goes now.
    drafts.flush()
    // What goes wrong here costs nobody anything: everything is on the disk.
    try? session.register.close()
    // A roster that came at the last moment.
    _ = mailbox.takeAll()
  }

  /// Goes on with a register that has been opened again, for the same user or another. Nothing is changed when it throws.
  func take(_ session: Session) throws(StoreError) {
    let old = self.session
    self.session = session
    do throws(StoreError) {
      counter = try session.register.changeCounter()
      newest = try session.register.newestEntry()
      try readProgrammes()
    } catch {
      self.session = old
      throw error
    }
    drafts.goOn(with: session)
    settings.userTitle = UserTitle.words(session.access, language)
  }

  // MARK: Roster

  public var isReadingRoster: Bool { if case .loading = roster { true } else { false } }

  /// Reads the roster in the background; the screens show it when it has come.
  public func loadRoster() {
    loading?.cancel()
    let load = RosterLoad(session: session)
    loading = load
    load.start { [mailbox, wake] percent in
      mailbox.post { $0.rebuilt = percent }
      wake()
    } whenDone: { [mailbox, wake] result in
      mailbox.post { workspace in workspace.rosterCame(result, of: load) }
      wake()
    }
  }

  /// Reads the roster before going on, for `show` and tests.
  public func loadRosterNow() throws(StoreError) {
    try session.register.rebuild()
    roster = .ready(try session.people.roster())
  }

  /// Does long work beside the main thread, and what follows from it on the main thread.
  func work<Value: Sendable>(
    _ body: @escaping @Sendable () -> Value, then: @escaping @Sendable (Workspace, Value) -> Void
  ) {
    let (mailbox, wake) = (mailbox, wake)
    Worker.start {
      let value = body()
      mailbox.post { workspace in then(workspace, value) }
      wake()
    }
  }

  /// For a worker: what it shows of itself has changed, and a new frame is due.
  var painter: @Sendable () -> Void {
    let (mailbox, wake) = (mailbox, wake)
    return {
      mailbox.postPaint()
      wake()
    }
  }

  /// Whether all that came at the last ``receive()`` was for the eye only.
  func takePaintOnly() -> Bool {
    defer { isPaintOnly = false }
    return isPaintOnly
  }

  private func rosterCame(_ result: Result<Roster, StoreError>, of load: RosterLoad) {
    guard load === loading else { return }
    loading = nil
    rebuilt = nil
    switch result {
    case .success(let loaded): roster = .ready(loaded)
    case .failure(let error): roster = .failed(error)
    }
  }

  // MARK: Changes

  /// What of the screens is out of date.
  enum OutOfDate { case nothing, log, everything }

  /// Looks whether anybody changed the register, and what must be read again.
  func poll() -> OutOfDate {
    let due = isRefreshDue ? OutOfDate.everything : .nothing
    isRefreshDue = false
    do {
      let now = try session.register.changeCounter()
      guard now != counter else { return due }
      counter = now
      standing = try session.register.standing()
      // Nothing opens with other keys.
      guard standing == .asBefore || standing == .changed else { return .everything }
      let changes = try session.register.changes(after: newest)
      guard changes.latest != newest else { return due }
      newest = changes.latest
      if !changes.isOnlyLooking { reckonings.age() }
      try takeIn(changes)
      return due == .nothing && changes.isOnlyLooking ? .log : .everything
    } catch {
      tell(error)
      return .nothing
    }
  }

  /// What ``poll()`` found of the user themself, once.
  func takeStanding() -> Standing {
    defer { standing = .asBefore }
    return standing
  }

  /// Goes on with what the user may reach now.
  func followStanding() {
    drafts.flush()
    session = session.following()
    reckonings.forget()
    drafts.goOn(with: session)
    settings.userTitle = UserTitle.words(session.access, language)
  }

  /// Lets go of everybody who was read, and reads anew: some of them may be out of reach.
  func reloadRoster() {
    roster = .loading
    loadRoster()
  }

  private func takeIn(_ changes: RegisterChanges) throws(StoreError) {
    for person in changes.erased { drafts.forget(about: person) }
    if changes.catalogue { try readProgrammes() }
    if changes.people?.isEmpty ?? false { return }
    guard let people = changes.people, case .ready(var known) = roster, loading == nil else {
      loadRoster()
      return
    }
    // Let go of, so that people change where they lie: of a hundred thousand no copy is made.
    roster = .loading
    defer { roster = .ready(known) }
    try known.update(people, from: session)
  }

  /// Midnight: everything a day decides is decided anew.
  func dayChanged(to today: Day) {
    session = session.at(today: today)
    loadRoster()
  }

  /// Does what workers have posted. True when something came.
  public func receive() -> Bool {
    let (posts, isPaintDue) = mailbox.takeAll()
    isPaintOnly = posts.isEmpty
    for post in posts { post(self) }
    return !posts.isEmpty || isPaintDue
  }

  /// Something outside the journal changed that the screens beneath show.
  func readAgain() { isRefreshDue = true }

  /// The error told last, for commands: theirs is a status too.
  public internal(set) var failure: StoreError?

  private var isExchangeInTheWay = false

  /// Whether something could not be written since the last look because of an exchange of keys.
  func takeExchangeInTheWay() -> Bool {
    defer { isExchangeInTheWay = false }
    return isExchangeInTheWay
  }

  /// Tells a store's error in the message row.
  public func tell(_ error: StoreError) {
    failure = error
    if error == .ledger(.keysBeingExchanged) { isExchangeInTheWay = true }
    if case .ledger(.newerSchema) = error {
      message = .error(language(ErrorText.registerNewerWhileOpen))
    } else {
      message = .error(sentences.sentence(error))
    }
  }
}
