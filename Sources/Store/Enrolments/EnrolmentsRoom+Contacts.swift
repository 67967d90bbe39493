import Domain
import Ledger

extension EnrolmentsRoom {
  /// Gives an enrolment somebody who follows it from a day on. A primary contact takes over from the one there is, who ends the
  /// day before; of the others there may be several.
  ///
  /// - Throws: ``LedgerError/unchanged`` when it is the same one; ``RuleViolation/contactBeforePresent(_:)``;
  ///   ``RuleViolation/contact(_:)``.
  /// - Parameter told: the person has been told; that lies on the other side, and comes and goes with the change.
  public func assignContact(
    _ enrolment: EnrolmentKey, _ assignment: ContactAssignment, told: Bool = false
  ) throws(StoreError) -> WriteReceipt {
    guard told else { return try assignContact([enrolment], assignment) }
    try requireContact(assignment)
    try session.require(.enterFollowUpContact)
    return try session.write(tied: [
      PlannedChange(kind: .contactAssigned) { change throws(StoreError) in
        try put(assignment, on: [enrolment], &change)
      },
      PlannedChange(kind: .followUpEntered) { change throws(StoreError) in
        let person = try change.fact(EnrolmentFact.self, enrolment).fact.person
        let event = FollowUp.event(DatedEvent(.contactTold, on: session.today, note: assignment.name))
        change.about = person
        try session.followUp.require(event, of: person, besides: nil, change)
        try change.enter(event.fact(of: person))
      },
    ])
  }

  /// The same to many at once, as one change: handed over, or stood in for. Who has them already stays.
  public func assignContact(
    _ enrolments: [EnrolmentKey], _ assignment: ContactAssignment
  ) throws(StoreError) -> WriteReceipt {
    try requireContact(assignment)
    return try session.write(.contactAssigned) { change throws(StoreError) in
      try put(assignment, on: enrolments, &change)
    }
  }

  private func requireContact(_ assignment: ContactAssignment) throws(StoreError) {
    try session.require(.assignContact)
    try NameRule.require(assignment.name)
    if let problem = assignment.problem { throw .rule(.contact(problem)) }
  }

  private func put(
    _ assignment: ContactAssignment, on enrolments: [EnrolmentKey], _ change: inout ChangeSet
  ) throws(StoreError) {
    var isChanged = false
    for enrolment in enrolments { if try assign(assignment, to: enrolment, &change) { isChanged = true } }
    if !isChanged { throw .ledger(.unchanged) }
    if enrolments.count == 1 { change.enrolment = enrolments.first }
    change.detail = EntryDetail(
      day: assignment.from.iso, name: assignment.name, changed: enrolments.count == 1 ? nil : enrolments.count)
  }

  /// - Returns: false when it is so already.
  private func assign(
    _ assignment: ContactAssignment, to enrolment: EnrolmentKey, _ change: inout ChangeSet
  ) throws(StoreError) -> Bool {
    let day = assignment.from
    if let kept = try change.all(EnrolmentFact.self, where: "f.enrolment = ?", enrolment.value).first {
      try session.requireReach(kept.fact.person, change.coder)
    }
    for kept in try change.contacts(of: enrolment) where kept.fact.assignment.role == assignment.role {
      var present = kept.fact.assignment
      if present.to.map({ $0 < day }) ?? false { continue }
      if present.name == assignment.name, present.isInForce(on: day), present.to == assignment.to { return false }
      // Of others than the contact person there may be several.
      if assignment.role != .primary, present.name != assignment.name { continue }
      if present.from > day { throw .rule(.contactBeforePresent(present.from)) }
      try change.void(kept.row)
      // One who took over this very day never was.
      if present.from == day { continue }
      present.to = day - 1
      try change.enter(ContactFact(enrolment: enrolment, assignment: present))
    }
    try change.enter(ContactFact(enrolment: enrolment, assignment: assignment))
    return true
  }
}
