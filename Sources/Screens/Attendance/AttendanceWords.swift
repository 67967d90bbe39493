import Domain
import Resources
import Store
import TerminalUI

/// What is said of groups, marks and absence.
struct AttendanceWords {
  private let workspace: Workspace
  private let language: Language

  init(_ workspace: Workspace) {
    self.workspace = workspace
    language = workspace.language
  }

  func mark(_ mark: AttendanceMark?) -> String { language(mark?.textKey ?? .unmarked) }

  /// `5 møtt · 1 syk · 2 ikke ført`: what there is none of is not said.
  func counts(_ counts: AttendanceCounts, separator: String? = nil) -> String {
    let marks: [(Int, AttendanceText)] =
      AttendanceMark.allCases.map { (counts[$0], $0.textKey) }
      + [(counts.unmarked, .unmarked), (counts.offList, .offList)]
    return marks.filter { $0.0 > 0 }.map { "\($0.0) \(language($0.1))" }
      .joined(separator: separator ?? " \(workspace.glyphs.separator) ")
  }

  /// `5 av 8 ført`; nobody is told as nobody.
  func marked(_ n: Int, of all: Int) -> String {
    all == 0 ? language(AttendanceText.nobodyOnPrint) : language(AttendanceText.count, ["n": n, "total": all])
  }

  /// `82 % (n 412)`.
  func share(_ counts: AttendanceCounts) -> String {
    let percent = Arithmetic.percent(counts.present, of: counts.n).map { "\($0) %" } ?? "–"
    return language(AttendanceText.share, ["share": percent, "n": counts.n])
  }

  /// `10:00–14:00`.
  func hours(_ meetings: [Timetable.Meeting]) -> String { meetings.map(\.hours).joined(separator: ", ") }

  /// `man ons`, `man–fre`, `annenhver ons`, `lør 05.12.2026`: the days a group meets.
  func weekdays(_ group: Group) -> String {
    switch group.timetable.rhythm {
    case .once(let day): Dates(language).weekdayAndDate(day)
    case .fortnightly: language(AttendanceText.everyOther, ["days": daysOfWeek(group)])
    case .weekly: daysOfWeek(group)
    }
  }

  private func daysOfWeek(_ group: Group) -> String {
    let monday = workspace.today - (workspace.today.weekday - 1)
    let days = Set(group.timetable.meetings.map(\.weekday)).sorted()
    let names = days.map { Dates(language).weekday(monday + ($0 - 1)) }
    guard let first = days.first, let last = days.last, days.count > 2, last - first == days.count - 1 else {
      return names.joined(separator: " ")
    }
    return "\(names[0])–\(names[names.count - 1])"
  }

  /// `fr 20.11`.
  func day(_ day: Day) -> String { "\(Dates(language).weekday(day)) \(day.short)" }

  /// What stands beside a row: who is announced away, and until when.
  func remark(_ absence: Absence, mark: AttendanceMark?, group: Group, on day: Day) -> String {
    switch absence.remark(mark: mark, on: day) {
    case .cameAllTheSame(let days?): return language(AttendanceText.cameAllTheSame, ["n": days])
    case .cameAllTheSame(nil): return language(AttendanceText.cameUntilFurtherNotice)
    case .awayUntilFurtherNotice: return language(AttendanceText.awayUntilFurtherNotice)
    case .away(let to):
      guard let again = absence.expectedAgain(in: [group]) else {
        return language(AttendanceText.awayTo, ["to": self.day(to)])
      }
      return language(AttendanceText.awayToAndAgain, ["to": self.day(to), "again": self.day(again)])
    }
  }

  /// `til og med fr 20.11`.
  func until(_ absence: Absence) -> String {
    absence.to.map { language(AttendanceText.awayTo, ["to": day($0)]) }
      ?? language(AttendanceText.awayUntilFurtherNotice)
  }

  /// `Borte til og med fr 20.11, ventes ma 23.11`.
  func sentence(_ absence: Absence, groups: [Group]) -> String {
    guard let to = absence.to, let again = absence.expectedAgain(in: groups) ?? absence.expectedAgain else {
      return language(AttendanceText.understoodOpen, ["from": day(absence.from)])
    }
    return language(AttendanceText.understood, ["to": day(to), "again": day(again)])
  }

  /// `10:02`, `10:02–14:00`.
  func times(_ attendance: Attendance) -> String {
    switch (attendance.arrived, attendance.left) {
    case (let arrived?, let left?): "\(arrived.text)–\(left.text)"
    case (let arrived?, nil): arrived.text
    case (nil, let left?): "–\(left.text)"
    case (nil, nil): ""
    }
  }

  /// When a mark was written, if that was another day than the one it is for.
  func writtenLater(_ mark: Recorded<Attendance>) -> String? {
    guard workspace.settings.localTime.parts(mark.entered.at).day > mark.fact.day else { return nil }
    return language(AttendanceText.writtenLater, ["when": moment(mark.entered)])
  }

  func moment(_ stamp: Stamp) -> String {
    Dates(language).moment(stamp.at, today: workspace.today, time: workspace.settings.localTime)
  }
}

extension Workspace {
  /// The time of the day; nil when the day was set by hand, and the clock is another day's.
  var timeOfDay: TimeOfDay? { settings.todayIsGiven ? nil : TimeOfDay(settings.clock()) }
}
