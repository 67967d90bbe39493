import Domain
import Ledger

/// Reports about the service as a whole: what they stand on, their numbers, and the team lead's words.
public struct ReportsRoom: Sendable {
  let session: Session

  /// The state of the register a report is made of: made again from it, it is the same.
  public struct Basis: Hashable, Sendable {
    /// The newest entry that changed anything.
    public var entry: Int64
    /// When that was, in milliseconds since 1970, UTC.
    public var at: Int64
    /// The day it was made under, where that was set by hand.
    public var day: Day?
  }

  /// - Throws: ``StoreError/notAllowed(_:)``.
  public func basis() throws(StoreError) -> Basis {
    try session.reading(.seeReports) { coder in
      var id = try session.register.options.asOfEntry ?? coder.database.number("SELECT max(id) FROM main.entry") ?? 0
      while id > 0 {
        guard let row = try EntryRow.of(id, coder.database, coder.keys) else { break }
        if !row.kind.isReading { return Basis(entry: id, at: row.at, day: row.today) }
        id -= 1
      }
      return Basis(entry: id, at: 0)
    }
  }

  /// Logs that a report leaves the house, before it does, and into which folder.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)`` for who may not, and where nothing can be logged.
  public func noteWritten(
    _ report: HouseReport, for profile: ReportProfile, in folder: String
  ) throws(StoreError) {
    try session.require(.seeReports)
    let name = "report \(report.rawValue) \(profile.rawValue)"
    try session.note(
      .exported, .list("\(name) \(folder)"), about: nil, detail: EntryDetail(name: name, file: EntryDetail.file(folder))
    )
  }

  // MARK: Words

  /// What has been written to the chapters of a report of exactly these days.
  public func words(to report: HouseReport, _ period: Period) throws(StoreError) -> [Written] {
    try session.reading(.seeReports) { coder in
      let names = UserNames(coder.database, coder.keys)
      return try ReportWordsFact.all(
        coder, where: "f.from_day = ? AND f.to_day = ?", Int64(period.from.number), Int64(period.to.number)
      ).filter { $0.fact.words.report == report }
        .map { Written(words: $0.fact.words, author: try names.name($0.fact.author), row: $0.row) }
    }
  }

  /// Words with who wrote them.
  public struct Written: Hashable, Sendable {
    public var words: ReportWords
    /// The full name.
    public var author: String
    public var row: RowID
  }

  /// Writes, or writes anew; a text of nothing is struck.
  ///
  /// - Parameter row: what stands there already.
  /// - Throws: ``RuleViolation/reportWords(_:)``, for a text that names a participant too; ``StoreError/conflict(_:)``.
  public func write(_ words: ReportWords, replacing row: RowID? = nil) throws(StoreError) -> WriteReceipt {
    try session.require(.seeReports)
    var written = words
    written.day = session.today
    let isStruck = words.problem == .textMissing && row != nil
    if !isStruck {
      if let problem = words.problem { throw .rule(.reportWords(problem)) }
      if try names(somebody: words.text) { throw .rule(.reportWords(.namesSomebody)) }
    }
    return try session.write(.reportWordsWritten, detail: EntryDetail(name: words.report.rawValue)) {
      change throws(StoreError) in
      if let row { try change.void(row) }
      if !isStruck { try change.enter(ReportWordsFact(words: written, author: session.access.user)) }
    }
  }

  /// Whether a text names anybody of the register, in scope or out of it, protected or not.
  func names(somebody text: String) throws(StoreError) -> Bool {
    try session.reading { coder in
      let found = NamesInText(text)
      let identities = try IdentityFact.all(coder, where: "f.number_code IS NOT NULL")
      return identities.contains { identity in
        let participant = identity.fact.participant
        return found.names(
          given: participant.givenName, family: participant.familyName, shown: participant.displayName,
          number: participant.number.text, phone: participant.phone)
      }
    }
  }

  // MARK: Numbers

  /// The numbers of a period and of the same period a year before, and the people of it by group.
  public struct Numbers: Sendable {
    public var now: [FigureID: Figure]
    public var before: [FigureID: Figure]
    /// What each is divided into, with the name of each group and its counts, by ``ReportGroup/figures``; the last without a name.
    public var groups: [ReportGroup: [(name: String?, counts: [Int])]]
  }

  /// - Parameter today: the day it is told as of.
  public func numbers(
    of period: Period, before: Period, unit: UnitKey? = nil, on today: Day,
    progress: WaysProgress.Step = { _ in false }
  ) throws(StoreError) -> Numbers {
    try session.require(.seeReports)
    // As of the report's day in all of it: so that it is the same whenever it is made again.
    let figures = session.at(today: today).figures
    let scope = try figures.scope(period, programme: nil, unit: unit)
    let scopes = [period, before].map { scope.over($0) }
    let units = try session.catalogue.units().map(\.fact).filter { session.counts($0.key) }
    var reckoning = Reckoning(Indicator.ofReports, in: scopes)
    var division = PeopleDivision(units: units, scope: scopes[0])
    try figures.everybody(progress) { history in
      reckoning.add(history)
      division.add(history)
    }
    return Numbers(now: reckoning.figures(0), before: reckoning.figures(1), groups: division.groups)
  }

  /// A period's numbers by themselves, of a programme or of all.
  public func figures(of period: Period, programme: String?) throws(StoreError) -> [FigureID: Figure] {
    try session.require(.seeReports)
    let scope = try session.figures.scope(period, programme: programme, unit: nil)
    var reckoning = Reckoning(Indicator.ofReports, in: [scope])
    try session.figures.everybody { reckoning.add($0) }
    return reckoning.figures()
  }

  /// Logs that the numbers leave the house as rows.
  public func noteIndicators() throws(StoreError) {
    try session.require(.exportData)
    try session.journal.noteList(.exported, "indicators")
  }

  /// A mapping round's numbers; nil when it has no records.
  public func mapping(round: Int, unit: UnitKey? = nil) throws(StoreError) -> MappingCounts? {
    try session.require(.seeReports)
    if !session.counts(unit) { throw .notAllowed(.outOfScopeForGood) }
    let counts = try session.reading { try MappingTally.counts($0.database, $0.keys, round: round, unit: unit) }
    return counts.n == 0 ? nil : counts
  }
}

extension Session { public var reports: ReportsRoom { ReportsRoom(session: self) } }
