import Domain
import Resources
import Store
import TerminalUI

/// The door: a login and a passphrase that is never shown. Before it is opened nothing is known of the register but its
/// file's name; the same door stands before a screen that has locked itself.
public final class LoginFlow: Program {
  /// Which door it is.
  public enum Place: Hashable, Sendable {
    /// Before anybody is in: Esc leaves at once.
    case start
    /// The screen is locked. Esc asks to be pressed once more, since what is typed and not saved goes with it.
    case locked
    /// The same in the demo, which tells its passphrase.
    case lockedDemo(passphrase: String)
  }

  /// Somebody is in.
  public private(set) var isOpen = false
  private var isLeft = false
  public var isOver: Bool { isOpen || isLeft }

  private let language: Language
  private let glyphs: GlyphSet
  private let file: String
  private let place: Place
  private let tryUnlock: (Unlock) throws(StoreError) -> Void

  private var form: Form
  private var isBlank = false
  private var requests: [TerminalRequest] = []
  /// What the message row says; nil when it helps with the field.
  private var note: TextRun?
  /// The frame that says so comes first: opening takes a moment on purpose.
  private var isTrying = false
  /// Esc was pressed once before a locked screen.
  private var isAboutToLeave = false
  private var now: Int64 = 0
  /// After too many tries: when the next may be, in milliseconds since 1970.
  private var waitsUntil: Int64?

  private enum Field {
    static let login = "login"
    static let passphrase = "passphrase"
  }

  /// - Parameters:
  ///   - path: the register's file; only its name is shown.
  ///   - login: filled in; the cursor is then on the passphrase.
  ///   - reason: why it stands there, when that is not plain.
  ///   - tryUnlock: opens the register, and keeps what it opened. What it throws becomes a sentence.
  public init(
    language: Language, glyphs: GlyphSet, path: String, login: String? = nil, place: Place = .start,
    reason: String? = nil, tryUnlock: @escaping (Unlock) throws(StoreError) -> Void
  ) {
    self.language = language
    self.glyphs = glyphs
    self.place = place
    self.tryUnlock = tryUnlock
    file = path
    form = Form([
      .text(
        Field.login, language(LoginText.login), help: language(LoginText.loginHelp), value: login ?? "", maxLength: 80),
      .secret(Field.passphrase, language(LoginText.passphrase), help: language(LoginText.passphraseHelp)),
    ])
    if login?.isEmpty == false { form.focus(on: Field.passphrase) }
    switch place {
    case .start: break
    case .locked: note = TextRun(language(LoginText.locked), .message)
    case .lockedDemo(let passphrase):
      note = TextRun(language(LoginText.lockedDemo, ["passphrase": passphrase]), .message)
    }
    if let reason { note = TextRun(reason, .warning) }
  }

  // MARK: Keys

  public func handle(_ event: InputEvent) {
    switch event {
    case .key(let key): press(key)
    case .paste(let text): if !isBlank, form.paste(text) == .changed { typed() }
    case .resize, .resume: break
    }
  }

  private func press(_ key: Key) {
    if isBlank {
      isBlank = false
      return
    }
    let leaves = isAboutToLeave
    isAboutToLeave = false
    switch key {
    case .function(9), .control("b"): isBlank = true
    case .control("l"): requests.append(.repaint)
    default:
      switch form.handle(key) {
      case .changed: typed()
      case .submitted: submit()
      case .left: leave(isSure: leaves)
      case .moved, .ignored: break
      }
    }
  }

  /// A new try begins, so what was said of the last goes; how long to wait stays.
  private func typed() { if waitsUntil == nil { note = nil } }

  private func submit() {
    guard waitsUntil == nil else { return }
    if login.isEmpty {
      ask(for: Field.login, LoginText.loginMissing)
    } else if form.secret(Field.passphrase)?.isEmpty != false {
      ask(for: Field.passphrase, LoginText.passphraseMissing)
    } else {
      isTrying = true
    }
  }

  private func ask(for field: String, _ text: LoginText) {
    form.focus(on: field)
    note = TextRun(language(text), .error)
  }

  private func leave(isSure: Bool) {
    if place == .start || isSure {
      form.secret(Field.passphrase)?.clear()
      isLeft = true
    } else {
      isAboutToLeave = true
      note = TextRun(language(LoginText.leaveLocked), .warning)
    }
  }

  private var login: String { form[Field.login].trimmingBlanks() }

  public func takeRequests() -> [TerminalRequest] {
    defer { requests.removeAll() }
    return requests
  }

  // MARK: Trying

  public func work() -> Bool {
    guard isTrying else { return false }
    isTrying = false
    note = nil
    guard let passphrase = form.takePassphrase(Field.passphrase) else {
      ask(for: Field.passphrase, LoginText.passphraseMissing)
      return true
    }
    do throws(StoreError) {
      try tryUnlock(.user(login: login, passphrase: passphrase))
      isOpen = true
    } catch {
      if case .ledger(.mustWait(let seconds)) = error {
        waitsUntil = now + Int64(seconds) * 1000
        tellWait()
      } else {
        note = TextRun(Sentences(language, file: file).sentence(error), .error)
      }
      form.focus(on: Field.passphrase)
    }
    return true
  }

  // MARK: Time

  public func pass(to now: Int64) -> Bool {
    // A clock set back must not make anybody wait longer.
    if let until = waitsUntil, now < self.now { waitsUntil = until - (self.now - now) }
    let before = secondsLeft
    self.now = now
    guard let before, let left = secondsLeft, left != before else { return false }
    tellWait()
    return true
  }

  private var secondsLeft: Int? { waitsUntil.map { max(0, Int(($0 - now + 999) / 1000)) } }

  private func tellWait() {
    guard let seconds = secondsLeft else { return }
    if seconds > 0 {
      note = TextRun(Sentences(language).sentence(StoreError.ledger(.mustWait(seconds: seconds))), .warning)
    } else {
      waitsUntil = nil
      note = TextRun(language(LoginText.tryNow), .message)
    }
  }

  // MARK: Frames

  public func frame(_ size: Size) -> Frame {
    let message = isTrying ? TextRun(language(LoginText.unlocking), .message) : note ?? form.message(language)
    let frame = PlainFrame(
      language: language, glyphs: glyphs, title: "Stegvis", message: message, footer: footer, isBlank: isBlank)
    return frame.drawn(size) { canvas in
      let rows = form.fields.count
      let top = canvas.height > rows + 1 ? 2 : canvas.height > rows ? 1 : 0
      if top > 0 {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        canvas.put(name, x: 4, y: 0, style: .muted, width: max(0, canvas.width - 5))
      }
      canvas.within(canvas.bounds.inset(left: 1, top: top)) { form.draw(on: &$0) }
    }
  }

  private var footer: [Footer.Item] {
    let labels = KeyLabels.words(of: language)
    return [
      Footer.Item(keys: labels.label(.enter), title: language(LoginText.unlock), place: .pinned),
      Footer.Item(keys: labels.label(.tab), title: language(CommonText.next)),
      Footer.Item(keys: labels.label(.function(9)), title: language(CommonText.blank)),
      Footer.Item(keys: labels.label(.escape), title: language(CommonText.quit), place: .trailing),
    ]
  }
}

extension Form {
  /// The passphrase typed into a field, in the form a slot takes. Nil when there is none.
  func passphrase(_ id: String) -> SecretBytes? {
    guard let field = secret(id), !field.isEmpty else { return nil }
    return field.withBytes { SecretBytes($0) }.normalisedPassphrase()
  }

  /// The same, and the field is wiped.
  func takePassphrase(_ id: String) -> SecretBytes? {
    defer { secret(id)?.clear() }
    return passphrase(id)
  }
}
