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
    let programmes = try programme.map { try NewRegister.programme(named: $0) }
    let chosen = programmes.isEmpty ? try NewRegister.programmesOfCatalogue() : programmes
    guard let first = chosen.first else { return }
    let units = try unit.map { try NewRegister.unit($0, programmes: chosen.map(\.id), standard: first.id) }
    let made = try NewRegister(common: common).make(
      founder: try NewRegister.founder(common, name: name), organisation: organisation, programmes: chosen,
      units: units)
    common.close(made.register)
    StandardError.say(Speech.language(CommandText.initDone, ["file": common.path]))
    for unit in units {
      let name = chosen.first { $0.id == unit.programme }?.name ?? unit.programme
      StandardError.say(Speech.language(CommandText.unitIn, ["unit": unit.name, "programme": name]))
    }
    try NewRegister.tell(made.recoveryKey, file: keyFile)
  }
}
