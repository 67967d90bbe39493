import Foundation
import TerminalUI
import Testing

@testable import Screens

/// Somebody at the desk who knows the arrows, Enter and Esc, and types only where a text is asked for. There is no way to
/// press anything else, and every frame on the way is held against the rules of all frames.
///
/// ```swift
/// let hands = try ArrowHands()
/// try hands.enter("Deltakere")
/// try hands.choose("Hansen, Aisha")
/// try hands.act("Møtt")
/// ```
final class ArrowHands {
  enum Key {
    case up, down, left, right, enter, escape

    fileprivate var pressed: TerminalUI.Key {
      switch self {
      case .up: .up
      case .down: .down
      case .left: .left
      case .right: .right
      case .enter: .enter
      case .escape: .escape
      }
    }
  }

  private struct Stuck: Error, CustomStringConvertible {
    let description: String
  }

  private let stage: Stage
  /// Pressed so far, what was typed as text left out.
  private(set) var keys = 0

  /// At the menu.
  init(_ prepare: (Workspace) throws -> Void = { _ in }) throws {
    stage = try Stage(.rich, as: .desk)
    try prepare(stage.workspace)
    look()
  }

  // MARK: Keys

  func press(_ keys: Key...) {
    for key in keys {
      self.keys += 1
      stage.press(key.pressed)
      look()
    }
  }

  /// Types a text into the field that has the cursor.
  func type(_ text: String) throws {
    guard isAskedForText else { throw Stuck(description: "nothing asks for «\(text)» here:\n\(stage.text())") }
    for letter in text {
      stage.press(.character(letter))
      look()
    }
  }

  private var isAskedForText: Bool {
    if let list = stage.top as? ParticipantsScreen { return list.isTyping }
    return switch (stage.top as? any FormScreen)?.form.focused?.content {
    case .text, .lines, .checked, .secret: true
    case .choice, nil: false
    }
  }

  // MARK: Ways

  /// Goes to the row with the text: down the list, and up again when it was not below.
  func choose(_ text: String) throws {
    for key in [Key.down, .up] {
      var before = ""
      while stage.text() != before {
        if stage.selectedRow().contains(text) { return }
        before = stage.text()
        press(key)
      }
    }
    throw Stuck(description: "«\(text)» is not to be chosen here:\n\(stage.text())")
  }

  /// Goes to the row and opens it.
  func enter(_ text: String) throws {
    try choose(text)
    press(.enter)
  }

  /// Does something about what is chosen: from the list of what can be done, which the key opens.
  func act(_ title: String, listedBy key: Key = .right) throws {
    press(key)
    // The title stands in a column of its own, and other rows have the word in their help.
    try enter("  \(title)  ")
  }

  // MARK: What came of it

  var workspace: Workspace { stage.workspace }
  var message: String { stage.message }
  var text: String { stage.text() }
  var isAtMenu: Bool { stage.top is MenuScreen }

  /// Until it stands on the screen: some of it is read beside.
  func wait(for text: String) throws {
    let deadline = Date(timeIntervalSinceNow: 30)
    while !stage.text().contains(text) {
      if Date() > deadline { throw Stuck(description: "waited in vain for «\(text)»:\n\(stage.text())") }
      if !stage.app.receive() { usleep(2000) }
    }
    look()
  }

  /// The minutes pass.
  func wait(until time: String) { stage.clock.text = time }

  private func look() { FrameRules.check(stage.frame(), "after \(keys) keys") }
}
