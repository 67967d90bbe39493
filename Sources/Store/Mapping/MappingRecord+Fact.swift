import Domain
import Ledger

/// Anonymous: a record hangs on nobody, and two may be alike. How many there are of a year and unit lies in the open, what they
/// say does not, and all seals are as long.
extension MappingRecord: RegisterFact {
  package static let form = FactForm(
    "mapping_record", of: MappingRecord.self, whose: .nobody, naturalKeys: [], erasure: .takesAll,
    indexes: ["(round, unit) WHERE voided IS NULL"], sealsHangOnRow: true)

  static let words: [EntryKind] = [.importedMapping]

  package static let blank = MappingRecord(round: 0, lights: Lights())

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.count("round", &round)
    f.points("unit", &unit)
    f.seal("sealed", .clinical) {
      $0.word("age_group", &self.ageGroup)
      $0.word("gender", &self.gender)
      $0.word("client_group", &self.group)
      $0.flag("has_children", &self.hasChildren)
      $0.flag("lives_with_children", &self.livesWithChildren)
      $0.flag("care_plan", &self.carePlan)
      $0.flag("team", &self.team)
      $0.lights("letters", &self.lights)
    }
  }

  package var happened: Day? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension EntryKind {
  public static let importedMapping = EntryKind("imported_mapping", .bulk, .importData)
}
