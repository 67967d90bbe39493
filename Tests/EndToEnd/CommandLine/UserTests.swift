import Foundation
import Testing

/// Who may open the register, from the command line.
@Suite("Users") struct UserTests {
  @Test("are added, listed, given another role and removed; a removed one's passphrase opens nothing")
  func fromFirstToLast() throws {
    let house = try House()
    try house.done(
      "user", "add", "tor", "--name", "Tor Lie", "--role", "counsellor", "--unit", "verkstedet",
      "--new-passphrase-file", try house.secret("tor"))
    let list = try house.done("user", "list", "--format", "csv")
    #expect(
      list.output
        == "login,name,role,units,passphrase\neva,Eva Moe,team_lead,,true\ntor,Tor Lie,counsellor,Verkstedet,true\n")
    let users = try #require(try object(house.done("user", "list", "--format", "json"))["users"] as? [[String: Any]])
    #expect(users.last?["units"] as? [String] == ["Verkstedet"])
    #expect(try house.run("tor", "user", "list").status == 77)
    try house.done("user", "role", "TOR", "--role", "team_lead", "--all-units")
    #expect(try house.run("tor", "user", "list").status == 0)
    let removed = try house.done("user", "remove", "tor")
    #expect(removed.errors.contains("tor"))
    #expect(removed.output.isEmpty)
    #expect(try house.run("tor", "user", "list").status == 77)
    #expect(try house.done("user", "list").output == "eva  Eva Moe  team_lead  hele registeret\n")
    #expect(try house.done("check").status == 0)
    let log = try house.done("log").output
    for words in ["bruker lagt til: Tor Lie", "bruker endret: Tor Lie", "bruker fjernet: Tor Lie", "nøklene skiftet"] {
      #expect(log.contains(words), "\(log)")
    }
  }

  @Test("who are moved to the desk exchange the keys, and the rest go on with their own passphrases")
  func toTheDesk() throws {
    let house = try House()
    for login in ["tor", "kari"] {
      try house.done(
        "user", "add", login, "--name", login, "--role", "team_lead", "--new-passphrase-file",
        try house.secret(login))
    }
    try house.done("user", "role", "kari", "--role", "front_desk")
    #expect(try house.run("kari", "user", "list").status == 77)
    #expect(try house.run("tor", "check").status == 0)
  }

  @Test("change their own passphrase, a team lead that of somebody who forgot it")
  func passphrases() throws {
    let house = try House()
    try house.done(
      "user", "add", "kari", "--name", "Kari Holm", "--role", "front_desk", "--new-passphrase-file",
      try house.secret("kari"))
    let new = try house.secret("ny", "en helt annen setning")
    #expect(try house.run("kari", "user", "passphrase", "kari", "--new-passphrase-file", new).status == 0)
    #expect(try house.run("kari", "user", "list").status == 77)
    #expect(try house.run("kari", "user", "passphrase", "eva", "--new-passphrase-file", new).status == 77)
    try house.done("user", "passphrase", "kari", "--new-passphrase-file", try house.secret("kari"))
    #expect(try house.run("kari", "user", "passphrase", "Kari", "--new-passphrase-file", new).status == 0)
  }

  @Test("all of whom forgot theirs are let in again with the recovery key, which can be renewed")
  func recovery() throws {
    let house = try House()
    let forgotten = try house.secret("forgotten", "en helt annen setning")
    try house.done("user", "passphrase", "eva", "--new-passphrase-file", forgotten)
    #expect(try house.run("eva", "user", "list").status == 77)
    let new = try house.secret("eva")
    func recover(_ file: String) throws -> Outcome {
      try house.place.stegvis(
        "user", "passphrase", "eva", "--recovery-file", file, "--new-passphrase-file", new)
    }
    #expect(try recover(house.place.path("recovery")).status == 0)
    let renewed = house.place.path("renewed")
    try house.done("user", "recovery", "--recovery-file", renewed)
    #expect(try recover(house.place.path("recovery")).status == 77)
    #expect(try recover(renewed).status == 0)
    let none = try recover(try house.secret("none", "dette er ingen nøkkel"))
    #expect(none.status == 77)
    #expect(none.errors.contains("gjenopprettingsnøkkel"))
    let both = try house.run("eva", "user", "passphrase", "eva", "--recovery-file", renewed)
    #expect(both.status == 64, "\(both)")
  }

  @Test("exchange the keys on demand, with a new recovery key when asked for")
  func exchange() throws {
    let house = try House()
    let (first, key) = (house.place.path("recovery"), house.place.path("renewed"))
    func recover(_ file: String) throws -> Int32? {
      try house.place.stegvis(
        "user", "passphrase", "eva", "--recovery-file", file, "--new-passphrase-file", try house.secret("eva")
      ).status
    }
    try house.done("user", "exchange-keys")
    #expect(try recover(first) == 0)
    #expect(try house.run("eva", "user", "exchange-keys", "--recovery-file", key).status == 64)
    #expect(try house.run("eva", "user", "exchange-keys", "--new-recovery-key", "--recovery-file", first).status == 73)
    try house.done("user", "exchange-keys", "--new-recovery-key", "--recovery-file", key)
    #expect(try recover(first) == 77)
    #expect(try recover(key) == 0)
    try house.done("check")
  }

  @Test("are refused with a sentence: taken login, weak passphrase, last team lead, nobody of that name")
  func refusals() throws {
    let house = try House()
    func refused(_ status: Int32, _ words: String, _ arguments: String...) throws {
      let outcome = try house.run("eva", arguments)
      #expect(outcome.status == status && outcome.errors.contains(words), "\(arguments): \(outcome)")
      #expect(outcome.output.isEmpty)
    }
    let secret = try house.secret("tor")
    func add(_ status: Int32, _ words: String, _ login: String, _ rest: String..., secret: String) throws {
      let outcome = try house.run("eva", ["user", "add", login, "--new-passphrase-file", secret] + rest)
      #expect(outcome.status == status && outcome.errors.contains(words), "\(login) \(rest): \(outcome)")
    }
    let weak = try house.secret("weak", "kort")
    try add(65, "tatt", "EVA", "--role", "counsellor", secret: secret)
    try add(77, "12", "tor", "--role", "counsellor", secret: weak)
    try add(64, "Avdelingen", "tor", "--role", "counsellor", "--unit", "Nix", secret: secret)
    try add(64, "front_desk", "tor", "--role", "boss", secret: secret)
    try refused(64, "tor", "user", "remove", "tor")
    try refused(77, "teamleder", "user", "remove", "eva")
    try refused(77, "teamleder", "user", "role", "eva", "--role", "counsellor")
    try refused(64, "--role", "user", "role", "eva")
    #expect(try house.done("user", "list", "--format", "csv").output.split(separator: "\n").count == 2)
  }
}

/// A register with one team lead, eva, whose passphrase lies in a file.
private struct House {
  let place: Workplace
  static let passphrase = "grønn hest på taket"

  init() throws {
    place = try Workplace()
    let made = try place.stegvis(
      "init", "--organisation", "Blå Kors", "--programme", "piloten-blakors", "--unit", "Verkstedet:4", "--user", "eva",
      "--name", "Eva Moe", "--passphrase-file", try secret("eva"), "--recovery-file", place.path("recovery"))
    guard made.status == 0 else { throw ScenarioFailure("init: \(made)") }
  }

  /// A file that only its owner may read.
  func secret(_ name: String, _ passphrase: String = House.passphrase) throws -> String {
    let path = try place.write(passphrase + "\n", to: "\(name).secret")
    guard chmod(path, 0o600) == 0 else { throw ScenarioFailure("chmod: \(errno)") }
    return path
  }

  /// Runs the program for somebody whose passphrase is everybody's.
  func run(_ login: String, _ arguments: String...) throws -> Outcome { try run(login, arguments) }

  func run(_ login: String, _ arguments: [String]) throws -> Outcome {
    try place.start(
      arguments + ["--user", login, "--passphrase-file", try secret("everybody")], environment: [:]
    ).finish()
  }

  @discardableResult
  func done(_ arguments: String..., location: SourceLocation = #_sourceLocation) throws -> Outcome {
    let outcome = try run("eva", arguments)
    #expect(outcome.status == 0, "\(arguments): \(outcome)", sourceLocation: location)
    return outcome
  }
}
