import Domain
import Resources
import Store
import TerminalUI

/// A task as it stands in a list: entered by hand, or asked for by a rule.
struct DayTask: Hashable {
  enum ID: Hashable, Sendable {
    case kept(TaskKey)
    case contactMissing(ParticipantKey)
    case offer(ParticipantKey, Day)
    case talk(EnquiryKey)
    case concern(ParticipantKey)
    /// What a death leaves to be done.
    case death(ParticipantKey, RuleTask.Rule)
    case afterEnd(ParticipantKey, EnrolmentKey)
  }

  enum Content: Hashable {
    case kept(OpenTask)
    case rule(RuleTask)
    /// With what the caller called themself.
    case talk(RuleTask, name: String?)
  }

  let id: ID
  let content: Content
  let due: Due
  /// The day it is due; today where nobody has set a limit.
  let day: Day

  init(_ id: ID, _ content: Content, dueOn day: Day?, today: Day) {
    self.id = id
    self.content = content
    due = Due(day, today: today)
    self.day = day ?? today
  }

  var person: ParticipantKey? {
    switch content {
    case .kept(let task): task.person
    case .rule(let rule), .talk(let rule, _): rule.person
    }
  }

  /// The key by which it is done; what a rule asks for is done by the fact that meets it.
  var key: TaskKey? {
    if case .kept(let task) = content { task.key } else { nil }
  }

  /// Whether it waits for somebody who is named, or for a role: what is nobody's is the desk's.
  /// - Parameter user: nil for what is the role's only.
  func isFor(_ role: Role, _ user: Access?) -> Bool {
    switch content {
    case .kept(let kept):
      if kept.task.unit != nil { return user.map(kept.task.isForCounsellor) ?? false }
      return kept.task.assignee.map { user?.isContact(names: [$0]) ?? false } ?? (role == .frontDesk)
    case .rule(let rule), .talk(let rule, _): return Role.first(that: rule.rule.action) == role
    }
  }

  static func isBefore(_ left: DayTask, _ right: DayTask) -> Bool { left.day < right.day }
}

/// A task in words. To the desk what a rule asks for is a call to make, and never why.
struct TaskWords {
  private let workspace: Workspace
  private let showsNames: Bool

  init(_ workspace: Workspace, showsNames: Bool) {
    self.workspace = workspace
    self.showsNames = showsNames
  }

  private var language: Language { workspace.language }
  private var seesCauses: Bool { workspace.sees(.taskCauses) }

  /// `Ring Per J.`, `Ring` while names are hidden.
  func what(_ task: DayTask) -> String {
    switch task.content {
    case .kept(let kept):
      guard let person = kept.person else {
        // Whoever wrote it may have written a name.
        return (showsNames ? kept.text : nil) ?? language(TasksText(kept.task.kind))
      }
      switch kept.task.kind {
      case .call: return named(.call, .kindCall, person)
      case .read: return named(.read, .kindRead, person)
      case .other: return named(.about, .kindOther, person)
      }
    case .rule(let rule): return what(rule, name: nil)
    case .talk(let rule, let name): return what(rule, name: name)
    }
  }

  private func what(_ rule: RuleTask, name: String?) -> String {
    guard seesCauses else { return named(.call, .kindCall, rule.person, name) }
    switch rule.rule {
    case .contactMissing: return named(.findContact, .findContactUnnamed, rule.person, name)
    case .offerUnanswered, .concernOpen, .afterEnd: return named(.call, .kindCall, rule.person, name)
    case .talkDue: return named(.talk, .talkUnnamed, rule.person, name)
    case .bereavedContacted: return named(.bereaved, .bereavedUnnamed, rule.person, name)
    case .debrief: return named(.debrief, .debriefUnnamed, rule.person, name)
    }
  }

  private func named(
    _ named: TasksText, _ unnamed: TasksText, _ person: ParticipantKey?, _ other: String? = nil
  ) -> String {
    let name = person.flatMap { workspace.row(of: $0)?.shownName } ?? other
    guard showsNames, let name, !name.isEmpty else { return language(unnamed) }
    return language(named, ["name": ShortName.of(name)])
  }

  /// What stands behind it: what somebody wrote, or the rule. Nil for who may not know.
  func why(_ task: DayTask) -> String? {
    switch task.content {
    // What is said of somebody stands with their name, and only there.
    case .kept(let kept): return showsNames && kept.person != nil ? kept.text : nil
    case .rule(let rule), .talk(let rule, _):
      guard seesCauses else { return nil }
      let day = rule.since.map { Dates(language).near($0, today: workspace.today) } ?? ""
      switch rule.rule {
      case .contactMissing: return language(TasksText.whyContact)
      case .offerUnanswered: return language(TasksText.whyOffer, ["date": day])
      case .talkDue: return language(TasksText.whyTalk, ["date": day])
      case .concernOpen: return language(TasksText.whyConcern, ["date": day])
      case .bereavedContacted, .debrief: return language(TasksText.whyDeath, ["date": day])
      case .afterEnd: return language(TasksText.whyAfterEnd, ["date": day])
      }
    }
  }

  /// `2 d over fristen`, `i dag`, `snarest`, `24.11`.
  func due(_ task: DayTask) -> TextRun {
    switch task.due {
    case .overLimit(let days): TextRun(language(TasksText.overLimit, ["n": days]), .warning)
    case .today: TextRun(language(CommonText.today))
    case .soon: TextRun(language(TasksText.soon))
    case .later(let day): TextRun(Dates(language).near(day, today: workspace.today), .muted)
    }
  }

  /// For whom: a colleague, or the desk.
  func assignee(_ task: DayTask) -> String {
    switch task.content {
    case .kept(let kept):
      return kept.task.assignee ?? workspace.words(kept.task.unit == nil ? .desk : .counsellors)
    case .rule(let rule), .talk(let rule, _):
      let role = Role.first(that: rule.rule.action)
      return role == .frontDesk ? language(TasksText.desk) : language(role.textKey)
    }
  }
}
