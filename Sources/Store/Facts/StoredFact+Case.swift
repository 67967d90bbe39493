import Domain

// Facts of the case's side, the link to it, and the anonymous mapping, which hangs on neither.

extension CaseLinkFact: StoredFact {
  static var table: FactTable { .caseLink }

  func bind(_ binder: inout Binder, _ codes: ProgrammeCodes) {
    binder.add(person.value)
    binder.add(caseKey.value)
  }

  init(_ row: PreparedStatement, from first: Int32, _ codes: ProgrammeCodes) {
    self.init(person: ParticipantKey(row.integer(first)), caseKey: CaseKey(row.integer(first + 1)))
  }
}

extension BackgroundFact: StoredFact {
  static var table: FactTable { .background }

  func bind(_ binder: inout Binder, _ codes: ProgrammeCodes) {
    binder.add(caseKey.value)
    binder.add(background.lar)
  }

  init(_ row: PreparedStatement, from first: Int32, _ codes: ProgrammeCodes) {
    self.init(caseKey: CaseKey(row.integer(first)), background: CaseBackground(lar: row.optionalBool(first + 1)))
  }
}

extension LightsFact: StoredFact {
  static var table: FactTable { .lights }

  func bind(_ binder: inout Binder, _ codes: ProgrammeCodes) {
    binder.add(caseKey.value)
    binder.add(assessment.date)
    binder.addWord(assessment.voice)
    binder.add(assessment.lights)
  }

  init(_ row: PreparedStatement, from first: Int32, _ codes: ProgrammeCodes) throws(StoreError) {
    let id = row.integer(0)
    self.init(
      caseKey: CaseKey(row.integer(first)),
      assessment: LightsAssessment(
        date: row.day(first + 1), voice: try row.word(first + 2, .lights, row: id),
        lights: try row.lights(first + 3, .lights, row: id)))
  }
}

extension MappingRecord: StoredFact {
  static var table: FactTable { .mappingRecord }

  func bind(_ binder: inout Binder, _ codes: ProgrammeCodes) {
    binder.add(round)
    binder.add(unit?.value)
    binder.addWord(ageGroup)
    binder.addWord(gender)
    binder.addWord(group)
    binder.add(hasChildren)
    binder.add(livesWithChildren)
    binder.add(carePlan)
    binder.add(team)
    binder.add(lights)
  }

  init(_ row: PreparedStatement, from first: Int32, _ codes: ProgrammeCodes) throws(StoreError) {
    let id = row.integer(0)
    self.init(
      round: Int(row.integer(first)), unit: row.optionalInteger(first + 1).map { UnitKey($0) },
      ageGroup: try row.optionalWord(first + 2, .mappingRecord, row: id),
      gender: try row.optionalWord(first + 3, .mappingRecord, row: id),
      group: try row.optionalWord(first + 4, .mappingRecord, row: id), hasChildren: row.optionalBool(first + 5),
      livesWithChildren: row.optionalBool(first + 6), carePlan: row.optionalBool(first + 7),
      team: row.optionalBool(first + 8), lights: try row.lights(first + 9, .mappingRecord, row: id))
  }
}
