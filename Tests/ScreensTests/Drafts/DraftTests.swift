import Domain
import Foundation
import TerminalUI
import Testing

@testable import Ledger
@testable import Screens
@testable import Store

/// What is typed is never lost.
@Suite struct DraftTests {
  /// The drafts as another process of the same user sees them: what is on disk.
  private func onDisk(_ stage: Stage) throws -> [Draft] {
    try Fixture.open(stage.workspace.session.register.path, "tor").session(today: Fixture.today, todayIsGiven: false)
      .drafts.all()
  }

  private func wait(_ milliseconds: Int64, _ stage: Stage) {
    stage.workspace.drafts.time += milliseconds
    _ = stage.app.tick()
  }

  // MARK: When it is written

  @Test func afterTwoSecondsWithoutAKey() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    stage.type("Ton")
    wait(1500, stage)
    stage.type("e")
    wait(1500, stage)
    #expect(try onDisk(stage).isEmpty)
    wait(500, stage)
    let draft = try #require(try onDisk(stage).first)
    #expect(draft.fields["givenName"] == "Tone" && draft.leftAt == nil)
    #expect(draft.cursor == Draft.Cursor(field: "givenName", position: 4))
  }

  @Test func whenAFieldIsLeft() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    stage.type("Tone")
    stage.press(.down)
    #expect(try onDisk(stage).first?.fields["givenName"] == "Tone")
    // Going through the form types nothing; where the cursor is can wait.
    stage.press(.down, .down)
    #expect(try onDisk(stage).first?.cursor?.field == "familyName")
    wait(2000, stage)
    #expect(try onDisk(stage).first?.cursor?.field != "familyName")
  }

  @Test func whenTheFormIsLeft() throws {
    let stage = try Stage { ParticipantsScreen(in: $0) }
    stage.press("N")
    stage.type("Tone")
    stage.press(.escape)
    #expect(try onDisk(stage).first?.leftAt != nil)
    // Somebody who has left it knows: the next start does not tell.
    let next = try Stage(after: stage)
    next.workspace.tellOfDrafts()
    #expect(next.message.isEmpty)
    next.press("N")
    #expect(next.row(holding: "Fornavn")?.contains("Tone") == true)
  }

  @Test func whatIsTakenBackBeforeSavingIsForgotten() throws {
    let stage = try Stage { ParticipantsScreen(in: $0) }
    stage.press("N")
    stage.type("T")
    wait(2000, stage)
    stage.press(.backspace)
    #expect(try onDisk(stage).isEmpty)
    stage.press(.escape)
    #expect(stage.message.isEmpty)
  }

  @Test func whoeverWritesDoesNotStopTheTyping() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    let other = try Fixture.open(stage.workspace.session.register.path, "kari")
      .session(today: Fixture.today, todayIsGiven: false)
    // Nobody else can write as long as this has not come to its end; which is to have changed nothing.
    _ = try? other.register.write(by: other, kind: .importedMapping) { _ throws(StoreError) in
      stage.type("Tone")
      stage.press(.down)
      stage.type("Aas")
      wait(2000, stage)
      #expect(stage.row(holding: "Etternavn")?.contains("Aas") == true && stage.message.isEmpty)
      #expect(!stage.workspace.drafts.flush())
    }
    #expect(try onDisk(stage).isEmpty)
    wait(1, stage)
    #expect(try onDisk(stage).first?.fields["familyName"] == "Aas")
  }

  @Test func whatIsTypedOfSomebodyGoesWhenAnotherErasesThem() throws {
    let stage = try Stage { LightsScreen(participant: $0.someone(), in: $0) }
    let person = try #require(stage.app.stack.last?.person(in: stage.workspace))
    stage.press("1", "2")
    #expect(stage.workspace.drafts.flush())
    #expect(try onDisk(stage).count == 1)
    let path = stage.workspace.session.register.path
    let (eva, kari) = (try Fixture.open(path, "eva"), try Fixture.open(path, "kari"))
    let asking = eva.session(today: Fixture.today, todayIsGiven: false)
    let confirming = kari.session(today: Fixture.today, todayIsGiven: false)
    try asking.erasure.askErasure(of: person, caseNumber: "2026/1")
    _ = try confirming.erasure.confirmErasure(try #require(try confirming.erasure.erasureRequests().last))
    _ = stage.app.tick()
    #expect(try stage.workspace.session.drafts.all().isEmpty)
    #expect(stage.workspace.drafts.isEmpty)
    stage.press("3")
    stage.workspace.drafts.flush()
    #expect(try stage.workspace.session.drafts.all().isEmpty, "nothing more is kept of them")
  }

  @Test func beforeTheKeysGo() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    stage.type("Tone")
    #expect(stage.workspace.drafts.flush())
    #expect(try onDisk(stage).count == 1)
  }

  @Test func controlCAsksOnceAboutWhatIsNotSaved() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    #expect(stage.app.interrupt(), "nothing has been typed")
    stage.type("Tone")
    #expect(!stage.app.interrupt())
    #expect(stage.message.contains("Ctrl-C en gang til"))
    #expect(stage.app.interrupt())
    stage.type("x")
    #expect(!stage.app.interrupt(), "whoever went on typing is asked again")
    stage.press(.escape)
    #expect(stage.app.interrupt(), "whoever has left the form knows")
  }

  @Test func neverReadOnly() throws {
    let stage = try Stage(isReadOnly: true) { LightsScreen(participant: $0.someone(), in: $0) }
    stage.press("1", "2", .escape)
    #expect(stage.workspace.drafts.flush())
    #expect(try onDisk(stage).isEmpty)
  }

  // MARK: The next start

  @Test func theNextStartSaysSoAndTheFormIsAsItWas() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    stage.type("Tone")
    stage.press(.down)
    stage.type("Aasheim")
    stage.press(.left, .left)
    wait(2000, stage)
    let before = stage.frame()
    let next = try Stage(after: stage)
    next.workspace.tellOfDrafts()
    #expect(next.message == "Et utkast venter: Ny deltaker. D viser utkast.")
    next.press("D", .enter)
    let after = next.frame()
    #expect(next.message.contains("hentet fram"))
    #expect(after.rows.dropLast(3) == before.rows.dropLast(3) && after.cursor == before.cursor)
  }

  @Test func whatIsBeingLookedForInAListComesBackToo() throws {
    let stage = try Stage { ContactForm(of: $0.someone(), in: $0) }
    stage.type("Kari Hol")
    wait(2000, stage)
    let next = try Stage(after: stage) { ContactForm(of: $0.someone(), in: $0) }
    next.type("m")
    next.press(.enter, .control("s"))
    #expect(next.message.contains("Kari Holm"))
    #expect(try onDisk(next).isEmpty)
  }

  @Test func anotherUserIsToldNothing() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    stage.type("Tone")
    wait(2000, stage)
    let next = try Stage(after: stage, by: "eva")
    next.workspace.tellOfDrafts()
    #expect(next.message.isEmpty)
    next.press("D")
    #expect(next.text().contains("Ingen utkast venter"))
  }

  // MARK: Saving

  @Test func savingTakesItAway() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    stage.type("Tone")
    stage.press(.down)
    stage.type("Aas")
    stage.press(.down)
    #expect(try onDisk(stage).count == 1)
    stage.press(.control("s"))
    #expect(stage.top is ParticipantScreen)
    #expect(try onDisk(stage).isEmpty && stage.workspace.drafts.isEmpty)
  }

  @Test func whatOthersHaveChangedMeanwhileStays() throws {
    let stage = try Stage { ParticipantForm(editing: $0.someone(), in: $0) }
    stage.press(.down, .control("u"))
    stage.type("Holm")
    wait(2000, stage)
    let other = try Fixture.open(stage.workspace.session.register.path, "kari")
      .session(today: Fixture.today, todayIsGiven: false)
    let card = try #require(try other.people.card(stage.workspace.someone()))
    var changed = card.identity.fact
    changed.phone = "912 34 567"
    _ = try other.people.change(changed, row: card.identity.row)
    let next = try Stage(after: stage) { ParticipantForm(editing: $0.someone(), in: $0) }
    next.press(.control("s"))
    let saved = try #require(try other.people.card(stage.workspace.someone())).identity.fact
    #expect(saved.familyName == "Holm" && saved.phone == "912 34 567")
  }

  // MARK: The list

  @Test func throwingAwayAsksFirst() throws {
    let stage = try Stage(.rich)
    _ = stage.workspace.withDrafts()
    stage.press("D", .delete, .enter)
    #expect(try onDisk(stage).count == 4)
    stage.press(.delete, .right, .enter)
    #expect(stage.message == "Utkastet er kastet.")
    #expect(try onDisk(stage).count == 3 && stage.top is DraftsScreen)
  }

  @Test func theListLooksLikeThis() throws {
    let stage = try Stage(.rich) { DraftsScreen(in: $0.withDrafts()) }
    stage.expectFrame("drafts")
  }

  // MARK: Every form

  /// Those of the screens under test that something is typed in.
  private static let forms = ScreensUnderTest.which(are: .keepsDraft)

  @Test(arguments: forms)
  func everyFormComesBack(_ screen: ScreenCase) throws {
    let stage = try Stage(.rich, open: screen.open)
    let form = try #require(stage.top as? any DraftingScreen)
    if let form = form as? any FormScreen, !keeps(form) || form.form.fields.isEmpty { return }
    // Whoever sits here reads no concern: a counsellor's comes back where those are tried.
    if stage.top is ConcernTalkForm, !stage.workspace.sees(.concern) { return }
    if (stage.top as? LightsScreen)?.history.isEmpty == true { return }
    if (stage.top as? RollCallScreen)?.rows.isEmpty == true { return }
    switch stage.top {
    case is RollCallScreen: stage.press("f")
    case is GroupMembersScreen: stage.press(.enter)
    case is OpenRoundForm:
      // The year is there and full; the first text is the provision's.
      stage.press(.tab, .tab, .tab)
      stage.type("1")
    default: stage.type("1")
    }
    let typed = try #require((stage.top as? any DraftingScreen)?.unsaved)
    #expect(stage.workspace.drafts.flush())
    let next = try Stage(after: stage)
    let again = try #require(Rooms.draft(form.draftKey).open(next.workspace) as? any DraftingScreen)
    #expect(type(of: again) == type(of: form) && again.draftKey == form.draftKey)
    #expect(again.unsaved == typed)
    #expect(DraftsScreen.title(of: form.draftKey, in: next.workspace) != "Skjema")
  }

  private func keeps<F: FormScreen>(_ form: F) -> Bool { F.Drafts.self != NoDraft.self }

  /// A new form is not forgotten: whatever the sources call a form is among the screens under test.
  @Test func everyFormIsTried() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Screens")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var declared: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /(?:struct|class|extension) (\w+): [^{\n]*\b(?:\w*FormScreen|DraftingScreen)\b/) {
        declared.insert(String(match.1))
      }
      // A form that is no form screen would keep nothing.
      if text.contains(/var form(: Form| = Form)\b/), text.contains(/: (\w+, )*Screen\b/) {
        #expect(text.contains(/\b\w*FormScreen\b/), "\(file.lastPathComponent)")
      }
    }
    var tried: Set<String> = []
    for screen in DraftTests.forms {
      let stage = try Stage(.rich, open: screen.open)
      tried.insert("\(type(of: stage.top))")
    }
    #expect(declared == tried)
    #expect(declared.count > 6)
  }

  @Test func aPassphraseIsInNoDraft() {
    var form = Form([.text("name", "Navn"), .secret("passphrase", "Passfrase")])
    for key in "Tone".map(Key.character) + [.down] + "hemmelig".map(Key.character) { _ = form.handle(key) }
    #expect(form.secret("passphrase")?.isEmpty == false && form["passphrase"] == "")
    #expect(form.keptValues == ["name": "Tone"])
    #expect(form.cursor == Form.Cursor(field: "passphrase", position: 0))
    var canvas = Canvas(size: Size(width: 60, height: 3), glyphs: .ascii)
    form.draw(on: &canvas)
    let text = canvas.frame().plainText
    #expect(!text.contains("hemmelig"))
  }
}
