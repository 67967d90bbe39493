import Domain
import Ledger

/// One thing on the monthly list, and why it stands there.
public struct ReviewLine: Hashable, Sendable {
  public var entry: JournalEntry
  public var ground: AccessReview.Ground
}

/// The monthly list of what deserves a look, and that it was looked through.
extension JournalRoom {
  /// When the register's journal begins, in milliseconds since 1970; nil for an empty one.
  public func began() throws(StoreError) -> Int64? {
    try session.reading(.reviewAccess) { try $0.database.number("SELECT at FROM main.entry WHERE id = 1") }
  }

  /// What deserves a look from one moment until another, oldest first.
  ///
  /// Whose card somebody opened is judged by what the user was then and by what is known now of the person's days there.
  ///
  /// - Parameters:
  ///   - since, until: milliseconds since 1970.
  ///   - day: the local day of a moment.
  public func accessReview(
    since: Int64, until: Int64, day: @escaping (Int64) -> Day
  ) throws(StoreError) -> [ReviewLine] {
    try session.reading(.reviewAccess) { coder in
      let journal = try JournalReader(coder)
      let wanted = JournalReader.Wanted(kinds: EntryKind.allCases.filter(\.mayBeReviewed))
      let span = try journal.span(since: since, until: until, now: session.register.now())
      let looks = CardLooks(coder, reasons: try JournalRoom.reasons(journal), day: day)
      var lines: [ReviewLine] = []
      try journal.each(wanted, where: span.condition, oldestFirst: true) { entry in
        if let ground = AccessReview.ground(of: try looks.deed(entry)) {
          lines.append(ReviewLine(entry: entry, ground: ground))
        }
        return true
      }
      return lines
    }
  }

  /// When each user gave a reason to open whose card: one given in another month may cover a look in this.
  private static func reasons(_ journal: JournalReader) throws -> [CardLooks.Pair: [Int64]] {
    var found: [CardLooks.Pair: [Int64]] = [:]
    for entry in try journal.entries(JournalReader.Wanted(kinds: [.emergencyAccess])) {
      guard let about = entry.about else { continue }
      found[CardLooks.Pair(user: entry.user, person: about), default: []].append(entry.at)
    }
    return found
  }

  /// The months that have been looked through, each with the entries that say so, oldest first.
  public func reviewedMonths() throws(StoreError) -> [Month: [JournalEntry]] {
    try session.reading(.reviewAccess) { coder in
      let found = try JournalReader(coder).entries(JournalReader.Wanted(kinds: [.accessReviewed]))
      let months = found.compactMap { entry in entry.detail?.name.flatMap { Month($0) }.map { ($0, entry) } }
      return Dictionary(grouping: months) { $0.0 }.mapValues { $0.map(\.1).sorted { $0.id < $1.id } }
    }
  }

  /// Says that the list of a month was looked through. It stands in the journal with who said so. Nobody signs their own: what
  /// the signer has done is left to a second one.
  ///
  /// - Parameter lines: the list that was looked through.
  /// - Throws: ``RuleViolation/monthNotOver`` before its last day has passed; ``LedgerError/unchanged`` when nothing is left for
  ///   this user to say.
  @discardableResult
  public func reviewAccess(
    of month: Month, _ lines: [ReviewLine], note: String? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.reviewAccess)
    guard month.hasEnded(on: session.today) else { throw .rule(.monthNotOver) }
    let signed = try reviewedMonths()[month] ?? []
    guard AccessReview.waits(signed.map(\.signed), for: session.access.user) else { throw .ledger(.unchanged) }
    let own = lines.count { $0.entry.user == session.access.user }
    return try session.register.note(
      by: session, kind: .accessReviewed,
      detail: EntryDetail(name: month.iso, ownLeft: own == 0 ? nil : own, reason: note))
  }
}

extension JournalEntry {
  /// Of an entry that says that a month was looked through.
  public var signed: AccessReview.Signed {
    AccessReview.Signed(by: user, leavesOwn: (detail?.ownLeft ?? 0) > 0)
  }
}

extension EntryKind {
  /// Whether such an entry may stand on the monthly list.
  var mayBeReviewed: Bool { deed(.init()) != .other }

  /// What it is to the monthly list.
  fileprivate func deed(_ detail: EntryDetail, _ look: AccessReview.CardLook? = nil) -> AccessReview.Deed {
    switch self {
    case .cardRead, .cardTried:
      .cardSeen(
        look
          ?? AccessReview.CardLook(
            isRelative: false, isInScope: true, isProtected: false, isNamed: false, hasReason: false,
            isRefused: self == .cardTried))
    case .emergencyAccess: .emergencyAccess
    case .relapseListOpened: .relapseListOpened
    case .lawFirstEntered: .lawFirst
    case .exported, .reportPrinted: .exported
    case .listRead: .listSeen(isPrinted: detail.printed ?? false)
    case .ownCopyPrinted: .ownCopyPrinted
    case .loginsFailed: .loginsFailed
    case .userAdded, .userChanged, .userRemoved, .passphraseChanged, .recoveryKeyRenewed, .keysExchanged,
      .relationNamed, .relationRemoved:
      .accessChanged
    default: .other
    }
  }
}

/// What users were to the people whose cards they opened. Each person is read once a day, each user once an entry.
private final class CardLooks {
  struct Pair: Hashable {
    var user: UserKey
    var person: ParticipantKey
  }

  private struct Visit: Hashable {
    var person: ParticipantKey
    var day: Day
  }

  private let coder: FactCoder
  private let history: UserHistory
  private let reasons: [Pair: [Int64]]
  private let day: (Int64) -> Day
  private var known: [Visit: PersonReach] = [:]

  init(_ coder: FactCoder, reasons: [Pair: [Int64]], day: @escaping (Int64) -> Day) {
    self.coder = coder
    self.reasons = reasons
    self.day = day
    history = UserHistory(coder)
  }

  func deed(_ entry: JournalEntry) throws -> AccessReview.Deed {
    let isLook = entry.kind == .cardRead || entry.kind == .cardTried
    return entry.kind.deed(entry.detail ?? EntryDetail(), isLook ? try look(entry) : nil)
  }

  /// Nil when there is nobody any more whose card it was, or nobody to have looked.
  private func look(_ entry: JournalEntry) throws -> AccessReview.CardLook? {
    guard let person = entry.about,
      let access = try history.access(of: entry.user, name: entry.name, at: entry.id)
    else { return nil }
    let reach = try reach(person, on: day(entry.at))
    return AccessReview.CardLook(
      isRelative: access.relatives.contains(person),
      isInScope: access.isInScope(reach),
      isProtected: reach.protection != nil,
      isNamed: access.standIns.contains(person) || access.isContact(names: reach.contacts + reach.deputies),
      hasReason: AccessReview.isCovered(
        look: entry.at, reasons: reasons[Pair(user: entry.user, person: person)] ?? []),
      isRefused: entry.kind == .cardTried)
  }

  private func reach(_ person: ParticipantKey, on day: Day) throws -> PersonReach {
    let visit = Visit(person: person, day: day)
    if let reach = known[visit] { return reach }
    let reach = try PersonReach(coder, person, on: day, .shown)
    known[visit] = reach
    return reach
  }
}
