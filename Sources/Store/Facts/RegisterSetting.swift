/// The settings of a register, by the name they are kept under.
public enum RegisterSetting: String, CaseIterable, Hashable, Sendable {
  /// The name at the top of every screen.
  case organisation
  /// People who have ended leave the lists after this many days; else the domain's number.
  case daysOnListAfterEnd = "days_on_list_after_end"
}
