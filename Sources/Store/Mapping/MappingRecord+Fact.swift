import Domain

/// Anonymous: a record hangs on nobody, and two may be alike.
extension MappingRecord: StoredFact {
  static let form = FactForm(
    "mapping_record", of: MappingRecord.self, whose: .nobody, naturalKeys: [],
    // A mapping is summed up from its index alone, in an order that says nothing about when each record came.
    indexes: [
      """
      (round, unit, letters, has_children, lives_with_children, age_group, gender) WHERE voided IS NULL
      """
    ], feeds: .nothing)

  init() { self.init(round: 0, lights: Lights()) }

  mutating func fields(_ f: inout some FieldVisitor) {
    f.count("round", &round)
    f.points("unit", &unit)
    f.word("age_group", &ageGroup)
    f.word("gender", &gender)
    f.word("client_group", &group)
    f.flag("has_children", &hasChildren)
    f.flag("lives_with_children", &livesWithChildren)
    f.flag("care_plan", &carePlan)
    f.flag("team", &team)
    f.lights("letters", &lights)
  }

  var happened: Day? { nil }
  func leftByErasure(on day: Day) -> MappingRecord? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}
