import Domain
import Testing

@testable import Store

/// Somebody of a role, for all units or for one.
struct AccessWho: Hashable, Sendable, CustomTestStringConvertible {
  var role: Role
  /// A unit's name; nil is the whole register.
  var unit: String?
  var testDescription: String { "\(role.rawValue) \(unit ?? "whole")" }

  static let all = Role.allCases.flatMap { role in
    [
      AccessWho(role: role, unit: nil), AccessWho(role: role, unit: "Rådhusgaten"),
      AccessWho(role: role, unit: "Verkstedet"),
    ]
  }
}

/// A register with one of Rådhusgaten, one protected, and one of neither.
struct AccessGround {
  let trial: RegisterTrial
  let person: ParticipantKey
  let enrolment: EnrolmentKey
  let hidden: ParticipantKey

  init() throws {
    trial = try RegisterTrial()
    let unit = try trial.unit("Rådhusgaten")
    let added = try trial.session().add(
      try RegisterTrial.person("P-1", "Hansen", "Åse", birth: "1984-02-29", phone: "900 00 001"),
      background: CaseBackground(lar: true),
      enrolment: EnrolmentDraft(
        enrolment: RegisterTrial.running(from: "2026-09-01", unit: unit), firstStep: .first, contact: "Tor Lie"))
    person = try #require(added.about)
    enrolment = try #require(added.enrolment)
    let protected = try trial.session().add(
      try RegisterTrial.person(
        "P-2", "Ekte", "Hemmelig", display: "Kari N.", birth: "1990-01-01", protection: .strictlyConfidential),
      enrolment: EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-09-01", unit: unit)))
    hidden = try #require(protected.about)
  }

  func session(_ who: AccessWho) throws -> Session {
    let units = try who.unit.map { [try trial.unit($0)] } ?? []
    return Session(
      register: trial.register,
      access: Access(user: UserKey(3), name: "Kari Holm", role: who.role, units: Set(units)), actor: "kari",
      today: RegisterTrial.today, todayIsGiven: false)
  }
}
