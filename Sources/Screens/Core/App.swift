import Domain
import Resources
import Store
import TerminalUI

/// The program without its terminal: screens on a stack, keys in, frames out.
///
/// The stack is changed by ``Turn`` only. A key goes first to what is being typed, then to the commands of the topmost
/// screen, then to its movement.
public final class App: Program {
  public let workspace: Workspace
  public internal(set) var stack: [any Screen]
  public private(set) var isOver = false
  private var requests: [TerminalRequest] = []
  /// That of the frame drawn last.
  private var size = Size(width: 0, height: 0)
  /// How many screens, from the bottom, say what was so before the last change.
  private var unread = 0

  let keeper: Doorkeeper?
  /// While the screen is locked: what stands before it.
  var door: LoginFlow?
  /// Keys that came before anybody could see that the screen is locked are no passphrase.
  var isDoorShown = false
  var now: Int64 = 0
  var lastKey: Int64?
  /// Ctrl-C has been asked about, and no key has come since.
  private var isAskedToEnd = false

  /// Screens are readable from this size; below it a notice says so.
  public static let smallest = Size(width: 40, height: 10)

  /// - Parameters:
  ///   - screens: what lies on the menu at the start.
  ///   - keeper: opens the register again; without one the screen cannot be locked, only blanked.
  public init(_ workspace: Workspace, on screens: [any Screen] = [], keeper: Doorkeeper? = nil) {
    self.workspace = workspace
    self.keeper = keeper
    stack = [MenuScreen(in: workspace)]
    for screen in screens { if let admitted = admitted(screen) { stack.append(admitted) } }
  }

  var top: any Screen {
    get { stack[stack.count - 1] }
    set { stack[stack.count - 1] = newValue }
  }

  // MARK: Events

  public func handle(_ event: InputEvent) {
    switch event {
    case .key, .paste:
      lastKey = now
      workspace.offerShown = workspace.message?.offer
      isAskedToEnd = false
    case .resize, .resume: break
    }
    if let door {
      if isDoorShown { door.handle(event) }
      if door.isOver { isOver = true }
      return
    }
    switch event {
    case .key(let key): handle(key)
    case .paste(let text):
      workspace.message = nil
      top.paste(text, in: workspace)
    case .resize: break
    case .resume: refresh()
    }
  }

  /// Asks once when something is typed that is not saved. It is kept either way, unless nothing can be written.
  public func interrupt() -> Bool {
    guard door == nil, !isAskedToEnd, stack.contains(where: { ($0 as? any DraftingScreen)?.unsaved != nil }) else {
      return true
    }
    isAskedToEnd = true
    workspace.message = .warning(
      workspace.language(workspace.settings.isReadOnly ? FormText.endLosing : .endKeeping))
    return false
  }

  /// Chooses what lies under the pointer, where that can be chosen.
  public func click(_ point: Point) {
    lastKey = now
    guard door == nil, let rect = Chrome.rect(of: stack, in: size, workspace), rect.contains(point) else { return }
    (workspace.message, workspace.offerShown) = (nil, nil)
    top.click(Point(x: point.x - rect.x, y: point.y - rect.y), on: rect.size, in: workspace)
  }

  private func handle(_ key: Key) {
    workspace.message = nil
    let before = stack
    _ = workspace.takeExchangeInTheWay()
    switch top.type(key, in: workspace) {
    case .taken: return
    case .turn(let turn): take(turn)
    case .no: press(key)
    }
    if isLocked { return }
    if workspace.takeExchangeInTheWay() { return wait(with: key, from: before) }
    // A change made here shows at once, in this screen and in those beneath.
    _ = look()
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
    case .open(let screen): if let admitted = admitted(screen) { stack.append(admitted) }
    case .replace(let screen): if let admitted = admitted(screen) { top = admitted }
    case .back: if stack.count > 1 { stack.removeLast() }
    case .home: stack.removeLast(stack.count - 1)
    case .go(let screen):
      guard let admitted = admitted(screen) else { break }
      stack.removeLast(stack.count - 1)
      stack.append(admitted)
    case .run(let id):
      if stack.count > 1 { stack.removeLast() }
      readUncovered()
      var screen = top
      let next = run(id, on: &screen)
      top = screen
      take(next)
    case .lock: lock()
    case .nextUser: switchUser()
    case .terminal(let request): requests.append(request)
    case .quit: isOver = true
    }
    if !isLocked { readUncovered() }
  }

  /// The screen, when the role may come there; for a card out of scope the form that asks why. Nil otherwise, and a message
  /// says who may: commands ask before, and this holds should one have forgotten to.
  private func admitted(_ screen: any Screen) -> (any Screen)? {
    let action = type(of: screen).action
    guard workspace.session.access.may(action) else {
      workspace.message = .warning(workspace.refusal(action))
      return nil
    }
    guard let card = screen as? ParticipantScreen, card.needsEmergency else { return screen }
    workspace.message = nil
    return EmergencyScreen(of: card.key, in: workspace)
  }

  public func takeRequests() -> [TerminalRequest] {
    if let door { return door.takeRequests() }
    defer { requests.removeAll() }
    return requests
  }

  // MARK: Changes from elsewhere

  /// Takes in what workers left. True when a new frame is due.
  public func receive() -> Bool {
    // What comes while the screen is locked is taken all the same, and dropped.
    guard workspace.receive(), !isLocked else { return false }
    if !workspace.takePaintOnly() { refreshScreens() }
    return true
  }

  /// Looks for changes by others. True when a new frame is due.
  public func poll() -> Bool {
    isLocked ? false : look()
  }

  /// Takes in what has changed, here or elsewhere; what has changed about the user themself first.
  private func look() -> Bool {
    let outOfDate = workspace.poll()
    switch workspace.takeStanding() {
    case .asBefore: break
    case .changed: followReach()
    case .otherRole: lock(because: .otherRole)
    case .otherKeys: lock(because: .otherKeys)
    case .removed: lock(because: .youAreRemoved)
    }
    if isLocked { return true }
    switch outOfDate {
    case .nothing: return false
    case .log, .everything: refreshShown()
    }
    return true
  }

  /// A team lead has changed whom the user may reach: what was on the screen may be theirs no longer.
  private func followReach() {
    let before = workspace.session.access
    workspace.followStanding()
    if workspace.session.access.isAtWork(as: before) {
      if workspace.session.access.name != before.name {
        workspace.message = Message(workspace.language(UsersText.nameChanged), style: .warning)
      }
      return refreshScreens()
    }
    workspace.scope = .everything
    workspace.reloadRoster()
    stack = [MenuScreen(in: workspace)]
    workspace.message = Message(workspace.language(UsersText.reachChanged), style: .warning)
  }

  /// About a second has passed: changes by others, and what is typed and not written yet. True when a new frame is due.
  public func tick() -> Bool {
    workspace.drafts.tick()
    let isChanged = poll()
    if tryAgain() { return true }
    guard let problem = workspace.drafts.takeProblem() else { return isChanged }
    workspace.tell(problem)
    return true
  }

  /// Midnight has passed.
  public func dayChanged(to today: Day) {
    if isLocked { return }
    workspace.dayChanged(to: today)
    refreshScreens()
  }

  private func refresh() {
    if !look(), !isLocked { refreshScreens() }
  }

  func refreshScreens() {
    refresh(stack.indices)
    unread = 0
  }

  /// Only what shows is read again, and what is covered when it shows again.
  func refreshShown() {
    let first = firstShown
    refresh(first..<stack.count)
    unread = max(unread, first)
  }

  /// What has come to light again is read again.
  private func readUncovered() {
    let first = firstShown
    guard first < unread else { return }
    refresh(first..<min(unread, stack.count))
    unread = first
  }

  private func refresh(_ places: Range<Int>) {
    for index in places { stack[index].refresh(in: workspace) }
    stack.removeAll(where: \.isFinished)
  }

  /// The screen that fills the window; panels may lie over it.
  private var firstShown: Int { Chrome.firstShown(stack, in: workspace) ?? 0 }

  // MARK: Frames

  public func frame(_ size: Size) -> Frame {
    self.size = size
    if let door {
      isDoorShown = true
      return door.frame(size)
    }
    var canvas = Canvas(size: size, glyphs: workspace.glyphs)
    guard size.width >= App.smallest.width, size.height >= App.smallest.height else {
      Chrome.drawTooSmall(on: &canvas, language: workspace.language)
      return canvas.frame()
    }
    readUncovered()
    Chrome.draw(stack, on: &canvas, in: workspace)
    return canvas.frame()
  }
}
