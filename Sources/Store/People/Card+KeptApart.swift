import Domain
import Ledger

extension ParticipantCard {
  /// Takes out what lies with another service and no consent covers; of what kind it was, and with whom, stays. Who stands around
  /// somebody, and what they have said may be told, is the person's own and every service's that knows them.
  mutating func keepApart(_ reach: ControllerReach, _ controllers: ProgrammeControllers, on today: Day) {
    let consents = surroundings.map(\.fact).consents
    let apart = KeptApart(
      reach: reach, residence: Residence(enrolments.map(\.enrolment.fact), controllers), consents: consents,
      today: today)
    var found: [Elsewhere] = []
    func stays(_ information: Information, _ lying: ControllerReach.Lying) -> Bool {
      guard case .elsewhere(let names) = lying else { return true }
      if let known = found.firstIndex(where: { $0.information == information }) {
        found[known].controllers += names.filter { !found[known].controllers.contains($0) }
      } else {
        found.append(Elsewhere(information: information, controllers: names))
      }
      return false
    }
    func stays(_ information: Information, on day: Day?, as told: Information? = nil) -> Bool {
      stays(told ?? information, apart.lying(information, on: day))
    }
    enrolments = enrolments.filter { card in
      let alone = Residence([Residence.Stay(controllers.name(of: card.enrolment.fact), from: nil, to: nil)])
      return stays(
        .programmeAndUnit, reach.lying(Information.programmeAndUnit.topics, on: nil, alone, consents, today: today))
    }
    lights = lights.filter { stays(.lights, on: $0.fact.date) }
    // That there was treatment or a relapse is not told by where it lies.
    followUp = followUp.filter { stays($0.fact.information, on: $0.fact.day, as: .followUpContacts) }
    plan.goals = plan.goals.filter { stays(.followUpPlan, on: $0.fact.set) }
    plan.reasons = plan.reasons.filter { stays(.followUpPlan, on: $0.fact.day) }
    plan.occupations = plan.occupations.filter { stays(.followUpPlan, on: $0.fact.from) }
    let open = Set(enrolments.map(\.key))
    plan.ticks = plan.ticks.filter { open.contains($0.fact.enrolment) }
    notes = notes.filter { stays(.notes, on: $0.fact.note.day) }
    elsewhere = found
  }
}
