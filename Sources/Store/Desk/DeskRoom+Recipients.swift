import Domain
import Ledger

/// Who reads what is sent.
extension DeskRoom {
  /// Where a message about somebody goes. To who may not know where people are, the unit is not named.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)`` about somebody who is none of the user's.
  public func route(about person: ParticipantKey) throws(StoreError) -> MessageRoute {
    try session.reading(.sendTask) { coder in
      try session.requireReach(person, coder)
      guard let enrolment = try present(person, on: session.today, coder) else {
        return MessageRoute(contact: nil, isUser: false, unit: nil)
      }
      let contact = try ContactFact.all(
        coder, where: "f.enrolment = ? ORDER BY f.from_day, f.role, f.colleague", enrolment.key.value
      ).map(\.fact.assignment).last { $0.role == .primary && $0.isInForce(on: session.today) }?.name
      // By the name they go by as a user: that is whose task it becomes.
      let user = try contact.flatMap { contact in try users(coder).first { UserName.areSame($0, contact) } }
      var route = MessageRoute(
        contact: user ?? contact, isUser: user != nil, unit: enrolment.enrolment.unit)
      if !AccessTable.sees(.programmeAndUnit, session.role) { route.unit = nil }
      return route
    }
  }

  /// Everybody who can be sent a task, by name.
  public func colleagues() throws(StoreError) -> [String] {
    try session.reading(.sendTask) { try users($0) }.inNorwegianOrder(of: \.self)
  }

  private func users(_ coder: FactCoder) throws -> [String] { try UserReader(coder: coder).facts().map(\.fact.name) }

  /// The enrolment that runs, else the latest to start.
  func present(_ person: ParticipantKey, on today: Day, _ coder: FactCoder) throws -> EnrolmentFact? {
    try EnrolmentFact.all(coder, where: "f.person = ?", person.value).map(\.fact).compactMap { fact in
      EnrolmentRank(dates: fact.enrolment.dates, applied: fact.enrolment.applied, today: today).map { ($0, fact) }
    }.max { ($0.0, $0.1.key) < ($1.0, $1.1.key) }?.1
  }
}
