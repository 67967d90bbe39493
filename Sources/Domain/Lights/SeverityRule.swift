/// The rule that says when somebody has large problems in several areas.
///
/// KORFOR's cut points were not found, so the rule is a named, versioned row of the catalogue; its name stands on the
/// screen, and it is never called KORFOR's. A light that is missing is not red.
public struct SeverityRule: Hashable, Sendable {
  /// Stable id with its version, such as `two-reds-v1`.
  public let id: String
  /// How many red lights make it, at least.
  public let reds: Int

  public init(id: String, reds: Int) {
    self.id = id
    self.reds = reds
  }

  public func isSevere(_ lights: Lights) -> Bool { lights.count(of: .red) >= reds }
}
