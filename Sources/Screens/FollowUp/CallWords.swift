import Domain
import Resources
import Store
import TerminalUI

/// Why somebody is to be called, in words.
struct CallWords {
  private let workspace: Workspace
  private let language: Language

  init(_ workspace: Workspace) {
    self.workspace = workspace
    language = workspace.language
  }

  private var separator: String { " \(workspace.glyphs.separator) " }

  /// `11 mine · 2 vikar for Jon · 2 uten kontakt`.
  func counts(_ plan: CallsPlan) -> String {
    let mine = plan.count(.primary) + plan.count(.co)
    var parts = [language(CallsText.mineCount, ["n": mine])]
    if plan.count(.deputy) > 0 {
      let names = plan.deputyFor.map { $0.split(separator: " ").first.map(String.init) ?? $0 }
      parts.append(
        language(CallsText.deputyCount, ["n": plan.count(.deputy), "names": names.joined(separator: ", ")]))
    }
    parts.append(language(CallsText.unattachedCount, ["n": plan.unattached.count]))
    return parts.joined(separator: separator)
  }

  /// The gravest reason; of those who are only waited for, that they are away.
  func why(_ call: Call) -> String {
    if call.callClass == .awaited, let absence = call.absence {
      let reason = language(absence.reason == .sick ? AttendanceText.sick : .leave)
      return "\(reason) \(AttendanceWords(workspace).until(absence))"
    }
    return call.reasons.first.map(reason) ?? ""
  }

  /// What may stand beside a name: that they are to be called, and of the reasons those that tell nothing of their own life.
  func whyBesideName(_ call: Call) -> String {
    if call.callClass == .awaited { return why(call) }
    return call.reasons.first { !$0.waitsForKey }.map(reason) ?? language(TodayText.calls).lowercased()
  }

  /// All there is to say, for the message row.
  func all(_ call: Call) -> String {
    var parts = call.reasons.map(reason)
    if call.callClass == .awaited { parts.insert(why(call), at: 0) }
    if let tried = call.lastTried {
      let key: CallsText = call.tries > 1 ? .triedBefore : .tried
      parts.append(language(key, ["n": call.tries, "date": Dates(language).near(tried, today: workspace.today)]))
    }
    if let step = call.ladder {
      parts.append(
        language(
          CallsText.ladderTaken,
          ["step": language(step.step.textKey), "name": step.takenBy, "date": step.day.short]))
    }
    return parts.joined(separator: separator)
  }

  func reason(_ reason: Call.Reason) -> String {
    switch reason {
    case .concern(let since): language(CallsText.reasonConcern, ["date": since.short])
    case .home(let day, let length): language(CallsText.reasonHome, ["day": day, "length": length])
    case .released(let day): language(CallsText.reasonReleased, ["day": day])
    case .agreed(let every, let days): language(CallsText.reasonAgreed, ["every": every, "n": days])
    case .missed(let times): language(CallsText.reasonMissed, ["n": times])
    case .window(let day, let length, let days):
      language(CallsText.reasonWindow, ["day": day, "length": length, "n": days])
    case .comesHome(let day):
      language(
        day < workspace.today ? CallsText.reasonIsHome : .reasonComesHome,
        ["date": AttendanceWords(workspace).day(day)])
    case .unseen(let days): language(CallsText.reasonUnseen, ["n": days])
    }
  }

  /// What comes next of itself: a return, an appointment; that nobody follows them.
  func next(_ call: Call, isUnattached: Bool) -> TextRun {
    if isUnattached { return TextRun(language(CallsText.noContact), .warning) }
    if call.callClass == .awaited, let absence = call.absence {
      return TextRun(
        absence.expectedAgain.map { language(CallsText.expectedOn, ["date": AttendanceWords(workspace).day($0)]) }
          ?? language(CallsText.untilFurtherNotice), .muted)
    }
    return TextRun(
      call.next.map { language(CallsText.appointmentOn, ["date": AttendanceWords(workspace).day($0.day)]) } ?? "",
      .muted)
  }
}
