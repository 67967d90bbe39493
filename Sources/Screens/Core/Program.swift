import TerminalUI

/// What the main loop drives: keys in, frames out, until it is over.
public protocol Program: AnyObject {
  func handle(_ event: InputEvent)
  func frame(_ size: Size) -> Frame
  var isOver: Bool { get }
  /// What only the terminal can do, asked for since the last time.
  func takeRequests() -> [TerminalRequest]
}

extension Program {
  public func takeRequests() -> [TerminalRequest] { [] }
}

/// What only the terminal can do.
public enum TerminalRequest: Hashable, Sendable {
  /// Send the whole screen again.
  case repaint
  /// Wheel and clicks on or off; while they are on, text can be selected with Shift only.
  case toggleMouse
}
