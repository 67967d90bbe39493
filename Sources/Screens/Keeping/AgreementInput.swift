import Domain
import Resources
import Store
import TerminalUI

/// The districts in the agreement and the day they hold from, among the settings. What held before stays as it was.
struct AgreementInput: Hashable {
  var districts: String?
  var from: Day?

  init() {}

  /// Of the agreement in force; of the next where none is yet.
  init(in workspace: Workspace) throws(StoreError) {
    let agreements = try AgreementInput.agreements(in: workspace)
    guard let present = agreements.inForce(on: workspace.today) ?? agreements.agreements.first else { return }
    districts = present.districts.isEmpty ? nil : present.districts.joined(separator: ", ")
    from = present.from
  }

  private static func agreements(in workspace: Workspace) throws(StoreError) -> AgreementDistricts {
    try AgreementDistricts(setting: try workspace.session.settings.setting(.agreementDistricts))
  }

  private static let from = "agreementFrom"

  static func fields<Value>(_ path: WritableKeyPath<Value, AgreementInput>) -> [Field<Value>] {
    [
      .lines("agreementDistricts", path.appending(path: \.districts), limit: 400).called(KeepingText.districts),
      .day(from, path.appending(path: \.from)).called(KeepingText.districtsFrom),
    ]
  }

  /// - Parameter before: as the form opened.
  func problems(since before: AgreementInput?, in workspace: Workspace) -> [String: String] {
    self != before && from == nil ? [AgreementInput.from: workspace.language(KeepingText.districtsFromMissing)] : [:]
  }

  /// What is to be kept; nil when nothing of it was changed.
  /// - Throws: when what held before cannot be read.
  func districts(since before: AgreementInput, in workspace: Workspace) throws(StoreError) -> AgreementDistricts? {
    guard self != before, let from else { return nil }
    return try AgreementInput.agreements(in: workspace).setting(AgreementDistricts.names(districts ?? ""), from: from)
  }
}
