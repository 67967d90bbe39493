/// A consent as far as it decides who may be told something.
public struct Consent: Hashable, Sendable {
  public enum Purpose: String, CaseIterable, Hashable, Sendable {
    /// Whether somebody comes, and when.
    case attendance
  }

  public var purpose: Purpose
  /// With whom, in the word the person used: `mor`.
  public var party: String
  public var from: Day
  /// The last day it holds; nil without an end.
  public var validTo: Day?
  /// A refusal is recorded too.
  public var isGiven: Bool
  public var withdrawn: Day?

  public init(
    purpose: Purpose, party: String, from: Day, validTo: Day? = nil, isGiven: Bool = true, withdrawn: Day? = nil
  ) {
    self.purpose = purpose
    self.party = party
    self.from = from
    self.validTo = validTo
    self.isGiven = isGiven
    self.withdrawn = withdrawn
  }

  /// From the day it is withdrawn it holds no longer: it may be withdrawn in the middle of a call.
  public func isInForce(on day: Day) -> Bool {
    isGiven && from <= day && validTo.map { day <= $0 } ?? true && withdrawn.map { day < $0 } ?? true
  }
}

/// Who may be told on the telephone that somebody takes part, and whether they have come. Everybody who is not named here is
/// told that it cannot be answered, in the same words whether or not the person is known.
public struct MayBeTold: Hashable, Sendable {
  public struct Party: Hashable, Sendable {
    public var name: String
    /// The last day; nil without an end.
    public var until: Day?
  }

  /// By name, each once, with the longest of their consents.
  public let parties: [Party]

  public init(_ consents: [Consent], on today: Day) {
    var longest: [String: Day?] = [:]
    for consent in consents where consent.purpose == .attendance && consent.isInForce(on: today) {
      guard let known = longest[consent.party] else {
        longest[consent.party] = consent.validTo
        continue
      }
      guard let known, let validTo = consent.validTo else {
        longest[consent.party] = .some(nil)
        continue
      }
      longest[consent.party] = max(known, validTo)
    }
    parties = longest.map { Party(name: $0.key, until: $0.value) }.sorted { $0.name < $1.name }
  }
}
