import Domain
import Foundation
import Resources
import Store
import TerminalUI

/// Which municipal plan the register follows: one of the catalogue, or one's own from a file.
struct PlanChoiceForm: PassingFormScreen {
  static let room = Room.panel("planChoice", ActionPlanText.choose, for: .changePlan)
  static let texts = "planChoice"

  struct Input {
    /// ``ActionPlan/id``; nil: the file's.
    var plan: String?
    var file: String?
  }

  var entry: Entry<Input>?
  private let plans: [ActionPlan]
  private let paths = TypedPath()
  /// No plan is as long as this.
  private static let mostBytes = 1_000_000

  init(in workspace: Workspace) {
    plans = workspace.ask { (session) throws(StoreError) in try session.actionPlan.plans() } ?? []
    let present = workspace.ask { (session) throws(StoreError) in try session.actionPlan.followed() } ?? nil
    entry = Entry(Input(plan: present?.id ?? plans.first?.id))
    open(in: workspace)
  }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    explanation(workspace.language(ActionPlanText.chooseHelp), width: width, in: workspace)
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    [
      .choice(
        "plan", \.plan,
        plans.map { plan in
          Choice(plan.id, id: plan.id, "\(plan.owner): \(plan.name)")
        }),
      .text("file", \.file, limit: 240),
    ]
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    if input.file == nil {
      return input.plan == nil ? ["plan": workspace.language(FormText.chooseOne)] : [:]
    }
    switch read(input, in: workspace) {
    case .success: return [:]
    case .failure(let problem): return ["file": problem.sentence]
    }
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    let (plan, yaml): (ActionPlan?, String?) =
      if input.file == nil {
        (plans.first { $0.id == input.plan }, nil)
      } else if case .success(let read) = read(input, in: workspace) {
        (read.plan, read.yaml)
      } else { (nil, nil) }
    guard let plan else { return .stay }
    let said = workspace.language(ActionPlanText.chosen, ["name": "\(plan.owner): \(plan.name)"])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.actionPlan.follow(plan, yaml: yaml)
    }
  }

  // MARK: The file

  private struct Unread: Error { let sentence: String }

  private func read(_ input: Input, in workspace: Workspace) -> Result<(plan: ActionPlan, yaml: String), Unread> {
    let language = workspace.language
    let path = paths.whole(input.file ?? "", named: "plan.yaml")
    let unreadable = Unread(sentence: language(ActionPlanText.fileUnreadable, ["file": path]))
    guard paths.exists(path), !paths.isFolder(path), let data = FileManager.default.contents(atPath: path) else {
      return .failure(Unread(sentence: language(ActionPlanText.fileMissing, ["file": path])))
    }
    guard data.count <= Self.mostBytes, let yaml = String(validating: data, as: UTF8.self) else {
      return .failure(unreadable)
    }
    switch PlanFile.parse(yaml: yaml, file: (path as NSString).lastPathComponent) {
    case .success(let plan): return .success((plan, yaml))
    case .failure(let found):
      return .failure(Unread(sentence: found.problems.first?.sentence(in: language) ?? unreadable.sentence))
    }
  }
}
