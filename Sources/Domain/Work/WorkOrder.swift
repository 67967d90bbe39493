/// A place where work is done.
public struct WorkSite: Hashable, Sendable {
  public var unit: UnitKey
  public var name: String

  public init(unit: UnitKey, name: String) {
    self.unit = unit
    self.name = name
  }
}

/// Work for a customer.
public struct WorkOrder: Hashable, Sendable {
  public var site: SiteKey
  public var day: Day
  public var due: Day?
  /// The day it was done; nil while it is open.
  public var done: Day?
  public var customer: String
  public var task: String

  public init(site: SiteKey, day: Day, due: Day? = nil, done: Day? = nil, customer: String, task: String) {
    self.site = site
    self.day = day
    self.due = due
    self.done = done
    self.customer = customer
    self.task = task
  }
}

/// Units made on an order on a day.
public struct Production: Hashable, Sendable {
  public var day: Day
  public var units: Int

  public init(day: Day, units: Int) {
    self.day = day
    self.units = units
  }
}
