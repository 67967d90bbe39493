import Testing

/// Help, version, completions and manual: there without a register, in the user's language.
@Suite("Help") struct HelpTests {
  static let commands = [
    "open", "demo", "init", "import", "export", "show", "report", "check", "log", "unit", "user", "generate", "manual",
  ]

  @Test("of every command has an example that begins with the command", arguments: commands)
  func hasExample(command: String) throws {
    let workplace = try Workplace()
    let help = try workplace.expectSuccess(command, "--help")
    #expect(help.output.contains("Eksempel:"))
    #expect(help.output.contains("stegvis \(command)"))
    #expect(help.errors.isEmpty)
    let english = try workplace.expectSuccess(command, "--help", "--language", "en")
    #expect(english.output.contains("Example:"))
  }

  @Test("of an import tells the columns of the kind, and so does the manual", arguments: ["enrolments", "groups"])
  func tellsColumns(kind: String) throws {
    let workplace = try Workplace()
    let manual = try workplace.expectSuccess("manual").output
    let help = try workplace.expectSuccess("import", kind, "--help")
    let english = try workplace.expectSuccess("import", kind, "--help", "--language", "en")
    let columns = try workplace.expectSuccess("export", kind, "--template").output
    for column in columns.split(whereSeparator: { $0 == "," || $0.isNewline }) {
      for text in [help.output, english.output, manual] { #expect(text.contains(", \(column)"), "\(column)") }
    }
    #expect(help.output.contains("nr, number"))
    #expect(help.output.contains(kind == "groups" ? "mandag, tirsdag" : "søkt_inn, vurderes"))
    #expect(english.output.contains(kind == "groups" ? "monday, tuesday" : "applied, assessed"))
    #expect(!workplace.exists(workplace.register))
  }

  @Test("of the program names every command")
  func namesCommands() throws {
    let help = try Workplace().expectSuccess("--help")
    for command in HelpTests.commands { #expect(help.output.contains(command), "\(command)") }
  }

  @Test("and version, completions and manual need no register")
  func needsNoRegister() throws {
    let workplace = try Workplace()
    let version = try workplace.expectSuccess("--version")
    #expect(version.output.contains { $0.isNumber })
    let completions = try workplace.stegvis("--generate-completion-script", "bash")
    #expect(completions.output.contains("stegvis"))
    let manual = try workplace.expectSuccess("manual")
    #expect(manual.output.hasPrefix(".TH STEGVIS 1"))
    for status in [0, 1, 64, 65, 66, 73, 74, 75, 77, 130] {
      #expect(manual.output.contains("\n.B \(status)\n"), "the manual tells of status \(status)")
    }
    #expect(!workplace.exists(workplace.register))
  }
}
