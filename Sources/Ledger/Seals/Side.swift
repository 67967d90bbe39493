import Domain

/// The two sides of what is kept of a person, each under a key of its own.
public enum Side: UInt8, CaseIterable, Hashable, Sendable {
  /// Who somebody is, and what the desk may see. Every user holds this key.
  case identity = 1
  /// Lights, background, reasons, and which case is whose. A front-desk user does not hold this key.
  case clinical = 2
}
