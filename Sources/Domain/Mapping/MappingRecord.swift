/// Age in a mapping is a group, so that nobody can be told by it in a small unit.
public enum AgeGroup: String, CaseIterable, Hashable, Sendable {
  case from16 = "16-23"
  case from24 = "24-39"
  case from40 = "40-59"
  case from60 = "60+"
}

/// BrukerPlan's groups.
public enum MappingGroup: String, CaseIterable, Hashable, Sendable {
  case substance
  case mildDual = "mild_dual"
  case seriousDual = "serious_dual"
  case mental
}

/// One anonymous record of a year's mapping. It has no name and no number, and never a link to a participant.
public struct MappingRecord: Hashable, Sendable {
  /// The year.
  public var round: Int
  public var unit: UnitKey?
  public var ageGroup: AgeGroup?
  public var gender: Gender?
  public var group: MappingGroup?
  public var hasChildren: Bool?
  public var livesWithChildren: Bool?
  public var carePlan: Bool?
  public var team: Bool?
  public var lights: Lights

  public init(
    round: Int, unit: UnitKey? = nil, ageGroup: AgeGroup? = nil, gender: Gender? = nil,
    group: MappingGroup? = nil, hasChildren: Bool? = nil, livesWithChildren: Bool? = nil,
    carePlan: Bool? = nil, team: Bool? = nil, lights: Lights
  ) {
    self.round = round
    self.unit = unit
    self.ageGroup = ageGroup
    self.gender = gender
    self.group = group
    self.hasChildren = hasChildren
    self.livesWithChildren = livesWithChildren
    self.carePlan = carePlan
    self.team = team
    self.lights = lights
  }
}
