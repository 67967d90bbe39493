import Domain
import Testing

/// A round of one's own opens on a provision, and what is entered in it ties nobody to anything.
@Suite struct OwnMappingTests {
  private let today = Day("2026-11-21") ?? Day(number: 0)

  private func round(
    _ kind: OwnRound.UnitKind = .health, namesUnit: Bool = false, _ change: (inout OwnRound) -> Void = { _ in }
  ) -> OwnRound {
    var round = OwnRound(
      of: 2026, in: UnitKey(1), kind,
      under: OwnRound.Provision("Vedtak 12/2026", of: today - 30, by: "Kommunedirektøren", namesUnit: namesUnit),
      informed: today - 14, opened: today)
    change(&round)
    return round
  }

  @Test func opensOnAProvisionAndInformation() {
    #expect(round().problems(today: today) == [])
    #expect(round { $0.provision.name = "" }.problems(today: today) == [.provisionMissing])
    #expect(round { $0.provision.decidedBy = "" }.problems(today: today) == [.decidedByMissing])
    #expect(round { $0.provision.day = today + 1 }.problems(today: today) == [.provisionInTheFuture])
    #expect(round { $0.informed = today + 1 }.problems(today: today) == [.informedAfterOpening])
    #expect(round { $0.informed = today }.problems(today: today) == [])
    #expect(round { $0.year = 2027 }.problems(today: today) == [.year])
    #expect(round { $0.year = 2025 }.problems(today: today) == [])
    #expect(round { $0.year = 2024 }.problems(today: today) == [.year])
    // One that was opened then is as good as it was.
    #expect(round { $0.year = 2024 }.standing(today: today) == [])
    #expect(round { $0.closed = today - 1 }.problems(today: today) == [.closedBeforeOpened])
  }

  @Test(arguments: [OwnRound.UnitKind.nav, .childWelfare])
  func navAndChildWelfareMustBeNamed(kind: OwnRound.UnitKind) {
    #expect(round(kind).problems(today: today) == [.notNamed(kind)])
    #expect(round(kind, namesUnit: true).problems(today: today) == [])
  }

  @Test func theWholeMeetsEveryUnitOfTheYear() {
    let whole = round { $0.unit = nil }
    #expect(whole.meets(round()) && round().meets(whole) && round().meets(round()))
    #expect(!round().meets(round { $0.unit = UnitKey(2) }))
    #expect(!whole.meets(round { $0.year = 2025 }))
  }

  // MARK: On the table

  private let people = Set((1...12).map { ParticipantKey(Int64($0)) })

  private func record(_ reds: Int) -> MappingRecord {
    MappingRecord(
      round: 2026, unit: UnitKey(1), ageGroup: .from24, gender: .male, group: .seriousDual, hasChildren: true,
      livesWithChildren: false, carePlan: nil, team: true, lights: Lights(packed: UInt16(reds)))
  }

  @Test func fiveAreTickedOffAtLeastOrAllWhoAreLeft() throws {
    var desk = MappingDesk()
    let four = Set(people.sorted().prefix(4))
    #expect(throws: OwnRound.Problem.tooFewTicks(5)) { try desk.tick(four, of: people) }
    #expect(throws: OwnRound.Problem.notAmongThem) { try desk.tick([ParticipantKey(99)], of: people) }
    try desk.tick(Set(people.sorted().prefix(9)), of: people)
    // Three are left, and all of them are.
    #expect(throws: OwnRound.Problem.tooFewTicks(3)) { try desk.tick([ParticipantKey(10)], of: people) }
    try desk.tick(people, of: people)
    #expect(desk.ticked == people)
  }

  /// Ten wait before five leave, and never fewer than five leave together.
  @Test(arguments: [4, 5, 9, 10, 14, 15, 23, 40])
  func recordsLeaveByFive(count: Int) {
    var (desk, chance) = (MappingDesk(), Steady(state: 7))
    var batches: [[MappingRecord]] = []
    for number in 1...count {
      let leaving = desk.put(record(number), by: &chance)
      if !leaving.isEmpty { batches.append(leaving) }
      #expect(desk.waiting.count < 2 * MappingDesk.batch)
    }
    let lost = desk.lost
    let last = desk.close()
    if !last.isEmpty { batches.append(last) }
    #expect(batches.allSatisfy { $0.count >= 5 })
    #expect(batches.joined().count + lost == count)
    #expect(lost == (count < 5 ? count : 0))
    #expect(Set(batches.joined()).count == batches.joined().count)
    #expect(desk == MappingDesk())
    for batch in batches { #expect(batch.map(\.orderKey) == batch.map(\.orderKey).sorted()) }
  }

  /// Which of ten come first is chance's to say: whoever was entered first leaves in the first batch half of the times.
  @Test func whoLeavesFirstIsNotWhoCameFirst() {
    var chance = Steady(state: 3)
    var first = 0
    for _ in 0..<2_000 {
      var desk = MappingDesk()
      for number in 1...10 where desk.put(record(number), by: &chance).contains(record(1)) { first += 1 }
    }
    #expect((900...1_100).contains(first))
  }

  /// A record is written as a number and read from it, whatever it says and does not say.
  @Test func aRecordIsItsKey() {
    var chance = Steady(state: 11)
    func any<Value>(_ values: [Value]) -> Value? { (values.map { $0 } + [nil]).randomElement(using: &chance) ?? nil }
    for _ in 0..<3_000 {
      let record = MappingRecord(
        round: 2026, unit: nil, ageGroup: any(AgeGroup.allCases), gender: any(Gender.allCases),
        group: any(MappingGroup.allCases), hasChildren: any([true, false]), livesWithChildren: any([true, false]),
        carePlan: any([true, false]), team: any([true, false]),
        lights: Lights(packed: UInt16.random(in: 0...UInt16.max, using: &chance)))
      #expect(MappingRecord(orderKey: record.orderKey, of: 2026, in: nil) == record)
    }
    for wrong in [UInt64.max, 1 << 60, 9 << 32] { #expect(MappingRecord(orderKey: wrong, of: 2026, in: nil) == nil) }
    #expect(MappingRecord(round: 2026, ageGroup: .from24, lights: Lights()).problem == .emptyRecord)
  }

  /// The same numbers in every run.
  private struct Steady: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &+ 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
