import Domain
import Ledger

/// Steps, known by enrolment and first day.
///
/// Whether steps overlap only the whole file shows: a row may end a step that another row's step follows. A step without
/// an end that is followed by another ends the day before, as it does when somebody is moved on the screen.
struct StepFile: FileKind {
  struct Row: FileRow {
    var number = ParticipantNumber(stored: "")
    /// Empty: the person's only enrolment, or the one of that day.
    var programme = ""
    var period = StepPeriod(step: .first, from: .blank)
    var step = Cell<StepNumber>.untouched

    mutating func columns(_ c: inout some ColumnVisitor) {
      c.key(.number, NumberCodec(), &number)
      c.key(.programme, ProgrammeCodec(), &programme, .optional)
      c.cell(.step, StepCodec(), &step, .needed)
      c.key(.from, DateCodec(), &period.from)
      c.value(.to, DateCodec(), &period.to)
      c.value(.reason, Vocabularies.stepReason, &period.reason)
    }
  }

  struct Key: Hashable {
    var enrolment: EnrolmentKey
    var from: Day
  }

  /// What a row makes of a step.
  private struct Planned {
    var place: RowPlace
    var known: Known<StepPeriodFact>?
    var period: StepPeriod
  }

  typealias Write = StepPeriodFact

  static let data = DataKind.steps
  static let entry = EntryKind.importedSteps
  static let checkedAgainst = [ProgrammeRecord.form, IdentityFact.form, EnrolmentFact.form, StepPeriodFact.form]

  private let people: FilePeople
  private let enrolments: [ParticipantKey: [Known<EnrolmentFact>]]
  private let steps: [EnrolmentKey: [Known<StepPeriodFact>]]
  private var rows: [(enrolment: EnrolmentKey, planned: Planned)] = []

  init(_ snapshot: ImportSnapshot) throws {
    people = try FilePeople(snapshot)
    enrolments = try snapshot.grouped(by: \.person)
    steps = try snapshot.grouped(by: \.enrolment)
  }

  mutating func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    guard let person = people.person(row.number, &reader), let enrolment = enrolment(row, person, &reader) else {
      return
    }
    let key = Key(enrolment: enrolment.key, from: row.period.from)
    if plan.isTaken(key, .from, &reader, isSame: { $0 == row }) { return }
    let known = steps[enrolment.key]?.first { $0.fact.period.from == key.from }
    guard row.step != .cleared, let step = row.step.value ?? known?.fact.period.step else {
      return reader.report(.step, row.step == .cleared ? .cannotBeCleared : .missingValue)
    }
    var after = row
    if let known {
      after.period = known.fact.period
      reader.read(over: &after)
    }
    after.period.step = step
    // What stands in the register already is not for the file to answer for.
    if after.period != known?.fact.period { check(after.period, enrolment.enrolment, &reader) }
    guard reader.problems.isEmpty else { return }
    plan.take(key, reader)
    rows.append((enrolment.key, Planned(place: RowPlace(reader.record), known: known, period: after.period)))
  }

  private func check(_ period: StepPeriod, _ enrolment: Enrolment, _ reader: inout RowReader) {
    let outside = ImportProblem.Reason.stepOutsideEnrolment(start: enrolment.start, end: enrolment.end)
    if period.from > reader.ground.today {
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

  /// Steps of what never was (FEILREGISTRERT) are left out: an import would not know where they belong.
  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws {
    for (number, person) in people.within(reach) {
      let counting = (enrolments[person] ?? []).filter(\.fact.enrolment.status.counts)
      for known in counting.inOrder {
        for period in (steps[known.fact.key] ?? []).map(\.fact.period).sorted(by: { $0.from < $1.from }) {
          let programme = known.fact.enrolment.programme
          try body(Row(number: number, programme: programme, period: period, step: .value(period.step)))
        }
      }
    }
  }
}

// MARK: - Which enrolment

extension StepFile {
  private func enrolment(_ row: Row, _ person: ParticipantKey, _ reader: inout RowReader) -> EnrolmentFact? {
    let candidates = (enrolments[person] ?? []).map(\.fact).filter {
      $0.enrolment.status.counts && (row.programme.isEmpty || $0.enrolment.programme == row.programme)
    }
    let chosen = StepFile.choose(candidates, on: row.period.from, today: reader.ground.today)
    if chosen == nil {
      let choices = candidates.map {
        EnrolmentChoice(programme: $0.enrolment.programme, date: $0.enrolment.firstDay)
      }
      reader.report(
        row.programme.isEmpty ? .number : .programme, choices.isEmpty ? .noEnrolment : .ambiguousEnrolment(choices))
    }
    return chosen
  }

  /// The only one; else the only one that runs on the day, of two that meet the one that begins; else the one that runs
  /// today.
  private static func choose(_ candidates: [EnrolmentFact], on day: Day, today: Day) -> EnrolmentFact? {
    if candidates.count == 1 { return candidates.first }
    let running = candidates.filter { $0.enrolment.participates(on: day) }
    if running.count == 1 { return running.first }
    let beginning = running.filter { $0.enrolment.start == day }
    if beginning.count == 1 { return beginning.first }
    guard running.isEmpty else { return nil }
    let current = candidates.filter { $0.enrolment.participates(on: today) }
    return current.count == 1 ? current.first : nil
  }
}

// MARK: - The rows of an enrolment together

extension StepFile {
  mutating func finish(_ plan: inout FilePlan<Self>, _ ground: FileGround) -> [LateProblem] {
    var problems: [LateProblem] = []
    // In the order of the file, so that what is written does not depend on chance.
    var order: [EnrolmentKey] = []
    var grouped: [EnrolmentKey: [Planned]] = [:]
    for (enrolment, planned) in rows {
      if grouped[enrolment] == nil { order.append(enrolment) }
      grouped[enrolment, default: []].append(planned)
    }
    rows = []
    for enrolment in order {
      let known = steps[enrolment] ?? []
      var planned = grouped[enrolment] ?? []
      while let overlap = StepFile.overlap(planned, known) {
        problems.append(
          LateProblem(place: planned[overlap.index].place, column: .from, reason: .stepOverlaps(overlap.with)))
        planned.remove(at: overlap.index)
      }
      StepFile.add(planned, known, of: enrolment, to: &plan)
    }
    return problems
  }

  /// A step as it will stand: planned by a row, or known and left alone.
  private struct Standing {
    var period: StepPeriod
    var planned: Int?
    var known: Known<StepPeriodFact>?

    /// Says something else than the register.
    var isNews: Bool { period != known?.fact.period }
  }

  private static func standing(_ planned: [Planned], _ known: [Known<StepPeriodFact>]) -> [Standing] {
    let told = Set(planned.map(\.period.from))
    let untold = known.filter { !told.contains($0.fact.period.from) }
    let all =
      planned.indices.map { Standing(period: planned[$0].period, planned: $0, known: planned[$0].known) }
      + untold.map { Standing(period: $0.fact.period, planned: nil, known: $0) }
    return all.sorted { $0.period.from < $1.period.from }
  }

  /// The first two steps on one day, and which row of the file is at fault: the later one of two.
  private static func overlap(
    _ planned: [Planned], _ known: [Known<StepPeriodFact>]
  ) -> (index: Int, with: StepPeriod)? {
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

  private static func add(
    _ planned: [Planned], _ known: [Known<StepPeriodFact>], of enrolment: EnrolmentKey, to plan: inout FilePlan<Self>
  ) {
    var all = standing(planned, known)
    for index in all.indices.dropLast() where all[index].period.to == nil {
      // Where the file brings nothing new on either side, all stays as it is.
      guard all[index].isNews || all[index + 1].isNews else { continue }
      all[index].period.to = all[index + 1].period.from - 1
    }
    for step in all {
      if step.isNews, let known = step.known { plan.void(known.id) }
      let write = step.isNews ? StepPeriodFact(enrolment: enrolment, period: step.period) : nil
      if step.planned != nil {
        plan.add(write, isNew: step.known == nil)
      } else if let write {
        plan.append(write)
      }
    }
  }
}

extension ImportColumn {
  public static let step = ImportColumn("steg", "step")
  public static let reason = ImportColumn("grunn", "reason")
}
