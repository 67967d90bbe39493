import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite struct DigestTests {
  @Test func anEnrolmentComesBackFromItsBytes() throws {
    var dice = Dice(11)
    for _ in 0..<300 {
      func day() -> Day? {
        Bool.random(using: &dice) ? Day(number: Int32.random(in: -30_000...30_000, using: &dice)) : nil
      }
      var enrolments: [EnrolmentDigest] = []
      for _ in 0..<Int.random(in: 0...4, using: &dice) {
        var enrolment = EnrolmentDigest(
          key: EnrolmentKey(Int64.random(in: 1...Int64.max, using: &dice)),
          programme: Int64.random(in: 1...300, using: &dice),
          unit: Bool.random(using: &dice) ? UnitKey(Int64.random(in: 1...300, using: &dice)) : nil,
          dates: EnrolmentDates(
            status: try #require(EnrolmentStatus.allCases.randomElement(using: &dice)), start: day(), end: day()),
          applied: day(), plannedEnd: day())
        for _ in 0..<Int.random(in: 0...3, using: &dice) {
          enrolment.steps.append(
            StepPeriod(
              step: try #require(StepNumber.all.randomElement(using: &dice)), from: day() ?? Day(number: 0), to: day()))
          enrolment.contacts.append(
            ContactDigest(
              colleague: Int64.random(in: 1...900, using: &dice), from: day() ?? Day(number: 0), to: day()))
        }
        enrolments.append(enrolment)
      }
      var writer = DigestWriter()
      for enrolment in enrolments { enrolment.write(to: &writer) }
      let today = Day(number: 20_000)
      writer.bytes.withUnsafeBytes { bytes in
        var reader = DigestReader(bytes)
        var skipper = DigestReader(bytes)
        for enrolment in enrolments {
          #expect(EnrolmentDigest(&reader) == enrolment)
          var last = EnrolmentHead(&skipper)?.lastDay ?? 0
          var tail = skipper
          var steps: [StepPeriod] = []
          #expect(EnrolmentDigest.readSteps(&tail, after: &last, into: &steps))
          #expect(steps == enrolment.steps)
          let contact = EnrolmentDigest.contact(on: today, &tail, after: &last)
          #expect(contact == enrolment.contact(on: today))
          EnrolmentDigest.skipSteps(&skipper)
        }
        #expect(reader.isAtEnd && !reader.isBroken)
        #expect(skipper.isAtEnd && !skipper.isBroken)
      }
    }
  }

  @Test func brokenBytesAreToldAndNeverTrap() {
    var dice = Dice(5)
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...40, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) }
      bytes.withUnsafeBytes { bytes in
        var reader = DigestReader(bytes)
        while !reader.isAtEnd, EnrolmentDigest(&reader) != nil {}
        var skipper = DigestReader(bytes)
        while !skipper.isAtEnd, EnrolmentHead(&skipper) != nil { EnrolmentDigest.skipSteps(&skipper) }
        var lights = DigestReader(bytes)
        _ = LightsDigest.newest(on: RegisterTrial.today, in: &lights)
      }
    }
  }

  @Test func theNewestLightsAreThoseOfTheDay() {
    let days = [3, 10, 17].map { Day(number: $0) }
    let bytes = LightsDigest.write(days.map { LightsDigest(date: $0, lights: Lights(packed: UInt16($0.number))) })
    func newest(_ day: Int32) -> Int32? {
      bytes.withUnsafeBytes {
        var reader = DigestReader($0)
        return LightsDigest.newest(on: Day(number: day), in: &reader)?.date.number
      }
    }
    #expect([2, 3, 9, 10, 16, 17, 99].map { newest($0) } == [nil, 3, 3, 10, 10, 17, 17])
  }
}

@Suite struct CountTests {
  /// On every day the counts of the menu are what the board of steps shows, and what the roster holds.
  @Test func countsBoardAndRosterAgreeOnEveryDay() throws {
    let trial = try RegisterTrial()
    try trial.addMany(150)
    let session = trial.session()
    let waiting = try #require(try session.people.add(try RegisterTrial.person("V-1", "Vik", "Eli")).about)
    _ = try session.enrolments.enrol(
      waiting,
      EnrolmentDraft(
        enrolment: Enrolment(
          programme: RegisterTrial.pilot, unit: try trial.unit("Verkstedet"), status: .waitingList,
          applied: session.today - 3)))
    for days in stride(from: -900, through: 300, by: 29) {
      let session = session.at(today: session.today + days)
      let roster = try session.people.roster()
      for programme in [RegisterTrial.pilot, RegisterTrial.course] {
        let counts = try session.figures.menuCounts(programme: programme)
        let board = try session.figures.stepsBoard(programme: programme)
        #expect(counts.participating == board.participating)
        #expect(counts.waiting == board.intake.count)
        #expect(counts.withoutStep == board.withoutStep.count)
        #expect(counts.perStep == board.columns.map(\.people.count))
        let lines = roster.select(RosterQuery(programme: programme, includesLongEnded: true)).compactMap { roster[$0] }
        #expect(lines.count { $0.status == .participating } == counts.participating)
        #expect(StepNumber.all.map { step in lines.count { $0.step == step } } == counts.perStep)
      }
      let all = try session.figures.menuCounts()
      #expect(
        all.participating
          == (try session.figures.menuCounts(programme: RegisterTrial.pilot).participating)
          + (try session.figures.menuCounts(programme: RegisterTrial.course).participating))
    }
    #expect(try session.figures.menuCounts(programme: "finnes-ikke") == MenuCounts())
    try trial.expectWhole()
  }

  @Test func occupancyIsByUnitAndDay() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    let unit = try trial.unit("Verkstedet")
    for number in 1...3 {
      _ = try session.people.add(
        try RegisterTrial.person("P-\(number)", "A", "B"),
        enrolment: EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-10-0\(number)", unit: unit)))
    }
    _ = try session.people.add(
      try RegisterTrial.person("P-4", "A", "B"),
      enrolment: EnrolmentDraft(
        enrolment: Enrolment(
          programme: RegisterTrial.pilot, unit: unit, status: .awaitingStart, start: session.today + 7)))
    func workshop(_ day: Day) throws -> UnitOccupancy {
      try #require(try session.figures.occupancy(on: day, programme: RegisterTrial.pilot).first { $0.key == unit })
    }
    #expect(try workshop(session.today).occupied == 3)
    #expect(try workshop(session.today).taken == 4)
    // Capacity is soft: more may be taken in than there are places.
    #expect(try workshop(session.today).free == -2)
    #expect(try workshop(session.today + 7).occupied == 4)
    #expect(
      try session.figures.occupancy(on: session.today, programme: RegisterTrial.pilot).map(\.unit.name) == [
        "Rådhusgaten", "Verkstedet",
      ])
    #expect(try session.figures.occupancy(on: session.today).count == 3)
    #expect(try session.figures.menuCounts(programme: RegisterTrial.pilot, unit: unit).participating == 3)
  }
}
