import Domain
import Ledger

/// A serious event and whom it is about.
public struct IncidentListing: Hashable, Sendable {
  public var person: ParticipantKey
  public var incident: Incident
  public var row: RowID
}

extension FollowUpRoom {
  /// Reports a serious event. Whoever may not read of any puts it in the drop box.
  public func report(
    _ kind: Incident.Kind, on day: Day, _ text: String, about person: ParticipantKey
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.reportIncident)
    let incident = Incident(kind, on: day, text: text, reported: session.today, by: session.access.name)
    if let problem = incident.problem(today: session.today) { throw .rule(.followUp([.incident(problem)])) }
    if AccessTable.sees(.incidents, session.role), session.register.keys.holdsClinical {
      return try session.write(.followUpEntered, about: person) { change throws(StoreError) in
        try session.requireOpen(person, change)
        try change.enter(IncidentFact(person: person, incident: incident))
      }
    }
    return try session.write(.reported) { change throws(StoreError) in
      try session.requireOpen(person, change)
      try change.enter(
        ReportFact(
          key: try change.newKey(), author: session.access.user, day: session.today, person: person, kind: kind,
          incidentDay: day, text: text))
    }
  }

  /// Takes in what others have put in the drop box: entered on the case side, and emptied on the desk's.
  public func takeReports() throws(StoreError) {
    guard session.register.keys.holdsClinical, session.register.options.changes, !session.isEarlier else { return }
    let waiting = try session.reading { try FollowUpRoom.reports($0) }
    if waiting.isEmpty { return }
    let told = PlannedChange(kind: .reportsTaken) { change throws(StoreError) in
      let coder = change.coder
      let authors = UserNames(coder.database, coder.keys)
      for report in try storing({ try FollowUpRoom.reports(coder) }) where report.isInForce {
        guard let kind = report.fact.kind, let day = report.fact.incidentDay else { continue }
        var incident = Incident(kind, on: day, text: report.fact.text, reported: report.fact.day, by: "")
        incident.reporter = try authors.name(report.fact.author)
        try change.enter(IncidentFact(person: report.fact.person, incident: incident))
      }
    }
    let emptied = PlannedChange(kind: .reportsEmptied) { change throws(StoreError) in
      let coder = change.coder
      for report in try storing({ try FollowUpRoom.reports(coder) }) {
        if report.isInForce { try change.void(report.row) }
      }
      change.ledger.erased = try storing { [database = change.database] in try FollowUpRoom.emptyReports(database) }
    }
    do throws(StoreError) {
      // What was taken back brings nothing in.
      _ = try session.write(together: waiting.contains(where: \.isInForce) ? [told, emptied] : [emptied])
    } catch {
      if error == .ledger(.unchanged) || error == .ledger(.busy) { return }
      throw error
    }
  }

  /// Those that have been put in and not emptied; what was taken back too, which is only emptied.
  private static func reports(_ coder: FactCoder) throws -> [(fact: ReportFact, row: RowID, isInForce: Bool)] {
    let standing = Set(try ReportFact.all(coder, where: "1").map(\.row))
    return try ReportFact.all(coder, from: "main.\(ReportFact.form.table)", where: "1", values: [])
      .filter(\.fact.isTold).map { ($0.fact, $0.row, standing.contains($0.row)) }
  }

  private static func emptyReports(_ database: Database) throws -> ErasedRows {
    let table = ReportFact.form.table
    var emptied = ErasedRows()
    // The author's own copy goes with it.
    for seal in ReportFact.form.columns.filter(\.isSeal).map(\.name) {
      let rows = "SELECT id, \(seal) FROM main.\(table) WHERE id > ? AND \(seal) IS NOT NULL"
      emptied.add(
        table, try Eraser.empty(rows, 0, by: "UPDATE main.\(table) SET \(seal) = ? WHERE id = ?", in: database))
    }
    return emptied
  }

  /// Every serious event of those this user works with, the newest first.
  public func incidents() throws(StoreError) -> [IncidentListing] {
    try session.reading(.seeIncidents) { coder in
      let reach = try ReachFilter(session, coder)
      var found: [IncidentListing] = []
      try CaseRows.all(IncidentFact.self, coder) { fact, person, id in
        guard try reach.holds(person), !session.access.seesNameOnly(of: person) else { return }
        found.append(
          IncidentListing(person: person, incident: fact.incident, row: RowID(form: CaseRow.form, id: id)))
      }
      return found.sorted { ($1.incident.day, $1.row.id) < ($0.incident.day, $0.row.id) }
    }
  }

  // MARK: After a death

  /// Of a list of people, those who have died lately, with what of that which follows has been done.
  public func recentDeaths(
    of people: [ParticipantKey]
  ) throws(StoreError) -> [(person: ParticipantKey, day: Day, done: Set<DatedEvent.Kind>)] {
    try session.require(.seeToday)
    guard AccessTable.sees(.death, session.role) else { return [] }
    return try session.reading { [today = session.today] coder in
      let (reach, cases) = (try ReachFilter(session, coder), try CaseRows(coder.database, coder))
      return try people.compactMap { person in
        guard try reach.holds(person),
          let death = try EnrolmentFact.all(coder, where: "f.person = ?", person.value).map(\.fact.enrolment).death,
          (0...TaskRules.daysAfterDeath).contains(today - death)
        else { return nil }
        let events = try cases.facts(DatedEventFact.self, of: person).map(\.fact.event)
        return (person, death, Set(events.filter { $0.kind.followsDeath && $0.day <= today }.map(\.kind)))
      }
    }
  }

  // MARK: Caseload

  /// How many others somebody gives a service to today.
  public func caseload(
    of what: String, at giver: String, besides person: ParticipantKey
  ) throws(StoreError) -> Int {
    try session.reading(.enterServices) { [today = session.today] coder in
      var people: Set<ParticipantKey> = []
      try CaseRows.all(HoldingFact.self, coder) { fact, who, _ in
        let holding = fact.holding
        if holding.what == what, who != person, holding.standing(on: today) == .underWay,
          holding.giver.map({ UserName.areSame($0, giver) }) ?? false
        {
          people.insert(who)
        }
      }
      return people.count
    }
  }
}
