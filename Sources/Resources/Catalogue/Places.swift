/// A municipality with its districts, by the numbers of Statistics Norway.
public struct Municipality: Hashable, Sendable {
  /// Four digits, such as `0301`.
  public let number: String
  public let name: String
  /// Empty where there are none.
  public let districts: [District]
}

/// A district (bydel) of a municipality.
public struct District: Hashable, Sendable {
  /// Two digits, such as `11`.
  public let number: String
  public let name: String
}
