public import Domain

extension Occupation.Kind {
  public var textKey: OccupationText {
    switch self {
    case .practice: .kindPractice
    case .ordinaryWork: .kindOrdinaryWork
    case .adaptedWork: .kindAdaptedWork
    case .keptWork: .kindKeptWork
    case .school: .kindSchool
    }
  }
}

extension Occupation.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .placeMissing: language(OccupationText.problemPlaceMissing)
    case .endsBeforeItBegins: language(OccupationText.problemEndsBeforeItBegins)
    case .shareOutOfRange: language(OccupationText.problemShareOutOfRange)
    case .shareOfSchool: language(OccupationText.problemShareOfSchool)
    case .phoneOfWhoDoesNotKnow: language(OccupationText.problemPhoneOfWhoDoesNotKnow)
    }
  }
}

extension AfterEnd.Answer {
  public var textKey: AfterEndText {
    switch self {
    case .work: .answerWork
    case .education: .answerEducation
    case .neither: .answerNeither
    case .notReached: .answerNotReached
    }
  }
}

extension AfterEnd.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .notEnded: language(AfterEndText.problemNotEnded)
    case .mayNotAsk: language(AfterEndText.problemMayNotAsk)
    case .inTheFuture: language(AfterEndText.problemInTheFuture)
    case .tooEarly(let day): language(AfterEndText.problemTooEarly, ["date": day.norwegian])
    case .isOver: language(AfterEndText.problemIsOver)
    }
  }
}
