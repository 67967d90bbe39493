import Domain

extension Session {
  /// Changes settings, all with one journal entry; nil takes one away.
  ///
  /// - Throws: ``LedgerError/unchanged`` when all are so already; ``StoreError/notAllowed(_:)``.
  public func change(_ settings: [RegisterSetting: String?]) throws(StoreError) -> WriteReceipt {
    try require(.changeSettings)
    if case .some(.some(let organisation)) = settings[.organisation] { try NameRule.require(organisation) }
    let names = RegisterSetting.allCases.filter { settings.keys.contains($0) }
    let detail = EntryDetail(name: names.map(\.rawValue).joined(separator: ", "))
    return try register.write(by: self, kind: .settingsChanged, detail: detail) { change throws(StoreError) in
      for name in names {
        let value = settings[name] ?? nil
        let present = try change.setting(name)
        if present?.fact.value == value { continue }
        if let present { try change.void(present.row) }
        if let value { try change.enter(SettingFact(name: name.rawValue, value: value)) }
      }
    }.receipt
  }
}
