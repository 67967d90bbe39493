import Domain
import Store
import TerminalUI

/// A screen as text or as data, drawn as it is in the terminal.
public struct Exhibit {
  private let request: ShowRequest
  private let workspace: Workspace
  private let screen: any Screen

  public init(_ request: ShowRequest, in workspace: Workspace) throws(ShowProblem) {
    self.request = request
    self.workspace = workspace
    guard workspace.session.access.may(request.screen.action) else {
      throw .refused(.notAllowed(.role(request.screen.action)))
    }
    if let option = request.options.first(where: { !request.screen.takes.contains($0) }) {
      throw .notTaken(option, by: Output.all.filter { $0.takes.contains(option) }.map(\.id))
    }
    workspace.failure = nil
    screen = try request.screen.open(request, workspace)
    // A screen that could not read the register has said so in the message row.
    if let failure = workspace.failure { throw .refused(failure) }
  }

  public func frame(_ size: Size) -> Frame {
    var size = size
    // A list for paper is whole, however many rows that takes.
    if let list = screen as? DayListScreen { size.height = max(size.height, list.lines.count + 5) }
    // The menu lies beneath every other.
    return App(workspace, on: screen is MenuScreen ? [] : [screen]).frame(size)
  }

  var data: ScreenData { request.screen.data(screen, workspace) }

  public var json: JSON {
    data.json(screen: request.screen.id, schema: request.screen.schema, asOf: workspace.today.iso)
  }

  public func csv(excel: Bool) -> [UInt8] {
    data.csv(excel: excel)
  }
}
