import Domain
import Ledger

/// A setting of the register, such as the name of the organisation.
public struct SettingFact: RegisterFact {
  public var name: String
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  package static let form = FactForm("setting", of: SettingFact.self, whose: .nobody, naturalKeys: [["name"]])

  static let words: [EntryKind] = [.settingsChanged]

  package init() { self.init(name: "", value: "") }

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.text("name", &name)
    f.text("value", &value)
  }

  package var happened: Day? { nil }
  package func leftByErasure(on day: Day) -> SettingFact? { nil }

  /// A name that is no setting is a newer program's.
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}

extension EntryKind {
  public static let settingsChanged = EntryKind("settings_changed", .change, .changeSettings)
}
