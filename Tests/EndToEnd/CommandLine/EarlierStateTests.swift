import Testing

/// `--entry` and `--today`: what is shown is wound back, who may see what is not.
@Suite("An earlier state of the register") struct EarlierStateTests {
  private static let states = [
    ["--entry", "4"], ["--today", Samples.today], ["--entry", "4", "--today", Samples.today],
  ]

  /// The sample register, in which Hansen has been given a protected address since.
  private func workplace() throws -> Workplace {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    try workplace.importing(
      "participants",
      "nr;fornavn;etternavn;fødselsår;visningsnavn;adressesperre\nP-0002;Aisha;Hansen;1984;Kari N.;strengt fortrolig\n"
    )
    return workplace
  }

  @Test("shows who is protected now by the agreed name", arguments: states)
  func covered(state: [String]) throws {
    let workplace = try workplace()
    let list = try workplace.expectSuccess(["show", "participants", "--format", "csv"] + state).output
    #expect(list.contains("P-0002,Kari N.,1984") && !list.contains("Hansen"), "\(list)")
    let board = try workplace.expectSuccess(["show", "steps"] + state).output
    #expect(board.contains("Kari N.") && !board.contains("Aisha"), "\(board)")
    for arguments in [["show", "participant", "--number", "P-0002"], ["export", "participants"]] {
      let outcome = try workplace.start(arguments + state).finish()
      #expect(outcome.status == 0 && !outcome.output.contains("Hansen"), "\(arguments): \(outcome)")
    }
  }

  @Test("is not for the front desk: status 77 and a sentence", arguments: states)
  func frontDesk(state: [String]) throws {
    let workplace = try workplace()
    for arguments in [
      ["show", "participants"], ["show", "menu"], ["show", "participant", "--number", "P-0003"], ["log"],
    ] {
      let outcome = try workplace.start(arguments + state + ["--user", "kari"]).finish()
      #expect(outcome.status == 77 && outcome.output.isEmpty, "\(arguments): \(outcome)")
      #expect(outcome.errors.contains("slik det står i dag: --entry og --today er for veileder"), "\(outcome)")
    }
    try workplace.expectSuccess("show", "participants", "--user", "kari")
  }

  @Test("of the demo is its own day, the front desk's too")
  func demo() throws {
    let workplace = try Workplace()
    let day = try workplace.expectSuccess("show", "menu", "--demo", "--user", "kari", "--today", "2026-11-28").output
    #expect(day.contains("28.11.2026"), "\(day)")
  }

  @Test("is told in the log with what was read of it")
  func logged() throws {
    let workplace = try workplace()
    try workplace.expectSuccess(
      "show", "participant", "--number", "P-0003", "--entry", "4", "--today", Samples.today)
    try workplace.expectSuccess("export", "participants", "--today", Samples.today)
    let text = try workplace.expectSuccess("log").output
    #expect(
      text.contains("kortet åpnet (slik registeret stod etter føring 4, med 21.11.2026 som dag)"), "\(text)")
    #expect(text.contains("eksport: deltakere (med 21.11.2026 som dag)"), "\(text)")
    let rows = try workplace.expectSuccess("log", "--format", "csv").output.split(separator: "\n")
    #expect(rows.first?.hasSuffix(",reason,as_of_entry,as_of_day,wrong_time") == true)
    #expect(rows.contains { $0.contains(",card_read,P-0003,") && $0.contains(",4,2026-11-21,") }, "\(rows)")
  }
}
