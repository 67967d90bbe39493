import Domain
import Resources
import Store
import TerminalUI

/// The settings of the register, for the team lead.
struct SettingsForm: FormScreen {
  static let room = Room.menu("settings", digit: nil, for: .seeSettings, beside: nil) { SettingsForm(in: $0) }

  var form: Form
  private(set) var untouched: [String: String] = [:]

  private enum Field {
    static let organisation = RegisterSetting.organisation.rawValue
    static let days = RegisterSetting.daysOnListAfterEnd.rawValue
    static let idle = RegisterSetting.idleMinutes.rawValue
    static let folder = RegisterSetting.backupFolder.rawValue
    static let years = RegisterSetting.retentionYears.rawValue
    static let talkDays = RegisterSetting.talkLimitDays.rawValue
    static let talkCounting = RegisterSetting.talkLimitCounting.rawValue
    static let talkSetBy = RegisterSetting.talkLimitSetBy.rawValue
  }

  /// Nil when the settings cannot be read, or are not for this user; a message says why.
  init?(in workspace: Workspace) {
    guard workspace.session.access.may(.seeSettings) else {
      workspace.tell(.notAllowed(.role(.seeSettings)))
      return nil
    }
    do {
      form = Form(try SettingsForm.fields(in: workspace))
    } catch {
      workspace.tell(error)
      return nil
    }
    untouched = form.values
    restoreDraft(in: workspace)
  }

  private static func fields(in workspace: Workspace) throws(StoreError) -> [FormField] {
    let language = workspace.language
    let session = workspace.session
    var fields: [FormField] = [
      .text(
        Field.organisation, language(KeepingText.organisation), help: language(KeepingText.organisationHelp),
        value: try session.settings.setting(.organisation) ?? "", maxLength: 60),
      .text(
        Field.days, language(KeepingText.daysOnList),
        help: language(KeepingText.daysOnListHelp, ["n": EnrolmentRules.daysOnListAfterEnd]),
        value: String(try session.settings.daysOnListAfterEnd()), maxLength: 4),
      .text(
        Field.idle, language(KeepingText.idleMinutes),
        help: language(
          KeepingText.idleMinutesHelp,
          ["least": IdleLock.minutes.lowerBound, "most": IdleLock.minutes.upperBound]),
        value: try session.settings.setting(.idleMinutes) ?? String(IdleLock.defaultMinutes), maxLength: 3),
      .text(
        Field.folder, language(KeepingText.backupFolder), help: language(KeepingText.backupFolderHelp),
        value: try session.settings.setting(.backupFolder) ?? "", maxLength: 400),
      .text(
        Field.years, language(KeepingText.retentionYears), help: language(KeepingText.retentionYearsHelp),
        value: try session.settings.setting(.retentionYears) ?? "", maxLength: 3),
    ]
    fields += try talkFields(in: workspace)
    return fields + AgreementFields.fields(try AgreementFields.agreements(in: workspace), in: workspace)
  }

  /// Within how many days the follow-up talk is to be, and who said so.
  private static func talkFields(in workspace: Workspace) throws(StoreError) -> [FormField] {
    let language = workspace.language
    let session = workspace.session
    return [
      .text(
        Field.talkDays, language(KeepingText.talkLimit), help: language(KeepingText.talkLimitHelp),
        value: try session.settings.setting(.talkLimitDays) ?? "", maxLength: 3),
      .choice(
        Field.talkCounting, language(KeepingText.talkCounting), help: language(KeepingText.talkCountingHelp),
        options: [
          ChoiceField.Option(
            id: TalkLimit.Counting.calendar.rawValue, label: language(KeepingText.talkCountingCalendar)),
          ChoiceField.Option(
            id: TalkLimit.Counting.working.rawValue, label: language(KeepingText.talkCountingWorking)),
        ], value: try session.settings.setting(.talkLimitCounting) ?? TalkLimit.Counting.calendar.rawValue),
      .text(
        Field.talkSetBy, language(KeepingText.talkSetBy), help: language(KeepingText.talkSetByHelp),
        value: try session.settings.setting(.talkLimitSetBy) ?? "", maxLength: 100),
    ]
  }

  static let commands = FormCommands.table(for: SettingsForm.self)

  static let draft = DraftForm("settings", room.title) { (workspace: Workspace) in SettingsForm(in: workspace) }
  var draftKey: String { Self.draft.key() }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    let organisation = form.line(Field.organisation)
    let days = form.line(Field.days)
    let folder = form.line(Field.folder)
    let years = form.line(Field.years)
    let idle = form.line(Field.idle)
    var errors: [String: String] = [:]
    if organisation == nil { errors[Field.organisation] = language(UnitsText.nameMissing) }
    if let days, !SettingsForm.isNumber(days, in: 0...3650) {
      errors[Field.days] = language(KeepingText.daysOnListWrong)
    }
    if let idle, !SettingsForm.isNumber(idle, in: IdleLock.minutes) {
      errors[Field.idle] = language(
        KeepingText.idleMinutesWrong, ["least": IdleLock.minutes.lowerBound, "most": IdleLock.minutes.upperBound])
    }
    if let years, !SettingsForm.isNumber(years, in: 1...500) {
      errors[Field.years] = language(KeepingText.retentionYearsWrong)
    }
    let talkDays = form.line(Field.talkDays)
    if let talkDays {
      if !SettingsForm.isNumber(talkDays, in: 0...365) {
        errors[Field.talkDays] = language(KeepingText.talkLimitWrong)
      } else if form.line(Field.talkSetBy) == nil {
        errors[Field.talkSetBy] = language(KeepingText.talkSetByMissing)
      }
    }
    let districts: AgreementDistricts?
    do throws(StoreError) {
      districts = try AgreementFields.read(form, untouched, &errors, in: workspace)
    } catch {
      workspace.tell(error)
      return .stay
    }
    let backups = folder.map { BackupFolder(path: $0, registerPath: workspace.session.register.path) }
    if let backups, let problem = SettingsForm.problem(backups) { errors[Field.folder] = language(problem) }
    form.setErrors(errors)
    guard errors.isEmpty else { return .stay }
    let wanted: [RegisterSetting: String?] = [
      .organisation: organisation, .daysOnListAfterEnd: days, .backupFolder: folder, .retentionYears: years,
      .idleMinutes: idle, .talkLimitDays: talkDays, .talkLimitCounting: form.line(Field.talkCounting),
      .talkLimitSetBy: form.line(Field.talkSetBy),
    ]
    var changed = wanted.filter { name, value in value ?? "" != untouched[name.rawValue] }
    if let districts { changed[.agreementDistricts] = districts.text }
    let said = language(KeepingText.settingsSaved)
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.settings.change(changed)
    }
    guard receipt != nil else { return .stay }
    if changed.keys.contains(.backupFolder), backups?.isOnSameDisk == true {
      workspace.message = .warning(language(KeepingText.settingsSavedSameDisk))
    }
    dropDraft(in: workspace)
    return .back
  }

  private static func isNumber(_ text: String, in range: ClosedRange<Int>) -> Bool {
    Int(text).map(range.contains) ?? false
  }

  private static func problem(_ folder: BackupFolder) -> KeepingText? {
    guard folder.path.hasPrefix("/") else { return .backupFolderRelative }
    do throws(StoreError) {
      try folder.requireUsable()
      return nil
    } catch .ledger(.missing) { return .backupFolderMissing } catch { return .backupFolderClosed }
  }
}
