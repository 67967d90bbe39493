import TerminalUI
import Testing

@testable import Screens

/// The screens about people as they look.
@Suite struct PeopleFrameTests {
  // MARK: The list

  @Test func list() throws {
    let stage = try Stage { ParticipantsScreen(in: $0) }
    stage.expectFrame("people-list", .standard, .wide, Size(width: 60, height: 20), Size(width: 40, height: 10))
  }

  @Test func filterBeingTyped() throws {
    let stage = try Stage { ParticipantsScreen(in: $0) }
    stage.press("/", "h", "a", "n")
    stage.expectFrame("people-filter", .standard)
    stage.press(.enter)
    stage.expectFrame("people-filter-kept", .standard)
  }

  @Test func nobodyFound() throws {
    let stage = try Stage { ParticipantsScreen(in: $0) }
    stage.press("/")
    stage.type("kari holm")
    stage.press(.enter)
    stage.expectFrame("people-nobody-found", .standard)
    stage.press(.enter)
    stage.expectFrame("people-new-from-filter", .standard)
  }

  @Test func emptyAndLoading() throws {
    try Stage(.empty) { ParticipantsScreen(in: $0) }.expectFrame("people-empty", .standard)
    try Stage(rosterIsRead: false) { ParticipantsScreen(in: $0) }.expectFrame("people-loading", .standard)
  }

  @Test func sortingAndChoices() throws {
    let stage = try Stage { ParticipantsScreen(in: $0) }
    stage.press(.down, .down, "S")
    stage.expectFrame("people-sort", .standard)
    stage.press("6")
    stage.expectFrame("people-by-lights", .standard)
    stage.press(.right)
    stage.expectFrame("people-choices", .standard)
  }

  @Test func listInASCII() throws {
    try Stage(glyphs: .ascii) { ParticipantsScreen(in: $0) }.expectFrame("people-list-ascii", .standard)
  }

  // MARK: The card

  @Test func card() throws {
    let stage = try Stage { ParticipantScreen(key: $0.someone(), in: $0) }
    stage.expectFrame("people-card", .standard, .wide, Size(width: 60, height: 20), Size(width: 40, height: 10))
    stage.press("h")
    stage.expectFrame("people-card-revealed", .standard)
  }

  @Test func cardTabs() throws {
    let stage = try Stage { ParticipantScreen(key: $0.someone("P-0011"), in: $0) }
    stage.expectFrame("people-card-long")
    stage.press(.tab)
    stage.expectFrame("people-card-steps")
    stage.press(.tab)
    stage.expectFrame("people-card-lights")
    stage.press(.tab)
    stage.expectFrame("people-card-log")
  }

  @Test func cardsOfOthers() throws {
    for (number, name) in [
      ("P-0302", "no-enrolment"), ("B-1", "protected"), ("W-1", "waiting"), ("E-2", "ended"), ("X-3", "long-name"),
      ("P-0203", "new"),
    ] {
      let stage = try Stage { ParticipantScreen(key: $0.someone(number), in: $0) }
      stage.press("h")
      stage.expectFrame("people-card-\(name)", .standard)
    }
  }

  @Test func cardChoices() throws {
    let stage = try Stage { ParticipantScreen(key: $0.someone(), in: $0) }
    stage.press(.enter)
    stage.expectFrame("people-card-choices", .standard)
  }

  // MARK: Forms

  @Test func newParticipant() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    stage.type("Aisha")
    stage.press(.down)
    stage.type("Hansen")
    stage.press(.down, .down)
    stage.type("12.3.1984")
    stage.expectFrame("people-new", .standard, .wide, Size(width: 40, height: 10))
    stage.press(.control("s"))
    stage.expectFrame("people-new-problem", .standard)
  }

  @Test func edit() throws {
    try Stage { ParticipantForm(editing: $0.someone(), in: $0) }.expectFrame("people-edit", .standard)
  }

  @Test func enrolment() throws {
    let stage = try Stage { EnrolmentForm(of: $0.someone("P-0302"), in: $0) }
    stage.press(.down, " ")
    stage.expectFrame("people-enrol", .standard)
    stage.press(.escape, .down, .down)
    stage.type("to")
    stage.expectFrame("people-enrol-ambiguous", .standard)
  }

  @Test func enrolmentChange() throws {
    let stage = try Stage { EnrolmentChangeForm(of: $0.someone(), in: $0) }
    stage.press(" ")
    stage.expectFrame("people-change", .standard)
    stage.type("slut")
    stage.press(.enter, .control("s"))
    stage.expectFrame("people-change-problem", .standard)
  }

  @Test func contact() throws {
    let stage = try Stage { ParticipantsScreen(in: $0) }
    stage.press("/", "h", "a", "n", .enter, "K")
    stage.expectFrame("people-contact", .standard)
    stage.type("kari h")
    stage.expectFrame("people-contact-new", .standard, Size(width: 40, height: 10))
  }
}
