public import Domain

// What each value of the domain is called: `language(enrolment.status.textKey)`.

extension EnrolmentStatus {
  public var textKey: DomainText { .status(self) }
}

extension EndReason {
  public var textKey: DomainText { .endReason(self) }
}

extension Outcome {
  public var textKey: DomainText { .outcome(self) }
}

extension StepReason {
  public var textKey: DomainText { .stepReason(self) }
}

extension PersonView.Ending {
  public var textKey: DomainText { .ending(self) }
}

extension Programme.Ending {
  public var textKey: DomainText { .programmeEnding(self) }
}

extension Gender {
  public var textKey: DomainText { .gender(self) }
}

extension AddressProtection {
  public var textKey: DomainText { .protection(self) }
}

extension ContactAssignment.Role {
  public var textKey: DomainText { .contactRole(self) }
}

extension StepLimit {
  public func name(in language: Language) -> String {
    if case .months(let months) = self { return language(DomainText.stepLimit(.months), ["n": months]) }
    return language(DomainText.stepLimit(rule))
  }

  /// Where somebody stands who began on a day; nil while there is nothing to tell.
  public func sentence(since start: Day, today: Day, in language: Language) -> String? {
    let name = name(in: language)
    func word(_ condition: Condition?) -> String? { condition.map { language(DomainText.limitCondition($0)) } }
    switch standing(since: start, today: today) {
    case nil: return nil
    case .endsSoon(let day, nil): return language(StepMoveText.limitEnds, ["what": name, "date": day.norwegian])
    case .endsSoon(let day, let next?):
      let values: [String: any CustomStringConvertible] = [
        "what": name, "date": day.norwegian, "months": next.months, "if": word(next.condition) ?? "",
      ]
      return language(next.condition == nil ? StepMoveText.limitEndsNext : .limitEndsIf, values)
    case .extended(let day, let stage):
      let values = ["what": name, "date": day.norwegian, "if": word(stage.condition) ?? ""]
      return language(stage.condition == nil ? StepMoveText.limitExtended : .limitExtendedIf, values)
    case .over(let day): return language(StepMoveText.limitOver, ["what": name, "date": day.norwegian])
    }
  }
}

extension Voice {
  public var textKey: DomainText { .voice(self) }
}

extension Light {
  public var textKey: DomainText { .light(self) }
}

extension Light? {
  /// "Ikke vurdert" where there is no light.
  public var textKey: DomainText { map(DomainText.light) ?? .notAssessed }
}

extension LifeDomain {
  public var textKey: DomainText { .area(self) }
  /// The heading of a column one cell wide.
  public var letterKey: DomainText { .areaLetter(self) }
}

extension AgeGroup {
  public var textKey: DomainText { .ageGroup(self) }
}

extension MappingGroup {
  public var textKey: DomainText { .mappingGroup(self) }
}

extension Checklist.Known {
  public var textKey: DomainText { .checklist(self) }
}

extension RecordGround {
  public var textKey: DomainText { .recordGround(self) }
}

extension MissingForStep {
  /// What is missing, in words, with its number where it has one.
  public func words(in language: Language, today: Day) -> String {
    func told(_ kind: DomainText.MissingKind, _ values: [String: any CustomStringConvertible] = [:]) -> String {
      language(DomainText.missing(kind), values)
    }
    return switch self {
    case .contactPerson: told(.contactPerson)
    case .lights: told(.lights)
    case .lightsOlderThan(let days): told(.oldLights, ["days": days])
    case .plannedEnd: told(.plannedEnd)
    case .plan: told(.plan)
    case .planOlderThan(let days): told(.oldPlan, ["days": days])
    case .goalsOverLimit(let n): told(.lateGoals, ["n": n])
    case .consent: told(.consent)
    case .around(let missing): missing.words(in: language, today: today)
    case .tick(let words): words
    }
  }
}

extension StepTerms.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .notOneLine: language(ProgrammeText.problemNotOneLine)
    case .monthsOutside:
      language(
        ProgrammeText.problemMonths,
        ["least": StepLimit.monthsAccepted.lowerBound, "most": StepLimit.monthsAccepted.upperBound])
    case .tickTooLong(let words):
      language(ProgrammeText.problemTickTooLong, ["what": words, "most": Checklist.tickLength])
    }
  }
}
