import Domain
import Foundation
import TerminalUI
import Testing

@testable import Resources
@testable import Screens

/// What is true of every form, whatever it is about. A form is found here as soon as it stands among the screens under test.
@Suite struct EveryFormTests {
  private static let forms = ScreensUnderTest.which(are: .form)

  private static let sizes = [Size.standard, .wide, App.smallest]

  private func form(_ stage: Stage) throws -> Form { try #require(stage.top as? any FormScreen).form }

  /// Opens the form anew over the menu, with what is kept of it.
  private func again(_ screen: ScreenCase, _ stage: Stage, _ size: Size) throws -> Form {
    let app = App(stage.workspace, on: [try #require(try screen.open(stage.workspace))])
    FrameRules.check(app.frame(size), "\(screen.name) again, \(size)")
    return try #require(app.stack.last as? any FormScreen).form
  }

  private func goUp(_ stage: Stage) throws {
    for _ in 0..<1000 where try form(stage).focus > 0 { stage.press(.up) }
    try #require(try form(stage).focus == 0, "\(stage.text())")
  }

  /// Down until another field has the cursor; false at the last.
  private func goDown(_ stage: Stage) throws -> Bool {
    let before = try form(stage).focus
    for _ in 0..<100 {
      let cursor = try form(stage).cursor
      stage.press(.down)
      if try form(stage).focus != before { return true }
      if try form(stage).cursor == cursor { return false }
    }
    return false
  }

  private func keeps<F: FormScreen>(_ form: F) -> Bool { F.keepsDraft }

  @Test(arguments: forms) func whatIsTypedComesBackAfterEscape(_ screen: ScreenCase) throws {
    for size in EveryFormTests.sizes {
      let stage = try Stage(.rich, open: screen.open)
      let opened = try #require(stage.top as? any FormScreen)
      if !keeps(opened) { return }
      stage.frame(size)
      try goUp(stage)
      repeat {
        switch try form(stage).focused?.content {
        case .choice: stage.press(.right)
        case .checked: stage.type("+1")
        case .text, .lines: stage.type("x1")
        case .secret, nil: break
        }
        FrameRules.check(stage.frame(size), "\(screen.name), \(size)")
      } while try goDown(stage)
      let typed = try form(stage).keptValues
      stage.press(.escape)
      #expect(stage.app.stack.count == 1)
      #expect(try again(screen, stage, size).keptValues == typed, "\(size)")
    }
  }

  @Test(arguments: forms) func whatThereIsNoRoomForIsTold(_ screen: ScreenCase) throws {
    let stage = try Stage(.rich, open: screen.open)
    for size in EveryFormTests.sizes {
      stage.frame(size)
      try goUp(stage)
      repeat {
        guard let most = try form(stage).focused?.longest else { continue }
        stage.press(.control("u"), .control("k"))
        stage.app.handle(.paste(String(repeating: "1 ", count: most)))
        #expect(
          stage.message == "\(most.grouped) av \((2 * most).grouped) tegn fikk plass; feltet tar \(most.grouped).")
        // In a narrow window it takes two rows.
        func words(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        #expect(words(stage.text(size)).contains(words(stage.message)), "\(size)\n\(stage.text(size))")
        stage.type("1")
        #expect(stage.message == "Feltet er fullt: det tar \(most.grouped) tegn.")
      } while try goDown(stage)
    }
  }

  @Test(arguments: forms) func whatIsNearlyFullSaysHowFull(_ screen: ScreenCase) throws {
    let stage = try Stage(.rich, open: screen.open)
    for size in [Size.standard, .wide] {
      stage.frame(size)
      try goUp(stage)
      repeat {
        let isCounted: Bool
        switch try form(stage).focused?.content {
        case .text, .lines: isCounted = true
        case .checked, .choice, .secret, nil: isCounted = false
        }
        guard isCounted, let most = try form(stage).focused?.longest, most >= 20 else { continue }
        stage.press(.control("u"), .control("k"))
        stage.app.handle(.paste(String(repeating: "1", count: most - 1)))
        #expect(stage.text(size).contains("\(most - 1)/\(most)"), "\(size)\n\(stage.text(size))")
        stage.press(.control("u"), .control("k"))
        #expect(!stage.text(size).contains("/\(most)"), "\(size)")
      } while try goDown(stage)
    }
  }

  @Test(arguments: forms) func choicesOpenWithTheSpaceBar(_ screen: ScreenCase) throws {
    let stage = try Stage(.rich, open: screen.open)
    for size in EveryFormTests.sizes {
      stage.frame(size)
      try goUp(stage)
      repeat {
        guard case .choice(let field) = try form(stage).focused?.content, !field.options.isEmpty else { continue }
        stage.press(" ")
        guard case .choice(let opened) = try form(stage).focused?.content else { continue }
        #expect(opened.isOpen, "\(field.options)")
        FrameRules.check(stage.frame(size), "\(screen.name), a choice open, \(size)")
        stage.press(.escape)
        #expect(stage.app.stack.count > 1)
      } while try goDown(stage)
    }
  }

  @Test(arguments: forms) func whoEndsWithSomethingTypedIsAskedOnce(_ screen: ScreenCase) throws {
    let stage = try Stage(.rich, open: screen.open)
    #expect(stage.app.interrupt(), "nothing has been typed")
    try goUp(stage)
    let before = try form(stage).keptValues
    repeat {
      if case .text = try form(stage).focused?.content { stage.type("x1") }
    } while try form(stage).keptValues == before && goDown(stage)
    let opened = try #require(stage.top as? any FormScreen)
    guard keeps(opened), try form(stage).keptValues != before else { return }
    #expect(!stage.app.interrupt() && stage.message.hasSuffix("."))
    #expect(stage.app.interrupt(), "whoever was asked knows")
  }

  @Test(arguments: forms) func everyFieldIsReachedAndLeftWithArrows(_ screen: ScreenCase) throws {
    let stage = try Stage(.rich, open: screen.open)
    for size in EveryFormTests.sizes {
      stage.frame(size)
      try goUp(stage)
      var seen: [String] = []
      repeat {
        seen.append(try #require(try form(stage).focused).id)
        // Nothing half typed and nothing long holds the cursor.
        switch try form(stage).focused?.content {
        case .choice:
          stage.press("q", "q", "q")
          // Where what is typed may be taken, it is taken or given up first.
          if try !form(stage).isLookingInVain { stage.press(.escape) }
        case .lines: stage.app.handle(.paste(String(repeating: "lang tekst ", count: 30)))
        default: break
        }
        let frame = stage.frame(size)
        FrameRules.check(frame, "\(screen.name), \(size)")
        #expect(frame.cursorVisible, "\(size)")
      } while try goDown(stage)
      #expect(try seen == form(stage).fields.map(\.id), "\(size)")
      try goUp(stage)
    }
  }

  @Test(arguments: forms) func errorsStandBesideTheirFields(_ screen: ScreenCase) throws {
    let stage = try Stage(.rich, open: screen.open)
    let screen = try #require(stage.top as? any FormScreen)
    for field in screen.form.fields {
      let app = App(stage.workspace, on: [wrong(screen, field.id)])
      for size in EveryFormTests.sizes {
        let frame = app.frame(size)
        let rows = frame.rows.dropLast(3).filter { $0.contains("! Galt") }
        if size == App.smallest {
          #expect(rows.count == 1 || frame.rows.dropLast().last?.contains("! Galt") == true, "\(frame.plainText)")
        } else {
          let label = stage.workspace.glyphs.presentable(field.label)
          #expect(rows.count == 1 && rows[0].contains(label), "\(field.id), \(size)\n\(frame.plainText)")
        }
      }
    }
  }

  private func wrong<F: FormScreen>(_ screen: F, _ field: String) -> any Screen {
    var screen = screen
    screen.form.setErrors([field: "Galt"])
    return screen
  }

  /// A form's words are made of its name and its fields' ids: they are there in every language that must be whole.
  @Test(arguments: forms) func everyFieldHasItsWords(_ screen: ScreenCase) throws {
    for code in [Language.Code.nb, .en] {
      let stage = try Stage(.rich, language: code, open: screen.open)
      for field in try form(stage).fields {
        #expect(!field.label.isEmpty && !field.label.contains(/\w\.\w/), "\(field.id) is called \(field.label)")
        #expect(field.help.contains(" "), "\(field.id) has the help \(field.help)")
      }
    }
  }

  // MARK: Words

  /// The words of every field.
  static func words() throws -> Set<String> {
    var words: Set<String> = []
    for screen in forms {
      let opened = try #require(try screen.stage(.rich).top as? any FormScreen)
      words.formUnion(texts(opened))
    }
    return words
  }

  private static func texts<F: FormScreen>(_ form: F) -> [String] {
    form.entry?.fields.flatMap { [$0.keys(F.texts).name, $0.keys(F.texts).help] } ?? []
  }
}

extension FormField {
  /// Characters that can be typed in it; nil where nothing is typed, or without end.
  fileprivate var longest: Int? {
    switch content {
    case .text(let field), .lines(let field, _): field.maxLength
    case .checked(let field): field.field.maxLength
    case .choice, .secret: nil
    }
  }
}
