import ArgumentParser
import Domain
import Foundation
import Resources
import Screens
import Store

/// `stegvis init`: makes a register; asks at the terminal when nothing is said.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: help(.initAbstract), discussion: help(.initDiscussion))

  @OptionGroup var common: CommonOptions
  @Option(help: hint(.organisationOption)) var organisation: String?
  @Option(help: hint(.programmeInitOption)) var programme: [String] = []
  @Option(help: hint(.unitInitOption)) var unit: [String] = []
  @Option(help: hint(.nameOption)) var name: String?
  @Option(name: .customLong("recovery-file"), help: hint(.recoveryFileOption), completion: .file())
  var recoveryFile: String?

  func run() throws {
    try common.requireNoRegister()
    let keyFile = try recoveryFile.map { try FileToMake($0, besides: common.path) }
    if organisation == nil, programme.isEmpty, unit.isEmpty {
      try ask(keyFile)
    } else {
      try make(keyFile)
    }
  }

  private func ask(_ keyFile: FileToMake?) throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Failure.usage(.usageMissingOption, ["option": "--organisation", "command": "init"])
    }
    let dialogue = StartDialogue(common: common, startsWithForm: true, name: name, keyFile: keyFile)
    guard case .made(let register) = try dialogue.ask() else { return }
    common.close(register)
    StandardError.say(Speech.language(CommandText.initDone, ["file": common.path]))
  }

  private func make(_ keyFile: FileToMake?) throws {
    guard let organisation, !organisation.isEmpty else {
      throw Failure.usage(.usageMissingOption, ["option": "--organisation", "command": "init"])
    }
    let programmes = try programme.map { try self.programme(named: $0) }
    let chosen = programmes.isEmpty ? try NewRegister.programmesOfCatalogue() : programmes
    guard let first = chosen.first else { return }
    let units = try unit.map { try self.unit($0, programmes: chosen, standard: first) }
    let made = try NewRegister(common: common).make(
      founder: try NewRegister.founder(common, name: name), organisation: organisation, programmes: chosen,
      units: units)
    common.close(made.register)
    StandardError.say(Speech.language(CommandText.initDone, ["file": common.path]))
    try NewRegister.tell(made.recoveryKey, file: keyFile)
  }

  /// A programme of the catalogue by its id, or one of one's own by the path of its file.
  private func programme(named name: String) throws -> ProgrammeRecord {
    let catalogue = try NewRegister.catalogue()
    if let programme = catalogue.programme(name) { return ProgrammeRecord(programme) }
    guard name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
      throw Failure.usage(
        .usageUnknownProgramme,
        ["name": name, "accepted": catalogue.programmes.map(\.id).joined(separator: ", ")])
    }
    guard let data = FileManager.default.contents(atPath: name) else {
      throw Failure(.noInput, Speech.language(ErrorText.inputMissing, ["file": name]))
    }
    let yaml = String(decoding: data, as: UTF8.self)
    switch ProgrammeFile.parse(yaml: yaml, file: name) {
    case .success(let programme): return ProgrammeRecord(programme, yaml: yaml)
    case .failure(let problems):
      let lines = problems.problems.map { $0.sentence(in: Speech.language) }
      throw Failure(.badData, Speech.language(ErrorText.programmeProblems, ["file": name]), lines: lines)
    }
  }

  /// `NAME[:PLACES]`, in the first programme; `PROGRAMME/NAME[:PLACES]` in another.
  private func unit(_ text: String, programmes: [ProgrammeRecord], standard: ProgrammeRecord) throws -> Domain.Unit {
    var name = Substring(text)
    var programme = standard.id
    if let slash = name.firstIndex(of: "/"), programmes.contains(where: { $0.id == name[..<slash] }) {
      programme = String(name[..<slash])
      name = name[name.index(after: slash)...]
    }
    var places: Int?
    if let colon = name.lastIndex(of: ":") {
      guard let number = Int(name[name.index(after: colon)...]), number >= 0 else {
        throw Failure.usage(.usageBadUnit, ["value": text])
      }
      places = number
      name = name[..<colon]
    }
    guard !name.isEmpty else { throw Failure.usage(.usageBadUnit, ["value": text]) }
    return Domain.Unit(programme: programme, name: String(name), places: places)
  }
}
