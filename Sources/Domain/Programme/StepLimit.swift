/// How long NAV lets a measure last, and how it may be extended [NAV]. It warns, and never bars: what is decided stands with NAV.
public enum StepLimit: Hashable, Sendable {
  /// Arbeidsforberedende trening: a year, a year more, and a third only for a formal qualification.
  case aft
  /// Arbeidstrening: a year, and half a year more only with nedsatt arbeidsevne.
  case workTraining
  /// So many months, by the service's own rule.
  case months(Int)

  /// Which of them it is.
  public enum Rule: String, CaseIterable, Hashable, Sendable {
    case aft
    case workTraining = "work_training"
    case months
  }

  public var rule: Rule {
    switch self {
    case .aft: .aft
    case .workTraining: .workTraining
    case .months: .months
    }
  }

  public static let monthsAccepted = 1...120

  /// What an extension asks for.
  public enum Condition: String, CaseIterable, Hashable, Sendable {
    case formalQualification = "formal_qualification"
    case reducedWorkAbility = "reduced_work_ability"
  }

  public struct Stage: Hashable, Sendable {
    public let months: Int
    /// Nil: nothing but a decision.
    public let condition: Condition?

    public init(months: Int, condition: Condition?) {
      self.months = months
      self.condition = condition
    }
  }

  /// The time itself, and its extensions.
  public var stages: [Stage] {
    switch self {
    case .aft:
      [
        Stage(months: 12, condition: nil), Stage(months: 12, condition: nil),
        Stage(months: 12, condition: .formalQualification),
      ]
    case .workTraining: [Stage(months: 12, condition: nil), Stage(months: 6, condition: .reducedWorkAbility)]
    case .months(let months): [Stage(months: months, condition: nil)]
    }
  }

  public enum Standing: Hashable, Sendable {
    /// The stage's last day is near; nil: it cannot be extended.
    case endsSoon(Day, next: Stage?)
    /// Past the first stage: until when, and on what condition.
    case extended(until: Day, Stage)
    /// Past the last day of all.
    case over(Day)
  }

  /// So many days before its last day it is told of.
  public static let warningDays = 60

  /// How somebody stands who began on a day; nil while there is nothing to tell.
  public func standing(since start: Day, today: Day) -> Standing? {
    var months = 0
    for (index, stage) in stages.enumerated() {
      months += stage.months
      let last = start.addingMonths(months) - 1
      if today > last { continue }
      if last - today <= StepLimit.warningDays {
        return .endsSoon(last, next: stages.indices.contains(index + 1) ? stages[index + 1] : nil)
      }
      return index == 0 ? nil : .extended(until: last, stage)
    }
    return .over(start.addingMonths(months) - 1)
  }
}

/// In files and in the register: the rule's word, or the number of months.
extension StepLimit: RawRepresentable {
  public init?(rawValue: String) {
    switch rawValue {
    case Rule.aft.rawValue: self = .aft
    case Rule.workTraining.rawValue: self = .workTraining
    default:
      guard let months = Int(rawValue), StepLimit.monthsAccepted.contains(months), "\(months)" == rawValue else {
        return nil
      }
      self = .months(months)
    }
  }

  public var rawValue: String { if case .months(let months) = self { "\(months)" } else { rule.rawValue } }
}
