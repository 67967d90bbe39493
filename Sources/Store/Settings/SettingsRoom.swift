import Domain
import Ledger

/// What the register has set for itself.
public struct SettingsRoom: Sendable {
  let session: Session

  /// Nil when the setting has not been made.
  public func setting(_ setting: RegisterSetting) throws(StoreError) -> String? {
    try session.reading(.openRegister) { try setting.value($0.database) }
  }

  /// How many days after their end people stay on the lists.
  public func daysOnListAfterEnd() throws(StoreError) -> Int {
    try setting(.daysOnListAfterEnd).flatMap { Int($0) } ?? EnrolmentRules.daysOnListAfterEnd
  }

  /// When somebody is to be called.
  public func callRules() throws(StoreError) -> CallRules {
    var rules = CallRules()
    try session.reading(.openRegister) { coder in
      func days(_ setting: RegisterSetting) throws -> Int? {
        try setting.value(coder.database).flatMap { Int($0) }.flatMap { CallRules.limits.contains($0) ? $0 : nil }
      }
      rules.daysInWindow = try days(.callWindowDays) ?? rules.daysInWindow
      rules.daysUnseen = try days(.callUnseenDays) ?? rules.daysUnseen
    }
    return rules
  }

  /// Changes settings, all with one journal entry; nil takes one away.
  ///
  /// - Throws: ``LedgerError/unchanged`` when all are so already; ``StoreError/notAllowed(_:)``.
  public func change(_ settings: [RegisterSetting: String?]) throws(StoreError) -> WriteReceipt {
    try session.require(.changeSettings)
    if case .some(.some(let organisation)) = settings[.organisation] { try NameRule.require(organisation) }
    let names = RegisterSetting.allCases.filter { settings.keys.contains($0) }
    let detail = EntryDetail(name: names.map(\.rawValue).joined(separator: ", "))
    return try session.write(.settingsChanged, detail: detail) { change throws(StoreError) in
      let all = try change.all(SettingFact.self, where: "1")
      for name in names {
        let value = settings[name] ?? nil
        let present = all.first { $0.fact.name == name.rawValue }
        if present?.fact.value == value { continue }
        if let present { try change.void(present.row) }
        if let value { try change.enter(SettingFact(name: name.rawValue, value: value)) }
      }
    }
  }
}

extension Session { public var settings: SettingsRoom { SettingsRoom(session: self) } }
