import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// Whatever way somebody comes to a card, the log tells whether it was shown: from any row of any screen, by any command there,
/// and from the command line.
@Suite struct WaysToACardTests {
  private let kari = Seat(role: .teamLead, reach: .whole)
  private let before: Stage
  private let people: Set<ParticipantKey>

  init() throws {
    before = try Stage(.rich)
    let workspace = before.workspace
    people = Set(["P-0042", "P-0099", "W-1", "E-1"].map { workspace.someone($0) })
    _ = try workspace.session.intake.enterEnquiry(
      Enquiry(day: workspace.today, who: .own, door: .phone, author: workspace.session.access.user),
      of: workspace.someone("P-0099"))
  }

  private func beClose() throws { try before.makeClose(kari, to: people) }

  /// What the log has of Kari and these people.
  private func looks() throws -> Set<EntryKind> {
    let entries = try before.workspace.session.journal.entries(limit: .max)
    return Set(entries.filter { $0.actor == kari.login && $0.about.map(people.contains) == true }.map(\.kind))
  }

  /// Goes down a screen and opens whoever of these people stands there, in every way that there is.
  /// - Returns: whether a card, or what is entered on one, came of it.
  private func tryEverything(_ screen: ScreenCase, commands: (String) -> Bool) -> Bool {
    // Some are made of what is not theirs to do with somebody close, and then there is no such screen.
    guard let stage = try? Stage(after: before, by: kari.login, open: screen.open) else { return false }
    stage.press(screen.keys)
    var tried: Set<String> = []
    var cameToACard =
      stage.top is ParticipantScreen && stage.top.person(in: stage.workspace).map(people.contains) == true
    for _ in 0..<80 {
      let (top, workspace) = (stage.top, stage.workspace)
      guard let person = top.person(in: workspace), people.contains(person) else {
        stage.press(.down)
        continue
      }
      for entry in top.entries(workspace) where commands(entry.id) && tried.insert("\(person) \(entry.id)").inserted {
        let after = top.running(entry.id, in: workspace)
        if after.count > 1, after.last is ParticipantScreen || after.last is LightsScreen { cameToACard = true }
      }
      stage.press(.down)
    }
    return cameToACard
  }

  @Test(arguments: ScreensUnderTest.all) func aCardThatDoesNotOpenIsATryAndNoReading(_ screen: ScreenCase) throws {
    try beClose()
    let cameToACard = tryEverything(screen) { !["undo", "redo"].contains($0) }
    #expect(try !looks().contains(.cardRead))
    if cameToACard { #expect(try looks().contains(.cardTried)) }
  }

  @Test(arguments: ScreensUnderTest.all) func aCardThatIsShownIsAReadingAndNoTry(_ screen: ScreenCase) throws {
    let opening: Set = ["participants.open", "today.open", "tasks.open", "intake.open"]
    let cameToACard = tryEverything(screen) { opening.contains($0) }
    #expect(try !looks().contains(.cardTried))
    if cameToACard { #expect(try looks().contains(.cardRead)) }
    if Rooms.menu.contains(where: { opening.contains("\(screen.name).open") && $0.id == screen.name }) {
      #expect(cameToACard, "no card was opened from \(screen.name)")
    }
  }

  /// On the board somebody close is nobody; in the log they stand with what others have done.
  @Test(arguments: [true, false]) func theStepsAndTheLogAreWaysToo(isClose: Bool) throws {
    if isClose { try beClose() }
    let steps = try Stage(after: before, by: kari.login) { StepsScreen(in: $0) }
    steps.press(.right, .enter)
    #expect(try looks() == (isClose ? [] : [.cardRead]))
    let log = try Stage(after: before, by: kari.login) { LogScreen(in: $0) }
    for _ in 0..<60 where !log.selectedRow(.wide).contains("Hansen, Aisha") { log.press(.down) }
    log.press(.enter)
    #expect(log.top is ParticipantScreen)
    #expect(try looks() == [isClose ? .cardTried : .cardRead])
  }

  @Test func whatIsAskedForByNumberOnTheCommandLineIsTheSame() throws {
    for output in [ParticipantScreen.output, LightsScreen.output] {
      let stage = try Stage(after: before, by: kari.login)
      _ = try Exhibit(ShowRequest(output, number: "P-0042"), in: stage.workspace)
    }
    #expect(try looks() == [.cardRead])
  }

  @Test(arguments: Output.all) func whatIsPrintedOfACloseRelativeIsNoReading(_ output: Output) throws {
    try beClose()
    let stage = try Stage(after: before, by: kari.login)
    func asked(_ option: ShowOption) -> String? { output.takes.contains(option) ? "P-0042" : nil }
    let request = ShowRequest(
      output, number: asked(.number), participant: asked(.participant), all: output.takes.contains(.all))
    _ = try? Exhibit(request, in: stage.workspace)
    let isOfOne = ["participant", "lights", "journey", "log"].contains(output.id)
    #expect(try looks() == (isOfOne ? [.cardTried] : []))
  }

  @Test func aNumberOutOfReachIsATryUntilThereIsAReason() throws {
    let elsewhere = Seat(role: .counsellor, reach: .other)
    let stage = try Stage(after: before, by: elsewhere.login) { ParticipantsScreen(in: $0) }
    stage.press("/")
    stage.type("p-0042")
    stage.press(.enter, .enter)
    func kinds() throws -> [EntryKind] {
      try before.workspace.session.journal.entries(limit: .max).filter {
        $0.actor == elsewhere.login && $0.about != nil
      }
      .map(\.kind).reversed()
    }
    #expect(try kinds() == [.cardTried])
    stage.type("vakt, ringte legevakta")
    stage.press(.enter)
    #expect(try kinds() == [.cardTried, .emergencyAccess, .cardRead])
  }

  /// In the log, and on the person's own copy.
  @Test func theWordsTellWhichItWas() throws {
    let words = EntryWords(before.workspace.language) { _ in nil }
    try beClose()
    _ = try? Stage(after: before, by: kari.login).workspace.session.people.card(before.workspace.someone())
    let card = try #require(before.workspace.card(of: before.workspace.someone()))
    #expect(card.entries.prefix(2).map(words.deed) == ["kortet åpnet", "forsøk på å åpne kortet"])
    let days = try #require(before.workspace.dayRecord(of: card.person))
    let lines = OwnCopyLines(card, days, before.workspace).all.flatMap(\.more)
    #expect(lines.contains { $0.hasSuffix("\(kari.name) (teamleder): forsøk på å åpne kortet") }, "\(lines)")
  }
}
