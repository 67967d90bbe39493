import Domain
import Resources
import TerminalUI

/// The program without its terminal: screens on a stack, keys in, frames out.
///
/// The stack is changed by ``Turn`` only. A key goes first to what is being typed, then to the commands of the topmost
/// screen, then to its movement.
public final class App: Program {
  public let workspace: Workspace
  public private(set) var stack: [any Screen]
  public private(set) var isOver = false
  private var requests: [TerminalRequest] = []

  /// Screens are readable from this size; below it a notice says so.
  public static let smallest = Size(width: 40, height: 10)

  /// - Parameter screens: what lies on the menu at the start.
  public init(_ workspace: Workspace, on screens: [any Screen] = []) {
    self.workspace = workspace
    stack = [MenuScreen(in: workspace)] + screens
  }

  private var top: any Screen {
    get { stack[stack.count - 1] }
    set { stack[stack.count - 1] = newValue }
  }

  // MARK: Events

  public func handle(_ event: InputEvent) {
    switch event {
    case .key(let key): handle(key)
    case .paste(let text):
      workspace.message = nil
      top.paste(text, in: workspace)
    case .resize: break
    case .resume: refresh()
    }
  }

  private func handle(_ key: Key) {
    workspace.message = nil
    switch top.type(key, in: workspace) {
    case .taken: return
    case .turn(let turn): take(turn)
    case .no: press(key)
    }
    // A change made here shows at once, in this screen and in those beneath.
    if workspace.poll() { refreshScreens() }
  }

  private func press(_ key: Key) {
    var screen = top
    let turn = dispatch(key, on: &screen)
    top = screen
    take(turn)
  }

  private func dispatch<S: Screen>(_ key: Key, on screen: inout S) -> Turn {
    var scene = Scene(screen, in: workspace)
    let outcome = StandardCommands.table(for: S.self, bindings: workspace.bindings).dispatch(key, on: &scene)
    screen = scene.screen
    switch outcome {
    case .ran(_, let turn): return turn
    case .refused(_, let reason):
      workspace.message = .warning(reason)
      return .stay
    case .unknown: return screen.move(key, in: workspace) ?? .stay
    }
  }

  private func run<S: Screen>(_ id: String, on screen: inout S) -> Turn {
    var scene = Scene(screen, in: workspace)
    let outcome = StandardCommands.table(for: S.self, bindings: workspace.bindings).run(id, on: &scene)
    screen = scene.screen
    switch outcome {
    case .ran(_, let turn): return turn
    case .refused(_, let reason): workspace.message = .warning(reason)
    case .unknown: break
    }
    return .stay
  }

  private func take(_ turn: Turn) {
    switch turn {
    case .stay: break
    case .open(let screen): stack.append(screen)
    case .replace(let screen): top = screen
    case .back: if stack.count > 1 { stack.removeLast() }
    case .home: stack.removeLast(stack.count - 1)
    case .go(let screen):
      stack.removeLast(stack.count - 1)
      stack.append(screen)
    case .run(let id):
      if stack.count > 1 { stack.removeLast() }
      var screen = top
      let next = run(id, on: &screen)
      top = screen
      take(next)
    case .terminal(let request): requests.append(request)
    case .quit: isOver = true
    }
  }

  public func takeRequests() -> [TerminalRequest] {
    defer { requests.removeAll() }
    return requests
  }

  // MARK: Changes from elsewhere

  /// Takes in what workers left. True when a new frame is due.
  public func receive() -> Bool {
    guard workspace.receive() else { return false }
    refreshScreens()
    return true
  }

  /// Looks for changes by others. True when a new frame is due.
  public func poll() -> Bool {
    guard workspace.poll() else { return false }
    refreshScreens()
    return true
  }

  /// Midnight has passed.
  public func dayChanged(to today: Day) {
    workspace.dayChanged(to: today)
    refreshScreens()
  }

  private func refresh() {
    _ = workspace.poll()
    refreshScreens()
  }

  private func refreshScreens() {
    for index in stack.indices { stack[index].refresh(in: workspace) }
  }

  // MARK: Frames

  public func frame(_ size: Size) -> Frame {
    var canvas = Canvas(size: size, glyphs: workspace.glyphs)
    guard size.width >= App.smallest.width, size.height >= App.smallest.height else {
      Chrome.drawTooSmall(on: &canvas, language: workspace.language)
      return canvas.frame()
    }
    Chrome.draw(stack, on: &canvas, in: workspace)
    return canvas.frame()
  }
}
