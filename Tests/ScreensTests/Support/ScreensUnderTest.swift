import Dispatch
import Domain
import Store
import Synchronization
import TerminalUI
import Testing

@testable import Ledger
@testable import Screens
@testable import Store

/// A screen that every rule of all screens is held against.
struct ScreenCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// Pressed after it has opened, to come to a state worth looking at.
  let keys: [Key]
  /// Nil when the fixture has nothing for the screen to be about.
  let open: @Sendable (Workspace) throws -> (any Screen)?

  init(_ name: String, keys: [Key] = [], open: @escaping @Sendable (Workspace) throws -> (any Screen)?) {
    self.name = name
    self.keys = keys
    self.open = open
  }

  var testDescription: String { name }

  func stage(_ fixture: Fixture, glyphs: GlyphSet = .unicode, rosterIsRead: Bool = true) throws -> Stage {
    let stage = try Stage(fixture, glyphs: glyphs, rosterIsRead: rosterIsRead, open: open)
    stage.press(keys)
    return stage
  }
}

/// Every screen of the program, held against all the rules: the rooms of the menu by themselves, what is opened from them, and the
/// states worth looking at, by a line here.
enum ScreensUnderTest {
  static let all = rooms + start + people + attendance + day + pictures + operations + intake + users + holdings

  /// What a screen turns out to be: as it opens, or (a list) after its keys.
  enum Kind { case form, keepsDraft, list, listWithoutSearch }

  static func which(are kind: Kind) -> [ScreenCase] { zip(all, kinds).filter { $1.contains(kind) }.map(\.0) }

  /// Each opened once for all who choose among them, side by side: what a test is given is worked out before any test begins.
  private static let kinds: [Set<Kind>] = {
    let found = Mutex([Set<Kind>](repeating: [], count: all.count))
    DispatchQueue.concurrentPerform(iterations: all.count) { index in
      guard let stage = try? Stage(.rich, open: all[index].open) else { return }
      var kinds: Set<Kind> = []
      if let form = stage.top as? any FormScreen, !form.form.fields.isEmpty { kinds.insert(.form) }
      if stage.top is any DraftingScreen { kinds.insert(.keepsDraft) }
      stage.press(all[index].keys)
      if stage.top is any ColumnScreen {
        kinds.insert(.list)
        if (stage.top as? ParticipantsScreen)?.isTyping != true { kinds.insert(.listWithoutSearch) }
      }
      found.withLock { $0[index] = kinds }
    }
    return found.withLock { $0 }
  }()

  static let rooms: [ScreenCase] = Rooms.menu.map { room in ScreenCase(room.id) { room.screen(in: $0) } }

  /// Nil for a role that puts no records together.
  private static func mergePlan(_ workspace: Workspace) -> MergePlan? {
    try? workspace.session.merge.plan(keeping: workspace.someone(), other: workspace.someone("P-0107"))
  }

  static let day: [ScreenCase] = [
    ScreenCase("today, names", keys: ["v"]) { TodayScreen(in: $0) },
    ScreenCase("whom to call") { CallsScreen(in: $0) },
    ScreenCase("whom to call, names", keys: ["v"]) { CallsScreen(in: $0) },
    ScreenCase("mine") { MineScreen(in: $0) },
    ScreenCase("merge, the other number") { MergeNumberForm(keeping: $0.someone(), in: $0) },
    ScreenCase("merge") { workspace in
      mergePlan(workspace).map { MergeScreen($0, in: workspace) }
    },
    ScreenCase("merge, asked once more") { workspace in
      mergePlan(workspace).map { ConfirmMergeScreen($0, [:], in: workspace) }
    },
    ScreenCase("what a rule has found") { QualityFindingsScreen(.unknownDistrict, in: $0) },
    ScreenCase("team meeting") { MeetingScreen(in: $0) },
    ScreenCase("team meeting, decided") { workspace in
      let question = MeetingQuestion(day: workspace.today, question: "Trenger kveldstilbud; hvem spør?")
      _ = try? workspace.session.followUp.enter(.question(question), about: workspace.someone())
      return (try? workspace.session.followUp.meeting())?.first.map { MeetingDecisionForm($0, in: workspace) }
    },
    ScreenCase("when nobody answers") { LadderForm(about: $0.someone(), in: $0) },
    ScreenCase("tasks") { TasksScreen(in: $0) },
    ScreenCase("note") { NoteForm(about: $0.someone(), in: $0) },
    ScreenCase("note, hostile name") { NoteForm(about: $0.someone("X-1"), in: $0) },
    ScreenCase("note, nobody") { NoteForm(about: ParticipantKey(999_999), in: $0) },
    ScreenCase("task") { TaskForm(about: $0.someone(), in: $0) },
    ScreenCase("task about nobody") { TaskForm(about: nil, in: $0) },
    ScreenCase("appointment") { AppointmentForm(with: $0.someone(), in: $0) },
    ScreenCase("somebody's appointments") { PersonAppointmentsScreen(of: $0.someone(), in: $0) },
    ScreenCase("move an appointment") { MoveAppointmentForm(of: $0.someone(), in: $0) },
    ScreenCase("move an appointment, nobody") { MoveAppointmentForm(of: ParticipantKey(999_999), in: $0) },
    ScreenCase("what came of an appointment") { AppointmentOutcomeScreen(of: $0.someone(), in: $0) },
    ScreenCase("appointments") { AppointmentsScreen(in: $0) },
    ScreenCase("appointments, names", keys: ["v"]) { AppointmentsScreen(in: $0) },
    ScreenCase("call off an appointment") { workspace in
      let appointments = try workspace.session.people.card(workspace.someone())?.appointments ?? []
      return appointments.first.map { CancelAppointmentScreen($0, in: workspace) }
    },
    ScreenCase("card, notes", keys: [.tab, .tab, .tab, .tab, .tab]) { ParticipantScreen(key: $0.someone(), in: $0) },
  ]

  static let start: [ScreenCase] = [
    ScreenCase("menu") { _ in nil },
    ScreenCase("log, about somebody") { LogScreen(in: $0, choice: LogChoice(about: $0.someone())) },
    ScreenCase("log, choosing") { LogChoiceForm(LogChoice(about: $0.someone()), at: .person, in: $0) },
    ScreenCase("log, the clock was wrong") { ClockForm(at: 1, in: $0) },
    ScreenCase("review of a month") { ReviewMonthScreen(Month(of: $0.today), in: $0) },
    ScreenCase("review, each time") { workspace in
      _ = try? workspace.session.files.export(.participants) { (_) throws(StoreError) in }
      let (month, time) = (Month(of: workspace.today), workspace.settings.localTime)
      let lines = try? ReviewMonthScreen.found(month, workspace.session, time)
      return ReviewDeeds.grouped(lines ?? []).first.map { ReviewDeedsScreen($0, in: workspace) }
    },
    ScreenCase("review, marking") { ReviewForm(Month(of: $0.today).previous, [], in: $0) },
    ScreenCase("drafts, none") { DraftsScreen(in: $0) },
    ScreenCase("drafts") { DraftsScreen(in: $0.withDrafts()) },
    ScreenCase("drafts, throwing away", keys: [.delete]) { DraftsScreen(in: $0.withDrafts()) },
  ]

  static let people: [ScreenCase] = [
    ScreenCase("participants, finding", keys: ["/", "h", "a", "n"]) { ParticipantsScreen(in: $0) },
    ScreenCase("participants, nobody found", keys: ["/", "x", "q", "z", .enter]) { ParticipantsScreen(in: $0) },
    ScreenCase("participants, sorting", keys: ["S"]) { ParticipantsScreen(in: $0) },
    ScreenCase("participants, choices", keys: [.right]) { ParticipantsScreen(in: $0) },
    ScreenCase("card") { ParticipantScreen(key: $0.someone(), in: $0) },
    ScreenCase("card, steps", keys: [.tab]) { ParticipantScreen(key: $0.someone(), in: $0) },
    ScreenCase("card, lights", keys: [.tab, .tab]) { ParticipantScreen(key: $0.someone(), in: $0) },
    ScreenCase("card, log", keys: [.backTab]) { ParticipantScreen(key: $0.someone(), in: $0) },
    ScreenCase("card, hostile name") { ParticipantScreen(key: $0.someone("X-1"), in: $0) },
    ScreenCase("card, nobody") { ParticipantScreen(key: ParticipantKey(999_999), in: $0) },
    ScreenCase("new participant") { ParticipantForm(in: $0) },
    ScreenCase("edit participant") { ParticipantForm(editing: $0.someone(), in: $0) },
    ScreenCase("new enrolment") { EnrolmentForm(of: $0.someone(), in: $0) },
    ScreenCase("new enrolment, no programme", keys: [.backspace]) { EnrolmentForm(of: $0.someone(), in: $0) },
    ScreenCase("change enrolment") { EnrolmentChangeForm(of: $0.someone(), in: $0) },
    ScreenCase("journey") { JourneyScreen(of: $0.someone(), in: $0) },
    ScreenCase("journey, all", keys: ["p", "t"]) { JourneyScreen(of: $0.someone(), in: $0) },
    ScreenCase("events") { FollowUpScreen(of: $0.someone(), in: $0) },
    ScreenCase("events, nothing yet") { FollowUpScreen(of: $0.someone("P-0011"), in: $0) },
    ScreenCase("event") { FollowUpForm(about: $0.someone(), in: $0) },
    ScreenCase("event, treatment", keys: [.right]) { FollowUpForm(about: $0.someone(), in: $0) },
    ScreenCase("event, change") { workspace in
      let told = try workspace.session.people.card(workspace.someone())?.followUp.first
      return told.map { FollowUpForm(about: workspace.someone(), changing: $0, in: workspace) }
    },
    ScreenCase("event, strike") { workspace in
      guard let told = try workspace.session.people.card(workspace.someone())?.followUp.first else { return nil }
      return StrikeFollowUpScreen(told.row, "behandling 20.08.2026", of: workspace.someone(), in: workspace)
    },
    ScreenCase("concern") { ConcernForm.orTalk(about: $0.someone(), in: $0) },
    ScreenCase("concern, after the talk") { workspace in
      let person = workspace.someone("P-0107")
      let told = FollowUp.concern(Concern(day: workspace.today - 1, toldBy: .nextOfKin))
      let entered = workspace.card(of: person)?.followUp.last { $0.fact == told }
      return ConcernTalkForm(about: person, entered ?? .told(told), in: workspace)
    },
    ScreenCase("consent and network") { AroundScreen(of: $0.someone(), in: $0) },
    ScreenCase("consent and network, nothing yet") { AroundScreen(of: $0.someone("P-0011"), in: $0) },
    ScreenCase("card, network", keys: [.tab, .tab, .tab, .tab]) { ParticipantScreen(key: $0.someone(), in: $0) },
    ScreenCase("consent") { AroundForm(about: $0.someone(), in: $0) },
    ScreenCase("consent, sharing", keys: [.down, .down, .right]) { AroundForm(about: $0.someone(), in: $0) },
    ScreenCase("the law first") { AroundForm(.kindLawFirst, about: $0.someone(), in: $0) },
    ScreenCase("information") { AroundForm(.kindInformed, about: $0.someone(), in: $0) },
    ScreenCase("next of kin") { AroundForm(.kindKin, about: $0.someone(), in: $0) },
    ScreenCase("children") { AroundForm(.kindChildren, about: $0.someone(), in: $0) },
    ScreenCase("doctor") { AroundForm(.kindDoctor, about: $0.someone(), in: $0) },
    ScreenCase("volunteer") { AroundForm(.kindVolunteer, about: $0.someone(), in: $0) },
    ScreenCase("care plan") { AroundForm(.kindPlan, about: $0.someone(), in: $0) },
    ScreenCase("care team") { AroundForm(.kindMember, about: $0.someone(), in: $0) },
    ScreenCase("care team meeting") { AroundForm(.kindMeeting, about: $0.someone(), in: $0) },
    ScreenCase("consent, nobody") { AroundForm(about: ParticipantKey(999_999), in: $0) },
    ScreenCase("consent, change") { workspace in
      let told = try workspace.session.people.card(workspace.someone())?.surroundings
        .first { $0.fact.action == .enterConsent }
      return told.map { AroundForm(about: workspace.someone(), changing: $0, in: workspace) }
    },
    ScreenCase("consent, withdrawing") { workspace in
      guard let card = try workspace.session.people.card(workspace.someone()) else { return nil }
      return AroundScreen.rows(card, workspace).first.map {
        WithdrawConsentForm($0, of: card.person, card.identity.fact.shownName, in: workspace)
      }
    },
    ScreenCase("network, strike") { workspace in
      guard let card = try workspace.session.people.card(workspace.someone()) else { return nil }
      return AroundScreen.rows(card, workspace).last.map { StrikeAroundScreen($0, of: card.person, in: workspace) }
    },
    ScreenCase("consent form") { PrintConsentForm(nil, of: $0.someone(), in: $0) },
    ScreenCase("plan") { FollowUpPlanScreen(of: $0.someone(), in: $0) },
    ScreenCase("plan, nothing yet") { FollowUpPlanScreen(of: $0.someone("P-0011"), in: $0) },
    ScreenCase("plan, nobody") { FollowUpPlanScreen(of: ParticipantKey(999_999), in: $0) },
    ScreenCase("goal") { GoalForm(of: $0.someone(), in: $0) },
    ScreenCase("goal, change") { workspace in
      let goal = try workspace.session.people.card(workspace.someone())?.plan.goals.first
      return goal.map { GoalForm(of: workspace.someone(), changing: $0, in: workspace) }
    },
    ScreenCase("goal, strike") { workspace in
      let goal = try workspace.session.people.card(workspace.someone())?.plan.goals.first
      return goal.map { StrikeGoalScreen(.goal($0.row), of: workspace.someone(), in: workspace) }
    },
    ScreenCase("in danger") { SafetyPlanForm(of: $0.someone(), in: $0) },
    ScreenCase("in danger, nobody") { SafetyPlanForm(of: ParticipantKey(999_999), in: $0) },
    ScreenCase("resources") { PlanBasisForm(of: $0.someone(), in: $0) },
    ScreenCase("why lights are red") { RedLightsForm(of: $0.someone("P-0107"), in: $0) },
    ScreenCase("why lights are red, none") { RedLightsForm(of: $0.someone("P-0011"), in: $0) },
    ScreenCase("after a talk") { TalkHeldForm(with: $0.someone(), in: $0) },
    ScreenCase("after a talk, a task", keys: Array(repeating: .tab, count: 9) + [.right]) {
      TalkHeldForm(with: $0.someone("P-0011"), in: $0)
    },
    ScreenCase("after a talk, nobody") { TalkHeldForm(with: ParticipantKey(999_999), in: $0) },
    ScreenCase("reports") { PersonReportsScreen(about: $0.someone(), in: $0) },
    ScreenCase("reports, none") { PersonReportsScreen(about: $0.someone("P-0011"), in: $0) },
    ScreenCase("report") { PersonReportForm(about: $0.someone("P-0011"), in: $0) },
    ScreenCase("report, change") { workspace in
      workspace.report().map { PersonReportForm(about: workspace.someone(), changing: $0, in: workspace) }
    },
    ScreenCase("report, to be read") { workspace in
      workspace.report().map { ReadReportScreen($0, about: workspace.someone(), in: workspace) }
    },
    ScreenCase("report, answer") { workspace in
      workspace.report().map { ReportAnswerForm($0, about: workspace.someone(), in: workspace) }
    },
    ScreenCase("report, strike") { workspace in
      workspace.report().map { StrikeReportScreen($0, about: workspace.someone(), in: workspace) }
    },
    ScreenCase("report, print") { workspace in
      workspace.report().map { PrintReportForm($0, about: workspace.someone(), in: workspace) }
    },
    ScreenCase("work and school") { OccupationForm(of: $0.someone(), in: $0) },
    ScreenCase("work and school, who may know", keys: [.tab, .tab, .right]) {
      OccupationForm(of: $0.someone(), in: $0)
    },
    ScreenCase("work and school, change") { workspace in
      let place = try workspace.session.people.card(workspace.someone())?.plan.occupations.first
      return place.map { OccupationForm(of: workspace.someone(), changing: $0, in: workspace) }
    },
    ScreenCase("plan, after the end") { FollowUpPlanScreen(of: $0.someone("E-2"), in: $0) },
    ScreenCase("may we ask") { workspace in
      let person = workspace.someone("E-1")
      return MayAskForm(person, after: workspace.enrolment(of: person), in: workspace)
    },
    ScreenCase("asked after the end") { workspace in
      let person = workspace.someone("E-2")
      return AfterEndCallForm(person, after: workspace.enrolment(of: person), in: workspace)
    },
    ScreenCase("contact") { ContactForm(of: $0.someone(), in: $0) },
  ]
}

extension Recorded {
  /// As if it stood in a row.
  static func told(_ fact: Fact) -> Recorded {
    Recorded(fact: fact, row: RowID(form: LightsFact.form, id: 1), entered: Stamp(entry: 1, actor: "", at: 0))
  }
}

extension Workspace {
  /// As if something had been typed in a few forms.
  func withDrafts() -> Workspace {
    for form in ["participant.new", "participant.\(someone().value)", "lights.\(someone("X-1").value)", "later.7"] {
      drafts.leave(form, DraftKeeper.Content(fields: ["givenName": "Tone"], cursor: nil))
    }
    return self
  }

  /// The newest enrolment of somebody; a key that is nobody's where there is none.
  func enrolment(of person: ParticipantKey) -> EnrolmentKey {
    (try? session.people.card(person))?.enrolments.first?.key ?? EnrolmentKey(999_999)
  }

  /// The report that the fixture has; nil where it has none.
  func report() -> Recorded<PersonReport>? {
    try? session.personReport.reports(about: someone()).first
  }

  /// The person of a number; a key that is nobody's when the fixture has no such person.
  func someone(_ number: String = "P-0042") -> ParticipantKey {
    Fixture.key(number, in: session) ?? ParticipantKey(999_999)
  }
}
