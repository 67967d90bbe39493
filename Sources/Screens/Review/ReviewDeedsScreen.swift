import Domain
import Resources
import Store
import TerminalUI

/// What one user did of one kind in a month.
struct ReviewDeeds: Identifiable {
  struct ID: Hashable {
    let ground: AccessReview.Ground
    let user: UserKey
  }

  let id: ID
  /// The user's.
  let name: String
  /// Oldest first; never none.
  private(set) var lines: [ReviewLine]

  /// 0 is the gravest.
  var gravity: Int { AccessReview.Ground.allCases.firstIndex(of: id.ground) ?? 0 }

  /// Gravest first; of one kind the one who did it first.
  static func grouped(_ lines: [ReviewLine]) -> [ReviewDeeds] {
    var places: [ID: Int] = [:]
    var deeds: [ReviewDeeds] = []
    for line in lines {
      let id = ID(ground: line.ground, user: line.entry.user)
      if let place = places[id] {
        deeds[place].lines.append(line)
      } else {
        places[id] = deeds.count
        deeds.append(ReviewDeeds(id: id, name: line.entry.name, lines: [line]))
      }
    }
    return deeds.enumerated().sorted { ($0.element.gravity, $0.offset) < ($1.element.gravity, $1.offset) }.map(
      \.element)
  }
}

/// Each of the things behind a line of the month's list, oldest first.
struct ReviewDeedsScreen: ListScreen {
  static let room = Room.place("reviewDeeds", ReviewText.deeds, for: .reviewAccess)

  typealias Row = ReviewLine

  private let deeds: ReviewDeeds
  var listing = Listing<Row>()

  init(_ deeds: ReviewDeeds, in workspace: Workspace) {
    self.deeds = deeds
    begin(in: workspace)
  }

  func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] { deeds.lines.map { .record($0) } }

  static let list = ListKind<Row>(
    "reviewDeeds",
    [
      .moment("when", LogText.when, .fixed(14)) { $0.entry.at },
      .text("what", LogText.what, .flexible(min: 20), sees: nil) { line, workspace in
        let words = EntryWords(workspace)
        return words.sentence(line.entry) + words.marks(line.entry)
      },
    ])

  static let commands: [Command<Scene<ReviewDeedsScreen>>] = [
    Command(
      "reviewDeeds.open", [.enter], CommonText.open, LogText.openHelp, group: ChromeText.groupList,
      enabled: { LogTarget.availability($0.screen.chosen?.entry, $0) },
      run: { LogTarget.open($0.screen.chosen?.entry, in: $0.workspace) })
  ]

  func title(in workspace: Workspace) -> String {
    "\(workspace.language(deeds.id.ground.word)), \(deeds.name)"
  }

  func hint(in workspace: Workspace) -> String? {
    // A reason may be longer than its column.
    chosen.map { $0.entry.detail?.reason ?? workspace.language($0.ground.help) }
  }
}

extension ReviewLine: Identifiable {
  public var id: Int64 { entry.id }
}
