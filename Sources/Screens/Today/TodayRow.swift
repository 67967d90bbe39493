import Domain
import Resources
import Store
import TerminalUI

/// A line of "Min dag".
enum TodayRow: Hashable, Sendable {
  /// Whom a counsellor calls today has a screen of its own.
  case calls
  case group(GroupKey)
  /// Somebody who is expected there; while names are shown.
  case expected(GroupKey, ParticipantKey)
  case appointment(AppointmentKey)
  /// There are more on the days to come.
  case moreAppointments
  case task(DayTask.ID)
  /// There are more tasks than stand here.
  case moreTasks
  case enquiry(EnquiryKey)

  var section: TodayText {
    switch self {
    case .calls: .calls
    case .group, .expected: .expected
    case .appointment, .moreAppointments: .appointments
    case .task, .moreTasks: .tasks
    case .enquiry: .enquiries
    }
  }

  /// So many tasks stand among the rest of the day; all of them have a screen of their own.
  static let mostTasks = 8

  static func list(_ plan: DayPlan, showsNames: Bool) -> [TodayRow] {
    var rows: [TodayRow] = plan.calls.followed.isEmpty ? [] : [.calls]
    for group in plan.groups {
      rows.append(.group(group.group))
      if showsNames { rows += group.expected.map { .expected(group.group, $0) } }
    }
    rows += plan.appointments.map { .appointment($0.key) }
    if plan.appointmentsAhead > 0 { rows.append(.moreAppointments) }
    let tasks = tasks(plan)
    rows += tasks.prefix(mostTasks).map { .task($0.id) }
    if tasks.count > mostTasks { rows.append(.moreTasks) }
    rows += plan.enquiries.map { .enquiry($0.key) }
    return rows
  }

  /// Those of the day without the talks that stand as enquiries beneath.
  static func tasks(_ plan: DayPlan) -> [DayTask] {
    plan.dueTasks.filter { task in
      if case .talk = task.id { task.due.isOverLimit } else { true }
    }
  }
}

/// A line of "Min dag" in words: what stands in its columns.
struct TodayWords {
  private let plan: DayPlan
  private let workspace: Workspace
  private let showsNames: Bool

  init(_ plan: DayPlan, _ workspace: Workspace, showsNames: Bool) {
    self.plan = plan
    self.workspace = workspace
    self.showsNames = showsNames
  }

  private var language: Language { workspace.language }

  struct Line {
    var time = TextRun("")
    var what = TextRun("")
    var more = TextRun("")
  }

  func line(_ row: TodayRow) -> Line {
    switch row {
    case .calls:
      let counts = ["first": plan.calls.count(.first), "today": plan.calls.count(.today)]
      return Line(what: TextRun(language(CallsText.title)), more: TextRun(language(CallsText.menuCount, counts)))
    case .group(let key):
      guard let group = plan.groups.first(where: { $0.group == key }) else { return Line() }
      return line(group)
    case .expected(let key, let person):
      // They stand there while names are shown only.
      guard showsNames else { return Line() }
      // Who has been marked is seen to; of the others nothing is said.
      let mark = plan.groups.first { $0.group == key }?.marks[person].map { AttendanceWords(workspace).mark($0) }
      return Line(what: TextRun("  " + name(person)), more: TextRun(mark ?? "", .muted))
    case .appointment(let key):
      guard let fact = plan.appointments.first(where: { $0.key == key }) else { return Line() }
      let (appointment, words) = (fact.appointment, AppointmentWords(workspace))
      let more = [showsNames ? name(fact.person) : nil, words.outcome(appointment)].compactMap(\.self)
      return Line(
        time: TextRun(appointment.from.text), what: TextRun(words.whereAndWith(appointment)),
        more: TextRun(more.joined(separator: " \(workspace.glyphs.separator) ")))
    case .moreAppointments:
      return Line(what: TextRun(language(TodayText.moreAppointments, ["n": plan.appointmentsAhead]), .muted))
    case .task(let id):
      guard let task = plan.tasks.first(where: { $0.id == id }) else { return Line() }
      let words = TaskWords(workspace, showsNames: showsNames)
      let why = words.why(task)
      guard task.due.isOverLimit else {
        return Line(time: words.due(task), what: TextRun(words.what(task)), more: TextRun(why ?? "", .muted))
      }
      let more = [words.due(task).text, why].compactMap(\.self).joined(separator: " \(workspace.glyphs.separator) ")
      return Line(
        time: TextRun(Dates(language).near(task.day, today: workspace.today), .warning),
        what: TextRun(words.what(task)), more: TextRun(more, .warning))
    case .moreTasks:
      let count = TodayRow.tasks(plan).count - TodayRow.mostTasks
      return Line(what: TextRun(language(TodayText.moreTasks, ["n": count]), .muted))
    case .enquiry(let key):
      guard let found = plan.enquiries.first(where: { $0.key == key }) else { return Line() }
      return line(found)
    }
  }

  private func line(_ group: RollCallSummary) -> Line {
    let times = group.meetings.map { "\($0.from.text)–\($0.to.text)" }.joined(separator: ", ")
    let counts = [
      language(TodayText.expectedCount, ["n": group.expected.count]),
      AttendanceWords(workspace).marked(group.marked, of: group.members.count),
    ]
    return Line(
      time: TextRun(times), what: TextRun(group.name),
      more: TextRun(counts.joined(separator: " \(workspace.glyphs.separator) ")))
  }

  private func line(_ found: EnquiryListing) -> Line {
    let enquiry = found.enquiry
    let day = Dates(language).near(enquiry.day, today: workspace.today)
    let time = [day, enquiry.time?.text].compactMap(\.self).joined(separator: " ")
    let who = showsNames ? found.person.map(name) ?? enquiry.name : nil
    let whom = language(enquiry.who == .own ? TodayText.enquiryOwn : .enquiryNextOfKin)
    let more = [who == nil ? nil : whom, WaitingWords(workspace).calls(found)].compactMap(\.self)
      .joined(separator: " \(workspace.glyphs.separator) ")
    return Line(time: TextRun(time), what: TextRun(who ?? whom), more: TextRun(more, .muted))
  }

  /// Nobody's name where the roster has none: it is being read, or they have left the lists.
  private func name(_ person: ParticipantKey) -> String { workspace.row(of: person)?.shownName ?? "–" }

  /// The row in one line, with what it is a row of: for the message row, where a narrow window has no room for columns.
  func hint(_ row: TodayRow) -> String {
    let line = line(row)
    let parts = [line.time, line.what, line.more].map { $0.text.trimmingPrefix(while: \.isWhitespace) }
      .filter { !$0.isEmpty }.joined(separator: " \(workspace.glyphs.separator) ")
    return "\(language(row.section)): \(parts)"
  }
}
