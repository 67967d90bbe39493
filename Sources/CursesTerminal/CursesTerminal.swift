internal import CNcurses
internal import CTerminalGuard
import Glibc
public import TerminalUI

/// The terminal: shows frames, tells of keys, and is given back as it was whatever happens.
///
/// Belongs to the main thread. Only a ``WakePipe`` may leave it.
///
/// ```swift
/// let terminal = try CursesTerminal(TerminalOptions())
/// defer { terminal.close() }
/// while running {
///   terminal.present(draw(terminal.size, terminal.glyphs))
///   for event in terminal.wait(timeoutMilliseconds: untilNextMinute) { update(event) }
/// }
/// ```
public final class CursesTerminal {
  /// What to draw with.
  public let glyphs: GlyphSet
  /// How many colors are used; `none` also when they are not wanted.
  public let colorDepth: ColorDepth
  /// What the terminal's own background is thought to be.
  public private(set) var background: Background
  /// The kind the terminal calls itself, where it is not known here and another is assumed.
  public let unknownTerm: String?
  /// Hand it to workers.
  public let wakePipe: WakePipe
  /// Whether wheel and clicks are reported; see ``toggleMouse()``.
  public private(set) var isMouseOn = false

  // Internal, not private, where `wait` needs them from its own file.
  let modes: TerminalModes
  let asksBackground: Bool
  var decoder: KeyDecoder
  /// Keys are read by way of a pad: reading from the standard screen would also refresh it.
  var keyPad: UnsafeMutablePointer<WINDOW>?
  let inputDescriptor: Int32
  /// Nothing more can be read.
  var isGone = false
  private(set) var isClosed = false
  /// How long whoever leaves the terminal waits for what it was asked; nil when it has answered, or was not asked.
  var answerDue: ContinuousClock.Instant?
  /// When something was typed last.
  var lastRead = ContinuousClock.now
  /// Someone else has the terminal, see ``leaveTemporarily(_:)``.
  private var isLent = false
  /// Nobody else writes on the terminal now.
  var isOurs: Bool { standardScreen != nil && !isLent }

  private let hasBracketedPaste: Bool
  private var screen: OpaquePointer?
  private var painter: FramePainter
  private var isCursorVisible = true
  /// What stands on the screen, for coming back to it.
  private var shown: Frame?
  private var inputFile: UnsafeMutablePointer<FILE>?
  private var outputFile: UnsafeMutablePointer<FILE>?
  private var output: Int32 { modes.descriptor }

  /// Takes the terminal over: second screen, no echo, keys one by one, and handlers for the signals that end or stop a
  /// program. Also sets the process's locale, and forbids core dumps, which would hold what is on the screen.
  ///
  /// Blanks nothing until the first frame. On an error the terminal is untouched.
  public init(_ options: TerminalOptions = TerminalOptions()) throws(TerminalError) {
    guard isatty(options.input) == 1, isatty(options.output) == 1 else { throw .notATerminal }
    let wakePipe = try WakePipe()
    // Before ncurses, which takes the signals that nobody handles; and first of all, since it has one of everything.
    guard terminal_signals_install(wakePipe.writingDescriptor) else { throw .alreadyOpen }
    var isReady = false
    defer { if !isReady { terminal_signals_remove() } }
    let encoding = TerminalEncoding.establish(wantsUnicode: options.ascii == false)
    let named = options.term ?? environmentValue("TERM") ?? ""
    let term = try TerminalDescription.usable(named, output: options.output)
    unknownTerm = term == named ? nil : named
    terminal_guard_forbid_core_dumps()
    // They would freeze the size.
    unsetenv("LINES")
    unsetenv("COLUMNS")

    guard let files = TerminalFiles(input: options.input, output: options.output) else { throw .system(errno: errno) }
    defer { if !isReady { files.close() } }
    let modes = try TerminalModes(files.outputDescriptor)
    guard let screen = newterm(term, files.output, files.input) else { throw .unknownTerminal(term) }
    isReady = true
    terminal_signals_wrap_window_change()
    Self.configure()
    modes.switchFlowControlOff()

    self.wakePipe = wakePipe
    self.screen = screen
    self.modes = modes
    inputFile = files.input
    outputFile = files.output
    inputDescriptor = files.inputDescriptor
    decoder = KeyDecoder(encoding)
    glyphs = options.ascii == true || encoding != .utf8 ? .ascii : .unicode
    colorDepth = options.color.depth
    background = options.background.assumed
    painter = FramePainter(sheet: StyleSheet(depth: colorDepth, background: background))
    hasBracketedPaste = TerminalDescription.isLikeXterm(term)
    asksBackground = options.background == .auto && colorDepth != .none && hasBracketedPaste
    keyPad = Self.makeKeyPad()

    let message = (options.crashMessage.map { $0 + "\n" } ?? "").utf8.prefix(Int(TERMINAL_GUARD_CAPACITY))
    var attributes = modes.original
    _ = Array(message).withUnsafeBytes { bytes in
      terminal_guard_arm(output, &attributes, nil, 0, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
    }
    prepareGuard()
    setPaste(true)
    if options.mouse { toggleMouse() }
    if asksBackground {
      answerDue = .now + Self.answerPatience
      send(TerminalDescription.backgroundQuestion)
    }
  }

  deinit { close() }

  /// Gives the terminal back. Does nothing the second time.
  public func close() {
    guard !isClosed else { return }
    hide()
    isClosed = true
    // What is left of a paste must not be run by the shell.
    modes.restore(discardingInput: decoder.isPasting)
    terminal_guard_disarm()
    terminal_signals_remove()
    if let keyPad { delwin(keyPad) }
    keyPad = nil
    if let screen { delscreen(screen) }
    screen = nil
    if let inputFile { fclose(inputFile) }
    if let outputFile { fclose(outputFile) }
    inputFile = nil
    outputFile = nil
  }

  // MARK: Showing

  /// Columns and rows; as of the last ``TerminalUI/InputEvent/resize`` or `resume`.
  public var size: Size {
    guard let window = standardScreen else { return Size(width: 0, height: 0) }
    return Size(width: Int(getmaxx(window)), height: Int(getmaxy(window)))
  }

  /// Shows the frame; only what differs from the screen is sent.
  ///
  /// A frame of another size, in the moment of a resize, is cut or stands on blanks.
  public func present(_ frame: Frame) {
    shown = frame
    guard let window = standardScreen, !isLent else { return }
    painter.paint(frame, on: window)
    if frame.cursorVisible != isCursorVisible {
      isCursorVisible = frame.cursorVisible
      curs_set(isCursorVisible ? 1 : 0)
    }
    wrefresh(window)
  }

  /// The terminal has said what its background is: what stands there is painted for it.
  func paint(for background: Background) {
    guard background != self.background else { return }
    self.background = background
    painter.sheet = StyleSheet(depth: colorDepth, background: background)
    if let shown { present(shown) }
  }

  /// Sends the whole screen again (Ctrl-L), when something else has written on it.
  public func repaint() {
    guard let window = standardScreen, !isLent else { return }
    setPaste(true)
    clearok(window, true)
    wrefresh(window)
  }

  /// Turns the mouse on or off. While it is on the wheel moves like the arrows, clicks are reported, and text can be
  /// selected with Shift only.
  public func toggleMouse() {
    guard isOurs else { return }
    isMouseOn.toggle()
    // Off, its sequences are unknown ones and swallowed; a mouse left on by another program then types nothing.
    keyok(KEY_MOUSE, isMouseOn)
    mousemask(isMouseOn ? nc_mouse_buttons() : 0, nil)
    prepareGuard()
  }

  // MARK: Leaving for a while

  /// Gives the terminal to `body`, as it was before the program, and takes it back and repaints afterwards: for a
  /// question asked in plain lines, or another program.
  ///
  /// Signals that come meanwhile, Ctrl-C and Ctrl-Z too, are noted and reported by the next `wait`; what is presented
  /// meanwhile shows afterwards. Not for `wait` inside.
  public func leaveTemporarily<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard standardScreen != nil, !isLent else { return try body() }
    leave()
    defer { enter() }
    return try body()
  }

  /// Stops the program as Ctrl-Z does; returns when it goes on. `wait` calls it by itself.
  public func suspend() {
    guard isOurs else { return }
    leave()
    terminal_signals_stop_process()
    enter()
  }

  /// Leaves the second screen, and nothing of the register on a terminal that has none or keeps it.
  private func hide() {
    awaitAnswer()
    setPaste(false)
    if let window = standardScreen {
      werase(window)
      wrefresh(window)
    }
    endwin()
  }

  private func leave() {
    isLent = true
    hide()
    modes.restore()
    // Nothing of ours is left to undo.
    terminal_guard_update(nil, 0)
  }

  /// Takes the terminal over again. The shell may have changed its modes, and the window its size.
  func enter() {
    isLent = false
    reset_prog_mode()
    modes.switchFlowControlOff()
    var columns: Int32 = 0
    var rows: Int32 = 0
    if nc_window_size(output, &columns, &rows) == 0, is_term_resized(rows, columns) { resizeterm(rows, columns) }
    prepareGuard()
    setPaste(true)
    if let window = standardScreen { clearok(window, true) }
    if let shown { present(shown) }
  }

  // MARK: Parts

  /// The window that covers the screen; nil after `close`.
  var standardScreen: UnsafeMutablePointer<WINDOW>? { isClosed ? nil : nc_standard_screen() }

  /// The crash guard's bytes follow the state of the mouse.
  private func prepareGuard() {
    let bytes = TerminalDescription.restoreSequence(
      bracketedPaste: hasBracketedPaste, mouse: isMouseOn)
    bytes.utf8CString.withUnsafeBufferPointer { _ = terminal_guard_update($0.baseAddress, $0.count - 1) }
  }

  private func setPaste(_ isOn: Bool) {
    if hasBracketedPaste { send(isOn ? TerminalDescription.pasteOn : TerminalDescription.pasteOff) }
  }

  /// Past ncurses, whose buffer is empty between two refreshes. For what is no text: where it comes does not matter.
  func send(_ sequence: String) {
    let bytes = Array(sequence.utf8)
    _ = write(output, bytes, bytes.count)
  }

  private static func configure() {
    cbreak()
    noecho()
    // Enter arrives as it is sent, and ncurses may use a line feed to move.
    nonl()
    set_escdelay(25)
    // Never half a frame because a key has come meanwhile.
    typeahead(-1)
    start_color()
    mouseinterval(0)
  }

  private static func makeKeyPad() -> UnsafeMutablePointer<WINDOW>? {
    let pad = newpad(1, 1)
    keypad(pad, true)
    nodelay(pad, true)
    // Only now does ncurses know the terminal's own sequences.
    KeyTable.teachSequences()
    keyok(KEY_MOUSE, false)
    return pad
  }
}
