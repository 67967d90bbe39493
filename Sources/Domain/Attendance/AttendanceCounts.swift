/// How many came, and how many did not and why. Of groups and steps, never of a person.
public struct AttendanceCounts: Hashable, Sendable {
  public var present = 0
  public var sick = 0
  public var leave = 0
  public var absent = 0
  /// Ikke ført.
  public var unmarked = 0
  /// Utenom lista: of the marks of those who do not stand on it. In nothing else that is counted.
  public var offList = 0

  public init() {}

  public init(_ marks: some Sequence<AttendanceMark?>) {
    for mark in marks { add(mark) }
  }

  /// - Parameter times: how many of them.
  public mutating func add(_ mark: AttendanceMark?, isOffList: Bool = false, times: Int = 1) {
    if isOffList {
      offList += mark == nil ? 0 : times
      return
    }
    switch mark {
    case .present: present += times
    case .sick: sick += times
    case .leave: leave += times
    case .absent: absent += times
    case nil: unmarked += times
    }
  }

  public subscript(_ mark: AttendanceMark) -> Int {
    switch mark {
    case .present: present
    case .sick: sick
    case .leave: leave
    case .absent: absent
    }
  }

  public var marked: Int { present + sick + leave + absent }
  public var all: Int { marked + unmarked }

  /// What the share is of: those who came and those who did not, of those who stand on the list. Who was sick, had it agreed,
  /// is not marked or came off the list stands beside.
  public var n: Int { present + absent }
  /// Oppmøteandel: møtt / (møtt + ikke møtt).
  public var share: Figure.Value { .share(part: present, of: n) }
}
