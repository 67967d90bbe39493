import Domain
import Resources
import Store
import TerminalUI

/// The districts in the agreement and the day they hold from, among the settings. What held before stays as it was.
enum AgreementFields {
  private static let districts = "agreementDistricts"
  private static let from = "agreementFrom"

  static func agreements(in workspace: Workspace) throws(StoreError) -> AgreementDistricts {
    try AgreementDistricts(setting: try workspace.session.settings.setting(.agreementDistricts))
  }

  /// Of the agreement in force; of the next where none is yet.
  static func fields(_ agreements: AgreementDistricts, in workspace: Workspace) -> [FormField] {
    let language = workspace.language
    let present = agreements.inForce(on: workspace.today) ?? agreements.agreements.first
    return [
      .text(
        districts, language(KeepingText.districts), help: language(KeepingText.districtsHelp),
        value: present?.districts.joined(separator: ", ") ?? "", maxLength: 400),
      .checked(
        from, language(KeepingText.districtsFrom), help: language(KeepingText.districtsFromHelp),
        value: present?.from.norwegian ?? "", read: DateEntry.reader(in: workspace)),
    ]
  }

  /// Nil when nothing of it was changed, or something is wrong.
  /// - Throws: when what held before cannot be read.
  static func read(
    _ form: Form, _ untouched: [String: String], _ errors: inout [String: String], in workspace: Workspace
  ) throws(StoreError) -> AgreementDistricts? {
    if form[districts] == untouched[districts] ?? "", form[from] == untouched[from] ?? "" { return nil }
    guard let day = form.day(from, today: workspace.today) else {
      errors[from] = workspace.language(KeepingText.districtsFromMissing)
      return nil
    }
    return try agreements(in: workspace).setting(AgreementDistricts.names(form[districts]), from: day)
  }
}
