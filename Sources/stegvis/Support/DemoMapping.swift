import Domain
import Store

/// An open round of one's own mapping in the demo: on a made-up decision, some ticked off, a few records waiting for others.
struct DemoMapping {
  let session: Session
  let day: Day

  func fill() throws(StoreError) {
    let mapping = session.mapping
    _ = try mapping.open(
      OwnRound(
        of: day.year, in: nil, .health,
        under: OwnRound.Provision("Vedtak om lokal kartlegging (demo)", of: day - 61, by: "Kommunedirektøren"),
        informed: day - 30, opened: day))
    guard let round = try mapping.ownRounds().first else { return }
    try mapping.tick(Set(try mapping.ticks(round.key).people.sorted().prefix(12)), in: round.key)
    for (letters, age, group) in [
      ("gyyygrry", AgeGroup.from24, MappingGroup.seriousDual), ("ggygyyyy", .from40, .substance),
      ("ygryyrry", .from24, .mildDual),
    ] {
      guard let lights = Lights(letters: letters) else { continue }
      try mapping.enter(
        MappingRecord(
          round: day.year, ageGroup: age, gender: .male, group: group, hasChildren: false, livesWithChildren: false,
          carePlan: true, team: group != .substance, lights: lights), in: round.key)
    }
  }
}
