import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// Somebody who has the file, and a passphrase of the front desk, asks whose the rows of the case side are.
@Suite struct AttackerTests {
  private let trial: RegisterTrial
  private let desk: Session
  private let people: [ParticipantKey]
  /// What the trial knows and the attacker does not.
  private let truth: [Int64: ParticipantKey]

  private static let quarter: Int64 = 15 * 60_000

  /// Thirty quarters of an hour, in each of which six people are seen to: two counsellors open their cards and save lights of
  /// some, and the desk changes telephones, all of them turn and turn about.
  init() throws {
    trial = try RegisterTrial()
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    try trial.addMany(60)
    desk = try trial.login("pia")
    var dice = Dice(7)
    let everybody = (1...60).map { ParticipantKey($0) }
    var time: Int64 = 1_795_300_000_000 / AttackerTests.quarter * AttackerTests.quarter
    for turn in 0..<30 {
      trial.clock.set(time)
      let here = Array(everybody.shuffled(using: &dice).prefix(6))
      var streams: [[() throws -> Void]] = [[], [], []]
      for (place, person) in here.enumerated() {
        let session = trial.session(place % 2 == 0 ? "eva" : "tor", today: RegisterTrial.today - 29 + turn)
        streams[place % 2].append { _ = try session.people.card(person) }
        if place < 4 {
          // Lights, and what says by being there how somebody is: relapse, treatment, uro, a contact.
          streams[place % 2].append {
            guard place % 2 == 0 else {
              _ = try session.followUp.enter(AttackerTests.told(turn, on: session.today), about: person)
              // And whom they have said yes to: it is written on the desk's side too.
              let consent = Consent(purpose: .attendance, party: "mor", from: session.today)
              _ = try session.around.enter(.consent(consent), about: person)
              return
            }
            let lights = LightsAssessment(
              date: session.today, voice: .own, lights: Lights(packed: UInt16(place + 1)))
            _ = try session.lights.save(lights, of: person)
          }
        }
      }
      let desk = desk
      for person in here.shuffled(using: &dice) {
        let number = String(Int.random(in: 40_000_000..<99_999_999, using: &dice))
        streams[2].append {
          let card = try #require(try desk.people.card(person))
          var changed = card.identity.fact
          changed.phone = number
          _ = try desk.people.change(changed, row: card.identity.row)
        }
      }
      while let stream = streams.indices.filter({ !streams[$0].isEmpty }).randomElement(using: &dice) {
        try streams[stream].removeFirst()()
      }
      time += AttackerTests.quarter
    }
    people = everybody
    truth = try trial.session().reading { coder in
      var found: [Int64: ParticipantKey] = [:]
      for kept in try CaseRow.all(coder, where: "1") { found[kept.row.id] = kept.fact.person }
      return found
    }
  }

  private static func told(_ turn: Int, on day: Day) -> FollowUp {
    switch turn % 5 {
    case 0: .relapse(Relapse(day: day, isAbout: true, known: day))
    case 1: .concern(Concern(day: day, toldBy: .nextOfKin))
    case 2: .treatment(TreatmentEpisode(admitted: day, ended: day, ending: .interrupted))
    case 3: .contact(FollowUpContact(day: day, form: .phone, reachedOut: .service, isAchieved: false))
    default: .event(DatedEvent(.released, on: day))
    }
  }

  private func all(_ sql: String) throws -> [Row] {
    try trial.register.readingWithAnyKeys { try Row.fetchAll($0.handle, sql: sql) }
  }

  /// Of the rows a guess is made for, how many it is right for.
  private func score(_ guess: (Int64) -> ParticipantKey?) -> (right: Int, of: Int) {
    let guesses = truth.compactMap { row, person in guess(row).map { $0 == person } }
    return (guesses.count { $0 }, guesses.count)
  }

  /// What a share of `rows` by chance is taken for, with four times its spread: with three, of few rows, one run of a hundred would
  /// find what is not there.
  private func chance(_ share: Double, _ rows: Int) -> Double {
    let expected = share * Double(rows)
    return expected + 4 * (expected * (1 - share)).squareRoot()
  }

  @Test("By order, ids and rests of ids, and by lengths, an attacker does no better than chance")
  func order() throws {
    let rows = try all("SELECT id, entered FROM main.case_fact ORDER BY id").map { $0["id"] as Int64 }
    let byOrder = Dictionary(rows.enumerated().map { ($1, people[$0 * people.count / rows.count]) }) { first, _ in first
    }
    for guess in [
      { byOrder[$0] }, { ParticipantKey($0) }, { ParticipantKey($0 % 60 + 1) },
    ] as [(Int64) -> ParticipantKey?] {
      let found = score(guess)
      #expect(Double(found.right) <= chance(1.0 / 60, found.of), "\(found)")
    }
    let lengths = Set(
      try all("SELECT length(label), length(natural), length(sealed), substr(sealed, 1, 1) FROM main.case_fact"))
    #expect(lengths.count == 1, "\(lengths)")
  }

  @Test("No bytes of a row of the case side stand anywhere else")
  func nothingShared() throws {
    var seen: [Data: Int] = [:]
    for row in try all("SELECT label, natural, sealed FROM main.case_fact") {
      for value in [
        row[0] as Data, row[1] as Data, (row[2] as Data).dropFirst(), (row[2] as Data).dropFirst(18).prefix(12),
      ] {
        seen[Data(value), default: 0] += 1
      }
    }
    for row in try all("SELECT label FROM main.entry WHERE label IS NOT NULL") { seen[row[0] as Data, default: 0] += 1 }
    #expect(seen.values.allSatisfy { $0 == 1 })
  }

  @Test(
    "Of entries of the case side neither kind, actor nor person can be seen, whether something was saved or looked at")
  func entries() throws {
    let hidden = try all(
      "SELECT actor, about, people, kind, length(detail), length(label) FROM main.entry WHERE label IS NOT NULL")
    #expect(hidden.count > 250)
    #expect(Set(hidden).count == 1, "\(Set(hidden))")
    let seen = try trial.session().journal.entries(limit: 1000).filter { $0.about != nil && $0.kind == .cardRead }
    #expect(seen.count > 100)
    // Nobody opened a card in the open but the desk.
    let open = Set(try all("SELECT actor FROM main.entry WHERE kind = 'card_read'").map { $0[0] as Int64 })
    #expect(open == [try trial.user("pia").key.value])
  }

  @Test(
    "By minutes an attacker finds one among those who were touched in that quarter of an hour, and more rows do not help"
  )
  func minutes() throws {
    let open = try all(
      "SELECT id, at, about FROM main.entry WHERE about IS NOT NULL AND kind <> 'clinical' ORDER BY id")
    let entered = Dictionary(
      try all("SELECT f.id, e.id AS entry, e.at FROM main.case_fact f JOIN main.entry e ON e.id = f.entered").map {
        ($0["id"] as Int64, (entry: $0["entry"] as Int64, at: $0["at"] as Int64))
      }
    ) { first, _ in first }
    func touched(_ row: Int64) -> Set<Int64> {
      guard let at = entered[row]?.at else { return [] }
      return Set(open.filter { abs(($0["at"] as Int64) - at) <= AttackerTests.quarter }.map { $0["about"] as Int64 })
    }
    let sitting = truth.keys.filter { !touched($0).isEmpty }
    #expect(sitting.count > 100)
    let expected = sitting.reduce(0) { $0 + 1 / Double(touched($1).count) }
    let nearest = score { row in
      guard let entry = entered[row]?.entry, !touched(row).isEmpty else { return nil }
      return open.min { abs(($0["id"] as Int64) - entry) < abs(($1["id"] as Int64) - entry) }
        .map { ParticipantKey($0["about"] as Int64) }
    }
    // One of the six who were there, of whom four have a row.
    let share = max(expected / Double(sitting.count), 1.0 / 6)
    #expect(Double(nearest.right) <= chance(share, nearest.of), "\(nearest) of \(expected)")
    // The later half of somebody's rows is not found better than the earlier.
    let rows = sitting.sorted()
    let halves = [rows.prefix(rows.count / 2), rows.suffix(rows.count / 2)].map { half in
      half.count { row in
        guard let entry = entered[row]?.entry else { return false }
        let guess = open.min { abs(($0["id"] as Int64) - entry) < abs(($1["id"] as Int64) - entry) }
        return guess.map { ParticipantKey($0["about"] as Int64) } == truth[row]
      }
    }
    #expect(Double(halves[1]) <= chance(share, rows.count / 2), "\(halves)")
  }

  @Test(
    "Rows of somebody who was erased look like all others, also beside an older copy with an exchange of keys between")
  func erased() throws {
    let copy = trial.file("older")
    try trial.tamper("VACUUM INTO '\(copy)'")
    let gone = ParticipantKey(7)
    let before = truth.filter { $0.value == gone }.keys
    #expect(!before.isEmpty)
    try trial.session().erasure.askErasure(of: gone, caseNumber: "2026/1")
    _ = try trial.session("tor").erasure.confirmErasure(
      try #require(try trial.session().erasure.erasureRequests().last))
    try trial.expectWhole()
    func shapes(_ rows: some Sequence<Int64>) throws -> Set<Row> {
      let ids = rows.map { "\($0)" }.joined(separator: ", ")
      return Set(
        try all(
          "SELECT voided, length(label), length(natural), length(sealed), substr(sealed, 1, 1) FROM main.case_fact WHERE id IN (\(ids))"
        ))
    }
    #expect(try shapes(before) == shapes(truth.keys))
    let ids = try all("SELECT id FROM main.entry WHERE label IS NOT NULL AND length(detail) < 200")
    #expect(ids.isEmpty)
    // What it emptied is not for the desk to read.
    let desk = try trial.login("pia")
    let told = try desk.register.reading { try ErasedRows($0, desk.register.keys) }
    #expect(told.rows(of: CaseRow.table).isEmpty)
    #expect(!told.rows(of: "identity").isEmpty)
    // With new keys no byte is what it was, of those who were erased neither.
    _ = try trial.session().users.remove(try trial.user("pia").key)
    let old = try DatabaseQueue(path: copy)
    let earlier = try old.read { try Row.fetchAll($0, sql: "SELECT id, label, natural, sealed FROM case_fact") }
    let now = Dictionary(
      try all("SELECT id, label, natural, sealed FROM main.case_fact").map { ($0["id"] as Int64, $0) }
    ) { first, _ in first }
    for row in earlier {
      let same = try #require(now[row["id"]])
      for column in ["label", "natural", "sealed"] { #expect(row[column] as Data != same[column] as Data) }
    }
    try trial.expectWhole()
  }
}
