import Domain
import Resources
import Store
import TerminalUI

/// What somebody says when they are asked at the end whether they may be asked later.
struct MayAskForm: FormScreen {
  static let room = Room.panel("mayAskForm", AfterEndText.askTitle, for: .enterFollowUpContact)
  static let texts = "afterEnd"

  struct Input {
    var mayAsk: Bool?
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let record: AfterEndRecord?
  private let enrolment: EnrolmentKey

  init(_ participant: ParticipantKey, after enrolment: EnrolmentKey, in workspace: Workspace) {
    self.participant = participant
    self.enrolment = enrolment
    record = workspace.afterEnds(of: participant).first { $0.enrolment == enrolment }
    guard let record, let subject = PersonLine(participant, in: workspace) else { return }
    entry = Entry(Input(mayAsk: record.record?.mayAsk), about: subject.name, isChange: record.record != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, EnrolmentKey>("mayAsk", room.title) {
    MayAskForm($1, after: $2, in: $0)
  }
  var draftKey: String { Self.draft.key(participant, enrolment) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func gone(in workspace: Workspace) -> String { workspace.language(AfterEndText.gone) }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    [.choice("mayAsk", \.mayAsk, Choice.yesOrNo(workspace.language))]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let said = workspace.language(AfterEndText.askedSaved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.afterEnd.enter(mayAsk: input.mayAsk, of: participant, after: enrolment)
    }
  }
}

/// What came of asking somebody some months after the end.
struct AfterEndCallForm: FormScreen {
  static let room = Room.panel("afterEndCall", AfterEndText.callTitle, for: .enterFollowUpContact)
  static let texts = "afterEnd"

  struct Input {
    var answer: AfterEnd.Answer?
    var day: Day
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  private let enrolment: EnrolmentKey
  private var next: (month: Int, attempt: Int, due: Day)?
  private var record: AfterEndRecord?

  init(_ participant: ParticipantKey, after enrolment: EnrolmentKey, in workspace: Workspace) {
    self.participant = participant
    self.enrolment = enrolment
    record = workspace.afterEnds(of: participant).first { $0.enrolment == enrolment }
    next = record.flatMap { $0.record?.next(after: $0.end, today: workspace.today) }
    guard next != nil, let subject = PersonLine(participant, in: workspace) else { return }
    entry = Entry(Input(day: workspace.today), about: subject.name)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, EnrolmentKey>("afterEnd", room.title) {
    AfterEndCallForm($1, after: $2, in: $0)
  }
  var draftKey: String { Self.draft.key(participant, enrolment) }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  func gone(in workspace: Workspace) -> String { workspace.language(AfterEndText.gone) }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    guard let next, let end = record?.end else { return [[TextRun(entry?.about ?? "", .heading)]] }
    let words = workspace.language(
      AfterEndText.heading, ["n": next.month, "date": end.norwegian, "try": next.attempt, "of": AfterEnd.attempts])
    return [[TextRun(entry?.about ?? "", .heading), TextRun("  " + words, .muted)]]
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    return [
      .choice(
        "answer", \.answer, Choice.words(AfterEnd.Answer.allCases) { language($0.textKey) },
        missing: Phrase(FormText.chooseOne)),
      .day("day", \.day),
    ]
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    guard let answer = input.answer, let next, let record, let asked = record.record else { return [:] }
    let call = AfterEnd.Call(month: next.month, attempt: next.attempt, day: input.day, answer: answer)
    return asked.problems(of: call, end: record.end, today: workspace.today).first
      .map { ["day": $0.sentence(in: workspace.language)] } ?? [:]
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    guard let answer = input.answer, let next else { return .stay }
    let said = workspace.language(AfterEndText.saved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.afterEnd.enter(answer, on: input.day, month: next.month, of: participant, after: enrolment)
    }
  }
}

extension Workspace {
  /// Every end of somebody and what was asked after it; nothing, and a message, when that cannot be read.
  func afterEnds(of person: ParticipantKey) -> [AfterEndRecord] {
    ask { (session) throws(StoreError) in try session.afterEnd.records(of: person) } ?? []
  }
}

extension AfterEndRecord {
  /// `Slutt 09.11.2026: kan spørres, 3 md. ikke nådd`.
  func words(in language: Language) -> String {
    let state: AfterEndText = record.map { $0.mayAsk ? .may : .mayNot } ?? .notAsked
    let answers = AfterEnd.months.compactMap { month in
      record?.answer(month).map { language(AfterEndText.monthAnswer, ["n": month, "answer": language($0.textKey)]) }
    }
    let next =
      record?.mayAsk == true
      ? AfterEnd.months.first { record?.answer($0) == nil }.map { month in
        language(
          AfterEndText.month, ["n": month, "date": AfterEnd.day(month, after: end).norwegian])
      } : nil
    let parts = [language(state)] + answers + [next].compactMap(\.self)
    return language(AfterEndText.line, ["date": end.norwegian, "what": parts.joined(separator: ", ")])
  }
}
