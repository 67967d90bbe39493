public import Domain

extension PersonReport.Kind {
  public var textKey: PersonReportText {
    switch self {
    case .start: .kindStart
    case .progress: .kindProgress
    case .extended: .kindExtension
    case .end: .kindEnd
    }
  }
}

extension PersonReport.Answer {
  public var textKey: PersonReportText {
    switch self {
    case .read: .answerRead
    case .agrees: .answerAgrees
    case .disagrees: .answerDisagrees
    }
  }
}

extension PersonReport.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .recipientMissing: language(PersonReportText.problemRecipientMissing)
    case .endsBeforeItBegins: language(PersonReportText.problemEndsBeforeItBegins)
    case .inTheFuture: language(PersonReportText.problemInTheFuture)
    case .pageMissing: language(PersonReportText.problemPageMissing)
    case .answeredBeforeMade: language(PersonReportText.problemAnsweredBeforeMade)
    case .answeredInTheFuture: language(PersonReportText.problemAnsweredInTheFuture)
    case .answerWithoutDay: language(PersonReportText.problemAnswerWithoutDay)
    case .notRead: language(PersonReportText.problemNotRead)
    }
  }
}
