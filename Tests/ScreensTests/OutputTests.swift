import Domain
import Store
import Testing

@testable import Screens

/// What `show` gives programs: the keys the manual lists are the keys that come.
@Suite struct OutputTests {
  /// What programs may rely on: the ids in the order help has them, and the keys. It grows, and nothing in it changes.
  private static let recorded: [(id: String, keys: String)] = [
    (
      "menu",
      "organisation participating waiting steps mappingRound mapped expectedToday tasks tasksOverdue "
        + "appointmentsToday newEnquiries groups(group from expected members marked)"
    ),
    ("calls", "calls(number class reason days appointment tries mayCallNextOfKin)"),
    (
      "today",
      "expected groups(group from to members expected marked participants) appointments(number from to "
        + "place with topic outcome) tasks(kind number due assignee rule text unit) tasksOverdue enquiries(date time who "
        + "number name) notSeen(number days)"
    ),
    (
      "tasks",
      "tasks(kind number due assignee rule text unit) tasksOverdue"
    ),
    ("appointments", "appointments(number date from to place with topic outcome)"),
    ("mine", "mine(number name role step lastSeen appointment)"),
    (
      "participants",
      "participants(number name birthYear programme unit status step daysInStep contact lights)"
    ),
    (
      "participant",
      "number name birthYear gender programme unit status step daysInStep contact enrolments(programme "
        + "unit status applied start end plannedEnd endReason outcome outcomeDate steps(step from to "
        + "reason) contacts(name role from to)) lights(date voice lights) goals(goal area deed doer due status set "
        + "evaluated) appointments(date from to place "
        + "with topic outcome) notes(date time kind text) services(sort service from to state givenBy) "
        + "scores(instrument date raw)"
    ),
    ("journey", "journey(row cells)"),
    (
      "steps",
      "programme steps(step name participants medianDays forwardLast30Days backLast30Days "
        + "endedLast30Days)"
    ),
    (
      "attendance",
      "groups(group unit times(from to) present sick leave absent unmarked offList guests participants(number name "
        + "mark arrived left away awayTo offList))"
    ),
    ("house", "guests people(number name group since)"),
    (
      "intake",
      "waiting lists(programme unit places occupied taken free freeingWithin30Days waiting people(place "
        + "number name applied daysWaited ground offered start callsInVain)) enquiries(date who door number "
        + "days talkOffered overLimit calls(date time outcome agreed by)) talkLimit(days counting setBy) medianDaysToTalk talksHeld"
    ),
    (
      "lights",
      "number assessments(date voice lights(housing physicalHealth economy socialFunctioning network "
        + "substanceUse meaningfulActivity mentalHealth))"
    ),
    (
      "mapping",
      "round n domains(domain green yellow red missing percent(green yellow red)) multipleSevere(rule "
        + "count percent) withChildren(count percent) livingWithChildren(count percent) carePlan(count percent) "
        + "team(count percent) filters(unit)"
    ),
    (
      "board",
      "from to entered inProgramme droppedOut endedOtherwise(completed clarified ill otherSupport moved otherStay died "
        + "unknown) retained relapsed relapses reEngaged reEngagedUnconfirmed reEngagedWithin14Days "
        + "medianDaysToReEngagement stillInDay30 stillInDay30Of stillInDay90 stillInDay90Of "
        + "inOrdinaryWork inAdaptedWork inWorkPractice inEducation homeDistricts afterEnd "
        + "afterEndWorkOrEducation afterEndNeither afterEndNotReached afterEndNotAsked units(name places occupied "
        + "taken free) answers(question figure group value base percent medianDays valueBefore baseBefore percentBefore "
        + "medianDaysBefore) filters(programme unit statusAt)"
    ),
    (
      "cohorts",
      "from to entered months(month n notYet withoutStep step1 step2 step3 step4 work education endedOtherwise droppedOut "
        + "died unknown) steps(step n medianDays notYet) years(year entered after12Months(n notYet withoutStep step1 step2 "
        + "step3 step4 work education endedOtherwise droppedOut died unknown)) filters(programme unit)"
    ),
    (
      "plan",
      "plan(id name owner firstYear lastYear isOver) from to before(from to) measures(number name responsible indicator "
        + "value base percent medianDays goal goalSetBy goalSetOn light valueBefore baseBefore percentBefore "
        + "medianDaysBefore status statusOn statusBy note) filters(programme unit)"
    ),
    (
      "reports",
      "report profile from to entry chapters(chapter shown hidden rowsLeft words author date)"
    ),
    (
      "operations",
      "gear(name unit isOut borrower(number name) lent due daysOver) orders(customer task site ordered "
        + "due done people produced) goods(date kind what count unit) months(month produced collected "
        + "repaired givenAway equipment spray switchTalks)"
    ),
    (
      "incidents",
      "incidents(date number kind state reported notified reviewed closed)"
    ),
    ("meeting", "meeting(number date question)"),
    (
      "units",
      "units(programme name places occupied taken free)"
    ),
    ("quality", "participating whole rules(rule findings people)"),
    (
      "log",
      "entries(entry at actor role kind number people subject reason undoes undone asOfEntry asOfDay "
        + "wrongTime)"
    ),
    (
      "review",
      "months(month reviewedBy)"
    ),
    (
      "retention",
      "years participants(number lastDay since)"
    ),
    (
      "erasures",
      "requests(number caseNumber by)"
    ),
    (
      "users",
      "users(login name role units passphrase)"
    ),
    (
      "settings",
      "settings(setting value)"
    ),
  ]

  @Test func nothingThatProgramsRelyOnHasChanged() {
    #expect(Output.all.map(\.id) == OutputTests.recorded.map(\.id))
    for (output, recorded) in zip(Output.all, OutputTests.recorded) { #expect(output.keys == recorded.keys) }
  }

  /// The keys that come are those the form tells, whatever there is to tell.
  @Test func aFormTellsTheKeysThatCome() {
    let inner: JSONForm<Int> = [.key("count") { $0 }, .key("half") { JSON.tenths($0 * 5) }]
    let form: JSONForm<[Int]> = [
      .key("all") { $0 }, .object("first", inner, \.first), .list("each", inner) { $0 }, .key("last", \.last),
    ]
    #expect(form.text == "all first(count half) each(count half) last")
    #expect(shape(.members(form.members(of: [3, 4]))) == form.text)
    #expect(JSON.members(form.members(of: [])).text == #"{"all":[],"first":null,"each":[],"last":null}"#)
    #expect(inner.columns == ["count", "half"] && inner.row(3) == ["3", "1.5"])
  }

  @Test(arguments: Output.all)
  func everyRowOfATableIsAsWideAsItsHeader(_ output: Output) throws {
    let stage = try Stage(.rich)
    let number = try #require(stage.workspace.readyRoster?[0]?.number.text)
    let exhibit = try Exhibit(
      ShowRequest(output, number: output.takes.contains(.number) ? number : nil), in: stage.workspace)
    #expect(!exhibit.csv(excel: false).isEmpty)
    #expect(exhibit.data.rows.allSatisfy { $0.count == exhibit.data.columns.count })
  }

  @Test func textIsEscapedAndNumbersKeepOneDecimal() {
    let form: JSONForm<String> = [
      .key("name") { $0 }, .key("share") { _ in JSON.tenths(693) }, .key("whole") { _ in JSON.tenths(700) },
      .key("none") { _ in Int?.none },
    ]
    let json = JSON.members(form.members(of: "O'Fjell \"Seán\"\n\u{1}阮"))
    #expect(json.text == #"{"name":"O'Fjell \"Seán\"\n\u0001阮","share":69.3,"whole":70,"none":null}"#)
  }

  @Test func aPersonNobodyHasIsTold() throws {
    let stage = try Stage(.rich)
    #expect(throws: ShowProblem.unknownNumber("Q-1")) {
      try Exhibit(ShowRequest(ParticipantScreen.output, number: "Q-1"), in: stage.workspace)
    }
    #expect(throws: ShowProblem.numberMissing) { try Exhibit(ShowRequest(LightsScreen.output), in: stage.workspace) }
  }

  @Test func aPeriodThatEndsBeforeItBeginsIsTold() throws {
    let stage = try Stage(.rich)
    let today = stage.workspace.today
    #expect(throws: ShowProblem.badPeriod(from: today, to: today - 1)) {
      try Exhibit(ShowRequest(BoardScreen.output, from: today, to: today - 1), in: stage.workspace)
    }
  }

  /// `a b(c d)`: keys in order, those of objects and of the first element of arrays in brackets.
  private func shape(_ json: JSON) -> String {
    switch json {
    case .members(let members):
      return members.map { member in
        let inner = shape(member.value)
        return inner.isEmpty ? member.key : "\(member.key)(\(inner))"
      }.joined(separator: " ")
    case .array(let values): return values.first.map(shape) ?? ""
    default: return ""
    }
  }
}
