import Foundation
import Testing

/// What is acknowledged is kept, whatever happens to the program; what is not has left no trace.
@Suite("A register in use") struct SafetyTests {
  @Test("is whole after kill -9 in the middle of imports, with all that was acknowledged")
  func killed() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    var acknowledged: [Int] = []
    var wasCut = false
    for file in 1...8 {
      let rows = (1...1500).map { "F\(file)-\($0);Kari;Nordmann;1980\n" }.joined()
      let path = try workplace.write("nr;fornavn;etternavn;fødselsår\n" + rows, to: "del\(file).csv")
      let program = try workplace.start(["import", "participants", path])
      // Each a little later than the one before: while reading, checking, writing, and not at all.
      usleep(UInt32(file * file) * 15_000)
      program.send(SIGKILL)
      let outcome = try program.finish()
      if outcome.status == 0 { acknowledged.append(file) } else { wasCut = true }
      try workplace.expectWhole()
    }
    #expect(wasCut, "at least one was killed on its way")
    let numbers = try workplace.stegvis("export", "participants").output.split(separator: "\n").dropFirst()
    for file in 1...8 {
      let count = numbers.count { $0.hasPrefix("F\(file)-") }
      #expect(count == 0 || count == 1500, "all of a file or nothing: \(count) of file \(file)")
      if acknowledged.contains(file) { #expect(count == 1500) }
    }
  }

  @Test(
    "tells check what somebody did to it behind the program's back: status 1",
    .enabled(if: Tool.sqlite3.isInstalled))
  func tamperedWith() throws {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    try workplace.expectWhole()
    try workplace.run(.sqlite3, workplace.register, "DELETE FROM current;")
    let check = try workplace.stegvis("check")
    #expect(check.status == 1, "\(check)")
    #expect(check.errors.contains(workplace.register) || check.output.contains(workplace.register), "\(check)")
  }

  @Test("that is the demo's is gone again, also when it is ended while it is being made", arguments: [SIGINT, SIGTERM])
  func endedWhileMade(signal: Int32) throws {
    let workplace = try Workplace()
    let program = try workplace.start(["show", "menu", "--demo"])
    let begun = Deadline.poll(every: 1) { workplace.files(in: workplace.temporary).isEmpty ? nil : true }
    #expect(begun == true)
    program.send(signal)
    _ = try program.finish()
    #expect(workplace.files(in: workplace.temporary).isEmpty)
  }

  @Test("has a log of who did what, oldest first, in words and as data")
  func log() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    try workplace.expectSuccess(
      "import", "participants", try workplace.write(Samples.participants, to: "p.csv"), "--user", "tor")
    let text = try workplace.expectSuccess("log").output.split(separator: "\n")
    #expect(text.count == 3)
    #expect(text.first?.contains("registeret ble laget") == true)
    #expect(text[1].contains("tor (teamleder)  import av deltakere: 4 nye, 0 endret"), "\(text)")
    #expect(text.last?.contains("eva (teamleder)  loggen sett") == true, "the look itself too: \(text)")
    let entries = try #require(
      try object(try workplace.expectSuccess("log", "--format", "json"))["entries"] as? [[String: Any]])
    #expect(entries.map { $0["kind"] as? String } == ["created", "imported_participants", "log_read", "log_read"])
    #expect(
      entries.first?.keys.sorted() == [
        "actor", "asOfDay", "asOfEntry", "at", "entry", "kind", "number", "people", "reason", "role", "subject",
        "undoes", "undone", "wrongTime",
      ])
    let byTor = try workplace.expectSuccess("log", "--by", "tor", "--format", "csv")
    #expect(byTor.output.split(separator: "\n").count == 2)
    #expect(try workplace.expectSuccess("log", "--to", "2001-01-01").output.isEmpty)
  }

  @Test("has a log and a list of users that do nothing to the terminal, whatever stands in them")
  func harmlessWords() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    try workplace.expectSuccess("user", "role", "kari", "--role", "front_desk", "--name", "Kari\u{202E} Holm")
    // What files are called is nobody's rule.
    try workplace.expectSuccess("backup", workplace.path("a\u{1B}[31m\nb\u{9B}.stegvis-backup"))
    for arguments in [["log"], ["user", "list"]] {
      for format in ["text", "csv", "json"] {
        let outcome = try workplace.expectSuccess(arguments + ["--format", format])
        let acting = outcome.output.unicodeScalars.filter {
          [.control, .format].contains($0.properties.generalCategory) && $0 != "\n"
        }
        #expect(acting.isEmpty, "\(arguments) \(format): \(outcome)")
      }
    }
    let log = try workplace.expectSuccess("log").output.split(separator: "\n")
    #expect(log.contains { $0.contains("a^[[31m b") }, "\(log)")
    #expect(log.allSatisfy { $0.first?.isNumber == true }, "a line an entry: \(log)")
  }

  @Test("takes no name that stands on several lines, and is not made with one")
  func namesOnOneLine() throws {
    let workplace = try Workplace()
    let new = workplace.path("ny.stegvis")
    for arguments in [["--organisation", "Blå\nKors"], ["--organisation", "X", "--unit", "Verk\tstedet"]] {
      let outcome = try workplace.start(["init"] + arguments + ["--register", new]).finish()
      #expect(outcome.status == 65 && outcome.errors.contains("én linje"), "\(outcome)")
      #expect(!workplace.exists(new))
    }
    try workplace.makeRegister()
    try workplace.expectRefusal(
      65, "én linje", "user", "role", "kari", "--role", "front_desk", "--name", "Kari\u{1B}[1m")
  }

  @Test("answers who saw whom and what somebody did, on the screen as on the command line")
  func partsOfTheLog() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    try workplace.expectSuccess(
      "import", "participants", try workplace.write(Samples.participants, to: "p.csv"), "--user", "tor")
    try workplace.expectSuccess("show", "participant", "--number", "P-0001", "--user", "tor")
    func kinds(_ arguments: String...) throws -> [String] {
      let outcome = try workplace.expectSuccess(arguments)
      let lines = try #require(try object(outcome)["entries"] as? [[String: Any]])
      return lines.compactMap { $0["kind"] as? String }
    }
    let seen = try kinds("log", "--participant", "P-0001", "--format", "json")
    #expect(seen == ["imported_participants", "card_read", "log_read"])
    #expect(
      try kinds("show", "log", "--participant", "P-0001", "--format", "json") == [
        "log_read", "log_read", "card_read", "imported_participants",
      ])
    #expect(
      try kinds("log", "--by", "tor", "--format", "json")
        == ["imported_participants", "card_read"])
    #expect(try kinds("show", "log", "--to", "2001-01-01", "--format", "json").isEmpty)
    let text = try workplace.expectSuccess("show", "log", "--by", "tor").output
    #expect(text.contains("Bare føringer av tor."), "\(text)")
    for arguments in [["log", "--by", "ingen"], ["show", "log", "--by", "ingen"], ["log", "--participant", "P-9"]] {
      #expect(try workplace.start(arguments).finish().status == 64, "\(arguments)")
    }
  }

  @Test("prints the month's list of what deserves a look, and only of a month that is over")
  func review() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    try workplace.expectSuccess("export", "participants")
    let first = try workplace.expectSuccess("log", "--format", "csv").output.split(separator: "\n")[1]
    let month = String(first.split(separator: ",")[1].prefix(7))
    let after = ["--today", "2999-01-01"]
    let text = try workplace.expectSuccess(["log", "--review", month] + after).output
    #expect(text.contains("eksport: deltakere  [eksport]"), "\(text)")
    let csv = try workplace.expectSuccess(["log", "--review", month, "--format", "csv"] + after).output
    #expect(csv.hasPrefix("entry,at,actor,role,kind,number,ground,reason\n"))
    #expect(csv.contains(",exported,,exported,"))
    let lines = try #require(
      try object(try workplace.expectSuccess(["log", "--review", month, "--format", "json"] + after))["lines"]
        as? [[String: Any]])
    #expect(lines.map { $0["ground"] as? String } == ["exported"])
    let code = try #require(text.split(separator: "\n").last?.split(separator: ": ").last)
    try workplace.expectSuccess("check", "--head", String(code))
    let other = (code.hasSuffix("A") ? code.dropLast() + "B" : code.dropLast() + "A")
    #expect(try workplace.start(["check", "--head", String(other)]).finish().status == 1)
    #expect(try workplace.start(["check", "--head", "nix"]).finish().status == 64)
    #expect(try workplace.expectSuccess("log").output.contains("månedlig loggkontroll sett"))
    for arguments in [
      ["log", "--review", "2999-02"] + after, ["log", "--review", "mai"],
      ["log", "--review", month, "--by", "eva"] + after,
    ] {
      #expect(try workplace.start(arguments).finish().status == 64, "\(arguments)")
    }
  }

  @Test("can be filled with made-up people: the same seed makes the same")
  func generated() throws {
    let outputs = try (1...2).map { _ in
      let workplace = try Workplace()
      let key = workplace.path("gjenoppretting")
      try workplace.expectSuccess(
        "generate", "--participants", "150", "--seed", "42", "--today", Samples.today, "--recovery-file", key)
      let kept = try String(contentsOfFile: key, encoding: .utf8)
      #expect(kept.count > 20)
      try workplace.expectWhole()
      return try ExportTests.kinds.map { try workplace.stegvis("export", $0).output }
    }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0][0].split(separator: "\n").count == 1 + 150)
  }
}
