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

  /// How often a wrong passphrase was tried; nil when none was.
  public func failures(_ login: LoginRecord) -> String? {
    guard login.failures > 0 else { return nil }
    guard let last = login.last else { return language(LoginText.failuresFirst, ["n": login.failures]) }
    return language(LoginText.failures, ["n": login.failures, "when": moment(last)])
  }

  /// When the user was in before; nil at the first time.
  public func last(_ login: LoginRecord) -> String? {
    login.last.map { language(LoginText.last, ["when": moment($0)]) }
  }

  private func moment(_ at: Int64) -> String { Dates(language).moment(at, today: today, time: time) }
}

extension Workspace {
  /// At login: when the user was in before, and what was tried since. What is wrong comes first; of a draft that waits is told
  /// beside it.
  public func tellOfLogin() {
    tellOfFailures()
    let failures = message
    tellOfDrafts()
    let drafts = failures == nil ? message : failures
    guard failures == nil, let last = LoginNotice(self).last(session.register.login) else { return message = drafts }
    message = Message(drafts.map { "\($0.text) \(last)" } ?? last, style: drafts?.style ?? .message)
  }

  /// Of tries with a wrong passphrase alone, where somebody goes on.
  func tellOfFailures() {
    message = LoginNotice(self).failures(session.register.login).map { .warning($0) } ?? message
  }
}
