public import Domain

extension WorkProblem {
  public func sentence(in language: Language) -> String {
    func with(_ key: OperationsText, _ day: Day) -> String { language(key, ["date": day.norwegian]) }
    switch self {
    case .customerMissing: return language(OperationsText.customerMissing)
    case .customerNotOneLine: return language(ErrorText.nameNotOneLine)
    case .taskMissing: return language(OperationsText.taskMissing)
    case .whatMissing: return language(OperationsText.whatMissing)
    case .countNotPositive: return language(OperationsText.countNotPositive)
    case .countTooLarge(let limit): return language(OperationsText.countTooLarge, ["limit": limit])
    case .inTheFuture: return language(OperationsText.inTheFuture)
    case .dueBeforeLent(let day): return with(.dueBeforeLent, day)
    case .returnedBeforeLent(let day): return with(.returnedBeforeLent, day)
    case .dueBeforeOrder(let day): return with(.dueBeforeOrder, day)
    case .doneBeforeOrder(let day): return with(.doneBeforeOrder, day)
    case .doneBeforeProduction(let day): return with(.doneBeforeProduction, day)
    case .productionBeforeOrder(let day): return with(.productionBeforeOrder, day)
    case .orderDone(let day): return with(.orderIsDone, day)
    }
  }
}

extension GoodsCount.Kind {
  public var textKey: OperationsText {
    switch self {
    case .collected: .collected
    case .repaired: .repaired
    case .givenAway: .givenAway
    case .equipment: .equipment
    case .spray: .spray
    case .switchTalks: .switchTalks
    }
  }
}
