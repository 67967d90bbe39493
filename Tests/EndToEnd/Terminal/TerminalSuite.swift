import Testing

/// The program on a real terminal: started from a shell, typed on, read from the screen.
@Suite("At a terminal", .enabled(if: Tool.hasTerminal, "tmux, bash and stty are needed"))
struct TerminalSuite {}
