import Domain
import Ledger

/// Plans an import of steps.
///
/// Whether steps overlap only the whole file shows: a row may end a step that another row's step follows. A step without
/// an end that is followed by another ends the day before, as it does when somebody is moved on the screen.
struct StepPlanner: ImportPlanner {
  struct Write: Sendable {
    var enrolment: EnrolmentKey
    /// Nil: a new period.
    var known: KnownStep?
    var period: StepPeriod
  }

  private struct Key: Hashable {
    var enrolment: EnrolmentKey
    var from: Day
  }

  private struct Taken {
    var place: RowPlace
    var known: KnownStep?
    var period: StepPeriod
  }

  private let people: [ParticipantNumber: ParticipantKey]
  private let enrolments: [ParticipantKey: [KnownEnrolment]]
  private let steps: [EnrolmentKey: [KnownStep]]
  private let names: RegisterNames
  private let today: Day
  private var taken: [Key: Int] = [:]
  private var rows: [(enrolment: EnrolmentKey, taken: Taken)] = []
  private(set) var writes: [Write] = []
  private(set) var counts = ImportCounts()

  init(
    people: [ParticipantNumber: ParticipantKey], enrolments: [ParticipantKey: [KnownEnrolment]],
    steps: [EnrolmentKey: [KnownStep]], names: RegisterNames, today: Day
  ) {
    self.people = people
    self.enrolments = enrolments
    self.steps = steps
    self.names = names
    self.today = today
  }

  mutating func take(_ reader: inout RowReader) {
    guard let row = StepRow(&reader, names), reader.problems.isEmpty else { return }
    guard let person = people[row.number] else {
      reader.report(.number, .unknownParticipant)
      return
    }
    guard let enrolment = enrolment(row, person, &reader) else { return }
    let key = Key(enrolment: enrolment.key, from: row.from)
    if let index = taken[key] {
      let first = rows[index].taken.place
      var earlier = reader.earlier(first)
      if StepRow(&earlier, names) == row {
        counts.unchanged += 1
      } else {
        reader.report(.from, .duplicateKey(firstRow: Int(first.row)))
      }
      return
    }
    let known = steps[enrolment.key]?.first { $0.period.from == row.from }
    guard let period = period(row, over: known?.period, &reader) else { return }
    // What stands in the register already is not for the file to answer for.
    if period != known?.period { check(period, enrolment.enrolment, &reader) }
    guard reader.problems.isEmpty else { return }
    taken[key] = rows.count
    rows.append(
      (enrolment.key, Taken(place: RowPlace(reader.record), known: known, period: period)))
  }

  // MARK: Which enrolment

  private func enrolment(
    _ row: StepRow, _ person: ParticipantKey, _ reader: inout RowReader
  ) -> KnownEnrolment? {
    let candidates = (enrolments[person] ?? []).filter {
      $0.enrolment.status.counts && (row.programme == nil || $0.enrolment.programme == row.programme)
    }
    if let chosen = StepPlanner.choose(candidates, on: row.from, today: today) { return chosen }
    let column: ImportColumn = row.programme == nil ? .number : .programme
    reader.report(
      column,
      candidates.isEmpty
        ? .noEnrolment
        : .ambiguousEnrolment(
          candidates.map {
            EnrolmentChoice(programme: $0.enrolment.programme, date: $0.enrolment.start ?? $0.enrolment.applied)
          }))
    return nil
  }

  /// The only one; else the only one that runs on the day, of two that meet the one that begins; else the one that runs
  /// today.
  private static func choose(_ candidates: [KnownEnrolment], on day: Day, today: Day) -> KnownEnrolment? {
    if candidates.count == 1 { return candidates.first }
    let running = candidates.filter { $0.enrolment.participates(on: day) }
    if running.count == 1 { return running.first }
    let beginning = running.filter { $0.enrolment.start == day }
    if beginning.count == 1 { return beginning.first }
    guard running.isEmpty else { return nil }
    let current = candidates.filter { $0.enrolment.participates(on: today) }
    return current.count == 1 ? current.first : nil
  }

  // MARK: One row by itself

  private func period(_ row: StepRow, over known: StepPeriod?, _ reader: inout RowReader) -> StepPeriod? {
    if row.step == .cleared {
      reader.report(.step, .cannotBeCleared)
      return nil
    }
    guard let step = row.step.over(known?.step) else {
      reader.report(.step, .missingValue)
      return nil
    }
    return StepPeriod(step: step, from: row.from, to: row.to.over(known?.to), reason: row.reason.over(known?.reason))
  }

  private func check(_ period: StepPeriod, _ enrolment: Enrolment, _ reader: inout RowReader) {
    let outside = ImportProblem.Reason.stepOutsideEnrolment(start: enrolment.start, end: enrolment.end)
    if period.from > today {
      reader.report(.from, .inTheFuture)
    } else if !enrolment.participates(on: period.from) {
      reader.report(.from, outside)
    }
    guard let to = period.to else { return }
    if to < period.from {
      reader.report(.to, .endBeforeFrom)
    } else if let end = enrolment.end, to > end {
      reader.report(.to, outside)
    }
  }

  // MARK: The rows of an enrolment together

  mutating func finish() -> [LateProblem] {
    var problems: [LateProblem] = []
    // In the order of the file, so that what is written does not depend on chance.
    var order: [EnrolmentKey] = []
    var grouped: [EnrolmentKey: [Taken]] = [:]
    for (enrolment, taken) in rows {
      if grouped[enrolment] == nil { order.append(enrolment) }
      grouped[enrolment, default: []].append(taken)
    }
    rows = []
    for enrolment in order {
      var planned = grouped[enrolment] ?? []
      while let overlap = StepPlanner.overlap(planned, steps[enrolment] ?? []) {
        problems.append(
          LateProblem(place: planned[overlap.index].place, column: .from, reason: .stepOverlaps(overlap.with)))
        planned.remove(at: overlap.index)
      }
      plan(planned, enrolment)
    }
    return problems
  }

  /// A step as it will stand: planned by a row, or known and left alone.
  private struct Standing {
    var period: StepPeriod
    var planned: Int?
    var known: KnownStep?

    /// Says something else than the register.
    var isNews: Bool { period != known?.period }
  }

  private static func standing(_ planned: [Taken], _ known: [KnownStep]) -> [Standing] {
    let told = Set(planned.map(\.period.from))
    let untold = known.filter { !told.contains($0.period.from) }
    let all =
      planned.indices.map { Standing(period: planned[$0].period, planned: $0, known: planned[$0].known) }
      + untold.map { Standing(period: $0.period, planned: nil, known: $0) }
    return all.sorted { $0.period.from < $1.period.from }
  }

  /// The first two steps on one day, and which row of the file is at fault: the later one of two.
  private static func overlap(_ planned: [Taken], _ known: [KnownStep]) -> (index: Int, with: StepPeriod)? {
    let all = standing(planned, known)
    for (earlier, later) in zip(all, all.dropFirst()) {
      guard let to = earlier.period.to, to >= later.period.from, earlier.isNews || later.isNews else { continue }
      switch (earlier.planned, later.planned) {
      case (nil, nil): continue
      case (let index?, nil): return (index, later.period)
      case (nil, let index?): return (index, earlier.period)
      case (let first?, let second?):
        return planned[first].place.row > planned[second].place.row
          ? (first, later.period) : (second, earlier.period)
      }
    }
    return nil
  }

  private mutating func plan(_ planned: [Taken], _ enrolment: EnrolmentKey) {
    var all = StepPlanner.standing(planned, steps[enrolment] ?? [])
    for index in all.indices.dropLast() where all[index].period.to == nil {
      // Where the file brings nothing new on either side, all stays as it is.
      guard all[index].isNews || all[index + 1].isNews else { continue }
      all[index].period.to = all[index + 1].period.from - 1
    }
    for step in all {
      if step.isNews { writes.append(Write(enrolment: enrolment, known: step.known, period: step.period)) }
      guard step.planned != nil else { continue }
      if !step.isNews {
        counts.unchanged += 1
      } else if step.known == nil {
        counts.added += 1
      } else {
        counts.changed += 1
      }
    }
  }
}

extension StepPlanner {
  var size: Int { writes.count }

  func write(_ change: inout ChangeSet, _ step: () throws(StoreError) -> Void) throws(StoreError) {
    for write in writes {
      if let known = write.known { try change.void(RowID(form: StepPeriodFact.form, id: known.row)) }
    }
    for write in writes {
      try step()
      try change.enter(StepPeriodFact(enrolment: write.enrolment, period: write.period))
    }
  }
}
