import Domain

extension MappingRecord {
  /// The years BrukerPlan has been used in, with some room before.
  static func rounds(today: Day) -> ClosedRange<Int> { 2000...max(2000, today.year) }

  /// One row of a mapping: a record, for there is nothing it could change. Nil when the round is not told.
  init?(_ reader: inout RowReader, _ register: RegisterNames, today: Day) {
    let year = reader.year(.round, accepted: MappingRecord.rounds(today: today))
    guard let round = reader.needed(.round, year) else { return nil }
    self.init(
      round: round, unit: register.unitOfAnyProgramme(&reader).value,
      ageGroup: reader.word(.ageGroup, Vocabularies.ageGroup, .ageGroup).value,
      gender: reader.word(.gender, Vocabularies.gender, .gender).value,
      group: reader.word(.group, Vocabularies.mappingGroup, .mappingGroup).value,
      hasChildren: reader.word(.hasChildren, Vocabularies.yesNo, .yesNo).value,
      livesWithChildren: reader.word(.livesWithChildren, Vocabularies.yesNo, .yesNo).value,
      carePlan: reader.word(.carePlan, Vocabularies.yesNo, .yesNo).value,
      team: reader.word(.team, Vocabularies.yesNo, .yesNo).value, lights: LightsCells(&reader).lights)
  }
}
