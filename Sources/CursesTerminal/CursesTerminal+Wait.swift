internal import CNcurses
internal import CTerminalGuard
import Glibc
import TerminalUI

extension CursesTerminal {
  /// The rest of a sequence that has begun comes within this many milliseconds, or was not one.
  private static let sequencePatience: Int32 = 25
  /// A paste that stands still this many milliseconds will not end any more; then keys are keys again.
  private static let pastePatience = Duration.seconds(2)
  /// Nobody who leaves waits longer for what the terminal was asked at the start.
  static let answerPatience = Duration.milliseconds(100)

  /// Waits until something happens, and returns all of it.
  ///
  /// Events come in the order of their making, except that what ends the program comes last. A Ctrl-Z is carried out
  /// in here and reported as `resume`.
  ///
  /// - Parameter timeoutMilliseconds: how long at most; nil is as long as it takes, 0 looks only.
  /// - Returns: empty when the time is up.
  public func wait(timeoutMilliseconds: Int?) -> [TerminalEvent] {
    guard standardScreen != nil, !isGone else { return [.quit(.terminalGone)] }
    let clock = ContinuousClock()
    let deadline = timeoutMilliseconds.map { clock.now + .milliseconds(max(0, $0)) }
    while true {
      var remaining = deadline.map { Self.milliseconds($0 - clock.now) }
      let isWithin = decoder.isPasting || decoder.isInSequence
      if isWithin { remaining = min(remaining ?? .max, Self.milliseconds(lastRead + Self.pastePatience - .now)) }
      let inputState = poll(milliseconds: remaining)
      if isWithin, inputState == .silent, lastRead + Self.pastePatience <= .now { decoder.pasteEnds() }

      // The bytes first, then what they stand for: a signal between the two leaves a new byte.
      let woken = wakePipe.drain()
      let signals = terminal_signals_take()
      var events = readEvents(inputState)
      events += carryOut(signals)
      if woken { events.append(.woken) }
      events += quits(signals)
      if !events.isEmpty { return events }
      if let deadline, clock.now >= deadline { return [] }
    }
  }

  // MARK: Waiting

  /// An answer that comes when nobody reads any more would be typed into the shell.
  func awaitAnswer() {
    while let due = answerDue, !isGone, due > .now {
      _ = readEvents(poll(milliseconds: Self.milliseconds(due - .now)))
    }
    answerDue = nil
  }

  private enum InputState { case silent, readable, gone }

  private func poll(milliseconds: Int?) -> InputState {
    var descriptors = [
      pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakePipe.readingDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    let timeout = milliseconds.map { Int32(clamping: $0) } ?? -1
    // A signal (the window changed, say) is a reason to look at the keys: ncurses reports some things as keys.
    guard Glibc.poll(&descriptors, 2, timeout) >= 0 else { return .readable }
    let state = Int32(descriptors[0].revents)
    if state & (POLLHUP | POLLERR | POLLNVAL) != 0 { return .gone }
    if state & POLLIN != 0 { return .readable }
    return descriptors[1].revents != 0 ? .readable : .silent
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    // Rounded up, or the last millisecond would be spent turning in circles.
    return max(0, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000) + (attoseconds > 0 ? 1 : 0))
  }

  // MARK: Keys

  /// Reads until ncurses has nothing more: `poll` knows nothing of what ncurses has in its own buffer.
  private func readEvents(_ inputState: InputState) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var hasRead = false
    while true {
      let code = wgetch(keyPad)
      if code != ERR {
        hasRead = true
        lastRead = .now
        take(code, &events)
      } else if decoder.isInSequence && !decoder.isAfterEscape && waitForRestOfSequence() {
        continue
      } else {
        break
      }
    }
    decoder.silence()
    flushDecoder(to: &events)
    if decoder.hasIntroducedItself { answerDue = nil }
    if asksBackground, let told = decoder.background { paint(for: told) }
    if inputState == .gone || inputState == .readable && !hasRead && hasEnded { isGone = true }
    return events
  }

  private func take(_ code: Int32, _ events: inout [TerminalEvent]) {
    switch code {
    case 0..<256: decoder.byte(UInt8(code))
    case KeyTable.pasteBegins: decoder.pasteBegins()
    case KeyTable.pasteEnds: decoder.pasteEnds()
    case KEY_RESIZE:
      flushDecoder(to: &events)
      if !events.contains(.input(.resize)) { events.append(.input(.resize)) }
    case KEY_MOUSE:
      flushDecoder(to: &events)
      takeMouse(&events)
    default: decoder.key(KeyTable.key(code))
    }
  }

  private func flushDecoder(to events: inout [TerminalEvent]) {
    events += decoder.takeEvents().map { .input($0) }
  }

  private func waitForRestOfSequence() -> Bool {
    var descriptor = pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&descriptor, 1, Self.sequencePatience) > 0 && Int32(descriptor.revents) == POLLIN
  }

  /// Readable but with nothing to read: a line that was closed says so for ever.
  private var hasEnded: Bool {
    var descriptor = pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&descriptor, 1, 0) > 0 && nc_bytes_waiting(inputDescriptor) == 0
  }

  private func takeMouse(_ events: inout [TerminalEvent]) {
    // One notice may stand for several events, and the newest comes first.
    var queued: [MEVENT] = []
    var mouse = MEVENT()
    while getmouse(&mouse) == OK { queued.append(mouse) }
    for mouse in queued.reversed() {
      if mouse.bstate & nc_mouse_wheel_up() != 0 { events.append(.input(.key(.up))) }
      if mouse.bstate & nc_mouse_wheel_down() != 0 { events.append(.input(.key(.down))) }
      if mouse.bstate & nc_mouse_left() != 0 { events.append(.click(Point(x: Int(mouse.x), y: Int(mouse.y)))) }
    }
  }

  // MARK: Signals

  private func carryOut(_ signals: UInt32) -> [TerminalEvent] {
    if signals & UInt32(TERMINAL_SIGNAL_STOP) != 0 {
      // Here and not in the handler, as ncurses would by itself: a frame half written is no place to stop in.
      suspend()
      return [.input(.resume)]
    }
    if signals & UInt32(TERMINAL_SIGNAL_CONTINUE) != 0 {
      // Stopped by something that cannot be caught: the shell has had the terminal since.
      enter()
      return [.input(.resume)]
    }
    return []
  }

  private func quits(_ signals: UInt32) -> [TerminalEvent] {
    var reasons: [QuitReason] = []
    if signals & UInt32(TERMINAL_SIGNAL_INTERRUPT) != 0 { reasons.append(.interrupted) }
    if signals & UInt32(TERMINAL_SIGNAL_TERMINATE) != 0 { reasons.append(.terminated) }
    if isGone || signals & UInt32(TERMINAL_SIGNAL_HANG_UP) != 0 { reasons.append(.terminalGone) }
    return reasons.map { .quit($0) }
  }
}
