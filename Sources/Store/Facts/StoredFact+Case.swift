import Domain

// Facts of the case's side, the link to it, and the anonymous mapping, which hangs on neither.

extension CaseLinkFact: StoredFact {
  static var table: FactTable { .caseLink }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    let sealed = try coder.seal(.caseLink, .clinical, key: person.value) { $0.add(signed: caseKey.value) }
    binder.add(person.value)
    binder.add(code: try coder.code(of: caseKey))
    binder.add(seal: sealed)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let person = row.integer(first)
    guard
      let caseKey = try coder.open(row, first + 2, .caseLink, .clinical, key: person, { CaseKey($0.signed()) })
    else { throw .notAllowed(.noKey) }
    self.init(person: ParticipantKey(person), caseKey: caseKey)
  }
}

extension FactCoder {
  /// The code a case is found by from its own side.
  func code(of caseKey: CaseKey) throws(StoreError) -> [UInt8] {
    try keys.code(withUnsafeBytes(of: caseKey.value.littleEndian) { Array($0) }, .clinical, "case")
  }
}

extension BackgroundFact: StoredFact {
  static var table: FactTable { .background }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    let sealed = try coder.seal(.background, .clinical, key: caseKey.value) {
      $0.add(optional: background.lar.map { $0 ? 1 : 0 })
    }
    binder.add(caseKey.value)
    binder.add(seal: sealed)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let key = row.integer(first)
    let background = try coder.open(row, first + 1, .background, .clinical, key: key) {
      CaseBackground(lar: $0.optionalInteger().map { $0 != 0 })
    }
    self.init(caseKey: CaseKey(key), background: background ?? CaseBackground())
  }
}

extension LightsFact: StoredFact {
  static var table: FactTable { .lights }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    let sealed = try coder.seal(.lights, .clinical, key: caseKey.value) {
      $0.add(optionalDay: assessment.date)
      $0.addWord(assessment.voice)
      $0.add(unsigned: UInt64(assessment.lights.packed))
    }
    var natural = DigestWriter()
    natural.add(signed: caseKey.value)
    natural.add(optionalDay: assessment.date)
    natural.addWord(assessment.voice)
    binder.add(caseKey.value)
    binder.add(code: try coder.keys.code(natural.bytes, .clinical, "lights"))
    binder.add(seal: sealed)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let key = row.integer(first)
    let assessment = try coder.open(row, first + 2, .lights, .clinical, key: key) { reader -> LightsAssessment? in
      guard let day = reader.optionalDay(), let voice: Voice = reader.optionalWord() else { return nil }
      return LightsAssessment(
        date: day, voice: voice, lights: Lights(packed: UInt16(truncatingIfNeeded: reader.unsigned())))
    }
    guard let assessment else { throw .notAllowed(.noKey) }
    self.init(caseKey: CaseKey(key), assessment: assessment)
  }
}

extension MappingRecord: StoredFact {
  static var table: FactTable { .mappingRecord }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
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

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
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
