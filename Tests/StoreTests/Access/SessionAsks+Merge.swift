import Domain
import Testing

@testable import Store

extension SessionAccessTests {
  /// Of two records that are one person's, and of data quality.
  static let asksOfRecords: [Ask] = [
    Ask(name: "figures.quality", action: .changeEnrolment) { session, _ in _ = try session.figures.quality() },
    Ask(name: "people.mergedInto", action: .seeParticipants) { session, _ in
      _ = try session.people.mergedInto(try ParticipantNumber("P-1"))
    },
    Ask(name: "merge.plan", action: .mergeParticipants, isAboutSomebody: true) { session, ground in
      _ = try session.merge.plan(keeping: ground.person, other: ground.other())
    },
    Ask(name: "merge.merge", action: .mergeParticipants, isAboutSomebody: true) { session, ground in
      let plan = try ground.trial.session().merge.plan(keeping: ground.other(), other: ground.person)
      let sides = Dictionary(plan.identity.open.map { ($0, IdentityMerge.Side.kept) }) { first, _ in first }
      _ = try session.merge.merge(plan, choosing: sides)
    },
  ]
}

extension AccessGround {
  /// Another record, of nobody's unit.
  fileprivate func other() throws -> ParticipantKey {
    let number = try ParticipantNumber("P-90")
    if let known = try trial.session().people.participantKey(number: number) { return known }
    return try #require(
      try trial.session().people.add(
        Participant(number: number, givenName: "Åse", familyName: "Hansen")
      ).about)
  }
}
