import Foundation
import Testing

/// Files as they come out of spreadsheets: all of a file is taken or nothing, and what is wrong is told to the cell.
@Suite("An import") struct ImportTests {
  @Test("takes a spreadsheet's file: semicolons, Windows-1252, CRLF, Norwegian columns and dates")
  func fromSpreadsheet() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    let text = """
      Nr;Etternavn;Fornavn;Fodselsdato;KJØNN;LAR\r
      p-0007;Sæther;Åse;21.11.1969;kvinne;ja\r
      P-0008;"Ødegård; Bø";Bjørn;1971-02-03;Mann;0\r

      """
    let file = try workplace.write(windows1252(text), to: "deltakere.csv")
    let outcome = try workplace.expectSuccess("import", "participants", file)
    #expect(outcome.errors == "deltakere.csv: 2 rader lest, 2 nye, 0 endret, 0 som før.\n")
    #expect(outcome.output.isEmpty)
    #expect(
      try workplace.stegvis("export", "participants").output == """
        number,given_name,family_name,display_name,birth_date,birth_year,gender,national_id,district,phone,lar,protection
        P-0007,Åse,Sæther,,1969-11-21,,female,,,,yes,
        P-0008,Bjørn,Ødegård; Bø,,1971-02-03,,male,,,,no,

        """)
  }

  private func windows1252(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : UInt8(ascii: "?") }
  }

  /// Ten rows, three of them wrong.
  private static let threeBadOfTen = """
    nr;fornavn;etternavn;fødselsdato;kjønn
    P-1;Siv;Berg;1979-01-01;kvinne
    P-2;Per;Moe;31.02.1980;mann
    P-3;Kai;Lie;1981-01-01;mann
    P-4;Eli;Vik;1982-01-01;dame
    P-5;Odd;Dal;1983-01-01;mann
    P-6;Åse;Lund;1984-01-01;kvinne
    P-7;Geir;Ås;1985-01-01;mann
    P-3;Kim;Lie;1981-01-01;mann
    P-9;Mona;Li;1987-01-01;kvinne
    P-10;Tone;Aas;1988-01-01;kvinne

    """

  @Test("with three bad rows of ten writes nothing, and tells file, row, column, value and what is accepted")
  func badRows() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    let before = try workplace.contents()
    let file = try workplace.write(ImportTests.threeBadOfTen, to: "liste.csv")
    let outcome = try workplace.stegvis("import", "participants", file)
    #expect(outcome.status == 65)
    #expect(
      outcome.errorLines == [
        "liste.csv:3:fødselsdato: 31.02.1980: den dagen finnes ikke; se på dag og måned",
        "liste.csv:5:kjønn: dame: ikke en gyldig verdi; dette godtas: kvinne, mann, annet",
        "liste.csv:9:nr: P-3: samme nr står i rad 4; behold én av radene",
        "stegvis: 3 feil i liste.csv; ingenting er skrevet.",
      ])
    #expect(try workplace.contents() == before)
    let english = try workplace.stegvis("import", "participants", file, "--language", "en")
    #expect(english.errors.contains("female, male, other"), "\(english)")
  }

  @Test("can leave the bad rows out, and puts them in a file with the reason, ready to be mended")
  func skippingBadRows() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    let file = try workplace.write(ImportTests.threeBadOfTen, to: "liste.csv")
    let bad = workplace.path("feil.csv")
    let outcome = try workplace.expectSuccess("import", "participants", file, "--skip-bad-rows", bad)
    #expect(outcome.errors.contains("3 rader ble ikke tatt med"))
    let rows = String(decoding: try workplace.bytes(of: bad), as: UTF8.self).split(whereSeparator: \.isNewline)
    #expect(rows.count == 4)
    #expect(rows.first?.contains("feil") == true)
    #expect(rows.dropFirst().first?.contains("den dagen finnes ikke") == true)
    #expect(try workplace.stegvis("export", "participants").output.split(separator: "\n").count == 1 + 7)
    // The file of bad rows is a file of the same kind again.
    let again = try workplace.stegvis("import", "participants", bad, "--ignore-unknown")
    #expect(again.status == 65, "\(again)")
    #expect(again.errors.contains("feil.csv:2:fødselsdato: 31.02.1980"), "\(again)")
  }

  @Test("of a pipe into which nobody writes ends with Ctrl-C, and the register is as it was")
  func pipe() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    let before = try workplace.contents()
    let pipe = workplace.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let program = try workplace.start(["import", "participants", pipe])
    // Only when somebody reads from a pipe can it be opened to write.
    let writer = Deadline.poll(every: 1) { () -> Int32? in
      let descriptor = open(pipe, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
      return descriptor >= 0 ? descriptor : nil
    }
    program.send(SIGINT)
    let outcome = try program.finish(within: 30)
    #expect(outcome.status == 130, "\(outcome)")
    #expect(outcome.errorLines.count == 1, "\(outcome)")
    close(try #require(writer))
    #expect(try workplace.contents() == before)
  }

  @Test("of a passphrase or a backup from a pipe is refused, and not waited for")
  func pipesThatAreRefused() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    let pipe = workplace.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    try workplace.expectRefusal(77, pipe, "show", "menu", "--user", "eva", "--passphrase-file", pipe)
    try workplace.expectRefusal(65, pipe, "restore", pipe, "--register", workplace.path("ny.stegvis"))
  }

  @Test("as a trial says what would happen, and writes nothing")
  func dryRun() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    let before = try workplace.contents()
    let outcome = try workplace.expectSuccess(
      "import", "participants", try workplace.write(Samples.participants, to: "p.csv"), "--dry-run")
    #expect(outcome.errors.contains("ville gitt 4 nye"))
    #expect(outcome.errors.contains("Ingenting er skrevet"))
    #expect(try workplace.contents() == before)
  }

  @Test("of the same file twice changes nothing, nor does the log grow")
  func sameFileTwice() throws {
    let workplace = try Workplace()
    try workplace.makeRegister(units: [])
    try workplace.expectSuccess("import", "participants", Repository.demoFile("participants"))
    try workplace.expectSuccess("import", "mapping", Repository.demoFile("mapping"))
    let before = try workplace.contents()
    for kind in ["participants", "mapping"] {
      let again = try workplace.expectSuccess("import", kind, Repository.demoFile(kind))
      #expect(again.errors.contains("ingenting å gjøre"), "\(again)")
    }
    #expect(try workplace.contents() == before)
  }

  @Test("of a known number with other values is a change; a hyphen clears, an empty cell leaves")
  func changes() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    try workplace.importing("participants", "nr,fornavn,etternavn,fødselsår,telefon\nP-1,Siv,Berg,1979,900 00 000\n")
    let outcome = try workplace.expectSuccess(
      "import", "participants",
      try workplace.write("nr,fornavn,etternavn,fødselsår,telefon\nP-1,,Bergum,,-\n", to: "endring.csv"))
    #expect(outcome.errors.contains("0 nye, 1 endret"), "\(outcome)")
    #expect(try workplace.stegvis("export", "participants").output.contains("P-1,Siv,Bergum,,,1979,,,,,,"))
  }

  @Test(
    "of a file that is not whole, or no such file at all, writes nothing",
    arguments: [
      ("P-1;Siv;Berg;1979\nP-2;Pe", "fil.csv:3"),
      ("P-1;Siv;Berg;1979\nP-2;\"Per;Moe;1980\nP-3;Kai;Lie;1981\n", "fil.csv:3: et anførselstegn åpnes"),
      ("P-1;Siv;Berg;1979\nP-2;Per\n", "fil.csv:3: raden har 2 felt, overskriften 4"),
      ("P-1;Siv;Berg;1979;x\n", "fil.csv:2: raden har 5 felt, overskriften bare 4"),
      ("P-1;Siv;Berg;1979\nP-2;\"Per\"sen;Moe;1980\n", "fil.csv:3"),
      ("P-1;Siv;Be\u{0}rg;1979\n", "NUL"),
      ("28846938887;Åse;Hansen;1969\n", "fil.csv:2:nr: 28846938887"),
    ])
  func brokenFiles(rows: String, words: String) throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    let before = try workplace.contents()
    let file = try workplace.write("nr;fornavn;etternavn;fødselsår\n" + rows, to: "fil.csv")
    let outcome = try workplace.stegvis("import", "participants", file)
    #expect(outcome.status == 65, "\(outcome)")
    #expect(outcome.errors.contains(words), "\(outcome)")
    #expect(try workplace.contents() == before)
  }

  @Test(
    "of another kind of file says what it is",
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00], "PNG"), ([0x50, 0x4B, 0x03, 0x04, 0x14], "ZIP"),
      ([0xFF, 0xFE, 0x6E, 0x00, 0x72, 0x00], "UTF-16"), ([], "tom"),
      (Array("nr;navn\nP-1;Bj".utf8) + [0xC3, 0xB8, 0x72, 0x6E, 0xF8, 0x0A], "skadet"),
    ] as [([UInt8], String)])
  func otherKinds(bytes: [UInt8], word: String) throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    try workplace.expectRefusal(65, word, "import", "participants", try workplace.write(bytes, to: "bilde.png"))
  }

  @Test("with columns that are unknown, repeated or missing names them")
  func columns() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    let file = try workplace.write("nr;fornavn;fornavn;sko;fødselsår\nP-1;A;B;43;1980\n", to: "kol.csv")
    let outcome = try workplace.stegvis("import", "participants", file)
    #expect(outcome.status == 65)
    for words in ["kol.csv:1:fornavn", "kol.csv:1:sko", "etternavn"] {
      #expect(outcome.errors.contains(words), "\(outcome)")
    }
  }

  @Test("of another mapping where one exists asks which is meant; nothing personal gets in")
  func mapping() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    try workplace.expectSuccess("import", "mapping", Repository.demoFile("mapping"))
    let other = try workplace.write("år;bosituasjon\n2019;grønt\n2019;rødt\n", to: "annen.csv")
    let refused = try workplace.stegvis("import", "mapping", other)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("137"), "\(refused)")
    #expect(refused.errors.contains("--replace"), "\(refused)")
    try workplace.expectSuccess("import", "mapping", other, "--add")
    func n() throws -> Int? {
      try object(try workplace.stegvis("show", "mapping", "--round", "2019", "--format", "json"))["n"] as? Int
    }
    #expect(try n() == 139)
    try workplace.expectSuccess("import", "mapping", other, "--replace")
    #expect(try n() == 2)
    let personal = try workplace.write("år;navn;bosituasjon\n2019;Siv;grønt\n", to: "navn.csv")
    let outcome = try workplace.stegvis("import", "mapping", personal, "--ignore-unknown", "--add")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("anonym"), "\(outcome)")
  }

  @Test("from a pipe works as from a file")
  func fromPipe() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    let outcome = try RunningProgram(
      workplace.program, ["import", "participants", "/dev/stdin", "--register", workplace.register], in: workplace,
      input: Array(Samples.participants.utf8)
    ).finish()
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.errors.contains("4 nye"))
  }

  @Test("and others at the same time all come through")
  func atTheSameTime() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    let programs = try (1...3).map { file in
      let rows = (1...400).map { "\("ABC".dropFirst(file - 1).prefix(1))-\($0);Kari;Nordmann;1980\n" }.joined()
      let path = try workplace.write("nr;fornavn;etternavn;fødselsår\n" + rows, to: "del\(file).csv")
      return try workplace.start(["import", "participants", path])
    }
    for program in programs {
      let outcome = try program.finish()
      #expect(outcome.status == 0, "\(outcome)")
    }
    #expect(try workplace.stegvis("export", "participants").output.split(separator: "\n").count == 1 + 1200)
    try workplace.expectWhole()
  }
}
