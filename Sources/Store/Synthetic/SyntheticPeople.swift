import Domain
import Ledger

/// Fills a register with people who do not exist, for trials and benchmarks: four enrolments each, with steps and a
/// contact person, and eight lights.
///
/// The same number, seed and day make the same people. Their national ids, where they have any, are synthetic.
public struct SyntheticPeople {
  private let session: Session
  private let programmes: [ProgrammeRecord]
  private let units: [UnitFact]
  private var random: SeededGenerator

  /// Enrolments a person has.
  private static let enrolments = 4

  public init(session: Session, seed: UInt64) throws(StoreError) {
    self.session = session
    programmes = try session.catalogue.programmes()
    units = try session.catalogue.units().map(\.fact)
    random = SeededGenerator(seed: seed)
  }

  /// Makes `count` people in one change.
  ///
  /// - Parameters:
  ///   - progress: people made so far.
  ///   - isCancelled: asked for every person; then nothing is written.
  /// - Throws: ``RuleViolation/unknownProgramme(_:)`` in a register without programmes; ``LedgerError/cancelled``.
  @discardableResult
  public mutating func make(
    _ count: Int, progress: (Int) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws(StoreError) -> WriteReceipt {
    guard !programmes.isEmpty else { throw .rule(.unknownProgramme("")) }
    let width = max(4, String(count).count)
    var people = self
    defer { self = people }
    return try session.write(.generated, detail: EntryDetail(added: count)) { change throws(StoreError) in
      for index in stride(from: 1, through: count, by: 1) {
        if isCancelled() { throw .ledger(.cancelled) }
        try people.makePerson(index, numberWidth: width, in: &change)
        if index % 1000 == 0 { progress(index) }
      }
    }
  }

  // MARK: One person

  private mutating func makePerson(_ index: Int, numberWidth: Int, in change: inout ChangeSet) throws(StoreError) {
    let person = try change.newPerson()
    let birth = Day(number: Int32(Int.random(in: 0..<16_000, using: &random) - 5000))
    let participant = identity(index, numberWidth, birth)
    try change.enter(IdentityFact(person: person, participant: participant, background: CaseBackground(lar: chance(4))))
    var end = session.today - Int.random(in: 0..<60, using: &random)
    for place in 0..<SyntheticPeople.enrolments {
      let isLast = place == 0
      let length = Int.random(in: 60..<500, using: &random)
      let start = end - length
      try enrol(person, start: start, end: isLast && !chance(3) ? nil : end, in: &change)
      end = start - Int.random(in: 30..<200, using: &random)
    }
    try change.enter(
      LightsFact(
        person: person,
        assessment: LightsAssessment(
          date: session.today - Int.random(in: 0..<120, using: &random), voice: .worker, lights: lights())))
  }

  private mutating func identity(_ index: Int, _ width: Int, _ birth: Day) -> Participant {
    let digits = String(index)
    let number = "P-" + String(repeating: "0", count: width - digits.count) + digits
    let gender: Gender = chance(3) ? .female : .male
    let given = pick(gender == .female ? SyntheticNames.female : SyntheticNames.male)
    var family = pick(SyntheticNames.family)
    if chance(6) { family += "-\(pick(SyntheticNames.family))" }
    let phone = String(10_000_000 + index % 10_000_000).dropFirst()
    return Participant(
      number: ParticipantNumber(stored: number), givenName: given, familyName: family, birthDate: birth,
      gender: gender, district: pick(SyntheticNames.districts), phone: "0\(phone)")
  }

  private mutating func enrol(
    _ person: ParticipantKey, start: Day, end: Day?, in change: inout ChangeSet
  ) throws(StoreError) {
    let programme = pick(programmes)
    let own = units.filter { $0.unit.programme == programme.id }
    let key = try change.newEnrolment(of: person)
    let ended: EnrolmentStatus = programme.ending == .course ? .completed : .ended
    let enrolment = Enrolment(
      programme: programme.id, unit: own.isEmpty ? nil : pick(own).key,
      status: end == nil ? .participating : ended, applied: start - Int.random(in: 5..<40, using: &random),
      start: start, end: end, plannedEnd: chance(5) ? nil : start + 365,
      endReason: end == nil ? nil : pick(EndReason.allCases.filter { $0 != .died && $0 != .other }),
      outcome: end != nil && chance(3) ? pick(Outcome.allCases) : nil, funding: "NAV")
    try change.enter(EnrolmentFact(key: key, person: person, enrolment: enrolment))
    if !chance(12) {
      try change.enter(
        ContactFact(
          enrolment: key, assignment: ContactAssignment(name: pick(SyntheticNames.contacts), from: start, to: end)))
    }
    try addSteps(key, start: start, end: end, in: &change)
  }

  private mutating func addSteps(
    _ enrolment: EnrolmentKey, start: Day, end: Day?, in change: inout ChangeSet
  ) throws(StoreError) {
    let last = end ?? session.today
    var from = start
    let steps = StepNumber.all.prefix(Int.random(in: 1...4, using: &random))
    for step in steps {
      let next = from + Int.random(in: 20..<150, using: &random)
      let isLast = next >= last || step == steps.last
      try change.enter(
        StepPeriodFact(
          enrolment: enrolment, period: StepPeriod(step: step, from: from, to: isLast ? end : next - 1)))
      if isLast { return }
      from = next
    }
  }

  private mutating func lights() -> Lights {
    var lights = Lights()
    for domain in LifeDomain.allCases {
      lights[domain] = chance(20) ? nil : pick([Light.green, .green, .yellow, .yellow, .yellow, .red])
    }
    return lights.isEmpty ? Lights(packed: 1) : lights
  }

  /// One in `n`.
  private mutating func chance(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &random) == 0 }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }
}
