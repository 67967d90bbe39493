import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// Who is found, in which order, and what the list says of them; what it is narrowed to, and what of it is logged.
@Suite struct PeopleSearchTests {
  private func stage(
    as seat: Seat? = nil, adding people: [(number: String, family: String, given: String)] = []
  ) throws -> Stage {
    try Stage(.rich, as: seat) { workspace in
      for person in people {
        let participant = Participant(
          number: ParticipantNumber(stored: person.number), givenName: person.given, familyName: person.family)
        _ = try workspace.session.people.add(participant)
      }
      try workspace.loadRosterNow()
      return ParticipantsScreen(in: workspace)
    }
  }

  private func looks(_ stage: Stage) throws -> Int {
    try stage.workspace.session.journal.entries(LogFilter(), limit: 500).count {
      $0.kind == .listRead && $0.detail?.name == "participants"
    }
  }

  // MARK: Found

  @Test func whoIsMeantComesFirst() throws {
    let stage = try stage(adding: [("P-0801", "Dahl", "Mona"), ("P-0802", "Moen", "Kai")])
    stage.press("/")
    stage.type("moe")
    #expect(stage.text().contains("Enter Velg Moen, Kai  ↓ Til lista"))
    #expect(stage.text(App.smallest).contains("Enter Velg Moen, Kai"))
    let rows = stage.frame().rows
    let moen = try #require(rows.firstIndex { $0.contains("Moen, Kai") })
    #expect(try moen < #require(rows.firstIndex { $0.contains("Dahl, Mona") }))
    stage.press(.enter, .enter)
    #expect(stage.text().contains("Moen, Kai P-0802"))
    // However the list is sorted.
    stage.press(.escape, .escape, "S", "1", "/")
    stage.type("moe")
    #expect(stage.text().contains("Enter Velg Moen, Kai"))
  }

  @Test func whatIsTypedIsMarkedInTheList() throws {
    let stage = try stage()
    stage.press("/")
    stage.type("han")
    let frame = stage.frame()
    let row = try #require(frame.rows.firstIndex { $0.contains("Johansen, Per") })
    let marked = (0..<frame.size.width).filter { frame[$0, row].style == .match }.map {
      String(frame[$0, row].character)
    }
    #expect(marked.joined() == "han")
    #expect(StyleSheet(depth: .none).attributes(for: .match) != .plain)
  }

  @Test func whoComesBackIsFoundAndTheListIsAsShortAsBefore() throws {
    for seat in [nil, Seat(role: .counsellor, reach: .own), Seat(role: .teamLead, reach: .own)] {
      let stage = try stage(as: seat)
      #expect(!stage.text(.wide).contains("Langesiden"))
      for typed in ["langes", "siv langesiden", "e-2", "E\u{200B}-2"] {
        stage.press("/")
        stage.type(typed)
        #expect(stage.row(holding: "Langesiden, Siv")?.contains("sluttet 30.06.2026") == true, "\(typed)")
        #expect(!stage.text().contains("Ny deltaker  ") && !stage.text().contains("annen avdeling"))
        stage.press(.enter, .escape)
      }
      #expect(!stage.text(.wide).contains("Langesiden"))
    }
  }

  @Test func whoHasLeftTheOwnUnitOpensWithAReasonThatSaysSo() throws {
    let stage = try stage(as: Seat(role: .counsellor, reach: .own))
    stage.press("/")
    stage.type("langes")
    let row = try #require(
      stage.workspace.readyRoster.flatMap { $0[$0.select(RosterQuery(text: "e-2", includesLongEnded: true))[0]] })
    #expect(row.lights == nil && row.contact == nil && row.birthYear == nil && row.phone == nil && row.hasLeft)
    stage.press(.enter, .enter)
    #expect(stage.top is EmergencyScreen)
    #expect(stage.text().contains("Deltakeren har sluttet") && !stage.text().contains("annen avdeling"))
  }

  @Test func nobodyElseFindsThem() throws {
    for seat in [Seat(role: .frontDesk, reach: .own), .desk, Seat(role: .counsellor, reach: .other)] {
      let stage = try stage(as: seat)
      stage.press("/")
      stage.type("langes")
      #expect(!stage.text().contains("Langesiden"), "\(seat)")
    }
  }

  // MARK: Narrowed

  @Test func filtersCombineAndAreThereTheNextTimeInTheSitting() throws {
    let stage = try stage()
    stage.press("z", .down, .down, .right, .right, .down, .down, .enter)
    #expect(stage.text(.wide).contains("Filter: Steg: 2 Småjobb, Kontaktperson: meg · A Alle"))
    #expect(stage.text(.wide).contains("Hansen, Aisha") && !stage.text(.wide).contains("Hansen, Jonas"))
    stage.press(.escape, "2")
    #expect(stage.text().contains("Filter: Steg: 2 Småjobb"))
    let next = try Stage(after: stage) { ParticipantsScreen(in: $0) }
    #expect(!next.text().contains("Filter:"))
    // Who is looked for is found all the same.
    stage.press("/")
    stage.type("jonas")
    #expect(stage.selectedRow().contains("/jonas") && stage.text().contains("Hansen, Jonas"))
    #expect(stage.text().contains("Søket går forbi filteret: Steg: 2 Småjobb"))
    stage.press(.escape)
    stage.press("A")
    #expect(!stage.text().contains("Filter:") && stage.text(.wide).contains("Hansen, Jonas"))
    stage.press("A")
    #expect(stage.text(.wide).contains("Langesiden") && stage.text().contains("Sluttet: også lenge siden"))
  }

  @Test func redLightsAreNoChoiceForTheDesk() throws {
    let stage = try stage(as: .desk)
    stage.press("z")
    #expect(stage.top is FilterScreen && stage.text().contains("Kontaktperson: alle"))
    #expect(!stage.text(.wide).contains("Lys:") && !stage.text(.wide).contains("Sist sett"))
    // Nor by what somebody else chose before.
    stage.workspace.choose(["lights": "red"], of: "participants", widening: [:], names: nil)
    stage.press(.escape)
    #expect(!stage.text().contains("Filter:") && stage.text().contains("Hansen, Aisha"))
  }

  @Test func whoHasNotBeenToldWhatIsKeptStays() throws {
    let stage = try stage()
    stage.press("z", .end, .left, .left, .down, .enter)
    let text = stage.text(.wide)
    #expect(text.contains("Informasjon: ikke gitt"))
    #expect(!text.contains("Hansen, Aisha") && text.contains("Hansen, Åse"))
  }

  @Test func whoHasNotComeForTwoWeeksStays() throws {
    let stage = try stage()
    stage.press("z", .end, .left, .down, .enter)
    let text = stage.text(.wide)
    #expect(text.contains("Sist sett: ikke på 14 dager"))
    // Aisha was called two days ago, Per came today.
    #expect(!text.contains("Hansen, Aisha") && !text.contains("Johansen, Per") && text.contains("Hansen, Åse"))
  }

  // MARK: Logged

  @Test func moreInSightIsLoggedAnewAndFewerIsNot() throws {
    let stage = try stage(as: .counsellor)
    let before = try looks(stage)
    stage.press("z", .down, .enter)
    #expect(try looks(stage) == before)
    // All were there when it opened.
    stage.press("z", .down, .enter, "A")
    #expect(try looks(stage) == before)
    // Beyond those on the list.
    stage.press("/", "l")
    #expect(try looks(stage) == before + 1)
    stage.press("a", "n", .escape, "/", "l", .escape)
    #expect(try looks(stage) == before + 1)
  }

  @Test func aWiderPlaceIsLoggedAnew() throws {
    let stage = try Stage(.rich, as: .counsellor) { workspace in
      workspace.scope = Scope(programme: FixtureRegister.district)
      return ParticipantsScreen(in: workspace)
    }
    let before = try looks(stage)
    stage.workspace.scope = .everything
    stage.press(.home)
    #expect(try looks(stage) == before + 1)
  }

  @Test func aListThatBeganFilteredIsLoggedWhenTheFilterGoes() throws {
    let stage = try Stage(.rich, as: .counsellor) { TasksScreen(in: $0) }
    func looks() throws -> Int {
      try stage.workspace.session.journal.entries(LogFilter(), limit: 500).count {
        $0.kind == .listRead && $0.detail?.name == "tasks"
      }
    }
    let before = try looks()
    stage.press("z", .down, .enter)
    #expect(try looks() == before)
    stage.press("z", .down, .enter)
    #expect(try looks() == before + 1)
    stage.press("z", .down, .enter)
    #expect(try looks() == before + 1)
  }
}
