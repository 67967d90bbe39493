import Domain
import Ledger

/// A participant's own lights.
public struct LightsRoom: Sendable {
  let session: Session

  /// Saves an assessment.
  ///
  /// - Parameter replacing: the row of the assessment that is corrected; nil for a new one.
  /// - Throws: ``RuleViolation/lights(_:)``; ``LedgerError/unchanged``; ``StoreError/conflict(_:)`` when there is one of that
  ///   day and voice already, or the one to be corrected has been changed meanwhile.
  public func save(
    _ assessment: LightsAssessment, of person: ParticipantKey, replacing row: RowID? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterLights)
    if let problem = assessment.problem(today: session.today) { throw .rule(.lights(problem)) }
    return try session.write(
      row == nil ? .lightsSaved : .lightsChanged, about: person, detail: EntryDetail(day: assessment.date.iso)
    ) { change throws(StoreError) in
      try session.requireOpen(person, change)
      try change.requireAlive(person, on: assessment.date)
      if let fact: LightsFact = try change.giveWay(row) {
        if fact.person != person { throw .rule(.notInRegister) }
        if fact.assessment == assessment { throw .ledger(.unchanged) }
      }
      try change.enter(LightsFact(person: person, assessment: assessment))
    }
  }
}

extension Session { public var lights: LightsRoom { LightsRoom(session: self) } }
