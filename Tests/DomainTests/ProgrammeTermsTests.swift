import Domain
import Testing

/// What a programme holds and asks, from a day on.
@Suite struct ProgrammeTermsTests {
  private func terms(_ from: String, _ content: String = "fritid", limit: StepLimit? = nil) -> StepTerms {
    StepTerms(
      programme: "piloten", step: .first, from: day(from), content: [content], limit: limit, checklist: .standard)
  }

  @Test("Of several the last that had begun on the day holds: old days keep what held then")
  func inForce() {
    let set = [terms("2027-01-01", "nytt"), terms("2026-01-01", "gammelt"), terms("2026-07-01", "sommer")]
    #expect(set.inForce(on: day("2025-12-31")) == nil)
    #expect(set.inForce(on: day("2026-01-01"))?.content == ["gammelt"])
    #expect(set.inForce(on: day("2026-06-30"))?.content == ["gammelt"])
    #expect(set.inForce(on: day("2026-07-01"))?.content == ["sommer"])
    #expect(set.inForce(on: day("2026-12-31"))?.content == ["sommer"])
    #expect(set.inForce(on: day("2027-01-01"))?.content == ["nytt"])
  }

  @Test("A step is as has been set, and its name stays; the note on the old text goes with the old text")
  func under() {
    let step = Step(name: "Bo", shortName: "Bo", content: ["før"], note: "vår lesning", limit: .aft)
    #expect(step.under(nil) == step)
    let set = step.under(terms("2026-01-01", limit: .months(6)))
    #expect(set.name == "Bo" && set.content == ["fritid"] && set.limit == .months(6) && set.note == nil)
  }

  @Test("A limit is a rule or a number of months, in files and in the register alike")
  func limits() {
    for limit in [StepLimit.aft, .workTraining, .months(1), .months(120)] {
      #expect(StepLimit(rawValue: limit.rawValue) == limit)
    }
    for word in ["", "0", "121", "012", "-3", "lenge"] { #expect(StepLimit(rawValue: word) == nil, "\(word)") }
    // A year from 21.11.2025 has its last day the day before.
    #expect(StepLimit.months(12).standing(since: day("2025-11-21"), today: today) == .over(day("2026-11-20")))
    #expect(StepLimit.months(12).standing(since: day("2025-11-22"), today: today) == .endsSoon(today, next: nil))
  }

  @Test("What cannot be read on one line, or is no number of months, is refused")
  func problems() {
    #expect(terms("2026-01-01").problems.isEmpty)
    #expect(terms("2026-01-01", "to\nlinjer").problems == [.notOneLine])
    #expect(terms("2026-01-01", limit: .months(0)).problems == [.monthsOutside])
    var long = terms("2026-01-01")
    let words = String(repeating: "x", count: Checklist.tickLength + 1)
    long.checklist = Checklist([.tick(words)])
    #expect(long.problems == [.tickTooLong(words)])
  }
}

/// A checklist is data: each of its words is asked, in its order, and nothing else is.
@Suite struct ChecklistTests {
  private let nothing = Readiness(
    contact: nil, latestLights: nil, plannedEnd: nil, plan: FollowUpPlan(), around: [], ticked: [])
  private let ready = Readiness(
    contact: "Tor Lie", latestLights: today, plannedEnd: today + 90,
    plan: FollowUpPlan(goals: [PlanGoal("Bo selv", set: today)]),
    around: [
      .consent(Consent(purpose: .attendance, party: "mor", from: today)), .doctor(Doctor(name: "Lege")),
      .informed(InformationGiven(letter: "Brev", day: today)),
    ], ticked: ["CV skrevet"])

  @Test(
    "Each of what the register knows is missing where there is nothing, and not where all is in place",
    arguments: Checklist.Known.allCases)
  func known(_ known: Checklist.Known) {
    let list = Checklist([.known(known)])
    #expect(list.missing(nothing, today: today).count == 1)
    #expect(list.missing(ready, today: today).isEmpty)
  }

  @Test("What is ticked off by hand is missing until it is, by its own words")
  func ticks() {
    let list = Checklist([.tick("CV skrevet"), .tick("Møtt NAV")])
    #expect(list.missing(ready, today: today) == [.tick("Møtt NAV")])
    #expect(list.missing(nothing, today: today) == [.tick("CV skrevet"), .tick("Møtt NAV")])
    #expect(list.ticks == ["CV skrevet", "Møtt NAV"])
  }

  @Test("Of a part that is not at hand nothing is said: that it is missing would not be known")
  func notAtHand() {
    let unknown = Readiness(contact: "Tor Lie", latestLights: today, plannedEnd: today)
    let all = Checklist(Checklist.Known.allCases.map(Checklist.Item.known) + [.tick("CV skrevet")])
    #expect(all.missing(unknown, today: today).isEmpty)
  }

  @Test("A consent that has run out, or is refused, is none")
  func consent() {
    let list = Checklist([.known(.consent)])
    for consent in [
      Consent(purpose: .attendance, party: "mor", from: today - 9, validTo: today - 1),
      Consent(purpose: .attendance, party: "mor", from: today, isGiven: false),
    ] {
      var around = ready
      around.around = [.consent(consent)]
      #expect(list.missing(around, today: today) == [.consent])
    }
  }

  @Test("The order is the list's, twice is once, and it is kept as it is written")
  func kept() {
    let list = Checklist([.tick("CV skrevet"), .known(.plan), .tick("CV skrevet"), .known(.contact)])
    #expect(list.items == [.tick("CV skrevet"), .known(.plan), .known(.contact)])
    #expect(Checklist(rawValue: list.rawValue) == list)
    #expect(list.missing(nothing, today: today) == [.tick("CV skrevet"), .plan, .contactPerson])
    #expect(Checklist([]).missing(nothing, today: today).isEmpty)
  }
}
