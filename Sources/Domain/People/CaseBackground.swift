/// What a case starts from; clinical, so it hangs on the case and never on the person.
public struct CaseBackground: Hashable, Sendable {
  /// In legemiddelassistert rehabilitering; nil is not known.
  public var lar: Bool?

  public init(lar: Bool? = nil) { self.lar = lar }
}
