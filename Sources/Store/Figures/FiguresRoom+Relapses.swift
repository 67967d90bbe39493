import Domain

extension FiguresRoom {
  /// Opens who stands behind a number of relapses: they are numbers to a team lead, and who they are takes a reason. It stands in
  /// the journal, and with each of those listed that they were.
  ///
  /// - Parameters:
  ///   - people: those of the number who can be named to this user; anybody close to them is left out.
  ///   - reason: why they have to be known.
  /// - Throws: ``RuleViolation/emergencyReason(_:)`` for a reason that says nothing.
  public func openRelapseList(
    of figure: FigureID, _ people: [ParticipantKey], reason: String
  ) throws(StoreError) {
    try session.require(.openRelapseList)
    if let problem = EmergencyAccess.problem(reason: reason) { throw .rule(.emergencyReason(problem)) }
    let listed = people.filter { !session.access.seesNameOnly(of: $0) }
    try session.register.note(
      by: session, kind: .relapseListOpened, about: nil, detail: EntryDetail(name: figure.rawValue, reason: reason))
    for person in listed {
      try session.register.note(by: session, kind: .relapseListed, about: person, detail: EntryDetail(reason: reason))
    }
  }
}
