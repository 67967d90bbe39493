import Domain
import Resources
import Store
import TerminalUI

/// Something of somebody's way: which fields there are follows from what it is.
struct FollowUpForm: FormScreen {
  static let room = Room.panel("followUpForm", FollowUpText.new, for: .enterFollowUpContact)
  static let texts = "followUp"

  /// What is typed, of every kind; only what the kind has is read.
  struct Input {
    var what: FollowUpText
    var day: Day
    var contact: FollowUpContact
    var treatment: TreatmentEpisode
    var relapse: Relapse
    var agreed: AgreedContact
    var question: MeetingQuestion
    /// What is taken of the ladder is chosen where somebody was called in vain, and only corrected here.
    var ladder: LadderStep
    var note: String?
  }

  var entry: Entry<Input>?
  private let participant: ParticipantKey
  /// What is changed; nil for something new.
  private let present: Recorded<FollowUp>?
  private let isDead: Bool

  init(about participant: ParticipantKey, changing present: Recorded<FollowUp>? = nil, in workspace: Workspace) {
    self.participant = participant
    self.present = present
    isDead = workspace.card(of: participant)?.enrolments.map(\.enrolment.fact).death != nil
    guard let subject = PersonLine(participant, in: workspace) else { return }
    entry = Entry(
      Input(present?.fact, isDead: isDead, today: workspace.today), about: subject.name, isChange: present != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, FollowUpRow?>("followUp", room.title) { workspace, person, row in
    let changed = row.flatMap { row in workspace.card(of: person)?.followUp.first { $0.row.id == row.value } }
    return row == nil || changed != nil ? FollowUpForm(about: person, changing: changed, in: workspace) : nil
  }
  var draftKey: String { Self.draft.key(participant, present.map { FollowUpRow($0.row.id) }) }

  func title(in workspace: Workspace) -> String {
    workspace.language(present == nil ? FollowUpText.new : .change)
  }

  func person(in workspace: Workspace) -> ParticipantKey? { participant }

  // MARK: Fields

  /// What can be entered by hand: a concern has its own form, a death its enrolment's.
  private static let kinds: [(what: FollowUpText, sees: Information)] = [
    (.kindContact, .followUpContacts), (.kindAgreed, .followUpContacts), (.kindQuestion, .followUpContacts),
    (.kindTreatment, .treatment), (.kindLAR, .treatment), (.kindRelapse, .relapse),
    (.kindReEngagement, .reEngagement), (.kindReleased, .prison), (.kindOverdoseTalk, .overdosePrevention),
    (.kindNaloxoneTraining, .overdosePrevention), (.kindSwitchTalk, .overdosePrevention),
    (.kindContactTold, .followUpContacts),
  ]

  /// What follows a death.
  private static let afterDeath: [FollowUpText] = [.kindBereavedContacted, .kindDebrief]

  private func kinds(in workspace: Workspace) -> [FollowUpText] {
    // Another kind is another event.
    if let present { return [present.fact.textKey] }
    if isDead { return FollowUpForm.afterDeath }
    return FollowUpForm.kinds.filter { workspace.sees($0.sees) }.map(\.what)
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let yesOrNo = Choice.yesOrNo(language)
    let what = Field<Input>.choice(
      "what", \.what, kinds(in: workspace).map { Choice($0, id: $0.rawValue, language($0)) }
    ).governing()
    let note = Field<Input>.lines("note", \.note, limit: 500)
    switch input.what {
    case .kindContact:
      return [
        what, .day("day", \.day),
        .choice("form", \.contact.form, Choice.words(FollowUpContact.Form.allCases) { language($0.textKey) }),
        .choice(
          "reachedOut", \.contact.reachedOut, Choice.words(FollowUpContact.Side.allCases) { language($0.textKey) }),
        .choice("achieved", \.contact.isAchieved, yesOrNo), note,
      ]
    // By the name of the first day of all kinds: whoever goes on from the kind is where they were going.
    case .kindTreatment:
      return [
        what, .day("day", \.treatment.admitted).called(FollowUpText.admitted), .day("ended", \.treatment.ended),
        .choice(
          "ending", \.treatment.ending, Choice.words(TreatmentEpisode.Ending.allCases) { language($0.textKey) }),
        .day("expected", \.treatment.expected), .day("applied", \.treatment.applied), note,
      ]
    case .kindLAR:
      return [
        what, .day("day", \.treatment.admitted).called(FollowUpText.admitted),
        .day("applied", \.treatment.applied), note,
      ]
    case .kindRelapse:
      return [
        what, .day("day", \.day), .choice("about", \.relapse.isAbout, yesOrNo),
        .day("known", \.relapse.known).helped(FollowUpText.knownHelp), note,
      ]
    case .kindConcern: return [what, .day("day", \.day)]
    case .kindAgreed:
      return [
        what, .day("day", \.day),
        .number(
          "every", \.agreed.every, figures: 2, wrong: Phrase(FollowUpText.everyWrong)),
      ]
    case .kindQuestion:
      return [
        what, .day("day", \.day), .lines("question", \.question.question, limit: 500),
        .day("decided", \.question.decided), .lines("decision", \.question.decision, limit: 500),
      ]
    case .kindLadder:
      return [
        what, .day("day", \.day),
        .choice("step", \.ladder.step, Choice.words(LadderStep.Step.allCases) { language($0.textKey) }),
        .text("takenBy", \.ladder.takenBy, limit: 100),
      ]
    default: return [what, .day("day", \.day), note]
    }
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    guard let told = input.told(present?.fact), let problem = told.problems(today: workspace.today).first else {
      return [:]
    }
    let field =
      switch problem {
      case .endWithoutAdmission, .endBeforeAdmission, .endingWithoutEnd, .larHasNoEnd: "ended"
      case .knownBeforeRelapse: "known"
      case .expectedBeforeAdmission: "expected"
      case .agreedDays: "every"
      case .questionMissing: "question"
      case .kinMayNotBeTold: "step"
      case .takenByMissing: "takenBy"
      case .decidedBeforeAsked: "decided"
      case .inTheFuture, .backWithoutRelapse, .afterDeath, .treatmentWithoutDay, .admittedBeforeApplied, .staysOverlap,
        .withoutDeath, .endsBeforeItBegins, .endMissing, .holdsAlready, .notInCatalogue, .scoreOutside, .incident:
        "day"
      }
    return [field: problem.sentence(in: workspace.language)]
  }

  func remark(in workspace: Workspace) -> TextRun? {
    TextRun(workspace.language(FollowUpText.unchanged), .muted)
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    guard let told = input.told(present?.fact) else { return .stay }
    let said = workspace.language(FollowUpText.saved, ["name": entry?.about ?? ""])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.followUp.enter(told, about: participant, replacing: present?.row)
    }
  }
}

/// What a draft of a change is known by.
typealias FollowUpRow = FactKey<FollowUp>

extension FollowUpForm.Input {
  init(_ told: FollowUp?, isDead: Bool, today: Day) {
    self.init(
      what: told?.textKey ?? (isDead ? .kindBereavedContacted : .kindContact), day: told?.day ?? today,
      contact: FollowUpContact(day: today, form: .phone, reachedOut: .service), treatment: TreatmentEpisode(),
      relapse: Relapse(day: today, known: today), agreed: AgreedContact(from: today, every: 7),
      question: MeetingQuestion(day: today, question: ""),
      ladder: LadderStep(day: today, step: .homeVisit, takenBy: ""))
    switch told {
    case .contact(let contact): (self.contact, note) = (contact, contact.note)
    case .treatment(let episode): (treatment, note) = (episode, episode.note)
    case .relapse(let relapse): (self.relapse, note) = (relapse, relapse.note)
    case .reEngagement(let back): note = back.note
    case .event(let event): note = event.note
    case .agreed(let agreed): self.agreed = agreed
    case .ladder(let step): ladder = step
    case .question(let question): self.question = question
    case .concern, .holding, .score, .incident, nil: break
    }
  }

  /// - Parameter present: what is changed.
  func told(_ present: FollowUp?) -> FollowUp? {
    switch what {
    case .kindContact:
      var contact = contact
      (contact.day, contact.note) = (day, note)
      return .contact(contact)
    case .kindTreatment, .kindLAR:
      var episode = treatment
      (episode.kind, episode.note) = (what == .kindLAR ? .lar : .stay, note)
      return .treatment(episode)
    case .kindRelapse:
      var relapse = relapse
      (relapse.day, relapse.note) = (day, note)
      return .relapse(relapse)
    case .kindReEngagement: return .reEngagement(ReEngagement(day: day, note: note))
    case .kindConcern:
      guard case .concern(var concern) = present else { return nil }
      concern.day = day
      return .concern(concern)
    case .kindAgreed: return .agreed(AgreedContact(from: day, every: agreed.every))
    case .kindQuestion:
      var question = question
      question.day = day
      return .question(question)
    case .kindLadder: return .ladder(LadderStep(day: day, step: ladder.step, takenBy: ladder.takenBy))
    default:
      return DatedEvent.Kind.allCases.first { $0.textKey == what }
        .map { .event(DatedEvent($0, on: day, note: note)) }
    }
  }
}
