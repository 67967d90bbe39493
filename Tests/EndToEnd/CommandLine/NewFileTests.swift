import Foundation
import Testing

/// Whatever a command is to make, it makes over nothing.
@Suite("A file to make") struct NewFileTests {
  /// What may have the name already.
  enum Standing: String, CaseIterable { case file, folder, pipe, register, link, linkToRegister, linkToNowhere }

  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.makeRegister()
  }

  private func put(_ standing: Standing) throws -> String {
    let path = workplace.path("opptatt")
    let files = FileManager.default
    switch standing {
    case .file: return try workplace.write("notater", to: "opptatt")
    case .folder: try files.createDirectory(atPath: path, withIntermediateDirectories: false)
    case .pipe: #expect(mkfifo(path, 0o600) == 0)
    case .register: return workplace.register
    case .link:
      try files.createSymbolicLink(atPath: path, withDestinationPath: try workplace.write("notater", to: "notater"))
    case .linkToRegister: try files.createSymbolicLink(atPath: path, withDestinationPath: workplace.register)
    case .linkToNowhere: try files.createSymbolicLink(atPath: path, withDestinationPath: workplace.path("borte"))
    }
    return path
  }

  /// The commands that make a file, by the option that names it; `FILE` stands for its name.
  static let commands = [
    ["export", "participants", "--out", "FILE"],
    ["import", "participants", "/ingen/slik.csv", "--skip-bad-rows", "FILE"],
    ["backup", "FILE"],
    ["user", "recovery", "--recovery-file", "FILE"],
    ["init", "--organisation", "Blå Kors", "--register", "/tmp/stegvis-never", "--recovery-file", "FILE"],
    ["init", "--recovery-file", "FILE", "--register", "/tmp/stegvis-never"],
    ["init", "--organisation", "Blå Kors", "--register", "FILE"],
    ["generate", "--participants", "3", "--register", "/tmp/stegvis-never", "--recovery-file", "FILE"],
    ["restore", "/ingen/slik.stegvis-backup", "--register", "FILE"],
  ]

  /// The passphrase's file is not there: nobody has been asked who they are when the command refuses.
  @Test("is refused before anything else where something stands: 73, and that is as it was", arguments: commands)
  func standsThere(command: [String]) throws {
    for standing in Standing.allCases {
      let file = try put(standing)
      let before = try workplace.bytes(of: workplace.register)
      let files = workplace.files(in: workplace.folder)
      let arguments = command.map { $0 == "FILE" ? file : $0 }
      let nobody = ["--user", "eva", "--passphrase-file", workplace.path("mangler")]
      let outcome = try workplace.start(arguments + nobody).finish()
      #expect(outcome.status == 73, "\(standing) \(command): \(outcome)")
      #expect(outcome.errors.contains("\(file) finnes fra før og er ikke rørt"), "\(standing) \(command): \(outcome)")
      #expect(outcome.errorLines.count == 1 && outcome.outputBytes.isEmpty, "\(outcome)")
      #expect(try workplace.bytes(of: workplace.register) == before, "\(standing)")
      #expect(workplace.files(in: workplace.folder) == files, "\(standing)")
      #expect(!workplace.exists("/tmp/stegvis-never"))
      if standing != .register { try FileManager.default.removeItem(atPath: file) }
    }
  }

  @Test(
    "that stands there is told of in the user's language",
    arguments: [("nb", "finnes fra før og er ikke rørt"), ("nn", "finst frå før"), ("en", "already exists")])
  func languages(language: String, words: String) throws {
    let file = try workplace.write("x", to: "ut.csv")
    try workplace.expectRefusal(73, words, "export", "participants", "--out", file, "--language", language)
  }

  @Test("never gets a name that the register keeps for itself, before the register is there neither")
  func namesOfTheRegister() throws {
    for name in ["register.stegvis-wal", "register.stegvis-journal", "register.erased"] {
      try workplace.expectRefusal(
        73, "holdt av til registeret", "export", "participants", "--out", workplace.path(name))
    }
    let new = workplace.path("ny.stegvis")
    try workplace.expectRefusal(
      73, "holdt av til registeret", "init", "--organisation", "X", "--register", new, "--recovery-file",
      workplace.folder + "/./ny.stegvis")
    #expect(!workplace.exists(new))
  }

  @Test("that cannot be made for want of its folder or the right to it is told before rows are written")
  func badRowsNowhere() throws {
    let file = try workplace.write(Samples.participants + "P-0009;Ola;;\n", to: "liste.csv")
    let before = try workplace.contents()
    let bad = workplace.path("borte/feil.csv")
    try workplace.expectRefusal(73, "Fant ikke mappen", "import", "participants", file, "--skip-bad-rows", bad)
    #expect(try workplace.contents() == before)
  }

  @Test("is not made where there is nothing to put in it")
  func noBadRows() throws {
    let file = try workplace.write(Samples.participants, to: "liste.csv")
    let bad = workplace.path("feil.csv")
    try workplace.expectSuccess("import", "participants", file, "--skip-bad-rows", bad)
    #expect(!workplace.exists(bad))
  }
}

/// A link that leads nowhere, to a disk that is not there just now, is no place for a register.
@Suite("A register by a link") struct LinkedRegisterTests {
  @Test("that leads nowhere is missing, and none is made there")
  func leadsNowhere() throws {
    let workplace = try Workplace()
    try FileManager.default.createSymbolicLink(
      atPath: workplace.register, withDestinationPath: workplace.path("borte/register.stegvis"))
    for command in [["show", "menu"], ["check"], ["generate", "--participants", "3"], ["open"]] {
      let outcome = try workplace.start(command).finish()
      #expect(outcome.status == 66, "\(command): \(outcome)")
      #expect(outcome.errors.contains("Fant ikke \(workplace.register)"), "\(command): \(outcome)")
    }
  }
}
