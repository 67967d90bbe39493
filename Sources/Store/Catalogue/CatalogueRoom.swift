import Domain
import Ledger

/// Programmes and their units.
public struct CatalogueRoom: Sendable {
  let session: Session

  /// In the order they were added.
  public func programmes() throws(StoreError) -> [ProgrammeRecord] {
    try session.reading(.openRegister) {
      try ProgrammeRecord.all($0, where: "1 ORDER BY f.programme").map(\.fact)
    }
  }

  /// By programme, then by name.
  public func units() throws(StoreError) -> [KeptFact<UnitFact>] {
    try session.reading(.openRegister) { try UnitFact.all($0, where: "1 ORDER BY f.programme, f.name") }
  }

  /// Registers a programme, so that people can be enrolled in it.
  public func addProgramme(_ programme: Programme, yaml: String? = nil) throws(StoreError) -> WriteReceipt {
    try session.require(.changeSettings)
    let record = ProgrammeRecord(programme, yaml: yaml)
    try record.requireNames()
    return try session.write(.programmeAdded, detail: EntryDetail(programme: programme.id, name: programme.name)) {
      change throws(StoreError) in
      try change.enter(record)
    }
  }

  /// - Parameter programme: the unit's, where the register does not have it yet: it comes in the same change.
  /// - Throws: ``StoreError/conflict(_:)`` when the programme has a unit of that name.
  public func addUnit(_ unit: Unit, of programme: ProgrammeRecord? = nil) throws(StoreError) -> WriteReceipt {
    try session.require(.changeUnits)
    try require(unit)
    if let programme {
      try session.require(.changeSettings)
      try programme.requireNames()
    }
    return try session.write(.unitAdded, detail: EntryDetail(programme: unit.programme, name: unit.name)) {
      change throws(StoreError) in
      if let programme { try change.enter(programme) }
      let key = try change.newUnit()
      try change.enter(UnitFact(key: key, unit: unit))
      change.unit = key
    }
  }

  /// Changes a unit's name or places.
  public func changeUnit(_ unit: Unit, row: RowID) throws(StoreError) -> WriteReceipt {
    try session.require(.changeUnits)
    try require(unit)
    return try session.write(.unitChanged, detail: EntryDetail(programme: unit.programme, name: unit.name)) {
      change throws(StoreError) in
      let fact: UnitFact = try change.giveWay(row)
      if fact.unit == unit { throw .ledger(.unchanged) }
      // Enrolments name the unit: it cannot go over to another programme without them.
      if fact.unit.programme != unit.programme { throw .rule(.programmeIsFixed) }
      try change.enter(UnitFact(key: fact.key, unit: unit))
      change.unit = fact.key
    }
  }

  // MARK: What holds from a day on

  /// What team leads have set of the steps of programmes: by programme, step and day.
  public func stepTerms() throws(StoreError) -> [KeptFact<StepTermsFact>] {
    try session.reading(.openRegister) {
      try StepTermsFact.all($0, where: "1 ORDER BY f.programme, f.step, f.from_day")
    }
  }

  /// Who answers for what programmes keep, where it has been set: by programme and day.
  public func keepings() throws(StoreError) -> [KeptFact<ProgrammeKeepingFact>] {
    try session.reading(.openRegister) {
      try ProgrammeKeepingFact.all($0, where: "1 ORDER BY f.programme, f.from_day")
    }
  }

  /// Sets what a step holds, for how long, and what it asks before the next, from a day on. What held before goes on holding of
  /// the days before.
  ///
  /// - Parameter row: the row of what was set from the same day, which this corrects; nil for another day.
  /// - Throws: ``RuleViolation/terms(_:)``; ``LedgerError/unchanged``; ``StoreError/conflict(_:)``.
  public func set(_ terms: StepTerms, replacing row: RowID? = nil) throws(StoreError) -> WriteReceipt {
    try session.require(.changeSettings)
    if !terms.problems.isEmpty { throw .rule(.terms(terms.problems)) }
    return try session.write(
      .programmeTermsChanged,
      detail: EntryDetail(toStep: terms.step.value, day: terms.from.iso, programme: terms.programme)
    ) { change throws(StoreError) in
      let present: StepTermsFact? = try change.giveWay(row)
      if present?.terms == terms { throw .ledger(.unchanged) }
      if let present, present.terms.programme != terms.programme || present.terms.step != terms.step {
        throw .rule(.notInRegister)
      }
      try change.enter(StepTermsFact(terms: terms))
    }
  }

  /// Sets who answers for what a programme keeps, and on what ground, from a day on.
  ///
  /// - Throws: ``RuleViolation/nameMissing``; ``LedgerError/unchanged``; ``StoreError/conflict(_:)``.
  public func set(_ keeping: ProgrammeKeeping, replacing row: RowID? = nil) throws(StoreError) -> WriteReceipt {
    try session.require(.changeSettings)
    try NameRule.require(keeping.controller)
    return try session.write(
      .programmeTermsChanged, detail: EntryDetail(day: keeping.from.iso, programme: keeping.programme)
    ) { change throws(StoreError) in
      let present: ProgrammeKeepingFact? = try change.giveWay(row)
      if present?.keeping == keeping { throw .ledger(.unchanged) }
      if let present, present.keeping.programme != keeping.programme { throw .rule(.notInRegister) }
      try change.enter(ProgrammeKeepingFact(keeping: keeping))
    }
  }

  private func require(_ unit: Unit) throws(StoreError) {
    try NameRule.require(unit.name)
    if let places = unit.places, places < 0 { throw .rule(.placesNegative) }
  }
}

extension Session { public var catalogue: CatalogueRoom { CatalogueRoom(session: self) } }
