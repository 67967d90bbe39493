import TerminalUI

/// Makes events of what ncurses reads: keys it knows, and bytes of text or of sequences it does not know.
///
/// Unknown sequences are swallowed whole: a terminal newer than its description must not type letters, since letters are
/// commands. Alt with a letter is ESC and the letter, as ever: so a quick Esc with a key after it, or both arriving in
/// one packet, is not lost.
struct KeyDecoder {
  private enum State: Equatable {
    case ground
    case escape
    /// After ESC `[`, with the parameters so far.
    case control(parameters: [UInt8])
    /// After ESC `O`.
    case shift3(begun: Bool)
    /// After ESC and `]`, `P`, `X`, `^` or `_`: a message of the terminal's, up to BEL or ESC `\`, with what it says so
    /// far. Late: it stood still in the middle.
    case string(introducer: UInt8, said: [UInt8], isLate: Bool)
    /// Bytes that are swallowed whatever they are.
    case skipping(Int)
  }

  /// A paste beyond this many bytes is cut: nobody means to paste a film.
  static let pasteLimit = 1 << 20

  private var state = State.ground
  private var text: TextDecoder
  private var pastedCount = 0
  private var events: [InputEvent] = []

  /// A bracketed paste has begun and not ended.
  private(set) var isPasting = false
  /// What the terminal has said its background is.
  private(set) var background: Background?
  /// The terminal has said what kind it is: what it was asked before that it has answered too, if it ever does.
  private(set) var hasIntroducedItself = false

  init(_ encoding: TerminalEncoding) { text = TextDecoder(encoding) }

  /// Within an escape sequence, or after an ESC that may begin one; once all is read, in an answer whose rest is to come.
  var isInSequence: Bool { state != .ground }
  /// After an ESC alone: ncurses has waited for more already.
  var isAfterEscape: Bool { state == .escape }

  // MARK: What ncurses reads

  /// A key that ncurses recognized; nil for one that means nothing here.
  mutating func key(_ key: Key?) {
    abandonSequence()
    guard !isPasting, let key else { return }
    emit(.key(key))
  }

  mutating func pasteBegins() {
    abandonSequence()
    flush(complete: true)
    isPasting = true
    pastedCount = 0
  }

  /// The paste is over, or the terminal has fallen silent in the middle of it or of an answer.
  mutating func pasteEnds() {
    state = .ground
    guard isPasting else { return }
    isPasting = false
    let pasted = text.take(complete: true).cleanedInput()
    if !pasted.isEmpty { events.append(.paste(pasted)) }
  }

  mutating func byte(_ byte: UInt8) {
    switch state {
    case .ground: ground(byte)
    case .escape: afterEscape(byte)
    case .control(let parameters): control(byte, after: parameters)
    case .shift3: shift3(byte)
    case .string(let introducer, let said, let isLate): string(byte, after: said, introducer, isLate: isLate)
    case .skipping(let count): state = count > 1 ? .skipping(count - 1) : .ground
    }
  }

  /// Nothing more comes: what looked like the beginning of a sequence was typed.
  mutating func silence() {
    // Nothing is typed in the middle of a paste: the rest of the sequence is still to come.
    guard !isPasting else { return }
    switch state {
    case .escape: emitEscape()
    case .control(parameters: []): emitEscape(then: UInt8(ascii: "["))
    case .shift3(begun: false): emitEscape(then: UInt8(ascii: "O"))
    case .string(let introducer, said: [], _): emitEscape(then: introducer)
    case .string(let introducer, let said, _) where said.allSatisfy(Self.isOfColor):
      // Half an answer, cut in two on the line: its rest must type nothing.
      state = .string(introducer: introducer, said: said, isLate: true)
      return
    default: break
    }
    state = .ground
  }

  /// The events so far; half a character waits for the other half.
  mutating func takeEvents() -> [InputEvent] {
    if !isPasting { flush(complete: false) }
    defer { events.removeAll() }
    return events
  }

  // MARK: States

  private mutating func ground(_ byte: UInt8) {
    if byte == 0x1B {
      state = .escape
    } else if byte < 0x20 || byte == 0x7F {
      controlCharacter(byte)
    } else if !isPasting {
      text.append(byte)
    } else {
      paste(byte)
    }
  }

  private mutating func afterEscape(_ byte: UInt8) {
    switch byte {
    case 0x1B: emitEscape()
    case UInt8(ascii: "["): state = .control(parameters: [])
    case UInt8(ascii: "O"): state = .shift3(begun: false)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      state = .string(introducer: byte, said: [], isLate: false)
    default:
      emitEscape(then: byte)
    }
  }

  private mutating func control(_ byte: UInt8, after parameters: [UInt8]) {
    switch byte {
    case 0x20...0x3F: state = .control(parameters: parameters.prefix(31) + [byte])
    // The ends of a paste, when they came too slowly for ncurses to know them.
    case UInt8(ascii: "~") where parameters == Array("200".utf8): pasteBegins()
    case UInt8(ascii: "~") where parameters == Array("201".utf8): pasteEnds()
    case UInt8(ascii: "c") where parameters.first == UInt8(ascii: "?"):
      hasIntroducedItself = true
      state = .ground
    // A mouse left on by a program that crashed: button, column and row follow.
    case UInt8(ascii: "M") where parameters.isEmpty: state = .skipping(3)
    // Function keys of the Linux console.
    case UInt8(ascii: "[") where parameters.isEmpty: state = .skipping(1)
    case 0x40...0x7E: state = .ground
    default: restart(with: byte)
    }
  }

  private mutating func shift3(_ byte: UInt8) {
    switch byte {
    case 0x30...0x3B: state = .shift3(begun: true)
    case 0x20...0x7E: state = .ground
    default: restart(with: byte)
    }
  }

  private mutating func string(_ byte: UInt8, after said: [UInt8], _ introducer: UInt8, isLate: Bool) {
    if byte == 0x07 || said.last == 0x1B && byte == UInt8(ascii: "\\") {
      state = .ground
      if introducer == UInt8(ascii: "]") { background = .answered(said) ?? background }
    } else if isLate && byte != 0x1B && !Self.isOfColor(byte) {
      restart(with: byte)
    } else {
      state = .string(introducer: introducer, said: said.prefix(31) + [byte], isLate: isLate)
    }
  }

  /// Whether it can stand in a colour told: `11;rgb:1e1e/1e1e/1e1e`.
  private static func isOfColor(_ byte: UInt8) -> Bool { "0123456789abcdefABCDEF;:/rg".utf8.contains(byte) }

  /// The sequence was broken off by something that cannot be part of it.
  private mutating func restart(with byte: UInt8) {
    state = .ground
    ground(byte)
  }

  private mutating func abandonSequence() {
    // ESC and then a key that ncurses knows: both were pressed.
    if state == .escape { emitEscape() }
    state = .ground
  }

  // MARK: Emitting

  private mutating func emit(_ event: InputEvent) {
    flush(complete: true)
    events.append(event)
  }

  private mutating func emitEscape() {
    if !isPasting { emit(.key(.escape)) }
  }

  private mutating func emitEscape(then byte: UInt8) {
    emitEscape()
    restart(with: byte)
  }

  private mutating func controlCharacter(_ byte: UInt8) {
    guard !isPasting else {
      if byte == 0x09 || byte == 0x0A || byte == 0x0D { paste(byte) }
      return
    }
    switch byte {
    case 0x08, 0x7F: emit(.key(.backspace))
    case 0x09: emit(.key(.tab))
    case 0x0A, 0x0D: emit(.key(.enter))
    case 0x01...0x1A: emit(.key(.control(Character(Unicode.Scalar(byte + 0x60)))))
    default: flush(complete: true)
    }
  }

  private mutating func paste(_ byte: UInt8) {
    guard pastedCount < Self.pasteLimit else { return }
    pastedCount += 1
    text.append(byte)
  }

  /// Composing and cleaning go over all that came together, so that a letter and its accent become one key.
  private mutating func flush(complete: Bool) {
    guard !text.isEmpty, !isPasting else { return }
    for character in text.take(complete: complete).cleanedInput() { events.append(.key(.character(character))) }
  }
}
