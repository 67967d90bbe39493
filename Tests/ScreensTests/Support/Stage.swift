import Domain
import Foundation
import Resources
import Store
import Synchronization
import TerminalUI
import Testing

@testable import Screens

/// The program without a terminal, on a register of its own: keys in, frames out.
///
/// ```swift
/// let stage = try Stage(.rich) { ParticipantsScreen(in: $0) }
/// stage.press("/", "h", "a", "n", .enter)
/// stage.expectFrame("people-filter")
/// ```
final class Stage {
  let workspace: Workspace
  let app: App
  /// Stands still until a test moves it.
  let clock = WallClock()
  /// Where frames are drawn when no size is given: that of the last frame, for keys that move by a page.
  private(set) var size = Size.standard
  /// The stage before, whose register it is: the file goes when nobody plays on it any more.
  private let before: Stage?

  /// - Parameters:
  ///   - rosterIsRead: false leaves the list of everyone unread, as it is just after the start.
  ///   - open: the screen on top of the menu; nil is the menu itself.
  init(
    _ fixture: Fixture = .rich, glyphs: GlyphSet = .unicode, language: Language.Code = .nb,
    rosterIsRead: Bool = true, isReadOnly: Bool = false, as seat: Seat? = nil,
    open: ((Workspace) throws -> (any Screen)?)? = nil
  ) throws {
    before = nil
    workspace = try Workspace(
      session: try fixture.session(as: seat?.login ?? "tor", OpenOptions(readOnly: seat != nil && isReadOnly)),
      language: Stage.languages[language] ?? Language(language), glyphs: glyphs,
      settings: Stage.settings(isReadOnly, seat, clock))
    if rosterIsRead { try workspace.loadRosterNow() }
    app = App(workspace, on: try open?(workspace).map { [$0] } ?? [])
    _ = app.frame(size)
  }

  /// The same register at the next start, by the same user or another: what was in memory is gone.
  init(
    after stage: Stage, by login: String = "tor", isPrinting: Bool = false,
    open: ((Workspace) throws -> (any Screen)?)? = nil
  ) throws {
    before = stage
    let register = try Fixture.open(stage.workspace.session.register.path, login)
    workspace = try Workspace(
      session: register.session(today: Fixture.today, todayIsGiven: false), language: stage.workspace.language,
      glyphs: stage.workspace.glyphs, settings: Stage.settings(false, nil, clock, isPrinting: isPrinting))
    try workspace.loadRosterNow()
    app = App(workspace, on: try open?(workspace).map { [$0] } ?? [])
    _ = app.frame(size)
  }

  deinit { if before == nil { Fixture.remove(workspace.session) } }

  /// Read once: there are hundreds of stages.
  private static let languages = Dictionary(uniqueKeysWithValues: Language.Code.allCases.map { ($0, Language($0)) })

  private static func settings(
    _ isReadOnly: Bool, _ seat: Seat?, _ clock: WallClock, isPrinting: Bool = false
  ) -> Workspace.Settings {
    var settings = Workspace.Settings(
      organisation: Fixture.organisation, userTitle: seat?.title ?? "Tor Lie, veileder",
      localTime: LocalTime(zone: .gmt),
      isReadOnly: isReadOnly, todayIsGiven: false, clock: { clock.text })
    settings.isPrinting = isPrinting
    // Keys pressed at random may print: into a folder that is nowhere, and so nowhere.
    settings.paths = TypedPath(home: "/nonexistent", folder: "/nonexistent")
    return settings
  }

  // MARK: Keys

  func press(_ keys: Key...) { press(keys) }

  func press(_ keys: [Key]) {
    for key in keys { app.handle(.key(key)) }
  }

  /// Types a text, letter by letter.
  func type(_ text: String) { press(text.map(Key.character)) }

  /// Clicks on a cell of the frame drawn last.
  func click(_ x: Int, _ y: Int) { app.click(Point(x: x, y: y)) }

  // MARK: Frames

  @discardableResult
  func frame(_ size: Size = .standard) -> Frame {
    self.size = size
    return app.frame(size)
  }

  /// What stands on the screen, without styles.
  func text(_ size: Size = .standard) -> String { frame(size).plainText }

  /// The row that holds the text; nil when none does.
  func row(holding text: String, _ size: Size = .standard) -> String? {
    frame(size).rows.first { $0.contains(text) }
  }

  /// The row the cursor is on.
  func selectedRow(_ size: Size = .standard) -> String {
    let frame = frame(size)
    return frame.rows.indices.contains(frame.cursor.y) ? frame.rows[frame.cursor.y] : ""
  }

  /// Goes down to the next row that holds a text; a text that no row holds fails the test.
  func goDown(to text: String, location: SourceLocation = #_sourceLocation) throws {
    var seen: Set<String> = []
    while !selectedRow().contains(text) {
      // Rows may be alike; the whole picture is not until the list has come to its end.
      try #require(seen.insert(self.text()).inserted, "no row holds «\(text)»", sourceLocation: location)
      press(.down)
    }
  }

  var message: String { workspace.message?.text ?? "" }
  var top: any Screen { app.stack[app.stack.count - 1] }
}

/// What the header tells of the time, and what whoever comes and goes is marked with.
final class WallClock: Sendable {
  private let time = Mutex("09:14")

  var text: String {
    get { time.withLock { $0 } }
    set { time.withLock { $0 = newValue } }
  }
}

extension Size {
  static let standard = Size(width: 80, height: 24)
  static let wide = Size(width: 120, height: 40)

  /// Every size the screens are held against, down to one cell.
  static let tried = [
    standard, wide, Size(width: 60, height: 20), Size(width: 40, height: 10), Size(width: 20, height: 5),
    Size(width: 1, height: 1),
  ]
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// `"a"` is the key that types an a.
  public init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}

extension Key: ExpressibleByUnicodeScalarLiteral {
  public init(unicodeScalarLiteral value: Character) { self = .character(value) }
}
