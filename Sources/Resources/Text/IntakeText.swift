/// Intake: the waiting list, offers, enquiries and the follow-up talks they lead to.
public enum IntakeText: String, TextKey {
  public static let prefix = "intake"

  case title, status, menuWaiting, menuEnquiries, noUnit, turns, waitingCount, offersOpen, short, places, placesFull
  case placesUnknown, freeing, placesHint, listHint, listHintNobody, turnsHint, enquiries, enquiriesDesk, noEnquiries
  case median, limitNone, limit, limitWorking, overLimit, nextOfKin, callerUnknown
  case doorPhone = "door.phone"
  case doorDesk = "door.desk"
  case doorNav = "door.nav"
  case doorPrison = "door.prison"
  case doorClinic = "door.clinic"
  case doorNextOfKin = "door.next_of_kin"
  case doorOther = "door.other"
  case eventOffered = "event.offered"
  case eventHeld = "event.held"
  case eventDeclined = "event.declined"
  case talkNotOffered, talkOffered, talkOfferedBy, askedDaysAgo, askedToday
  case columnPlace = "column.place"
  case columnName = "column.name"
  case columnNumber = "column.number"
  case columnApplied = "column.applied"
  case columnDays = "column.days"
  case columnState = "column.state"
  case offered, offeredCalls, saidNo, why
  case whyForward = "why.forward"
  case whyForwardReason = "why.forwardReason"
  case whyAgreement = "why.agreement"
  case whyAfterAgreement = "why.afterAgreement"
  case whyFirst = "why.first"
  case whyApplied = "why.applied"
  case whyNoDate = "why.noDate"
  case whyHidden = "why.hidden"
  case whyTieFirst = "why.tieFirst"
  case whyTieLater = "why.tieLater"
  case answer, answerHelp, offer, offerHelp, talk, talkHelp, enquiry, enquiryFrom, enquiryHelp, forward, forwardHelp
  case whatIf, whatIfHelp, openHelp, nobody, nobodyWaiting, noOpenOffer, offerIsOpen, noEnquiryChosen, noList, empty
  case answerTitle
  case answerYes = "answer.yes"
  case answerNo = "answer.no"
  case answerNoAnswer = "answer.noAnswer"
  case answerYesHelp = "answer.yesHelp"
  case answerNoHelp = "answer.noHelp"
  case answerNoAnswerHelp = "answer.noAnswerHelp"
  case answerWord = "answer.word"
  case answerWordHelp = "answer.wordHelp"
  case answerField, answerFieldHelp, word, wordHelp
  case phone, phoneUnknown, saidYes, saidNoNow, noAnswerNow, answeredFirst
  case whoOwn = "who.own"
  case whoNextOfKin = "who.next_of_kin"
  case doorField, doorHelp, saved, talkTitle, talkEvent, talkDay, talkBy, talkSaved, offerTitle
  case offerStart, offerStartMissing, offerUnit, offerUnitHelp, offerSaved, forwardTitle, forwardReason, forwardSaved
  case whatIfTitle, whatIfLine, whatIfUnknown, whatIfMore, whatIfMoreHelp, whatIfFewer, whatIfFewerHelp, whatIfHint
  case getsPlace, hasOffer, wasNumber
  case enquiryOf, enquiryGone, takenBy, textHidden, textNone, callBack, callHelp
  case callReached = "call.reached"
  case callNoAnswer = "call.no_answer"
  case callAgreed = "call.agreed"
  case callReachedHelp = "call.reachedHelp"
  case callNoAnswerHelp = "call.no_answerHelp"
  case callAgreedHelp = "call.agreedHelp"
  case calledReached = "called.reached"
  case calledNoAnswer = "called.no_answer"
  case calledAgreed = "called.agreed"
  case calledSeveral
  case saidReached = "said.reached"
  case saidNoAnswer = "said.no_answer"
  case saidAgreed = "said.agreed"
  case calledAgreedOn, saidAgreedOn, agreedTitle, callAgreedOn
  case calledFirst, history, historyNone, correct, correctHelp, correctTitle, corrected, callerName, callerNameHelp
  case callerPhone, callerPhoneHelp, card, cardHelp, notInRegister
  case problemNotWaiting = "problem.notWaiting"
  case problemStartTooEarly = "problem.startTooEarly"
  case problemUnitMissing = "problem.unitMissing"
  case problemReasonMissing = "problem.reasonMissing"
  case problemNextOfKin = "problem.nextOfKin"
  case problemFuture = "problem.future"
  case problemAgreedDay = "problem.agreedDay"
  case problemTalkBeforeEnquiry = "problem.talkBeforeEnquiry"
  case problemWhoMissing = "problem.whoMissing"
  case problemNotOwnEnquiry = "problem.notOwnEnquiry"
}
