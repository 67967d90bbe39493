import Resources
import TerminalUI

/// Every kind of screen, once: for the check of a file of one's own keys, and for the manual.
public enum ScreenCatalogue {
  /// A screen with what can be done there, for the manual.
  public struct Place: Sendable {
    public let title: String
    public let entries: [Entry]

    public struct Entry: Sendable {
      public let id: String
      public let keys: [Key]
      public let help: String
    }
  }

  /// Add a new screen here.
  private static let all: [Kind] = [
    Kind(MenuScreen.self, CommonText.menu), Kind(ParticipantsScreen.self, MenuText.participants),
    Kind(ParticipantScreen.self, MenuText.participant), Kind(StepsScreen.self, MenuText.steps), Kind(LightsScreen.self, MenuText.lights),
    Kind(MappingScreen.self, MenuText.mapping), Kind(BoardScreen.self, MenuText.board), Kind(UnitsScreen.self, MenuText.units),
    Kind(ScopeScreen.self, MenuText.scope), Kind(LogScreen.self, MenuText.log), Kind(ExplainScreen.self),
    Kind(HelpScreen.self), Kind(PaletteScreen.self),
  ]

  /// The commands of each screen: a key may stand once in each.
  public static var scopes: [[BindableCommand]] { all.map { $0.bindable() } }

  /// The screens the manual tells of; what can be done everywhere is told with the first.
  public static func places(_ language: Language) -> [Place] {
    all.compactMap { kind in
      kind.title.map { title in
        Place(title: language.text(named: title.key), entries: kind.entries(language))
      }
    }
  }

  /// The keys of each screen's JSON, in their order.
  public static let outputKeys: [(screen: String, keys: String)] = [
    ("menu", "organisation participating waiting steps mappingRound mapped"),
    ("participants", "participants: number name birthYear programme unit status step daysInStep contact lights"),
    ("participant", "number name birthYear enrolments lights"),
    ("steps", "programme steps: step name participants medianDays forwardLast30Days backLast30Days endedLast30Days"),
    ("mapping", "round n domains multipleSevere withChildren"),
    (
      "board",
      "from to entered inProgramme droppedOut endedOtherwise retained relapsed reEngaged reEngagedWithin14Days medianDaysToReEngagement inOrdinaryWork inAdaptedWork inWorkPractice inEducation homeDistricts units"
    ),
    ("log", "entries: entry at actor kind number people undoes undone"),
  ]

  private struct Kind: Sendable {
    let title: Phrase?
    let bindable: @Sendable () -> [BindableCommand]
    let entries: @Sendable (Language) -> [Place.Entry]

    init<S: Screen>(_ screen: S.Type, _ title: (any TextKey)? = nil) {
      self.title = title.map { Phrase($0) }
      bindable = { StandardCommands.table(for: S.self, bindings: .standard).bindable }
      entries = { language in
        S.commands.map { command in
          Place.Entry(id: command.id, keys: command.keys, help: language.text(named: command.help.key))
        }
      }
    }
  }
}
