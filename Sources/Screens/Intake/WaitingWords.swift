import Domain
import Resources
import Store

/// Why somebody stands where they do on the waiting list, and what has become of an offer, in words.
struct WaitingWords {
  private let language: Language
  private let today: Day

  init(_ workspace: Workspace) {
    language = workspace.language
    today = workspace.today
  }

  /// `Nr. 1: avtalebydel, søkt 02.11; flere venter enn det er plasser`.
  func line(_ row: WaitingRow) -> String {
    language(IntakeText.why, ["n": row.place.number, "why": why(row)])
  }

  private func why(_ row: WaitingRow) -> String {
    let place = row.place
    if case .passedForward(let day) = place.ground {
      guard let reason = row.forwardReason else { return language(IntakeText.whyForward, ["date": date(day)]) }
      return language(IntakeText.whyForwardReason, ["date": date(day), "reason": reason])
    }
    // Where somebody with a protected address lives must not be read out of their class.
    if row.hidesClass, place.ground != .applied { return language(IntakeText.whyHidden) }
    guard let applied = place.waiting.applied else { return language(IntakeText.whyNoDate) }
    let day = ["date": date(applied)]
    let tie: IntakeText? =
      switch place.tie {
      case .enteredFirst: .whyTieFirst
      case .enteredLater: .whyTieLater
      case nil: nil
      }
    switch place.ground {
    case .agreement: return joined(language(IntakeText.whyAgreement, day), tie)
    case .afterAgreement: return joined(language(IntakeText.whyAfterAgreement, day), tie)
    case .applied, .passedForward:
      if place.number == 1, tie == nil { return language(IntakeText.whyFirst) }
      return joined(language(IntakeText.whyApplied, day), tie)
    }
  }

  private func joined(_ text: String, _ tie: IntakeText?) -> String {
    tie.map { "\(text); \(language($0))" } ?? text
  }

  /// What has become of the newest offer; nil where there is none.
  func offer(_ row: WaitingRow) -> String? {
    guard let state = row.offer else { return nil }
    let day = date(state.offer.day)
    guard row.hasOpenOffer else {
      guard let settled = state.settled, settled.answer == .no else { return nil }
      return language(IntakeText.saidNo, ["date": date(settled.day)])
    }
    let said =
      state.callsInVain == 0
      ? language(IntakeText.offered, ["date": day])
      : language(IntakeText.offeredCalls, ["date": day, "n": state.callsInVain])
    return state.word.map { "\(said) – \($0)" } ?? said
  }

  /// What somebody answered, as it is told when it is written down.
  func said(_ answer: OfferAnswer.Answer, by name: String, start: Day) -> String {
    switch answer {
    case .yes: language(IntakeText.saidYes, ["name": name, "date": date(start)])
    case .no: language(IntakeText.saidNoNow, ["name": name])
    case .noAnswer: language(IntakeText.noAnswerNow, ["name": name])
    }
  }

  /// `02.11`, with the year when it is another.
  func date(_ day: Day) -> String { day.year == today.year ? day.short : day.norwegian }

  /// `Frist for samtale: 5 virkedager, satt av bydelsutvalget`.
  func limit(_ limit: TalkLimit?) -> String {
    guard let limit else { return language(IntakeText.limitNone) }
    return language(
      limit.counting == .working ? IntakeText.limitWorking : .limit, ["n": limit.days, "who": limit.setBy])
  }

  /// Whether a talk has been offered, and by whom.
  func talk(_ enquiry: EnquiryListing) -> String {
    guard let offered = enquiry.talks.last(where: { $0.event == .offered }) else {
      return language(IntakeText.talkNotOffered)
    }
    let day = date(offered.day)
    return offered.by.map { language(IntakeText.talkOfferedBy, ["date": day, "who": $0]) }
      ?? language(IntakeText.talkOffered, ["date": day])
  }
}

extension WaitingWords {
  /// What the calls back have come to: `ikke svar i går`; nil before the first.
  func calls(_ enquiry: EnquiryListing) -> String? {
    guard let last = enquiry.calls.last else { return nil }
    let day = Dates(language).near(last.day, today: today)
    let when = [day, last.time?.text].compactMap(\.self).joined(separator: " ")
    let agreed = last.agreed.map { Dates(language).near($0, today: today) }
    let what =
      agreed.map { language(IntakeText.calledAgreedOn, ["date": $0]) }
      ?? language(last.outcome.calledKey, ["date": when])
    let n = enquiry.calls.count
    return n == 1 ? what : language(IntakeText.calledSeveral, ["n": n, "what": what])
  }
}

extension EnquiryCall.Outcome {
  var textKey: IntakeText {
    switch self {
    case .reached: .callReached
    case .noAnswer: .callNoAnswer
    case .agreed: .callAgreed
    }
  }

  var helpKey: IntakeText {
    switch self {
    case .reached: .callReachedHelp
    case .noAnswer: .callNoAnswerHelp
    case .agreed: .callAgreedHelp
    }
  }

  fileprivate var calledKey: IntakeText {
    switch self {
    case .reached: .calledReached
    case .noAnswer: .calledNoAnswer
    case .agreed: .calledAgreed
    }
  }

  var saidKey: IntakeText {
    switch self {
    case .reached: .saidReached
    case .noAnswer: .saidNoAnswer
    case .agreed: .saidAgreed
    }
  }
}

extension Enquiry.Door {
  var textKey: IntakeText {
    switch self {
    case .phone: .doorPhone
    case .desk: .doorDesk
    case .nav: .doorNav
    case .prison: .doorPrison
    case .clinic: .doorClinic
    case .nextOfKin: .doorNextOfKin
    case .other: .doorOther
    }
  }
}

extension Enquiry.Who {
  var textKey: IntakeText { self == .own ? .whoOwn : .whoNextOfKin }
}

extension FollowUpTalk.Event {
  var textKey: IntakeText {
    switch self {
    case .offered: .eventOffered
    case .held: .eventHeld
    case .declined: .eventDeclined
    }
  }
}
