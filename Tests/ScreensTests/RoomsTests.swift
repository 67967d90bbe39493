import Foundation
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// What is true of every room, and what may not change about them.
@Suite struct RoomsTests {
  // MARK: What hands, files and programs know

  /// The rooms of the menu, with the digit of each.
  private static let menu =
    "calls, today 1, participants 2, steps 3, attendance 4, intake 5, mapping 6, board 7, plan 8, reports 9, operations 0, incidents, meeting, units, quality, log, "
    + "review, retention, erasures, users, settings, scope, passphrase"

  /// The lists of names that the journal knows besides.
  private static let lists = ["tasks", "appointments"]

  /// The keys under which drafts lie on disk, with `#` for each number.
  private static let drafts = """
    participant.new participant.# enrolment.#.new enrolment.#.# contact.#.# stepMove.#.#.# lights.# note.#
    appointment.#.new moveAppointment.#.# task.# task.new rollCall.#.# absence.# group.new group.# groupMembers.# offList.#.# attendanceTimes.#.# guest.new unit.new lend.# gear.new gear.#
    site.new order.new order.# orderPeople.# production.# goods.new goods.# settings askErasure.# emergency.# user.new
    user.# relation.# relationTo.# ownCopy.# review.#-# enquiry.new enquiry.# enquiryCorrection.# talk.# offer.#.# offerAnswer.#
    passForward.#.# followUp.#.new followUp.#.# concern.# concernTalk.#.# around.#.new around.#.#
    agreedCall.# holding.#.new holding.#.# score.#.new score.#.# incident.# incidentReview.#
    goal.#.new goal.#.# planBasis.# safetyPlan.# redLights.# talkHeld.#
    personReport.#.new personReport.#.# reportAnswer.#.#
    occupation.#.new occupation.#.# mayAsk.#.# afterEnd.#.#
    ladder.# meetingDecision.#.# measure.#_#_#
    reportWords.year-whatCameOfIt.#.#
    mappingRound.new mappingEntry.#
    stepTerms.piloten-blakors.# keeping.piloten-blakors
    """

  @Test func theMenuKeepsItsOrderAndDigits() {
    let menu = Rooms.menu.map { room in room.menuRow?.digit.map { "\(room.id) \($0)" } ?? room.id }
    #expect(menu.joined(separator: ", ") == RoomsTests.menu)
    for list in RoomsTests.lists { #expect(Rooms.room(list) != nil) }
  }

  @Test func draftsOnDiskAreFound() throws {
    var keys: Set<String> = []
    for screen in ScreensUnderTest.all {
      guard let form = try Stage(.rich, open: screen.open).top as? any DraftingScreen, keeps(form) else { continue }
      let key = form.draftKey
      #expect(Rooms.draft(key).title != Phrase(DraftText.other), "\(key)")
      keys.insert(String(key.replacing(/\d+/, with: "#")))
    }
    #expect(keys == Set(RoomsTests.drafts.split(whereSeparator: \.isWhitespace).map(String.init)))
  }

  private func keeps<S: DraftingScreen>(_ screen: S) -> Bool { S.Drafts.self != NoDraft.self }

  @Test(arguments: ["", "later.7", "note.new", "note", "offer.1", "stepMove.1.2.9", "review.now", "rollCall.1.x"])
  func whatIsNoDraftsKeyOpensNothing(key: String) throws {
    let draft = Rooms.draft(key)
    #expect(draft.title == Phrase(DraftText.other) && draft.person == nil)
    #expect(draft.open(try Stage().workspace) == nil)
  }

  @Test func aDraftSaysWhomItIsAbout() {
    #expect(Rooms.draft("contact.7.3").person?.value == 7)
    #expect(Rooms.draft("task.7").person?.value == 7)
    for key in ["task.new", "group.7", "user.7", "relation.7", "later.7"] { #expect(Rooms.draft(key).person == nil) }
  }

  // MARK: Ids

  @Test func noTwoRoomsShareAnId() {
    let ids = Rooms.all.map { $0.room.id }
    #expect(Set(ids).count == ids.count)
  }

  /// Panels whose commands go by the name of the room they lie on, or by one of their own.
  private static let otherPlaces = [
    "reviewForm": "review", "mappingCross": "mapping", "mappingRounds": "mapping", "mappingRates": "mapping",
    "passphrase": "ownPassphrase",
  ]

  @Test func commandsGoByTheirRoom() {
    for screen in Rooms.all {
      let place = RoomsTests.otherPlaces[screen.room.id] ?? screen.room.id
      // What every list has, one may have otherwise.
      for id in commands(of: screen) where id.contains(".") && !id.hasPrefix("list.") {
        #expect(id.hasPrefix("\(place)."), "\(screen)")
      }
    }
  }

  private func commands<S: Screen>(of screen: S.Type) -> [String] { S.commands.map(\.id) }

  // MARK: Under test

  /// Those that are made of what lies beneath them, or do not come back.
  private static let elsewhere: Set<String> = [
    "explain", "figures", "help", "palette", "blank", "actions", "sort", "filter", "columns", "keyExchange",
    "exchangeWait", "takeBack", "undo",
    "confirmErasure", "throwAway",
  ]

  @Test func everyRoomIsUnderTest() throws {
    let opened = Set(try ScreensUnderTest.all.map { try Stage(.rich, open: $0.open).topRoom.id })
    #expect(Set(Rooms.all.map { $0.room.id }).subtracting(opened) == RoomsTests.elsewhere)
  }

  // MARK: Words

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")

  private func texts(_ code: Language.Code) throws -> [String: String] {
    let file = RoomsTests.folder.appending(path: "Resources/Language/\(code.rawValue).json")
    return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
  }

  /// Those that a room or a kind of file has by its id.
  private var named: [String] {
    Rooms.menu.flatMap { [$0.title.key, $0.help.key] } + ImportKind.allCases.map(\.title.key)
  }

  /// Everything that is written in some code.
  private func sources(_ place: String) throws -> String {
    let folder = RoomsTests.folder.appending(path: place)
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
  }

  @Test(arguments: Language.Code.allCases)
  func everyRoomHasItsWords(code: Language.Code) throws {
    let texts = try texts(code)
    for key in named { #expect(texts[key]?.isEmpty == false, "\(code.rawValue).json lacks \(key)") }
  }

  @Test(arguments: Language.Code.allCases)
  func noFileHasATextTheCodeDoesNotKnow(code: Language.Code) throws {
    let known = Set(AllTexts.keys + named).union(try EveryFormTests.words()).union(try ListWalkTests.words())
    let sources = try sources("Sources")
    let unknown = try texts(code).keys.filter { !known.contains($0) && !sources.contains("\"\($0)\"") }.sorted()
    #expect(unknown.isEmpty, "\(code.rawValue).json has \(unknown)")
  }
}

extension Stage {
  var topRoom: Room { Swift.type(of: top).room }
}
