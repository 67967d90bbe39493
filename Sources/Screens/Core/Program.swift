import TerminalUI

/// What the main loop drives: keys in, frames out, until it is over.
public protocol Program: AnyObject {
  func handle(_ event: InputEvent)
  /// Somebody has clicked on a cell of the frame painted last.
  func click(_ point: Point)
  func frame(_ size: Size) -> Frame
  var isOver: Bool { get }
  /// What only the terminal can do, asked for since the last time.
  func takeRequests() -> [TerminalRequest]
  /// Tells what time it is, about once a second and before every key; nothing in here reads a clock.
  ///
  /// - Parameter now: milliseconds since 1970, UTC.
  /// - Returns: whether a new frame is due.
  func pass(to now: Int64) -> Bool
  /// Ctrl-C was pressed.
  /// - Returns: whether to end; false when it asks first.
  func interrupt() -> Bool
  /// Does what the frame just painted has said is under way. True when a new frame is due.
  func work() -> Bool
}

extension Program {
  public func click(_ point: Point) {}
  public func takeRequests() -> [TerminalRequest] { [] }
  public func pass(to now: Int64) -> Bool { false }
  public func interrupt() -> Bool { true }
  public func work() -> Bool { false }
}

/// What only the terminal can do.
public enum TerminalRequest: Hashable, Sendable {
  /// Send the whole screen again.
  case repaint
  /// Wheel and clicks on or off; while they are on, text can be selected with Shift only.
  case toggleMouse
  /// Put a text where the terminal's user pastes from.
  case copy(String)
}
