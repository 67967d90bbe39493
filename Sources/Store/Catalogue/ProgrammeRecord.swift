import Domain
import Ledger

/// What the register keeps of a programme, so that lists and menus can be painted without reading the catalogue.
public struct ProgrammeRecord: RegisterFact {
  /// Stable id, such as `piloten-blakors`.
  public var id: String
  public var name: String
  public var organisation: String
  public var ending: Programme.Ending
  /// How long it may last; nil when not told.
  public var months: Int?
  /// Exactly four, in order; at most 12 columns each.
  public var stepShortNames: [String]
  /// The text of a programme of one's own; nil for one of the catalogue.
  public var yaml: String?

  package static let form = FactForm(
    "programme", of: ProgrammeRecord.self, whose: .nobody, naturalKeys: [["programme"]], erasure: .takesAll)

  static let words: [EntryKind] = [.programmeAdded]

  package static let blank = ProgrammeRecord(
    id: "", name: "", organisation: "", ending: .running, months: nil,
    stepShortNames: Array(repeating: "", count: StepModel.count), yaml: nil)

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.programme(.own(.programme), &id)
    // Also where the chain covers it: the table of keys alone could be made to say that a code is another programme's.
    f.text("stable_id", &id)
    f.text("name", &name)
    f.text("organisation", &organisation)
    f.word("ending", &ending)
    f.count("months", &months)
    for index in 0..<StepModel.count {
      var shortName = stepShortNames.indices.contains(index) ? stepShortNames[index] : ""
      f.text("step_\(index + 1)", &shortName)
      if f.reads { stepShortNames[index] = shortName }
    }
    f.text("yaml", &yaml)
  }

  package var happened: Day? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { name.isEmpty ? [.rule(.nameMissing)] : [] }
}

extension ProgrammeRecord {
  public init(_ programme: Programme, yaml: String? = nil) {
    self.init(
      id: programme.id, name: programme.name, organisation: programme.organisation, ending: programme.ending,
      months: programme.months, stepShortNames: programme.steps.steps.map(\.shortName), yaml: yaml)
  }
}

extension EntryKind {
  public static let programmeAdded = EntryKind("programme_added", .change, .changeSettings)
}
