import ArgumentParser
import Domain
import Resources
import Store

/// `stegvis unit`: the units of a register that exists, and to which programme each belongs.
struct UnitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unit", abstract: help(.unitAbstract), discussion: help(.unitDiscussion), subcommands: [UnitAdd.self])
}

/// `stegvis unit add NAME[:PLACES]`: a unit more; with it its programme, where the register does not have it yet.
struct UnitAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: help(.unitAddAbstract), discussion: help(.unitDiscussion))

  @Argument(help: hint(.unitInitOption)) var unit: String
  @Option(help: hint(.programmeInitOption)) var programme: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    let register = try common.open()
    defer { common.close(register) }
    let catalogue = try common.session(register).catalogue
    let present = try common.storing { () throws(StoreError) in try catalogue.programmes() }
    let known = present.first { $0.id == programme }
    let new = known == nil ? try programme.map { try NewRegister.programme(named: $0) } : nil
    if let new, present.contains(where: { $0.id == new.id }) {
      throw Failure.usage(.usageProgrammeKnown, ["name": new.id])
    }
    guard let chosen = known ?? new ?? present.first else {
      throw Failure.usage(.usageMissingOption, ["option": "--programme", "command": "unit add"])
    }
    let unit = try NewRegister.unit(unit, programmes: present.map(\.id), standard: chosen.id)
    try common.storing { () throws(StoreError) in _ = try catalogue.addUnit(unit, of: new) }
    let name = (present + [chosen]).first { $0.id == unit.programme }?.name ?? unit.programme
    StandardError.say(Speech.language(CommandText.unitIn, ["unit": unit.name, "programme": name]))
  }
}
