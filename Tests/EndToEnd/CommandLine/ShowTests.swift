import Foundation
import Testing

/// Every screen without a terminal: as text, and as data whose keys other programs rely on.
@Suite("A screen without a terminal") struct ShowTests {
  static let screens = [
    "menu", "participants", "participant", "steps", "intake", "lights", "mapping", "board", "units", "log",
  ]

  private static func arguments(_ screen: String) -> [String] {
    let isOfOnePerson = ["participant", "lights", "journey"].contains(screen)
    return ["show", screen, "--demo"] + (isOfOnePerson ? ["--number", "P-0011"] : [])
  }

  @Test("as text fills the size asked for", arguments: screens, ["80x24", "120x40", "40x10"])
  func asText(screen: String, size: String) throws {
    let workplace = try Workplace()
    let outcome = try workplace.start(ShowTests.arguments(screen) + ["--size", size]).finish()
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.errors.isEmpty, "\(outcome)")
    let rows = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let parts = size.split(separator: "x").compactMap { Int($0) }
    #expect(rows.count == parts[1])
    #expect(rows.first?.contains("Stegvis") == true)
    #expect(rows.contains { $0 == String(repeating: "─", count: parts[0]) }, "a rule runs across:\n\(outcome.output)")
    #expect(workplace.files(in: workplace.temporary).isEmpty, "the demo's register is gone again")
  }

  @Test("in ASCII holds nothing else, names included", arguments: screens)
  func inASCII(screen: String) throws {
    let outcome = try Workplace().start(ShowTests.arguments(screen) + ["--ascii"]).finish()
    #expect(outcome.status == 0)
    #expect(outcome.outputBytes.allSatisfy { $0 < 0x80 }, "\(outcome)")
  }

  @Test("too small says so")
  func tooSmall() throws {
    let outcome = try Workplace().expectSuccess("show", "menu", "--demo", "--size", "20x5")
    #expect(outcome.output.contains("for lite"))
  }

  // MARK: Data

  /// The keys of each screen's JSON: once told to others they do not change.
  static let keys: [String: [String]] = [
    "menu": [
      "appointmentsToday", "asOf", "expectedToday", "groups", "mapped", "mappingRound", "newEnquiries", "organisation",
      "participating", "schema", "screen", "steps", "tasks", "tasksOverdue", "waiting",
    ],
    "today": [
      "appointments", "asOf", "enquiries", "expected", "groups", "notSeen", "schema", "screen", "tasks", "tasksOverdue",
    ],
    "journey": ["asOf", "journey", "schema", "screen"],
    "calls": ["asOf", "calls", "schema", "screen"],
    "meeting": ["asOf", "meeting", "schema", "screen"],
    "mine": ["asOf", "mine", "schema", "screen"],
    "appointments": ["appointments", "asOf", "schema", "screen"],
    "participants": ["asOf", "participants", "schema", "screen"],
    "steps": ["asOf", "programme", "schema", "screen", "steps"],
    "mapping": [
      "asOf", "carePlan", "domains", "filters", "livingWithChildren", "multipleSevere", "n", "round", "schema",
      "screen",
      "team", "withChildren",
    ],
    "board": [
      "afterEnd", "afterEndNeither", "afterEndNotAsked", "afterEndNotReached", "afterEndWorkOrEducation", "answers",
      "asOf",
      "droppedOut", "endedOtherwise", "entered", "filters", "from", "homeDistricts", "inAdaptedWork",
      "inEducation",
      "inOrdinaryWork", "inProgramme", "inWorkPractice", "medianDaysToReEngagement", "reEngaged",
      "reEngagedUnconfirmed",
      "reEngagedWithin14Days", "relapsed", "relapses", "retained", "schema", "screen", "stillInDay30", "stillInDay30Of",
      "stillInDay90", "stillInDay90Of", "to", "units",
    ],
    "reports": ["asOf", "chapters", "entry", "from", "profile", "report", "schema", "screen", "to"],
    "cohorts": ["asOf", "entered", "filters", "from", "months", "schema", "screen", "steps", "to", "years"],
    "plan": ["asOf", "before", "filters", "from", "measures", "plan", "schema", "screen", "to"],
    "participant": [
      "appointments", "asOf", "birthYear", "contact", "daysInStep", "enrolments", "gender", "goals", "lights", "name",
      "notes", "number", "programme", "schema", "scores", "screen", "services", "status", "step", "unit",
    ],
    "intake": [
      "asOf", "enquiries", "lists", "medianDaysToTalk", "schema", "screen", "talkLimit", "talksHeld", "waiting",
    ],
    "lights": ["asOf", "assessments", "number", "schema", "screen"],
    "incidents": ["asOf", "incidents", "schema", "screen"],
    "units": ["asOf", "schema", "screen", "units"],
    "attendance": ["asOf", "groups", "schema", "screen"],
    "log": ["asOf", "entries", "schema", "screen"],
    "tasks": ["asOf", "schema", "screen", "tasks", "tasksOverdue"],
    "review": ["asOf", "months", "schema", "screen"],
    "erasures": ["asOf", "requests", "schema", "screen"],
    "quality": ["asOf", "participating", "rules", "schema", "screen", "whole"],
    "settings": ["asOf", "schema", "screen", "settings"],
  ]

  @Test("as JSON has these keys", arguments: keys.keys.sorted())
  func asJSON(screen: String) throws {
    let data = try object(try Workplace().start(ShowTests.arguments(screen) + ["--format", "json"]).finish())
    #expect(data.keys.sorted() == ShowTests.keys[screen])
    #expect(data["screen"] as? String == screen)
    #expect(data["schema"] as? Int == (data["filters"] == nil ? 1 : 2))
    #expect(data["asOf"] as? String == "2026-11-21")
  }

  @Test("what a screen does not take is refused with the screens that do, never passed over")
  func notTaken() throws {
    let workplace = try Workplace()
    for (screen, option) in [
      ("attendance", ["--from", "2026-11-01"]), ("steps", ["--number", "P-0042"]), ("menu", ["--all"]),
      ("participants", ["--round", "2019"]),
    ] {
      let outcome = try workplace.start(["show", screen, "--demo"] + option).finish()
      #expect(outcome.status == 64 && outcome.output.isEmpty)
      #expect(outcome.errors.contains("\(option[0]) gjelder ikke «show \(screen)», men: "), "\(outcome)")
    }
  }

  @Test("the menu counts the tasks that stand among the day's")
  func tasksOfTheMenu() throws {
    let workplace = try Workplace()
    let menu = try object(try workplace.expectSuccess("show", "menu", "--demo", "--format", "json"))
    let tasks = try object(try workplace.expectSuccess("show", "tasks", "--demo", "--format", "json"))
    let due = (tasks["tasks"] as? [[String: Any]])?.filter { ($0["due"] as? String ?? "") <= "2026-11-21" }
    #expect(menu["tasks"] as? Int == due?.count)
  }

  @Test("as JSON has these keys in its rows")
  func rowsAsJSON() throws {
    let workplace = try Workplace()
    func keys(_ screen: String, _ list: String) throws -> [String]? {
      let data = try object(try workplace.start(ShowTests.arguments(screen) + ["--format", "json"]).finish())
      return (data[list] as? [[String: Any]])?.first?.keys.sorted()
    }
    #expect(
      try keys("participants", "participants") == [
        "birthYear", "contact", "daysInStep", "lights", "name", "number", "programme", "status", "step", "unit",
      ])
    #expect(
      try keys("steps", "steps") == [
        "backLast30Days", "endedLast30Days", "forwardLast30Days", "medianDays", "name", "participants", "step",
      ])
    #expect(
      try keys("participant", "enrolments") == [
        "applied", "contacts", "end", "endReason", "outcome", "outcomeDate", "plannedEnd", "programme", "start",
        "status", "steps", "unit",
      ])
    #expect(try keys("participant", "lights") == ["date", "lights", "voice"])
    #expect(try keys("lights", "assessments") == ["date", "lights", "voice"])
    #expect(try keys("units", "units") == ["free", "name", "occupied", "places", "programme", "taken"])
    #expect(try keys("board", "units") == ["free", "name", "occupied", "places", "taken"])
    let board = try object(try workplace.start(ShowTests.arguments("board") + ["--format", "json"]).finish())
    #expect(
      (board["endedOtherwise"] as? [String: Any])?.keys.sorted() == [
        "clarified", "completed", "died", "ill", "moved", "otherStay", "otherSupport", "unknown",
      ])
  }

  @Test("as CSV has a header in English and a row a person")
  func asCSV() throws {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    let outcome = try workplace.expectSuccess("show", "participants", "--today", Samples.today, "--format", "csv")
    #expect(
      outcome.output == """
        number,name,birthYear,programme,unit,status,step,daysInStep,contact,lights
        P-0001,"Berg, Siv",1979,,,,,,,
        P-0004,"Dahl, Mona",1988,piloten-blakors,Rådhusgaten 53,waiting_list,,,,
        P-0002,"Hansen, Aisha",1984,piloten-blakors,Rådhusgaten 53,participating,2,34,Tor Lie,
        P-0003,"Johansen, Per",1990,piloten-blakors,Rådhusgaten 53,participating,1,81,,

        """)
  }

  @Test("as CSV for a spreadsheet begins with a mark and has semicolons")
  func forSpreadsheet() throws {
    let outcome = try Workplace().expectSuccess("show", "steps", "--demo", "--format", "csv", "--excel")
    #expect(outcome.outputBytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(outcome.output.contains(";"))
    #expect(outcome.output.contains("\r\n"))
  }

  // MARK: Which day, and which moment

  @Test("of another day goes by that day")
  func otherDay() throws {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    let week = try workplace.expectSuccess("show", "participants", "--today", "28.11.2026", "--format", "csv")
    #expect(week.output.contains("\"Hansen, Aisha\",1984,piloten-blakors,Rådhusgaten 53,participating,2,41,"))
    let before = try workplace.expectSuccess("show", "steps", "--today", "2026-10-17", "--format", "json")
    let steps = try #require(try object(before)["steps"] as? [[String: Any]])
    #expect(steps.map { $0["participants"] as? Int } == [1, 0, 0, 0], "Hansen's second step had not begun")
  }

  @Test("as it stood after an entry shows the past, and nothing of it can be changed")
  func pastEntry() throws {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    let before = try workplace.contents()
    func rows(_ entry: String) throws -> [String] {
      try workplace.expectSuccess(
        "show", "participants", "--entry", entry, "--today", Samples.today, "--format", "csv"
      ).output.split(separator: "\n").dropFirst().map(String.init)
    }
    #expect(try rows("1").isEmpty, "the register had just been made")
    #expect(try rows("2").count == 4)
    #expect(try rows("2").allSatisfy { $0.hasSuffix(",,,,,,,") }, "nobody was in a programme yet")
    #expect(try rows("3").contains { $0.contains("Hansen") && $0.contains("participating,,,Tor Lie") })
    #expect(try rows("4").contains { $0.contains("Hansen") && $0.contains("participating,2,34") })
    try workplace.expectRefusal(
      77, "lesing", "import", "participants", Repository.demoFile("participants"), "--entry", "2")
    #expect(try workplace.contents() == before)
  }

  @Test("read-only writes nothing: neither in the file nor its time")
  func readOnly() throws {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    func state() throws -> [String] {
      let attributes = try FileManager.default.attributesOfItem(atPath: workplace.register)
      return ["\(attributes[.modificationDate] ?? "")", "\(try workplace.bytes(of: workplace.register).hashValue)"]
    }
    let before = try state()
    for screen in ["menu", "steps", "board", "units"] { try workplace.expectSuccess("show", screen, "--read-only") }
    try workplace.expectSuccess("check", "--read-only")
    // Whoever looks at people is logged, and here nothing is.
    for arguments in [
      ["show", "participants"], ["show", "participant", "--number", "P-0002"], ["show", "log"],
      ["export", "participants"], ["log"],
    ] {
      let outcome = try workplace.start(arguments + ["--read-only"]).finish()
      #expect(outcome.status == 77, "\(arguments): \(outcome)")
      #expect(!outcome.output.contains("Hansen"), "\(arguments)")
    }
    try workplace.expectRefusal(
      77, "bare for lesing", "import", "participants", Repository.demoFile("participants"), "--read-only")
    #expect(try state() == before)
  }
}
