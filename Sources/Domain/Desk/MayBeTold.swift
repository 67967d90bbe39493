/// Who may be told on the telephone that somebody takes part, and whether they have come. Everybody who is not named here is
/// told that it cannot be answered, in the same words whether or not the person is known.
public struct MayBeTold: Hashable, Sendable {
  public struct Party: Hashable, Sendable {
    public var name: String
    /// The last day; nil without an end.
    public var until: Day?

    public init(name: String, until: Day? = nil) {
      self.name = name
      self.until = until
    }
  }

  /// By name, each once, with the longest of their consents.
  public let parties: [Party]

  /// What is left on a day of those that ``standing(_:from:)`` gives.
  public init(_ parties: [Party], on today: Day) {
    self.parties = parties.filter { party in party.until.map { today <= $0 } ?? true }
  }

  /// - Parameter controller: the service that would tell; empty: whichever keeps the register.
  public init(_ consents: [Consent], from controller: String = "", on today: Day) {
    self.init(MayBeTold.standing(consents, from: controller, on: today), on: today)
  }

  /// What stands of consents; without a day whatever the day: a no is of the day it was said, and so is a withdrawal, so that of
  /// what is kept only the last days have to be looked at.
  ///
  /// One that keeps a unit or somebody out of it by name is not among them: who is meant, a line for a caller cannot say.
  /// - Parameter consents: in the order they were entered.
  public static func standing(
    _ consents: [Consent], from controller: String = "", on day: Day? = nil
  ) -> [Party] {
    var parties: [Party] = []
    for party in consents.map(\.party) where !parties.contains(where: { UserName.areSame($0.name, party) }) {
      let open = consents.open(.attendance, to: party, from: controller, on: day)
      if open.isEmpty || open.contains(where: { !$0.excludedNames.isEmpty }) { continue }
      parties.append(Party(name: party, until: open.lastDay))
    }
    return parties.sorted { $0.name < $1.name }
  }
}
