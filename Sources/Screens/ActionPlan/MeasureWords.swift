import Domain
import Resources
import Store
import TerminalUI

/// How a measure's numbers, goal and status are written.
struct MeasureWords {
  let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  private var language: Language { workspace.language }

  /// `31 av 38`, `41 d (n 9)`, `340`; nothing where the register does not follow it.
  func value(_ figure: Figure?) -> String {
    guard let figure else { return "" }
    switch figure.value {
    case .share(_, of: 0): return language(ActionPlanText.nobody)
    case .share(let part, let whole): return language(ActionPlanText.partOf, ["part": part, "whole": whole])
    case .medianDays(let median?):
      return language(
        ActionPlanText.medianOf, ["days": median.text(decimalMark: language.decimalMark), "n": figure.n])
    case .medianDays(nil): return language(ActionPlanText.nobody)
    case .unknown: return "–"
    default: return FigureWords(language).value(figure.value)
    }
  }

  /// `82 %`; nothing of what is no share.
  func percent(_ figure: Figure?) -> String {
    guard case .share(let part, let whole)? = figure?.value, let percent = Arithmetic.percent(part, of: whole) else {
      return ""
    }
    return language(CommonText.percent, ["n": percent])
  }

  /// `82 % ▲`.
  func share(_ standing: MeasureStanding) -> [TextRun] {
    let percent = TextRun(percent(standing.now))
    guard let light = standing.light else { return [percent, TextRun(percent.text.isEmpty ? "" : "  ")] }
    return [percent, TextRun(" "), LightCells.run(light, glyphs: workspace.glyphs)]
  }

  /// The same a year before; of few it is told that they are.
  func before(_ standing: MeasureStanding) -> String {
    guard let before = standing.before else { return "" }
    switch before.value {
    case .unknown: return "–"
    case .share(_, of: 0), .medianDays(nil): return language(ActionPlanText.nobody)
    default: break
    }
    if before.isSmall { return language(ActionPlanText.tooFew) }
    if case .share = before.value { return percent(before) }
    if case .medianDays(let median?) = before.value {
      return language(CommonText.days, ["n": median.text(decimalMark: language.decimalMark)])
    }
    return value(before)
  }

  /// `alle*`, `80 %**`, and a dash where there is none.
  func goal(_ standing: MeasureStanding) -> String {
    guard let goal = standing.goal else { return standing.now == nil ? "" : "–" }
    let text =
      goal.isEveryone ? language(ActionPlanText.goalEveryone) : language(CommonText.percent, ["n": goal.percent])
    return text + (goal.setBy != nil ? "**" : standing.isOfTalks ? "*" : "")
  }

  func status(_ standing: MeasureStanding) -> TextRun {
    switch standing.status {
    case nil: TextRun("–", .muted)
    case .late?: TextRun(language(MeasureStatus.late.textKey), .warning)
    case .notReported?, .notMeasuredHere?: TextRun(standing.status.map { language($0.textKey) } ?? "", .muted)
    case .onTrack?: TextRun(language(MeasureStatus.onTrack.textKey))
    }
  }

  /// What the stars beside goals mean.
  func notes(_ plan: PlanStanding) -> [String] {
    var notes: [String] = []
    if plan.measures.contains(where: { $0.isOfTalks && $0.goal != nil && $0.goal?.setBy == nil }) {
      notes.append(
        plan.talkLimit.map { limit in
          language(
            limit.counting == .working ? ActionPlanText.noteLimitWorking : .noteLimit,
            ["n": limit.days, "who": limit.setBy])
        } ?? language(ActionPlanText.noteNoLimit))
    }
    if plan.measures.contains(where: { $0.goal?.setBy != nil }) { notes.append(language(ActionPlanText.noteOwnGoal)) }
    return notes
  }
}

extension MeasureStanding {
  var isOfTalks: Bool { measure.indicator == .talkInTime }
}
