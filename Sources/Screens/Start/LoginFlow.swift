import Domain
import Resources
import Store
import TerminalUI

/// The door: a login and a passphrase that is never shown. Before it is opened nothing is known of the register but its
/// file's name; the same door stands before a screen that has locked itself.
public final class LoginFlow: DoorProgram {
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
  public override var isOver: Bool { isOpen || isLeft }

  private let file: String
  private let place: Place
  private let tryUnlock: (Unlock) throws(StoreError) -> Void

  private var login: DoorForm<String>
  /// The frame that says so comes first: opening takes a moment on purpose.
  private var isTrying = false
  /// Esc was pressed once before a locked screen.
  private var isAboutToLeave = false
  private var now: Int64 = 0
  /// After too many tries: when the next may be, in milliseconds since 1970.
  private var waitsUntil: Int64?

  private static let passphrase = "passphrase"

  /// - Parameters:
  ///   - path: the register's file; only its name is shown.
  ///   - login: filled in; the cursor is then on the passphrase.
  ///   - reason: why it stands there, when that is not plain.
  ///   - tryUnlock: opens the register, and keeps what it opened. What it throws becomes a sentence.
  public init(
    language: Language, glyphs: GlyphSet, path: String, login: String? = nil, place: Place = .start,
    reason: String? = nil, tryUnlock: @escaping (Unlock) throws(StoreError) -> Void
  ) {
    self.place = place
    self.tryUnlock = tryUnlock
    file = path
    self.login = DoorForm(
      login ?? "", "login", language,
      [
        .text("login", \.self, limit: 80, missing: Phrase(LoginText.loginMissing)).called(LoginText.login),
        .secret(LoginFlow.passphrase).called(LoginText.passphrase),
      ])
    super.init(language, glyphs)
    if login?.isEmpty == false { self.login.form.focus(on: LoginFlow.passphrase) }
    switch place {
    case .start: break
    case .locked: note = TextRun(language(LoginText.locked), .message)
    case .lockedDemo(let passphrase):
      note = TextRun(language(LoginText.lockedDemo, ["passphrase": passphrase]), .message)
    }
    if let reason { note = TextRun(reason, .warning) }
  }

  // MARK: Keys

  override func take(_ event: InputEvent) {
    let leaves = isAboutToLeave
    isAboutToLeave = false
    switch type(event, in: &login.form) {
    case .submitted: submit()
    case .left: leave(isSure: leaves)
    case .changed, .moved, .ignored: break
    }
    // What was said of the last try goes when a new one begins; how long to wait stays.
    tellWait()
  }

  private func submit() {
    guard waitsUntil == nil else { return }
    let read = login.read { _, form in
      form.passphrase(LoginFlow.passphrase) == nil
        ? [LoginFlow.passphrase: language(LoginText.passphraseMissing)] : [:]
    }
    note = nil
    isTrying = read != nil
  }

  private func leave(isSure: Bool) {
    if place == .start || isSure {
      login.form.clearSecrets()
      isLeft = true
    } else {
      isAboutToLeave = true
      note = TextRun(language(LoginText.leaveLocked), .warning)
    }
  }

  // MARK: Trying

  public override func work() -> Bool {
    guard isTrying else { return false }
    isTrying = false
    note = nil
    guard let name = login.read(), let passphrase = login.form.takePassphrase(LoginFlow.passphrase) else { return true }
    do throws(StoreError) {
      try tryUnlock(.user(login: name, passphrase: passphrase))
      isOpen = true
    } catch {
      if case .ledger(.mustWait(let seconds)) = error {
        waitsUntil = now + Int64(seconds) * 1000
        tellWait()
      } else {
        note = TextRun(Sentences(language, file: file).sentence(error), .error)
      }
      login.form.focus(on: LoginFlow.passphrase)
    }
    return true
  }

  // MARK: Time

  public override func pass(to now: Int64) -> Bool {
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

  public override func frame(_ size: Size) -> Frame {
    let form = login.form
    let message = isTrying ? TextRun(language(LoginText.unlocking), .message) : note ?? form.message(language)
    return drawn(size, title: "Stegvis", message: message, footer: footer) { canvas in
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
      blankKey,
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
