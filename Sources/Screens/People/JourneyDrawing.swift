import Domain
import Resources
import Store
import TerminalUI

/// The lines of a journey, a cell a column.
struct JourneyDrawing {
  private let axis: JourneyAxis
  private let workspace: Workspace

  init(_ axis: JourneyAxis, _ workspace: Workspace) {
    self.axis = axis
    self.workspace = workspace
  }

  /// The names of the months over the columns they begin in; of those that would run together the first.
  func months(indent: Int) -> String {
    let dates = Dates(workspace.language)
    var text = String(repeating: " ", count: indent)
    var month = 0
    for column in 0..<axis.columns {
      let day = axis.days(column).lowerBound
      defer { month = day.month }
      let name = day.month == 1 ? "\(dates.month(day.month)) \(day.year) " : "\(dates.month(day.month)) "
      // Neither into the next nor over the edge.
      if day.month == month || text.count > indent + column || column + name.count > axis.columns { continue }
      text += String(repeating: " ", count: indent + column - text.count) + name
    }
    return text
  }

  /// The step at the end of each column: its number where it begins, and a line while it lasts.
  func steps(_ card: ParticipantCard) -> [TextRun] {
    let periods = card.enrolments.flatMap { $0.steps.map(\.fact) }
    var last: StepNumber?
    let cells = axis.atEnd { day in periods.first { $0.from <= day && ($0.to.map { day <= $0 } ?? true) }?.step }.map {
      step in
      defer { last = step }
      guard let step else { return " " }
      return step == last ? "\(workspace.glyphs.heavyHorizontal)" : "\(step.value)"
    }
    return [TextRun(cells.joined())]
  }

  func treatment(_ card: ParticipantCard) -> [TextRun] {
    let episodes = card.followUp.compactMap { if case .treatment(let episode) = $0.fact { episode } else { nil } }
    let cells = axis.atEnd { day in
      switch TreatmentStanding(episodes, on: day) {
      case .inTreatment: "\(workspace.glyphs.shadeMedium)"
      case .window: "\(workspace.glyphs.shadeMissing)"
      case .neither: " "
      }
    }
    return [TextRun(cells.joined())]
  }

  /// A relapse, and a return that was confirmed; where both fall in a column the relapse.
  func relapses(_ card: ParticipantCard) -> [TextRun] {
    let relapses = card.followUp.compactMap { if case .relapse(let relapse) = $0.fact { relapse.day } else { nil } }
    let backs = card.followUp.compactMap { if case .reEngagement(let back) = $0.fact { back.day } else { nil } }
    let cells = zip(axis.counts(relapses), axis.counts(backs)).map { relapses, backs in
      relapses > 0 ? "!" : backs > 0 ? "+" : " "
    }
    return [TextRun(cells.joined())]
  }

  func attendance(_ marks: [Attendance]) -> [TextRun] {
    let cells = axis.shares(marks).map { share in
      share.map { "\(workspace.glyphs.spark(1 + Int(($0 * 7).rounded())))" } ?? " "
    }
    return [TextRun(cells.joined())]
  }

  func lights(_ assessments: [LightsAssessment], _ domain: LifeDomain, _ voice: Voice) -> [TextRun] {
    axis.lights(assessments, by: voice).map { lights in
      lights?[domain].map { LightCells.run($0, glyphs: workspace.glyphs) } ?? TextRun(" ")
    }
  }
}
