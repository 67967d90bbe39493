import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

@Suite struct OperationsTests {
  private func stage(_ glyphs: GlyphSet = .unicode, as seat: Seat? = nil) throws -> Stage {
    try Stage(.rich, glyphs: glyphs, as: seat) { OperationsScreen(in: try $0.withOperations()) }
  }

  private let narrow = Size(width: 40, height: 10)

  @Test func looksAsRecorded() throws {
    let stage = try stage()
    stage.expectFrame("operations-loans", .standard, .wide, Size(width: 60, height: 20), narrow)
    stage.press(.right)
    stage.expectFrame("operations-orders", .standard, .wide, narrow)
    stage.press(.right)
    stage.expectFrame("operations-goods", .standard, narrow)
    stage.press(.right)
    stage.expectFrame("operations-months", .standard, .wide, narrow)
  }

  @Test func looksAsRecordedInASCIIAndForTheDesk() throws {
    let ascii = try stage(.ascii)
    ascii.expectFrame("operations-loans-ascii", .standard)
    ascii.press(.left)
    ascii.expectFrame("operations-months-ascii", .standard)
    try stage(as: .desk).expectFrame("operations-loans-desk", .standard)
  }

  @Test func anEmptyRoomSaysWhatToDo() throws {
    let stage = try Stage(.empty) { OperationsScreen(in: $0) }
    stage.expectFrame("operations-empty", .standard)
    stage.press(.right, .enter)
    #expect(stage.message.contains("arbeidssted"))
  }

  @Test func theMenuTellsWhatIsOverTheLimit() throws {
    let stage = try Stage(.rich)
    #expect(stage.row(holding: "Drift og utlån")?.contains("fristen") == false)
    try OperationsRegister(stage.workspace.session).fill()
    stage.press("0")
    #expect(stage.top is OperationsScreen)
    stage.press(.escape)
    #expect(stage.row(holding: "Drift og utlån")?.contains("2 lån over fristen") == true)
  }

  // MARK: Loans

  /// From the menu: lend in nine keys, back in two.
  @Test func aThingIsLentAndComesBackByKeys() throws {
    let stage = try stage()
    stage.press(.down, .down, .down, .down)
    #expect(stage.selectedRow().contains("Akebrett"))
    stage.press("L")
    stage.type("ais")
    stage.expectFrame("operations-lend", .standard, narrow)
    stage.press(.enter)
    #expect(stage.text().contains("26.11.2026"))
    stage.press(.enter, .enter)
    #expect(stage.top is OperationsScreen)
    #expect(stage.message == "Akebrett lånt ut til Hansen, Aisha, frist tor 26.11.2026")
    #expect(stage.selectedRow().contains("Hansen, Aisha"))
    stage.press("R")
    #expect(stage.message == "Akebrett er levert tilbake")
    #expect(stage.selectedRow().contains("inne"))
    stage.press("u")
    #expect(stage.selectedRow().contains("Hansen, Aisha"))
  }

  @Test func whatIsLostLeavesTheList() throws {
    let stage = try stage()
    stage.press(.enter)
    for _ in 0..<20 where !stage.selectedRow().contains("Tapt") { stage.press(.down) }
    stage.press(.enter)
    #expect(stage.message == "Fjellski 190 cm, blå er meldt tapt og står ikke på lista lenger")
    #expect(stage.row(holding: "190 cm, blå  ") == nil)
    stage.press("u")
    #expect(stage.row(holding: "190 cm, blå  ") != nil)
  }

  @Test func aLoanGetsAnotherLimit() throws {
    let stage = try stage()
    stage.press("L")
    stage.press(.control("u"))
    stage.type("+3")
    stage.press(.enter)
    #expect(stage.message.contains("ny frist søn 22.11.2026"))
    #expect(stage.row(holding: "Fjellski")?.contains("22.11") == true)
  }

  @Test func whatCannotBeIsToldAtTheField() throws {
    let stage = try stage()
    stage.press(.down, .down, .down, .down, "L")
    stage.press(.control("s"))
    #expect(stage.top is LendForm && stage.text().contains("! Velg en deltaker."))
    stage.type("ais")
    stage.press(.enter, .control("u"))
    stage.type("1.11")
    stage.press(.control("s"))
    #expect(stage.top is LendForm && stage.text().contains("!"))
    // What is typed is there when it opens again, the person too.
    stage.press(.escape, "L")
    #expect(stage.row(holding: "Deltaker")?.contains("Hansen, Aisha") == true)
  }

  @Test func theSecondWhoLendsIsToldWhoCameFirst() throws {
    let stage = try stage()
    stage.press(.down, .down, .down, .down, "L")
    stage.type("ais")
    stage.press(.enter)
    let other = try stage.another("eva")
    let line = try #require(try other.work.operations().gear.first { $0.gear.fact.gear.name == "Akebrett" })
    try other.work.lend(
      line.gear.fact.key, to: stage.workspace.someone("P-0107"), day: Fixture.today, due: Fixture.today)
    stage.press(.control("s"))
    #expect(stage.message.contains("Eva Moe har lånt dette ut 17.11"))
    #expect(stage.top is LendForm && stage.text().contains("Hansen, Aisha"))
  }

  @Test func peopleAreFoundByAnyWordAndNumber() throws {
    for typed in ["aisha ha", "p-0042", "900 00 042"] {
      let stage = try stage()
      stage.press(.down, .down, .down, .down, "L")
      stage.type(typed)
      stage.press(.enter)
      #expect(stage.row(holding: "Deltaker")?.contains("Hansen, Aisha") == true, "\(typed)")
    }
  }

  @Test func aCardTellsWhatSomebodyHas() throws {
    for seat in [nil, Seat.desk] {
      let stage = try Stage(.rich, as: seat) {
        ParticipantScreen(key: try $0.withOperations().someone(), in: $0)
      }
      #expect(stage.row(holding: "Lån ")?.contains("Skøyter str. 42, frist i går") == true, "\(stage.text())")
    }
  }

  @Test func namesOutOfReachAreNotTold() throws {
    let stage = try stage()
    #expect(stage.text(.wide).contains("Kari N."))
    #expect(!stage.text(.wide).contains("Hemmelig") && !stage.text(.wide).contains("Ekte-Navn"))
    let path = stage.workspace.session.register.path
    let desk = try Fixture.open(path, Seat(role: .frontDesk, reach: .own).login)
    let session = desk.session(today: Fixture.today, todayIsGiven: false)
    #expect(
      try session.work.operations().gear.map(\.gear.fact.gear.name) == ["Fjellski 190 cm, blå", "Akebrett", "Truger"])
  }

  // MARK: Orders

  @Test func anOrderIsMadeCountedAndDone() throws {
    let stage = try stage()
    stage.press(.right, "+")
    stage.type("Gård")
    stage.press(.enter)
    stage.type("Kunden")
    stage.press(.enter)
    stage.type("vaske")
    stage.expectFrame("operations-order", .standard)
    stage.press(.control("s"))
    #expect(stage.message == "Oppdrag for Kunden lagret")
    stage.press(.home)
    try stage.goDown(to: "Kunden")
    stage.press("#")
    stage.type("12")
    stage.press(.enter)
    #expect(stage.message == "12 enheter ført for Kunden, 19.11.2026")
    #expect(stage.selectedRow().hasSuffix("12") || stage.selectedRow().contains(" 12"))
    stage.press("#")
    #expect(stage.text().contains("12 ført denne dagen fra før"))
    stage.expectFrame("operations-production", .standard)
    stage.type("15")
    stage.press(.enter)
    #expect(stage.selectedRow().contains(" 15"))
    stage.press("R")
    #expect(stage.message == "Oppdrag for Kunden er ferdig")
    #expect(stage.row(holding: "Kunden")?.contains("ferdig i dag") == true)
  }

  @Test func peopleComeAndGo() throws {
    let stage = try stage()
    stage.press(.right, .down, "M")
    stage.expectFrame("operations-people", .standard)
    stage.type("jonas")
    stage.press(.enter, .home)
    #expect(stage.top is OrderPeopleForm)
    stage.press(.pageUp, .right, .control("s"))
    #expect(stage.message == "Folk på oppdrag for Sørlandsskruen lagret")
    let hint = stage.top.hint(in: stage.workspace) ?? ""
    #expect(hint.contains("Hansen, Jonas") && !hint.contains("Hansen, Aisha"))
  }

  // MARK: Goods and months

  @Test func goodsAreCountedAndCorrected() throws {
    let stage = try stage()
    stage.press(.right, .right, "#")
    stage.type("kamp")
    stage.press(.enter)
    stage.type("gitt")
    stage.press(.enter)
    stage.type("sofaer")
    stage.press(.enter)
    stage.type("7")
    stage.expectFrame("operations-goods-form", .standard)
    stage.press(.control("s"))
    #expect(stage.message == "Gitt bort: 7 sofaer")
    stage.press(.home)
    try stage.goDown(to: "sofaer")
    stage.press("E", .down, .down, .backspace, "0", .control("s"))
    #expect(stage.message == "Gitt bort, sofaer: fjernet")
    #expect(stage.row(holding: "sofaer") == nil || stage.row(holding: "sofaer")?.contains("fjernet") == true)
  }

  @Test func everyNumberExplainsItself() throws {
    let stage = try stage()
    let loans = stage.top.figures(in: stage.workspace)
    let overdue = try #require(loans.first)
    #expect(loans.map(\.id) == [.loansOverdue, .loansOut] && loans.last?.value == .count(4))
    #expect(overdue.value == .count(2) && overdue.n == 4)
    #expect(overdue.people == .list([stage.workspace.someone("P-0099"), stage.workspace.someone("P-0042")]))
    stage.press(.left)
    let made = try #require(stage.top.figure(in: stage.workspace))
    #expect(made.id == .unitsProduced && made.value == .count(412) && made.n == 2 && made.people == .none)
    stage.press("F")
    #expect(stage.text().contains("Enheter laget") && stage.text().contains("01.11.2026"))
  }

  @Test func dataTellsLoansOrdersGoodsAndMonths() throws {
    let data = try #require(try stage().data)
    let json = data.json(screen: "operations", asOf: "").text
    #expect(
      json.contains(
        #"{"name":"Fjellski 190 cm, blå","unit":"Rådhusgaten 53","isOut":true,"borrower":{"number":"P-0099","#
          + #""name":"Johansen, Per"},"lent":"2026-10-30","due":"2026-11-13","daysOver":6}"#))
    #expect(
      json.contains(
        #"{"month":"2026-11","produced":412,"collected":5,"repaired":3,"givenAway":8,"equipment":0,"spray":0,"switchTalks":0}"#
      ))
    #expect(data.rows.contains(["collected", "Kampen Miljøstasjon", "sykler", "", "2026-11-19", "", "", "5"]))
  }

  @Test func arrowsEnterAndEscapeAreEnough() throws {
    let stage = try stage()
    stage.press(.enter)
    #expect(stage.top is ActionsScreen)
    try stage.goDown(to: "Levert")
    stage.press(.enter)
    #expect(stage.message == "Fjellski 190 cm, blå er levert tilbake")
    stage.press(.end, .enter)
    #expect(stage.top is NamedThingForm)
    stage.press(.escape, .escape)
    #expect(stage.top is MenuScreen)
  }
}
