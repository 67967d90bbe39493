import Domain
import Foundation
import Resources
import Store

/// Programmes and units as commands name them.
extension NewRegister {
  /// A programme of the catalogue by its id, or one of one's own by the path of its file.
  static func programme(named name: String) throws -> ProgrammeRecord {
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
  static func unit(_ text: String, programmes: [String], standard: String) throws -> Domain.Unit {
    var name = Substring(text)
    var programme = standard
    if let slash = name.firstIndex(of: "/"), programmes.contains(String(name[..<slash])) {
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
