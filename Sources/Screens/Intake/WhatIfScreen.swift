import Domain
import Resources
import Store
import TerminalUI

/// How a waiting list would stand with more places. Nothing is changed.
struct WhatIfScreen: Screen {
  static let room = Room.panel("whatIf", IntakeText.whatIfTitle, for: .makeOffer)

  private let listing: WaitingListing
  private var more = 2
  private var list = ListState<EnrolmentKey>()

  private static let most = 50

  init(_ listing: WaitingListing) { self.listing = listing }

  static let commands: [Command<Scene<WhatIfScreen>>] = [
    Command(
      "whatIf.more", [.right], IntakeText.whatIfMore, IntakeText.whatIfMoreHelp, group: ChromeText.groupShow
    ) { scene in
      scene.screen.more = min(WhatIfScreen.most, scene.screen.more + 1)
      return .stay
    },
    Command(
      "whatIf.fewer", [.left], IntakeText.whatIfFewer, IntakeText.whatIfFewerHelp, group: ChromeText.groupShow
    ) { scene in
      scene.screen.more = max(0, scene.screen.more - 1)
      return .stay
    },
  ]

  private var then: WaitingList { listing.list.with(morePlaces: more) }
  private var rows: ListRows<EnrolmentKey> { ListRows(then.places.map(\.waiting.enrolment)) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation {
    .panel(rows: min(10, listing.count + 1))
  }

  func hint(in workspace: Workspace) -> String? { workspace.language(IntakeText.whatIfHint) }

  func person(in workspace: Workspace) -> ParticipantKey? {
    list.selectedRow(in: rows).flatMap { rows.id(at: $0) }.flatMap { then[$0]?.waiting.person }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, min(9, listing.count))) ? .stay : nil
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    let then = then
    let reached = Set(then.withinReach.map(\.waiting.enrolment))
    var arguments: [String: any CustomStringConvertible] = [
      "n": more, "waiting": then.places.count { !$0.waiting.hasOffer },
    ]
    let isKnown = listing.available != nil
    if isKnown { arguments["available"] = then.available ?? 0 }
    let top = canvas.height > 1 ? 1 : 0
    if top > 0 {
      canvas.put(
        language(isKnown ? IntakeText.whatIfLine : .whatIfUnknown, arguments), x: 3, y: 0, style: .heading,
        width: max(0, canvas.width - 4))
    }
    canvas.within(canvas.bounds.inset(top: top)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, enrolment, _ in
        guard let place = then[enrolment] else { return }
        let name = PersonNames(workspace).shown(place.waiting.person)
        let nameWidth = max(8, min(32, canvas.width / 2 - 4))
        canvas.put("\(place.number)", y: 0, width: 3, align: .right)
        canvas.put(name, x: 4, y: 0, width: nameWidth)
        let words = words(place, isReached: reached.contains(enrolment), language)
        canvas.put(
          words.joined(separator: " \(workspace.glyphs.separator) "), x: nameWidth + 5, y: 0,
          width: max(0, canvas.width - nameWidth - 6))
      }
    }
  }

  private func words(_ place: WaitingPlace, isReached: Bool, _ language: Language) -> [String] {
    var words: [String] = []
    if place.waiting.hasOffer { words.append(language(IntakeText.hasOffer)) }
    if isReached { words.append(language(IntakeText.getsPlace)) }
    if let now = listing.list[place.waiting.enrolment], now.number != place.number {
      words.append(language(IntakeText.wasNumber, ["n": now.number]))
    }
    return words
  }
}
