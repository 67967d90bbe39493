/// What is wrong with something about to be entered of work, goods or loans.
public enum WorkProblem: Error, Hashable, Sendable {
  case customerMissing, taskMissing
  /// See ``NameRule``.
  case customerNotOneLine
  /// What was collected, repaired or given away.
  case whatMissing
  case countNotPositive
  /// More than anybody makes or carries in a day: a slip of the finger.
  case countTooLarge(limit: Int)
  /// What has been done has been done by today.
  case inTheFuture
  case dueBeforeLent(Day)
  case returnedBeforeLent(Day)
  case dueBeforeOrder(Day)
  case doneBeforeOrder(Day)
  /// Something was made on the order after the day it is said to have been done.
  case doneBeforeProduction(Day)
  case productionBeforeOrder(Day)
  /// Done closes an order: nothing is made on it later.
  case orderDone(Day)
}

/// How many may be counted at once.
public enum WorkCount {
  public static let limit = 100_000

  /// A whole number as it is typed; nil for anything else, `138.4000` too.
  public static func read(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }

  static func problems(_ count: Int) -> [WorkProblem] {
    if count <= 0 { return [.countNotPositive] }
    return count > limit ? [.countTooLarge(limit: limit)] : []
  }
}

extension Loan {
  /// What keeps the loan from being entered; empty when it may.
  public func problems(today: Day) -> [WorkProblem] {
    var problems: [WorkProblem] = []
    if day > today { problems.append(.inTheFuture) }
    if due < day { problems.append(.dueBeforeLent(day)) }
    if let returned {
      if returned > today, day <= today { problems.append(.inTheFuture) }
      if returned < day { problems.append(.returnedBeforeLent(day)) }
    }
    return problems
  }

  public var isOut: Bool { returned == nil }

  /// Days over the limit; nil while there are none.
  public func daysOver(on today: Day) -> Int? { isOverdue(on: today) ? today - due : nil }

  /// The loan of somebody who has died or is erased: closed by that day, and not before it began.
  public func closed(on day: Day) -> Loan {
    var loan = self
    loan.returned = returned ?? max(day, self.day)
    return loan
  }
}

extension WorkOrder {
  public var isOpen: Bool { done == nil }

  public func isOverdue(on today: Day) -> Bool { isOpen && due.map { $0 < today } ?? false }

  /// What keeps the order from being entered; empty when it may.
  ///
  /// - Parameter lastProduction: the last day something was made on it.
  public func problems(today: Day, lastProduction: Day? = nil) -> [WorkProblem] {
    var problems: [WorkProblem] = []
    if customer.isEmpty { problems.append(.customerMissing) }
    if !NameRule.isOneLine(customer) { problems.append(.customerNotOneLine) }
    if task.isEmpty { problems.append(.taskMissing) }
    if day > today { problems.append(.inTheFuture) }
    if let due, due < day { problems.append(.dueBeforeOrder(day)) }
    if let done {
      if done > today, day <= today { problems.append(.inTheFuture) }
      if done < day { problems.append(.doneBeforeOrder(day)) }
      if let lastProduction, done < lastProduction { problems.append(.doneBeforeProduction(lastProduction)) }
    }
    return problems
  }
}

extension Production {
  /// What keeps the count from being entered on an order; empty when it may.
  public func problems(on order: WorkOrder, today: Day) -> [WorkProblem] {
    var problems = WorkCount.problems(units)
    if day > today { problems.append(.inTheFuture) }
    if day < order.day { problems.append(.productionBeforeOrder(order.day)) }
    if let done = order.done, day > done { problems.append(.orderDone(done)) }
    return problems
  }
}

extension GoodsCount {
  /// What keeps the count from being entered; empty when it may.
  public func problems(today: Day) -> [WorkProblem] {
    var problems = WorkCount.problems(count)
    if what.isEmpty { problems.append(.whatMissing) }
    if day > today { problems.append(.inTheFuture) }
    return problems
  }
}
