import Domain
import Resources
import Store

/// Which part of the log is shown: about whom, by whom, and which days.
public struct LogChoice: Hashable, Sendable {
  public var about: ParticipantKey?
  public var by: LogUser?
  public var from: Day?
  public var to: Day?

  public init(about: ParticipantKey? = nil, by: LogUser? = nil, from: Day? = nil, to: Day? = nil) {
    self.about = about
    self.by = by
    self.from = from
    self.to = to
  }

  public var isAll: Bool { self == LogChoice() }

  /// The same for the register, whose time is UTC.
  public func filter(_ time: LocalTime) -> LogFilter {
    LogFilter(about: about, by: by?.key, since: from.map(time.start), until: to.map { time.start(of: $0 + 1) })
  }

  /// `om Hansen, Aisha P-0042, av tor, fra 01.10.2026`: nobody is to take a part of the log for the whole.
  func words(in workspace: Workspace) -> String {
    let language = workspace.language
    var parts: [String] = []
    if let about {
      let row = workspace.row(of: about)
      let name = row.map { "\($0.shownName) \($0.number.text)" } ?? language(LogText.oneParticipant)
      parts.append(language(LogText.about, ["name": name]))
    }
    if let by { parts.append(language(LogText.by, ["name": by.login])) }
    if let from { parts.append(language(LogText.from, ["date": from.norwegian])) }
    if let to { parts.append(language(LogText.to, ["date": to.norwegian])) }
    return parts.joined(separator: ", ")
  }
}
