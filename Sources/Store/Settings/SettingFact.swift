import Domain
import Ledger

/// A setting of the register, such as the name of the organisation.
public struct SettingFact: RegisterFact {
  public var name: String
  public var value: String

  package static let form = FactForm(
    "setting", of: SettingFact.self, whose: .nobody, naturalKeys: [["name"]], erasure: .takesAll)

  static let words: [EntryKind] = [.settingsChanged]

  package static let blank = SettingFact(name: "", value: "")

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.text("name", &name)
    f.text("value", &value)
  }

  package var happened: Day? { nil }

  /// A name that is no setting is a newer program's.
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension EntryKind {
  public static let settingsChanged = EntryKind("settings_changed", .change, .changeSettings)
}
