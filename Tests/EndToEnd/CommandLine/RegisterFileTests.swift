import Foundation
import Testing

/// A register that cannot be opened or made: told apart in one sentence, and never changed.
@Suite("A register file") struct RegisterFileTests {
  @Test("that is missing is 66, also where nobody can be asked whether to make one")
  func missing() throws {
    let workplace = try Workplace()
    try workplace.expectRefusal(66, "Fant ikke \(workplace.register)", "show", "menu")
    try workplace.expectRefusal(66, "stegvis init", "open")
    try workplace.expectRefusal(66, "Fant ikke", "check")
    try workplace.expectRefusal(66, "was not found", "show", "menu", "--language", "en")
    #expect(!workplace.exists(workplace.register))
  }

  @Test("lies in the home folder unless something else is said")
  func standardPlace() throws {
    let workplace = try Workplace()
    func place(_ environment: [String: String]) throws -> String {
      let program = try RunningProgram(workplace.program, ["show", "menu"], in: workplace, environment: environment)
      return try program.finish().errors
    }
    let unset = ["XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""]
    #expect(try place(unset).contains("\(workplace.home)/.local/share/stegvis/register.stegvis"))
    #expect(try place(["XDG_DATA_HOME": "/srv/data"]).contains("/srv/data/stegvis/register.stegvis"))
    #expect(try place(["STEGVIS_REGISTER": "/srv/r.stegvis"]).contains("/srv/r.stegvis"))
  }

  @Test("to import from that is missing is 66")
  func missingInput() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    try workplace.expectRefusal(66, "borte.csv", "import", "participants", workplace.path("borte.csv"))
    try workplace.expectRefusal(66, workplace.folder, "import", "participants", workplace.folder)
  }

  @Test(
    "that is something else is 65 and untouched",
    arguments: ["", "nr;fornavn;etternavn\n", String(repeating: "Stegvis ", count: 2000)])
  func foreign(text: String) throws {
    let workplace = try Workplace()
    try workplace.write(text, to: "register.stegvis")
    for command in [["show", "menu"], ["check"], ["import", "participants", Repository.demoFile("participants")]] {
      let outcome = try workplace.start(command).finish()
      #expect(outcome.status == 65, "\(command): \(outcome)")
      #expect(outcome.errors.contains("er ikke et Stegvis-register"))
    }
    #expect(try workplace.bytes(of: workplace.register) == Array(text.utf8))
  }

  @Test("of another program that also uses SQLite is 65 and untouched", .enabled(if: Tool.sqlite3.isInstalled))
  func otherDatabase() throws {
    let workplace = try Workplace()
    try workplace.run(.sqlite3, workplace.register, "CREATE TABLE bookmark (url TEXT); PRAGMA user_version = 1;")
    let before = try workplace.bytes(of: workplace.register)
    try workplace.expectRefusal(65, "er ikke et Stegvis-register", "show", "menu")
    try workplace.expectRefusal(65, "er ikke et Stegvis-register", "generate", "--participants", "3")
    #expect(try workplace.bytes(of: workplace.register) == before)
  }

  @Test("of a newer version is 65 and untouched", .enabled(if: Tool.sqlite3.isInstalled))
  func newer() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    try workplace.run(.sqlite3, workplace.register, "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE);")
    let before = try workplace.bytes(of: workplace.register)
    try workplace.expectRefusal(65, "nyere Stegvis (versjon 99)", "show", "menu")
    try workplace.expectRefusal(65, "nyere Stegvis", "import", "participants", Repository.demoFile("participants"))
    #expect(try workplace.bytes(of: workplace.register) == before)
  }

  @Test("that is cut short or overwritten is 65, or found by check", arguments: [50, 5000, 40_000])
  func damaged(kept: Int) throws {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    let whole = try workplace.bytes(of: workplace.register)
    try workplace.write(Array(whole.prefix(kept)), to: "register.stegvis")
    try workplace.expectRefusal(65, "er skadet", "show", "participants")

    // The middle of the file, where a page's own structure stands.
    var scribbled = whole
    for index in stride(from: 4096, to: scribbled.count, by: 4096) {
      for offset in 0..<64 where index + offset < scribbled.count { scribbled[index + offset] = 0xA5 }
    }
    try workplace.write(scribbled, to: "register.stegvis")
    try workplace.expectRefusal(65, "er skadet", "show", "participants")
    #expect(try workplace.bytes(of: workplace.register) == scribbled)
  }

  @Test("that is a folder or a pipe is 65, at once")
  func notAFile() throws {
    let workplace = try Workplace()
    try workplace.expectRefusal(65, workplace.folder, "show", "menu", "--register", workplace.folder)
    let pipe = workplace.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    try workplace.expectRefusal(65, pipe, "show", "menu", "--register", pipe)
    try workplace.expectRefusal(65, pipe, "open", "--register", pipe)
    try workplace.expectRefusal(65, "/dev/null", "show", "menu", "--register", "/dev/null")
  }

  @Test("is never made over another file: 73")
  func alreadyThere() throws {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    let before = try workplace.bytes(of: workplace.register)
    try workplace.expectRefusal(73, "finnes fra før", "init", "--organisation", "En annen")
    #expect(try workplace.bytes(of: workplace.register) == before)
    // Whoever is refused has logged in, and nothing else has happened.
    try workplace.expectRefusal(73, "har deltakere fra før", "generate", "--participants", "3")
    try workplace.expectSuccess("check")
    try workplace.write("notater", to: "notater.txt")
    try workplace.expectRefusal(
      73, "finnes fra før", "init", "--organisation", "X", "--register", workplace.path("notater.txt"))
  }

  @Test("that cannot be made is 73 and leaves nothing behind")
  func cannotBeMade() throws {
    let workplace = try Workplace()
    let notAFolder = try workplace.write("x", to: "fil")
    for path in [notAFolder + "/r.stegvis", "/proc/r.stegvis"] {
      try workplace.expectRefusal(73, path, "init", "--organisation", "X", "--register", path)
    }
    try workplace.expectRefusal(
      65, "eget.yaml", "init", "--organisation", "X", "--programme", try workplace.write("{ikke yaml", to: "eget.yaml"))
    #expect(!workplace.exists(workplace.register))
  }

  @Test("is for its owner only, also when the folder has to be made first")
  func isPrivate() throws {
    let workplace = try Workplace()
    let path = workplace.path("ny/mappe/r.stegvis")
    try workplace.expectSuccess("init", "--organisation", "Blå Kors", "--register", path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(workplace.files(in: workplace.path("ny/mappe")) == ["r.stegvis"])
  }

  @Test("that somebody else may not read is 77", .enabled(if: Tool.mayChangeUser))
  func notAllowed() throws {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: workplace.folder)
    let asNobody = ["--reuid=65534", "--clear-groups", Binary.path]
    let passphrase = workplace.path("nobody")
    try workplace.writePassphrase(to: passphrase)
    chown(passphrase, 65534, 65534)
    let user = ["--user", "eva", "--passphrase-file", passphrase]
    func run(_ arguments: String...) throws -> Outcome {
      try RunningProgram(
        try #require(Tool.setpriv.path), asNobody + arguments + ["--register", workplace.register] + user,
        in: workplace
      ).finish()
    }
    try #require(try run("--version").status == 0, "somebody else may run the program at all")
    let closed = try run("show", "menu")
    #expect(closed.status == 77, "\(closed)")
    #expect(closed.errors.contains("ikke tilgang til"))

    // To read but not to write: counts can be had, what would be logged cannot, and a change is refused.
    chmod(workplace.register, 0o644)
    let reading = try run("show", "menu", "--read-only")
    #expect(reading.status == 0, "\(reading)")
    let card = try run("show", "participant", "--number", "P-0002", "--read-only")
    #expect(card.status == 77, "\(card)")
    #expect(!card.output.contains("Hansen"))
    let writing = try run("import", "participants", Repository.demoFile("participants"))
    #expect(writing.status == 77, "\(writing)")
    #expect(workplace.files(in: workplace.folder).filter { $0.hasPrefix("register") } == ["register.stegvis"])
  }

  @Test(
    "that another program holds locked is 75 after a while, and readable meanwhile",
    .enabled(if: Tool.sqlite3.isInstalled))
  func locked() throws {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    let holder = try LockHolder(workplace)
    let reading = try workplace.stegvis("show", "steps", "--read-only")
    #expect(reading.status == 0, "\(reading)")
    let file = try workplace.write("nr;fornavn;etternavn;fødselsår\nP-9;A;B;1990\n", to: "ny.csv")
    try workplace.expectRefusal(75, "opptatt", "import", "participants", file)
    try holder.release()
    try workplace.expectSuccess("import", "participants", file)
  }

  @Test("a unit can be added later, its programme with it, and it is said which that is")
  func unitsLater() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    let first = try workplace.expectSuccess("unit", "add", "Lageret:4")
    #expect(first.errors.contains("Avdelingen Lageret hører til tiltaket "), "\(first)")
    try workplace.expectSuccess("unit", "add", "Kjølberggata:10", "--programme", "bydelsrusken-2")
    try workplace.expectSuccess("unit", "add", "bydelsrusken-2/Kampen:10")
    let units = try workplace.expectSuccess("show", "units", "--format", "csv").output
    #expect(units.contains("bydelsrusken-2,Kjølberggata,10,0,0,10"), "\(units)")
    #expect(units.contains("bydelsrusken-2,Kampen,10") && units.contains("piloten-blakors,Lageret,4"))
    try workplace.expectRefusal(64, "piloten-blakors", "unit", "add", "X", "--programme", "ingen")
    #expect(try workplace.start(["unit", "add", "Lageret"]).finish().status != 0)
    try workplace.expectSuccess("check")
  }
}
