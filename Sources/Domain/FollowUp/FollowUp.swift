/// What is entered on the way about somebody besides attendance: treatment, uro, relapse and back, contacts and how often they are
/// agreed, what is done when nobody answers, what the team is asked, and what happened on a day. All of it is the case side's; the desk sees none of it, nor that there is any.
public enum FollowUp: Hashable, Sendable {
  case contact(FollowUpContact)
  case treatment(TreatmentEpisode)
  case concern(Concern)
  case relapse(Relapse)
  case reEngagement(ReEngagement)
  case event(DatedEvent)
  case holding(Holding)
  case score(Score)
  case incident(Incident)
  case agreed(AgreedContact)
  case ladder(LadderStep)
  case question(MeetingQuestion)

  /// The day it is told under; of treatment that of the admission, else of the application.
  public var day: Day? {
    switch self {
    case .contact(let contact): contact.day
    case .treatment(let episode): episode.admitted ?? episode.applied
    case .concern(let concern): concern.day
    case .relapse(let relapse): relapse.day
    case .reEngagement(let back): back.day
    case .event(let event): event.day
    case .holding(let holding): holding.from
    case .score(let score): score.day
    case .incident(let incident): incident.day
    case .agreed(let agreed): agreed.from
    case .ladder(let step): step.day
    case .question(let question): question.day
    }
  }

  /// It stands among what happened on the way, which waits for a key; what holds for a time and what was measured have a page
  /// of their own, and serious events a register.
  public var isOnTheWay: Bool {
    switch self {
    case .contact, .treatment, .concern, .relapse, .reEngagement, .event, .agreed, .ladder, .question: true
    case .holding, .score, .incident: false
    }
  }

  /// What a role must see to see it.
  public var information: Information {
    switch self {
    case .contact, .agreed, .ladder, .question: .followUpContacts
    case .treatment: .treatment
    case .concern: .concern
    case .relapse: .relapse
    case .reEngagement: .reEngagement
    case .event(let event): event.kind.information
    case .holding(let holding): holding.sort.information
    case .score: .scores
    case .incident: .incidents
    }
  }

  /// What a role must be allowed to enter, change and strike it.
  public var action: Action {
    switch self {
    case .contact, .agreed, .ladder, .question: .enterFollowUpContact
    case .treatment: .enterTreatment
    case .concern, .relapse, .reEngagement: .enterRelapse
    case .event(let event): event.kind.action
    case .holding: .enterServices
    case .score: .enterScores
    // That one is reported, is everybody's; what comes of it is the team lead's.
    case .incident: .reviewIncident
    }
  }

  public enum Problem: Error, Hashable, Sendable {
    case inTheFuture
    /// Neither applied for nor admitted.
    case treatmentWithoutDay
    case endWithoutAdmission
    case endBeforeAdmission
    case admittedBeforeApplied
    case endingWithoutEnd
    /// LAR has no end, and so no window after it.
    case larHasNoEnd
    /// Two stays on the same days; that one ends and the next begins on one day is in order.
    case staysOverlap(Day)
    case expectedBeforeAdmission
    /// ``AgreedContact/days``.
    case agreedDays
    case questionMissing
    case takenByMissing
    /// The person has let nobody be told, and no law goes first that day.
    case kinMayNotBeTold
    /// The team cannot have decided before it was asked.
    case decidedBeforeAsked
    /// The service cannot have known before it was.
    case knownBeforeRelapse
    /// Back after what?
    case backWithoutRelapse
    case afterDeath(Day)
    /// Those left behind, and colleagues, are talked with after a death.
    case withoutDeath
    case endsBeforeItBegins
    /// A post is given for a time.
    case endMissing
    /// The same service, or another of what one has one of, since a day.
    case holdsAlready(Holding)
    /// The catalogue does not know it, or knows it as something else.
    case notInCatalogue(String)
    /// The lowest and the highest there is.
    case scoreOutside(Int, Int)
    case incident(Incident.Problem)
  }

  /// What is wrong with it by itself when it is entered on `today`.
  public func problems(today: Day) -> [Problem] {
    var problems: [Problem] = days.contains { $0 > today } ? [.inTheFuture] : []
    switch self {
    case .treatment(let episode): problems += episode.problems
    case .relapse(let relapse):
      if let known = relapse.known, known < relapse.day { problems.append(.knownBeforeRelapse) }
    case .holding(let holding):
      if let to = holding.to, to < holding.from { problems.append(.endsBeforeItBegins) }
      if holding.sort == .post, holding.to == nil { problems.append(.endMissing) }
    case .incident(let incident): problems = incident.problem(today: today).map { [.incident($0)] } ?? []
    case .agreed(let agreed):
      if let every = agreed.every, !AgreedContact.days.contains(every) { problems.append(.agreedDays) }
    case .ladder(let step):
      if step.takenBy.isEmpty { problems.append(.takenByMissing) }
    case .question(let question):
      if question.question.isEmpty { problems.append(.questionMissing) }
      if let decided = question.decided, decided < question.day { problems.append(.decidedBeforeAsked) }
    case .contact, .concern, .reEngagement, .event, .score: break
    }
    return problems
  }

  /// What is wrong with it by what the catalogue knows.
  public func problems(kinds: [HoldingKind], instruments: [Instrument]) -> [Problem] {
    switch self {
    case .holding(let holding):
      kinds.contains { $0.id == holding.what && $0.sort == holding.sort } ? [] : [.notInCatalogue(holding.what)]
    case .score(let score):
      switch instruments.first(where: { $0.id == score.instrument }) {
      case nil: [.notInCatalogue(score.instrument)]
      case let known?: known.holds(score.raw) ? [] : [.scoreOutside(known.lowest, known.highest)]
      }
    case .contact, .treatment, .concern, .relapse, .reEngagement, .event, .agreed, .ladder, .question, .incident: []
    }
  }

  /// What is wrong with it beside what is known of the same person.
  /// - Parameters:
  ///   - others: without what it takes the place of.
  ///   - death: nil of the living.
  public func problems(beside others: [FollowUp], death: Day?) -> [Problem] {
    var problems: [Problem] = []
    if let death, daysOfLife.contains(where: { $0 > death }) { problems.append(.afterDeath(death)) }
    switch self {
    case .reEngagement(let back):
      let isAfterOne = others.contains {
        if case .relapse(let relapse) = $0 { relapse.since <= back.day } else { false }
      }
      if !isAfterOne { problems.append(.backWithoutRelapse) }
    case .treatment(let episode):
      for case .treatment(let other) in others where episode.overlaps(other) {
        problems.append(.staysOverlap(other.admitted ?? episode.admitted ?? Day(number: 0)))
        break
      }
    case .event(let event) where event.kind.followsDeath:
      if death.map({ event.day < $0 }) ?? true { problems.append(.withoutDeath) }
    case .holding(let holding):
      for case .holding(let other) in others where holding.overlaps(other) {
        problems.append(.holdsAlready(other))
        break
      }
    case .contact, .concern, .relapse, .event, .score, .incident, .agreed, .ladder, .question: break
    }
    return problems
  }

  /// Every day it tells of.
  private var days: [Day] {
    switch self {
    case .treatment(let episode): [episode.applied, episode.admitted, episode.ended].compactMap(\.self)
    case .relapse(let relapse): [relapse.day, relapse.known].compactMap(\.self)
    case .question(let question): [question.day, question.decided].compactMap(\.self)
    // The end of what holds for a time may be agreed on.
    case .contact, .concern, .reEngagement, .event, .agreed, .ladder, .holding, .score: [day].compactMap(\.self)
    case .incident: []
    }
  }

  /// The days that cannot be after somebody's death.
  private var daysOfLife: [Day] {
    if case .event(let event) = self, event.kind.followsDeath { return [] }
    return days
  }
}

extension Sequence<FollowUp> {
  /// The day somebody died, where it is told here; nil of the living.
  public var death: Day? {
    compactMap { if case .event(let event) = $0, event.kind == .died { event.day } else { nil } }.min()
  }
}

/// Something that happened on a day, of which a person has one of a kind a day.
public struct DatedEvent: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Løslatt.
    case released
    case died
    case overdoseTalk = "overdose_talk"
    case naloxoneTraining = "naloxone_training"
    /// A talk about changing the way of use.
    case switchTalk = "switch_talk"
    /// After a death: those left behind were contacted, and colleagues talked it through.
    case bereavedContacted = "bereaved_contacted"
    case debrief
    /// The participant has been told who follows them now.
    case contactTold = "contact_told"

    public var followsDeath: Bool { self == .bereavedContacted || self == .debrief }

    var information: Information {
      switch self {
      case .released: .prison
      case .died, .bereavedContacted, .debrief: .death
      case .overdoseTalk, .naloxoneTraining, .switchTalk: .overdosePrevention
      case .contactTold: .followUpContacts
      }
    }

    var action: Action {
      switch self {
      case .released: .enterTreatment
      case .died, .bereavedContacted, .debrief: .reportDeath
      case .overdoseTalk, .naloxoneTraining, .switchTalk, .contactTold: .enterFollowUpContact
      }
    }
  }

  public var kind: Kind
  public var day: Day
  public var note: String?

  public init(_ kind: Kind, on day: Day, note: String? = nil) {
    self.kind = kind
    self.day = day
    self.note = note
  }
}
