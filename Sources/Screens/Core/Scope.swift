import Domain

/// Which programme and unit the screens show; nil is all of them.
public struct Scope: Hashable, Sendable {
  public var programme: String?
  public var unit: UnitKey?

  public init(programme: String? = nil, unit: UnitKey? = nil) {
    self.programme = programme
    self.unit = unit
  }

  public static let everything = Scope()
}
