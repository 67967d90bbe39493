/// Whose view an assessment is.
public enum Voice: String, CaseIterable, Hashable, Sendable {
  case worker, own
}

/// A participant's eight lights on one day: "lokal vurdering", the service's own follow-up.
///
/// Never BrukerPlan's mapping: that is anonymous, and nothing links the two.
public struct LightsAssessment: Hashable, Sendable {
  public var date: Day
  public var voice: Voice
  public var lights: Lights

  public init(date: Day, voice: Voice, lights: Lights) {
    self.date = date
    self.voice = voice
    self.lights = lights
  }

  public enum Problem: Error, Hashable, Sendable {
    /// Nothing is assessed: there is nothing to keep.
    case empty
    case inTheFuture
  }

  /// What keeps this assessment from being entered on `today`.
  public func problem(today: Day) -> Problem? {
    if lights.isEmpty { return .empty }
    if date > today { return .inTheFuture }
    return nil
  }
}

/// How the areas moved between two assessments; an area not assessed in both is in none of the counts.
public struct LightsChange: Hashable, Sendable {
  public var better = 0
  public var same = 0
  public var worse = 0

  public init(from earlier: Lights, to later: Lights) {
    for domain in LifeDomain.allCases {
      guard let before = earlier[domain], let after = later[domain] else { continue }
      if after < before {
        better += 1
      } else if after > before {
        worse += 1
      } else {
        same += 1
      }
    }
  }
}
