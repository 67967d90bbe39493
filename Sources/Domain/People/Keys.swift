// What facts point at: a stable key, never the id of a row, so that a row may be voided and entered again.

/// A person in the register; names, numbers and what the desk may see hang on it.
public struct ParticipantKey: Hashable, Comparable, Sendable {
  public let value: Int64
  public init(_ value: Int64) { self.value = value }
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// One person's time in one programme.
public struct EnrolmentKey: Hashable, Comparable, Sendable {
  public let value: Int64
  public init(_ value: Int64) { self.value = value }
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// A unit of a programme.
public struct UnitKey: Hashable, Comparable, Sendable {
  public let value: Int64
  public init(_ value: Int64) { self.value = value }
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
