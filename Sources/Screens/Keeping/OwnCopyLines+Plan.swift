import Domain
import Resources
import Store

/// What somebody's plan says, for their own copy.
extension OwnCopyLines {
  var plan: [OwnCopyLine] {
    card.plan.goals.compactMap(goal) + basis + safety
      + card.plan.reasons.compactMap { reason in
        line(
          .followUpPlan, language(FollowUpPlanText.reasons),
          "\(language(reason.fact.area.textKey)): \(reason.fact.why)", reason.entered, day: reason.fact.day)
      }
      + card.plan.occupations.compactMap { place in
        line(
          .followUpPlan, language(OccupationText.title), place.fact.words(in: language), place.entered,
          day: place.fact.from)
      }
      + card.plan.ticks.compactMap { tick in
        line(
          .followUpPlan, language(ProgrammeText.ownCopyTick, ["step": tick.fact.step.value]), tick.fact.words,
          tick.entered, day: tick.fact.day)
      } + days.reports.compactMap(report)
      + days.afterEnds.compactMap { asked in
        line(
          .followUpContacts, language(AfterEndText.title), asked.fact.words(in: language), asked.entered,
          day: asked.fact.end)
      }
  }

  private func report(_ recorded: Recorded<PersonReport>) -> OwnCopyLine? {
    let report = recorded.fact
    let answer = report.answer.map { answer in
      language(
        PersonReportText.pageRead,
        ["date": report.answered?.norwegian ?? "", "answer": language(answer.textKey)])
    }
    let parts: [String?] = [report.page.split(separator: "\n").joined(separator: "; "), answer, report.ownWords]
    return line(
      .followUpPlan, language(PersonReportText.kind), parts.compactMap(\.self).joined(separator: "; "),
      recorded.entered, day: report.made)
  }

  private func goal(_ recorded: Recorded<PlanGoal>) -> OwnCopyLine? {
    let goal = recorded.fact
    func dated(_ key: FollowUpPlanText, _ day: Day?) -> String? {
      day.map { "\(language(key).lowercased()) \($0.norwegian)" }
    }
    let parts = [
      goal.words, goal.area?.word(in: language), goal.deed, goal.doer, dated(.due, goal.due),
      language(goal.status.textKey), dated(.set, goal.set), dated(.evaluated, goal.evaluated),
    ]
    return line(
      .followUpPlan, language(FollowUpPlanText.words), parts.compactMap(\.self).joined(separator: ", "),
      recorded.entered, day: goal.set)
  }

  private var safety: [OwnCopyLine] {
    guard let safety = card.plan.safety else { return [] }
    let parts: [(FollowUpPlanText, String?)] = [
      (.call, safety.fact.call), (.naloxone, safety.fact.naloxone), (.crisisPlan, safety.fact.crisisPlan),
    ]
    return parts.compactMap {
      line(.overdosePrevention, language($0), $1, safety.entered, day: safety.fact.day)
    }
  }

  private var basis: [OwnCopyLine] {
    guard let basis = card.plan.basis else { return [] }
    return [
      line(.followUpPlan, language(FollowUpPlanText.resources), basis.fact.resources, basis.entered),
      line(.followUpPlan, language(FollowUpPlanText.competence), basis.fact.competence, basis.entered),
    ].compactMap(\.self)
  }
}
