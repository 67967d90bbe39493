import Domain

extension ResourceProblem {
  /// What is wrong in the file and what to do about it, in one sentence that names the file.
  public func sentence(in language: Language) -> String {
    func say(_ key: ErrorText, _ more: [String: any CustomStringConvertible] = [:]) -> String {
      language(key, ["file": file, "key": path].merging(more) { _, new in new })
    }
    switch kind {
    case .unreadable(let reason): return say(.programmeUnreadable, ["reason": reason])
    case .missingKey: return say(.programmeMissingKey)
    case .unknownKey(let accepted):
      return say(.programmeUnknownKey, ["accepted": accepted.joined(separator: ", ")])
    case .repeatedKey: return say(.programmeRepeatedKey)
    case .wrongKind(let expected): return say(.programmeWrongKind, ["accepted": language(expected.textKey)])
    case .stepCount(let count): return say(.programmeStepCount, ["n": count])
    case .tooWide(let columns, let limit): return say(.programmeTooWide, ["n": columns, "limit": limit])
    case .badMonths(let value): return say(.programmeMonths, ["value": value])
    case .badID(let value): return say(.programmeBadID, ["value": value])
    case .unknownLimit(let value):
      let months = StepLimit.monthsAccepted
      let accepted = [
        StepLimit.aft.rawValue, StepLimit.workTraining.rawValue, "\(months.lowerBound)–\(months.upperBound)",
      ]
      return say(.programmeLimit, ["value": value, "accepted": accepted.joined(separator: ", ")])
    case .unknownGround(let value):
      let accepted = RecordGround.allCases.map(\.rawValue).joined(separator: ", ")
      return say(.programmeLimit, ["value": value, "accepted": accepted])
    case .unknownIndicator(let value):
      let accepted = PlanMeasure.indicators.map(\.rawValue).joined(separator: ", ")
      return say(.planIndicator, ["value": value, "accepted": accepted])
    case .badGoal(let value): return say(.planGoal, ["value": value])
    case .badYear(let value): return say(.planYear, ["value": value])
    case .tooMany(let count, let limit): return say(.planTooMany, ["n": count, "limit": limit])
    case .tickTooLong(let limit): return say(.programmeTickTooLong, ["limit": limit])
    case .unknownEnding(let value): return say(.programmeEnding, ["value": value])
    }
  }
}

extension ResourceProblem.Expected {
  var textKey: ErrorText {
    switch self {
    case .text: .programmeExpectedText
    case .oneLine: .programmeExpectedLine
    case .list: .programmeExpectedList
    case .keys: .programmeExpectedKeys
    case .number: .programmeExpectedNumber
    }
  }
}
