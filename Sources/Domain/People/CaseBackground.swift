/// What a case starts from; clinical, so it is sealed apart from who the person is.
public struct CaseBackground: Hashable, Sendable {
  /// In legemiddelassistert rehabilitering; nil is not known.
  public var lar: Bool?

  public init(lar: Bool? = nil) { self.lar = lar }
}
