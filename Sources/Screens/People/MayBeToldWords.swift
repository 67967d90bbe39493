import Domain
import Resources
import TerminalUI

/// The one line for whoever answers the telephone.
struct MayBeToldWords {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// `Kan få vite om oppmøte: mor, til 30.11. Alle andre: «Det kan jeg ikke svare på»`; where there is less room, in fewer words.
  func line(_ told: MayBeTold, width: Int = .max) -> [TextRun] {
    let language = workspace.language
    guard !told.parties.isEmpty else { return [TextRun(language(ParticipantText.nobodyMayBeTold))] }
    let parties = told.parties.map { party in
      party.until.map { day in
        language(
          ParticipantText.mayBeToldUntil,
          ["who": party.name, "date": day.year == workspace.today.year ? day.short : day.norwegian])
      } ?? party.name
    }
    let who = ["who": parties.joined(separator: "; ")]
    let whole = language(ParticipantText.mayBeTold, who)
    if TextWidth.of(workspace.glyphs.presentable(whole)) <= width { return [TextRun(whole)] }
    return [TextRun(language(ParticipantText.mayBeToldShort, who))]
  }
}
