public import TerminalUI

/// What ``CursesTerminal/wait(timeoutMilliseconds:)`` waits for.
public enum TerminalEvent: Hashable, Sendable {
  case input(InputEvent)
  /// The left mouse button went down here, while the mouse is on.
  case click(Point)
  /// A worker called ``WakePipe/wake()``, once or several times.
  case woken
  /// Save and end. Once for each signal; again and again once the terminal is gone.
  case quit(QuitReason)
}

/// Who wants the program to end.
public enum QuitReason: Hashable, Sendable {
  /// Ctrl-C (SIGINT).
  case interrupted
  /// SIGTERM: the system shuts down, say.
  case terminated
  /// SIGHUP, or nothing can be read any more: the line or the window is gone.
  case terminalGone
}
