/// Why the terminal cannot be used. The terminal is as it was before.
public enum TerminalError: Error, Hashable, Sendable {
  /// Input or output is a file, a pipe, or closed.
  case notATerminal
  /// No description of this kind of terminal; empty when `TERM` is not set.
  case unknownTerminal(String)
  /// The terminal cannot place its cursor (`dumb`, a line printer).
  case unsupportedTerminal(String)
  /// Another ``CursesTerminal`` is open: a process has one.
  case alreadyOpen
  /// The system refused something; `errno` says what.
  case system(errno: Int32)
}
