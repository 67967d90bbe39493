import Ledger

/// The settings of a register, by the name they are kept under.
public enum RegisterSetting: String, CaseIterable, Hashable, Sendable {
  /// The name at the top of every screen.
  case organisation
  /// People who have ended leave the lists after this many days; else the domain's number.
  case daysOnListAfterEnd = "days_on_list_after_end"
  /// A screen locks itself after this many minutes without a key; else the domain's number.
  case idleMinutes = "idle_minutes"
  /// The folder a backup is made in every day; without it none is.
  case backupFolder = "backup_folder"
  /// Whose data is this many years old is looked at: should it still be kept?
  case retentionYears = "retention_years"
  /// Within how many days somebody who asks is to have had the follow-up talk; without it there is no limit.
  case talkLimitDays = "talk_limit_days"
  /// Whether that limit counts calendar days or working days.
  case talkLimitCounting = "talk_limit_counting"
  /// Who decided that limit.
  case talkLimitSetBy = "talk_limit_set_by"
  /// The districts in the agreement, each list from a day on; Domain says in which form.
  case agreementDistricts = "agreement_districts"
  /// The rooms in which the house meets people: ``MeetingRooms``.
  case appointmentRooms = "appointment_rooms"
  /// The telephone of whoever is on call, which stands beside 113 on every card.
  case onCallPhone = "on_call_phone"

  /// Whoever is in the three months after treatment and has not been seen for so many days is called; else the domain's number.
  case callWindowDays = "call_window_days"
  /// The same of everybody else.
  case callUnseenDays = "call_unseen_days"

  /// The program that prints, with its words, such as `lpr -P kontor`; it takes the text on its standard input.
  case printCommand = "print_command"

  /// What it has been set to; nil when it has not been.
  /// - Parameter source: SQL up to the condition on the name.
  func value(from source: String = "setting_now WHERE", _ database: Database) throws -> String? {
    try database.first("SELECT value FROM \(source) name = ?", rawValue) { $0.text(0) }
  }
}
