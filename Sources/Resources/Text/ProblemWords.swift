public import Domain

// What is wrong and what to do about it, one sentence for each problem of the domain.

extension Participant.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .noName: language(ErrorText.participantNoName)
    case .bornInTheFuture: language(ErrorText.participantBornInTheFuture)
    case .birthYearUnlikely(let year): language(ErrorText.participantBirthYearUnlikely, ["year": year])
    case .invalidNationalID: language(ErrorText.participantInvalidNationalID)
    case .nameNotOneLine: language(ErrorText.nameNotOneLine)
    case .signInName(_, let sign): language(ErrorText.signInName, ["character": sign])
    case .signInPhone(let sign): language(FormText.phoneWrong, ["character": sign])
    }
  }
}

extension EnrolmentDates {
  /// That another enrolment, which runs on these days, is in the way.
  public func sentence(in language: Language) -> String {
    let end = end?.norwegian ?? language(ErrorText.noEnd)
    return language(ErrorText.enrolmentOverlaps, ["days": "\(start?.norwegian ?? "") – \(end)"])
  }
}

extension ParticipantNumber.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .empty: language(ErrorText.numberEmpty)
    case .tooLong: language(ErrorText.numberTooLong)
    case .character(let character): language(ErrorText.numberCharacter, ["character": character])
    case .nationalID: language(ErrorText.numberNationalID)
    }
  }
}

extension EnrolmentRules.Problem {
  public func sentence(in language: Language) -> String {
    func with(_ key: ErrorText, _ status: EnrolmentStatus) -> String {
      language(key, ["status": language(status.textKey)])
    }
    switch self {
    case .noDate: return language(ErrorText.enrolmentNoDate)
    case .startMissing(let status): return with(.enrolmentStartMissing, status)
    case .endBeforeStart: return language(ErrorText.enrolmentEndBeforeStart)
    case .endMissing(let status): return with(.enrolmentEndMissing, status)
    case .endBeforeParticipating(let status): return with(.enrolmentEndBeforeParticipating, status)
    case .plannedEndBeforeStart: return language(ErrorText.enrolmentPlannedEndBeforeStart)
    case .wrongEnding(let status):
      let accepted: [EnrolmentStatus] = status == .ended ? [.completed, .interrupted] : [.ended]
      let words = accepted.map { language.quoted(language($0.textKey)) }.joined(separator: " / ")
      return language(ErrorText.enrolmentWrongEnding, ["status": language(status.textKey), "accepted": words])
    case .otherReasonWithoutOther: return language(ErrorText.enrolmentOtherReasonWithoutOther)
    case .otherReasonTooLong:
      return language(ErrorText.enrolmentOtherReasonTooLong, ["limit": Enrolment.otherReasonLimit])
    case .outcomeDateWithoutOutcome: return language(ErrorText.enrolmentOutcomeDateWithoutOutcome)
    case .appliedAfterStart: return language(ErrorText.enrolmentAppliedAfterStart)
    case .appliedInTheFuture: return language(ErrorText.enrolmentAppliedInTheFuture)
    case .endInTheFuture(let status): return with(.enrolmentEndInTheFuture, status)
    case .outcomeBeforeStart: return language(ErrorText.enrolmentOutcomeBeforeStart)
    }
  }
}

extension Note.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .textMissing: language(NoteText.textMissing)
    case .inTheFuture: language(NoteText.inTheFuture)
    }
  }
}

extension DeskTask.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .saysNothing: language(TasksText.saysNothing)
    case .dueBeforeToday: language(TasksText.dueBeforeToday)
    }
  }
}

extension Appointment.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .withMissing: language(AppointmentText.withMissing)
    case .withNotOneLine: language(ErrorText.nameNotOneLine)
    case .inThePast: language(AppointmentText.inThePast)
    case .length: language(AppointmentText.badLength)
    case .noSuchRoom: language(AppointmentText.noSuchRoom)
    case .outcomeTooEarly: language(AppointmentText.outcomeTooEarly)
    case .isOver: language(AppointmentText.isOver)
    }
  }
}

extension EnrolmentRules.Transition {
  public func sentence(in language: Language) -> String {
    switch self {
    case .locked: language(ErrorText.transitionLocked)
    case .endOnlyFromParticipating(let status):
      language(ErrorText.transitionEndOnlyFromParticipating, ["status": language(status.textKey)])
    case .notRelevantOnlyBeforeStart(let status):
      language(ErrorText.transitionNotRelevantOnlyBeforeStart, ["status": language(status.textKey)])
    }
  }
}

extension StepMove.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .sameStep: language(ErrorText.stepSame)
    case .reasonMissing: language(ErrorText.stepReasonMissing)
    case .inTheFuture: language(ErrorText.stepInTheFuture)
    case .beforePresentStep(let day): language(ErrorText.stepBeforePresentStep, ["date": day.norwegian])
    case .beforeStart(let day): language(ErrorText.stepBeforeStart, ["date": day.norwegian])
    case .notParticipating: language(ErrorText.stepNotParticipating)
    }
  }
}

extension LightsAssessment.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .empty: language(ErrorText.lightsEmpty)
    case .inTheFuture: language(ErrorText.lightsInTheFuture)
    }
  }
}

extension DateInput.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .notUnderstood: language(CommonText.dateNotUnderstood)
    case .noSuchDay: language(CommonText.dateNoSuchDay)
    case .ambiguous(let today, let later):
      language(CommonText.dateAmbiguous, ["today": today.short, "later": later.short])
    case .century(let earlier, let later):
      language(CommonText.dateCentury, ["earlier": "\(earlier)", "later": "\(later)"])
    }
  }
}

extension BirthInput.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .notUnderstood: language(FormText.birthNotUnderstood)
    case .century(let earlier, let later): DateInput.Problem.century(earlier, later).sentence(in: language)
    }
  }
}

extension Attendance.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .inTheFuture: language(AttendanceText.inTheFuture)
    case .leftBeforeArrived: language(AttendanceText.leftBeforeArrived)
    case .timeWithoutComing: language(AttendanceText.timeWithoutComing)
    case .timeToCome: language(AttendanceText.timeToCome)
    }
  }
}

extension Absence.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .endsBeforeItBegins: language(AttendanceText.absenceEndsBefore)
    case .tooLong(let days): language(AttendanceText.absenceTooLong, ["n": days])
    }
  }
}
