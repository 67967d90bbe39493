import Domain
import Resources
import Store
import TerminalUI

/// The settings of the register, for the team lead.
struct SettingsForm: FormScreen, ShownScreen {
  static let room = Room.menu("settings", digit: nil, for: .seeSettings, beside: nil) { SettingsForm(in: $0) }
  static let texts = "keeping"

  struct Input {
    /// As they are kept: what is not set is not there.
    var settings: [RegisterSetting: String] = [:]
    var agreement = AgreementInput()

    var told: [(setting: RegisterSetting, value: String?)] {
      RegisterSetting.allCases.map { ($0, settings[$0]) }
    }
  }

  var entry: Entry<Input>?

  /// Nil when the settings cannot be read, or are not for this user; a message says why.
  init?(in workspace: Workspace) {
    guard workspace.session.access.may(.seeSettings) else {
      workspace.tell(.notAllowed(.role(.seeSettings)))
      return nil
    }
    do {
      entry = Entry(try SettingsForm.input(in: workspace), isChange: true)
    } catch {
      workspace.tell(error)
      return nil
    }
    open(in: workspace)
  }

  private static func input(in workspace: Workspace) throws(StoreError) -> Input {
    let settings = workspace.session.settings
    var input = Input()
    for setting in RegisterSetting.allCases { input.settings[setting] = try settings.setting(setting) }
    input.settings[.daysOnListAfterEnd] = String(try settings.daysOnListAfterEnd())
    input.settings[.idleMinutes] = input.settings[.idleMinutes] ?? String(IdleLock.defaultMinutes)
    input.settings[.talkLimitCounting] = input.settings[.talkLimitCounting] ?? TalkLimit.Counting.calendar.rawValue
    let rules = try settings.callRules()
    input.settings[.callWindowDays] = String(rules.daysInWindow)
    input.settings[.callUnseenDays] = String(rules.daysUnseen)
    input.agreement = try AgreementInput(in: workspace)
    return input
  }

  static let draft = DraftForm("settings", room.title) { (workspace: Workspace) in SettingsForm(in: workspace) }
  var draftKey: String { Self.draft.key() }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .full }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    func text(_ setting: RegisterSetting, _ name: KeepingText, _ limit: Int) -> Field<Input> {
      .text(setting.rawValue, \.settings[setting], limit: limit).called(name)
    }
    let countings = [
      (TalkLimit.Counting.calendar, KeepingText.talkCountingCalendar), (.working, .talkCountingWorking),
    ].map { counting, name in Choice(counting.rawValue, id: counting.rawValue, workspace.language(name)) }
    return [
      text(.organisation, .organisation, 60),
      text(.daysOnListAfterEnd, .daysOnList, 4).helped(with: ["n": EnrolmentRules.daysOnListAfterEnd]),
      text(.idleMinutes, .idleMinutes, 3).helped(with: SettingsForm.idleLimits),
      text(.backupFolder, .backupFolder, 400), text(.retentionYears, .retentionYears, 3),
      text(.callWindowDays, .callWindowDays, 2), text(.callUnseenDays, .callUnseenDays, 2),
      text(.talkLimitDays, .talkLimit, 3),
      .choice(RegisterSetting.talkLimitCounting.rawValue, \.settings[.talkLimitCounting], countings)
        .called(KeepingText.talkCounting),
      text(.talkLimitSetBy, .talkSetBy, 100), text(.printCommand, .printCommand, 100),
      .lines(RegisterSetting.appointmentRooms.rawValue, \.settings[.appointmentRooms], limit: 400)
        .called(KeepingText.rooms),
      text(.onCallPhone, .onCall, 30),
    ] + AgreementInput.fields(\.agreement)
  }

  static let output = Output(
    namesPeople: false,
    form: ScreenForm<Input>(
      [.list("settings", setting, \.told)], table: setting, rows: \.told),
    open: { (_, workspace) throws(ShowProblem) in
      guard let form = SettingsForm(in: workspace) else { throw .refused(.notAllowed(.role(.seeSettings))) }
      return form
    },
    source: { (screen: SettingsForm, _) in screen.entry?.start })

  private static let setting: JSONForm<(setting: RegisterSetting, value: String?)> = [
    .key("setting", \.setting.rawValue), .key("value", \.value),
  ]

  private static let idleLimits = ["least": IdleLock.minutes.lowerBound, "most": IdleLock.minutes.upperBound]

  // MARK: Saving

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    let (language, settings) = (workspace.language, input.settings)
    var errors: [RegisterSetting: String] = [:]
    func require(_ setting: RegisterSetting, _ range: ClosedRange<Int>, _ wrong: String) {
      if let text = settings[setting], !(Int(text).map(range.contains) ?? false) { errors[setting] = wrong }
    }
    if settings[.organisation] == nil { errors[.organisation] = language(UnitsText.nameMissing) }
    require(.daysOnListAfterEnd, 0...3650, language(KeepingText.daysOnListWrong))
    require(.idleMinutes, IdleLock.minutes, language(KeepingText.idleMinutesWrong, SettingsForm.idleLimits))
    require(.retentionYears, 1...500, language(KeepingText.retentionYearsWrong))
    let wrong = ["least": CallRules.limits.lowerBound, "most": CallRules.limits.upperBound]
    for setting in [RegisterSetting.callWindowDays, .callUnseenDays] {
      require(setting, CallRules.limits, language(KeepingText.callDaysWrong, wrong))
    }
    require(.talkLimitDays, 0...365, language(KeepingText.talkLimitWrong))
    if settings[.talkLimitDays] != nil, settings[.talkLimitSetBy] == nil {
      errors[.talkLimitSetBy] = language(KeepingText.talkSetByMissing)
    }
    if let name = settings[.appointmentRooms].map({ MeetingRooms(text: $0) })?.tooLong {
      errors[.appointmentRooms] = language(
        KeepingText.roomTooLong, ["name": name, "n": MeetingRooms.longestName])
    }
    if let folder = folder(input, in: workspace), let problem = SettingsForm.problem(folder) {
      errors[.backupFolder] = language(problem)
    }
    return Dictionary(uniqueKeysWithValues: errors.map { ($0.rawValue, $1) })
      .merging(input.agreement.problems(since: entry?.start.agreement, in: workspace)) { first, _ in first }
  }

  private func folder(_ input: Input, in workspace: Workspace) -> BackupFolder? {
    input.settings[.backupFolder].map { BackupFolder(path: $0, registerPath: workspace.session.register.path) }
  }

  private static func problem(_ folder: BackupFolder) -> KeepingText? {
    guard folder.path.hasPrefix("/") else { return .backupFolderRelative }
    do throws(StoreError) {
      try folder.requireUsable()
      return nil
    } catch .ledger(.missing) { return .backupFolderMissing } catch { return .backupFolderClosed }
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    guard let before = entry?.start else { return .back }
    var changed: [RegisterSetting: String?] = [:]
    for setting in RegisterSetting.allCases where input.settings[setting] != before.settings[setting] {
      changed[setting] = .some(input.settings[setting])
    }
    do throws(StoreError) {
      if let districts = try input.agreement.districts(since: before.agreement, in: workspace) {
        changed[.agreementDistricts] = districts.text
      }
    } catch {
      workspace.tell(error)
      return .stay
    }
    let said = workspace.language(KeepingText.settingsSaved)
    let turn = change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.settings.change(changed)
    }
    guard case .back = turn else { return turn }
    if changed.keys.contains(.backupFolder), folder(input, in: workspace)?.isOnSameDisk == true {
      workspace.message = .warning(workspace.language(KeepingText.settingsSavedSameDisk))
    }
    return turn
  }
}
