import Domain
import Resources
import Store
import TerminalUI

/// What somebody who has logged in is to know of the register.
public struct LoginNotice {
  private let language: Language
  private let today: Day
  private let time: LocalTime

  public init(_ language: Language, today: Day, time: LocalTime) {
    self.language = language
    self.today = today
    self.time = time
  }

  init(_ workspace: Workspace) {
    self.init(workspace.language, today: workspace.today, time: workspace.settings.localTime)
  }

  /// The journal has come further than the clock.
  ///
  /// - Parameter key: with which it is entered in the log that the clock was wrong, as labelled; nil for the standard one.
  public func sentence(_ ahead: JournalAhead, to access: Access, key: String? = nil) -> String {
    let key = key ?? KeyLabels.words(of: language).label(LogScreen.clockKey)
    let text = access.may(.correctClock) ? LogText.aheadLead : .ahead
    return language(text, ["when": moment(ahead.latest), "key": key])
  }

  private func moment(_ at: Int64) -> String { Dates(language).moment(at, today: today, time: time) }
}
