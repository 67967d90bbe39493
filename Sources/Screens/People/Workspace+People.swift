import Domain
import Resources
import Store

// What the screens about people ask the register.

extension Workspace {
  /// Everything about one person; nil when nobody has the key now, or when it can't be read, and then a message says so.
  func card(of person: ParticipantKey) -> ParticipantCard? {
    ask { (session) throws(StoreError) in try session.people.card(person) } ?? nil
  }

  /// What the days have left of somebody, for their own copy; nil, and a message, when it cannot be read.
  func dayRecord(of person: ParticipantKey) -> DayRecord? {
    ask { (session) throws(StoreError) in try session.keeping.dayRecord(of: person) } ?? nil
  }

  /// Whether the number is another's.
  func isTaken(_ number: ParticipantNumber, besides person: ParticipantKey?) -> Bool {
    ask { (session) throws(StoreError) in try session.people.isTaken(number, besides: person) } ?? false
  }

  func mayBeRegistered(_ participant: Participant) -> Bool {
    ask { (session) throws(StoreError) in try session.people.mayBeRegistered(participant) } ?? false
  }
}

extension Workspace {
  /// Takes in what the desk has put in of people it entered, and tells whom of them that may have been registered before.
  public func takeInDropped() {
    if settings.isReadOnly || settings.asOfEntry != nil { return }
    let session = session
    work { () -> Result<TakenIn, StoreError> in
      do throws(StoreError) { return .success(try session.people.takeInDropped()) } catch { return .failure(error) }
    } then: { workspace, result in
      switch result {
      case .success(let taken):
        if !taken.people.isEmpty { workspace.loadRoster() }
        if taken.duplicates.isEmpty { return }
        let pairs = taken.duplicates.map { "\($0.entered.number.text) – \($0.before.participant.number.text)" }
        workspace.message = .warning(
          workspace.language(
            FormText.enteredBefore, ["who": pairs.prefix(3).joined(separator: ", "), "n": pairs.count]))
      case .failure(let error): workspace.message = .error(workspace.sentences.sentence(error))
      }
    }
  }
}

extension Workspace {
  /// Takes out what is not to be kept any more: guests' names of other days, of the desk's side who made enquiries that are not its to see, and concerns of
  /// which nothing came. Told only when it fails.
  public func takeOutWhatIsOver() {
    if settings.isReadOnly || settings.isDemo || settings.asOfEntry != nil { return }
    let session = session
    work { () -> StoreError? in
      do throws(StoreError) {
        try session.attendance.emptyGuestNames()
        try session.intake.emptyOldEnquiries()
        try session.followUp.eraseOldConcerns()
        try session.followUp.takeReports()
      } catch { return error }
      return nil
    } then: { workspace, error in
      if let error { workspace.message = .error(workspace.sentences.sentence(error)) }
    }
  }
}

extension ParticipantCard {
  /// The enrolment that runs, else the latest to start; nil without any that counts.
  func present(today: Day) -> EnrolmentCard? {
    let ranked = enrolments.compactMap { enrolment in
      let fact = enrolment.enrolment.fact
      return EnrolmentRank(
        dates: EnrolmentDates(status: fact.status, start: fact.start, end: fact.end), applied: fact.applied,
        today: today
      ).map { (rank: $0, enrolment: enrolment) }
    }
    return ranked.max { ($0.rank, $0.enrolment.key) < ($1.rank, $1.enrolment.key) }?.enrolment
  }

  /// The one asked for, else the present one.
  func enrolment(_ key: EnrolmentKey?, today: Day) -> EnrolmentCard? {
    guard let key else { return present(today: today) }
    return enrolments.first { $0.key == key }
  }
}

extension EnrolmentCard {
  /// The step somebody who takes part is in; whoever has ended is in none.
  func presentStep(today: Day) -> StepPeriod? {
    // Shown without its days, an enrolment is one that runs, and its step the present one.
    if enrolment.fact.status == .participating, enrolment.fact.start == nil { return steps.last?.fact }
    return enrolment.fact.participates(on: today) ? step(on: today)?.fact : nil
  }

  /// The last day of a step: its own, or that of the enrolment it ended with; nil while it lasts.
  func lastDay(of period: StepPeriod, today: Day) -> Day? {
    guard let end = enrolment.fact.end, end < today else { return period.to }
    return period.to.map { min($0, end) } ?? end
  }

  /// The status in force, by how the programme ends.
  func status(in workspace: Workspace) -> EnrolmentStatus {
    let fact = enrolment.fact
    return fact.status(on: workspace.today, ending: workspace.programme(fact.programme)?.ending ?? .running)
  }

  func unitName(in workspace: Workspace) -> String? {
    enrolment.fact.unit.flatMap { workspace.unit($0)?.unit.name }
  }

  func programmeName(in workspace: Workspace) -> String {
    workspace.programme(enrolment.fact.programme)?.name ?? enrolment.fact.programme
  }
}

extension Workspace {
  /// Everyone who is a contact person now, by name: what the name fields offer.
  ///
  /// The roster has no list of them, but it can sort by them: from one name a search by halves finds where the next
  /// begins.
  var contactNames: [String] {
    guard let roster = readyRoster else { return [] }
    let lines = roster.select(RosterQuery(includesLongEnded: true, sort: .contact))
    var names: [String] = []
    var place = 0
    while place < lines.count, let name = roster[lines[place]]?.contact {
      names.append(name)
      var (low, high) = (place + 1, lines.count)
      while low < high {
        let middle = (low + high) / 2
        if roster[lines[middle]]?.contact == name { low = middle + 1 } else { high = middle }
      }
      place = low
    }
    return names
  }
}

extension Workspace {
  var unitsByName: [UnitKey] {
    units.map { (key: $0.key, order: $0.unit.name.norwegianOrder) }
      .sorted { $0.order == $1.order ? $0.key < $1.key : $0.order.lexicographicallyPrecedes($1.order) }.map(\.key)
  }
}
