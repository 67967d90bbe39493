import Testing

/// What was asked cannot be understood: status 64, one sentence that says what can.
@Suite("Wrong usage") struct UsageTests {
  @Test(
    "is told in a sentence with what is accepted",
    arguments: [
      (["show", "menu", "--demo", "--today", "31.02.2026"], "«31.02.2026» er ingen dato"),
      (["show", "board", "--demo", "--from", "i går"], "«i går» er ingen dato"),
      (["show", "board", "--demo", "--from", "2026-02-01", "--to", "2026-01-01"], "slutter (01.01.2026) før"),
      (["show", "menu", "--demo", "--size", "8"], "80x24"),
      (["show", "menu", "--demo", "--language", "se"], "nb, nn eller en"),
      (["show", "participant", "--demo"], "--number må være med"),
      (["show", "participant", "--demo", "--number", "P-9999"], "Ingen deltaker har nummeret P-9999"),
      (["show", "mapping", "--demo", "--round", "2031"], "disse finnes: 2019"),
      (["show", "steps", "--demo", "--programme", "svømming"], "piloten-blakors"),
      (["show", "units", "--demo", "--unit", "Svømmehallen"], "Rådhusgaten 53"),
      (["demo", "--user", "ola"], "eva, tor, kari"),
      (["import", "mapping", "x.csv", "--replace", "--add"], "kan ikke brukes sammen"),
      (["generate", "--participants", "0"], "1 til"),
      (["init", "--unit", "Verkstedet:mange"], "--organisation må være med"),
      (["init", "--organisation", "Blå Kors", "--unit", "Verkstedet:mange"], "NAVN:PLASSER"),
      (["init", "--organisation", "Blå Kors", "--programme", "svømming"], "piloten-blakors"),
    ])
  func isTold(arguments: [String], words: String) throws {
    let workplace = try Workplace()
    let outcome = try workplace.start(arguments).finish()
    #expect(outcome.status == 64, "\(outcome)")
    #expect(outcome.errors.contains(words), "\(outcome)")
    #expect(outcome.outputBytes.isEmpty)
    #expect(!workplace.exists(workplace.register), "nothing was made")
  }

  /// Some of these sentences come from the library that reads the arguments.
  @Test(
    "of options, commands and screens that do not exist is told with their name",
    arguments: [
      (["show", "menu", "--demo", "--colour", "never"], "--colour"),
      (["show", "kjeller", "--demo"], "kjeller"),
      (["dans"], "dans"),
      (["import", "hester", "x.csv"], "hester"),
      (["export"], "kind"),
      (["show", "menu", "--demo", "--format", "xml"], "xml"),
      (["show", "menu", "--demo", "--entry", "siste"], "siste"),
    ])
  func namesTheUnknown(arguments: [String], name: String) throws {
    let outcome = try Workplace().start(arguments).finish()
    #expect(outcome.status == 64, "\(outcome)")
    #expect(outcome.errors.contains(name), "\(outcome)")
    #expect(outcome.outputBytes.isEmpty)
  }

  @Test("is told in English to who asks in English")
  func inEnglish() throws {
    let workplace = try Workplace()
    try workplace.expectRefusal(
      64, "is not a date", "show", "menu", "--demo", "--today", "yesterday", "--language", "en")
    let byLocale = try workplace.stegvis(
      "show", "menu", "--demo", "--today", "yesterday", environment: ["LANG": "en_US.UTF-8"])
    #expect(byLocale.errors.contains("is not a date"), "\(byLocale)")
  }

  @Test("of the terminal commands without a terminal says what to use instead")
  func withoutTerminal() throws {
    let workplace = try Workplace()
    try workplace.expectRefusal(64, "ingen terminal", "demo")
    #expect(workplace.files(in: workplace.temporary).isEmpty, "the demo's register is gone again")
    try workplace.expectRefusal(64, "--organisation må være med", "init")
  }

  @Test("an entry that the register does not have is one too")
  func unknownEntry() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    try workplace.expectRefusal(64, "Føring 999 finnes ikke", "show", "menu", "--entry", "999")
  }
}
