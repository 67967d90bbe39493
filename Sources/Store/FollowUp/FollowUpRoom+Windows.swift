import Domain
import Ledger

/// Somebody in the time after treatment or a release.
public struct AfterTreatment: Hashable, Sendable {
  public var person: ParticipantKey
  public var window: CriticalWindow?
  public var risk: OverdoseRisk?
}

extension FollowUpRoom {
  /// Everybody in the three months after treatment, or in the weeks after discharge or release in which the risk of an overdose is
  /// raised; nobody for who may not know, and nobody whose card does not open.
  public func afterTreatment() throws(StoreError) -> [AfterTreatment] {
    try session.require(.seeParticipants)
    guard AccessTable.sees(.criticalWindow, session.role), AccessTable.sees(.treatment, session.role) else { return [] }
    return try session.reading { [today = session.today] coder in
      guard coder.keys.holdsClinical else { return [] }
      let (reach, apart) = (try ReachFilter(session, coder), try ServicesApart(session, coder))
      var found: [AfterTreatment] = []
      try DigestPages(coder.database, coder.keys).each { part, other in
        var followed = Followed(ParticipantKey(part.person))
        other.call(into: &followed)
        if followed.treatments.isEmpty && followed.releases.isEmpty { return }
        try other.call(into: &followed, apart)
        let window = CriticalWindow.open(after: followed.treatments, on: today)
        let risk = OverdoseRisk.flag(after: followed.treatments, releases: followed.releases, on: today)
        guard window != nil || risk != nil, !session.access.seesNameOnly(of: followed.person),
          try reach.holds(followed.person)
        else { return }
        found.append(AfterTreatment(person: followed.person, window: window, risk: risk))
      }
      return found
    }
  }
}
