import Domain
import Ledger

/// Reports about one person: written, read by them, and printed for whoever placed them.
public struct PersonReportRoom: Sendable {
  let session: Session

  /// Everything that was written about somebody, newest first.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)`` for who may not open all of the card.
  public func reports(about person: ParticipantKey) throws(StoreError) -> [Recorded<PersonReport>] {
    try session.require(.writePersonReport)
    guard try session.openCard(person, isWhole: true) != nil else { return [] }
    return try session.reading { coder in
      let stamps = Stamps(coder)
      return try CaseRows(coder.database, coder).facts(PersonReportFact.self, of: person)
        .map { try stamps.recorded($0, $0.fact.report) }
        .sorted { ($1.fact.made, $1.row.id) < ($0.fact.made, $0.row.id) }
    }
  }

  /// Enters a report, or writes one anew: what the person said of another page does not hold for it.
  ///
  /// - Throws: ``RuleViolation/report(_:)``; ``StoreError/conflict(_:)``.
  public func write(
    _ report: PersonReport, about person: ParticipantKey, replacing row: RowID? = nil
  ) throws(StoreError) -> WriteReceipt {
    try change(.reportWritten, about: person) { change throws(StoreError) in
      var written = report
      if let row {
        let before: PersonReportFact = try change.read(row)
        written = before.report.rewritten(as: report)
      } else {
        (written.answer, written.answered, written.ownWords) = (nil, nil, nil)
      }
      try require(written)
      try change.put(PersonReportFact(person: person, report: written), in: row)
    }
  }

  /// What the person said when they had read it.
  ///
  /// - Parameter report: as it was read; its page must be the one that stands there.
  public func answer(
    _ answer: PersonReport.Answer, on day: Day, ownWords: String?, about person: ParticipantKey, row: RowID
  ) throws(StoreError) -> WriteReceipt {
    try change(.reportAnswered, about: person) { change throws(StoreError) in
      let before: PersonReportFact = try change.read(row)
      var report = before.report
      (report.answer, report.answered, report.ownWords) = (answer, day, ownWords)
      try require(report)
      try change.put(PersonReportFact(person: person, report: report), in: row)
    }
  }

  /// Strikes a report that should not have been written: the trail stays.
  public func strike(_ row: RowID, about person: ParticipantKey) throws(StoreError) -> WriteReceipt {
    try change(.reportWritten, about: person) { change throws(StoreError) in
      try change.take(PersonReportFact.self, of: person, in: row)
    }
  }

  /// Prints a report that the person has read; that it left the house stands in the log about them.
  ///
  /// - Parameters:
  ///   - heading, footer: lines before and after the page.
  /// - Throws: ``RuleViolation/report(_:)`` as long as nobody has shown it to the person; ``StoreError/notAllowed(_:)`` for who
  ///   may not open all of the card; ``LedgerError/exists(path:)``, ``RuleViolation/printFailed(command:)``.
  public func print(
    _ row: RowID, about person: ParticipantKey, heading: [String], footer: [String], to place: PrintPlace
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.writePersonReport)
    guard let report = try reports(about: person).first(where: { $0.row == row })?.fact else {
      throw .rule(.notInRegister)
    }
    if !report.mayLeave { throw .rule(.report([.notRead])) }
    let page = report.page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return try session.print(
      heading + page + footer, to: place, .reportPrinted, about: person,
      detail: { EntryDetail(name: report.kind.rawValue, file: $0) })
  }

  // MARK: Inside a change

  private func change(
    _ kind: EntryKind, about person: ParticipantKey, _ body: (inout ChangeSet) throws(StoreError) -> Void
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.writePersonReport)
    return try session.write(kind, about: person) { change throws(StoreError) in
      try session.requireOpen(person, change)
      try body(&change)
    }
  }

  private func require(_ report: PersonReport) throws(StoreError) {
    let problems = report.problems(today: session.today)
    if !problems.isEmpty { throw .rule(.report(problems)) }
  }
}

extension Session { public var personReport: PersonReportRoom { PersonReportRoom(session: self) } }
