import Domain
import Resources
import Store
import Synchronization
import TerminalUI

/// An exchange of keys under way, seen from both threads.
final class KeyExchangeJob: Sendable {
  private struct State {
    var progress = KeyExchangeProgress(done: 0, total: 0)
    var isStopping = false
    var outcome: Result<RecoveryKey?, StoreError>?
  }

  private let state = Mutex(State())

  var progress: KeyExchangeProgress { state.withLock { $0.progress } }
  var isStopping: Bool { state.withLock { $0.isStopping } }
  var outcome: Result<RecoveryKey?, StoreError>? { state.withLock { $0.outcome } }

  func stop() { state.withLock { $0.isStopping = true } }

  fileprivate func finish(_ outcome: Result<RecoveryKey?, StoreError>) { state.withLock { $0.outcome = outcome } }

  /// - Returns: whether it shows: whole percents do.
  fileprivate func come(to progress: KeyExchangeProgress) -> Bool {
    state.withLock { state in
      defer { state.progress = progress }
      return ProgressBar(done: progress.done, total: progress.total).percent
        != ProgressBar(done: state.progress.done, total: state.progress.total).percent
    }
  }
}

/// Shows how far an exchange of keys has come, and lets nothing else be done meanwhile but stop it, hide the screen or lock it.
/// A new recovery key is shown at the end, until its last group has been typed.
struct KeyExchangeScreen: Screen {
  static let room = Room.panel("keyExchange", UsersText.exchanging, for: .manageUsers)

  private let deed: ExchangeDeed
  private let job = KeyExchangeJob()
  /// When it began, on the clock of the main loop.
  private let began: Int64
  private(set) var isFinished = false
  private var key: RecoveryKeyForm?

  /// Begins at once.
  init(_ deed: ExchangeDeed, in workspace: Workspace) {
    self.deed = deed
    began = workspace.drafts.time
    // What is typed elsewhere would have to wait for the exchange.
    workspace.drafts.flush()
    let (session, job, paint) = (workspace.session, job, workspace.painter)
    workspace.work {
      do throws(StoreError) {
        let key = try deed.run(session) { progress in
          if job.come(to: progress) { paint() }
          return job.isStopping
        }
        job.finish(.success(key))
      } catch { job.finish(.failure(error)) }
    } then: { _, _ in
    }
  }

  static let commands: [Command<Scene<KeyExchangeScreen>>] = [
    Command(
      "back", [.escape], UsersText.stop, UsersText.stopHelp, group: ChromeText.groupEverywhere, footer: .trailing
    ) { scene in
      scene.screen.job.stop()
      return .stay
    }
  ]

  func title(in workspace: Workspace) -> String {
    key == nil ? workspace.language(UsersText.exchanging) : workspace.language(LoginText.recoveryTitle)
  }

  /// Every key but those that stop it, hide the screen or lock it waits: the register has one writer.
  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    switch key {
    case .function(9), .control("o"), .control("b"): return .no
    default: break
    }
    if self.key != nil { return self.key?.handle(key) == true ? .turn(.back) : .taken }
    return switch key {
    case .escape, .function, .control: .no
    default: .taken
    }
  }

  mutating func refresh(in workspace: Workspace) {
    guard !isFinished, key == nil, let outcome = job.outcome else { return }
    if case .success(let key?) = outcome { self.key = RecoveryKeyForm(workspace.language, key) }
    isFinished = key == nil
    switch outcome {
    case .success:
      if let draft = deed.draft { workspace.drafts.forget(draft) }
      workspace.message = Message(deed.said(workspace.language))
    case .failure(let error): workspace.tell(error)
    }
  }

  // MARK: Drawing

  func hint(in workspace: Workspace) -> String? {
    key?.message.text ?? workspace.language(job.isStopping ? UsersText.stopping : .stopHelp)
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    if let key { return key.draw(on: &canvas) }
    let lines = workspace.language(UsersText.exchangingText).wrapped(
      to: max(1, canvas.width - 6), glyphs: workspace.glyphs)
    let top = canvas.height > lines.count + 2 ? 1 : 0
    for (row, line) in lines.enumerated() where top + row < canvas.height - 1 {
      canvas.put(line, x: 3, y: top + row, style: .muted, width: canvas.width - 4)
    }
    let y = min(canvas.height - 1, top + lines.count + 1)
    bar(in: workspace).draw(on: &canvas, x: min(3, canvas.width), y: y, width: max(0, canvas.width - 6))
    canvas.placeCursor(x: 0, y: y)
  }

  private func bar(in workspace: Workspace) -> ProgressBar {
    let progress = job.progress
    guard progress.total > 0 else { return ProgressBar(done: 0, total: 0) }
    var arguments: [String: any CustomStringConvertible] = ["done": progress.done, "total": progress.total]
    let elapsed = workspace.drafts.time - began
    guard elapsed >= 1000, progress.done > 0 else {
      return ProgressBar(
        done: progress.done, total: progress.total, text: workspace.language(CommonText.progress, arguments))
    }
    let left = Double(elapsed) / 1000 * Double(progress.total - progress.done) / Double(progress.done)
    arguments["n"] = Int(left.rounded(.up))
    return ProgressBar(
      done: progress.done, total: progress.total, text: workspace.language(CommonText.progressLeft, arguments))
  }
}
