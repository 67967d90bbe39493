/// The order in which work and loans are shown: what somebody should do something about comes first.
public enum WorkSorting {
  /// What is out comes before what is in, and of what is out, what is due first.
  public static func comesFirst(_ left: Loan?, _ right: Loan?) -> Bool? {
    switch (left?.due, right?.due) {
    case (let left?, let right?): left == right ? nil : left < right
    case (_?, nil): true
    case (nil, _?): false
    case (nil, nil): nil
    }
  }

  /// Open orders before those done; of the open, what is due first, and what has no limit after it; of the done, the last
  /// done first.
  public static func comesFirst(_ left: WorkOrder, _ right: WorkOrder) -> Bool? {
    if let leftDone = left.done, let rightDone = right.done {
      return leftDone == rightDone ? nil : leftDone > rightDone
    }
    if left.isOpen != right.isOpen { return left.isOpen }
    switch (left.due, right.due) {
    case (let leftDue?, let rightDue?) where leftDue != rightDue: return leftDue < rightDue
    case (_?, nil): return true
    case (nil, _?): return false
    default: return left.day == right.day ? nil : left.day < right.day
    }
  }

  /// Days an order stays among the others after it is done.
  public static let daysShownAfterDone = 30

  public static func isShown(_ order: WorkOrder, today: Day) -> Bool {
    order.done.map { today - $0 <= daysShownAfterDone } ?? true
  }
}
