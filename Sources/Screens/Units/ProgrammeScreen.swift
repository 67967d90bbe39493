import Domain
import Resources
import Store
import TerminalUI

/// What a programme holds, asks and answers to: what is so today, what is to come, and what was so before.
struct ProgrammeScreen: ListScreen {
  static let room = Room.place("programme", ProgrammeText.title, for: .seeUnits)

  /// Something of it from a day on.
  struct Row: Identifiable {
    enum What {
      case keeping(ProgrammeKeeping)
      case step(StepNumber, Step)
    }

    let what: What
    /// Nil: as the programme's file tells, from the beginning.
    let from: Day?
    let standing: Standing

    enum Standing { case present, coming, before }

    /// What holds now is the same row when something else comes to hold.
    var id: String {
      let day = standing == .present ? "now" : from.map { "\($0.number)" } ?? ""
      return switch what {
      case .keeping: "keeping \(day)"
      case .step(let number, _): "\(number.value) \(day)"
      }
    }
  }

  private let programme: String
  var listing = Listing<Row>()

  init(_ programme: String, in workspace: Workspace) {
    self.programme = programme
    begin(in: workspace)
  }

  func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard let record = workspace.programme(programme) else { return [] }
    let rows = [keepings(record, workspace)] + StepNumber.all.map { steps($0, record, workspace) }
    // Who asks what holds now is not to look for it among what did.
    let present = rows.flatMap { $0.filter { $0.standing == .present } }
    func others(_ standing: Row.Standing, _ heading: ProgrammeText) -> [ListLine<Row>] {
      let found = rows.flatMap { $0.filter { $0.standing == standing } }
      if found.isEmpty { return [] }
      return [.text(id: heading.key, [TextRun(workspace.language(heading), .heading)])] + found.map { .record($0) }
    }
    return present.map { .record($0) } + others(.coming, .coming) + others(.before, .before)
  }

  private func keepings(_ record: ProgrammeRecord, _ workspace: Workspace) -> [Row] {
    let set = workspace.terms.keepings.map(\.fact.keeping).filter { $0.programme == programme }
    let present = set.inForce(on: workspace.today)
    let told = ProgrammeKeeping(
      programme: programme, from: workspace.today, controller: record.organisation,
      ground: StepNames(record, in: workspace).told?.ground)
    return [Row(what: .keeping(told), from: nil, standing: present == nil ? .present : .before)]
      + set.map { keeping in
        Row(
          what: .keeping(keeping), from: keeping.from,
          standing: keeping == present ? .present : keeping.from > workspace.today ? .coming : .before)
      }
  }

  private func steps(_ number: StepNumber, _ record: ProgrammeRecord, _ workspace: Workspace) -> [Row] {
    let told = StepNames(record, in: workspace).told(number)
    let set = workspace.terms.steps.map(\.fact.terms).filter { $0.programme == programme && $0.step == number }
    let present = set.inForce(on: workspace.today)
    return [Row(what: .step(number, told), from: nil, standing: present == nil ? .present : .before)]
      + set.map { terms in
        Row(
          what: .step(number, told.under(terms)), from: terms.from,
          standing: terms == present ? .present : terms.from > workspace.today ? .coming : .before)
      }
  }

  static let list = ListKind<Row>(
    "programme",
    [
      .text("what", ProgrammeText.what, .flexible(min: 14, max: 24), sees: nil) { row, workspace in
        switch row.what {
        case .keeping: workspace.language(ProgrammeText.keeping)
        case .step(let number, let step): "\(number.value) \(step.shortName)"
        }
      },
      .text("holds", ProgrammeText.holds, .flexible(min: 18, weight: 3), sees: nil) { row, workspace in
        switch row.what {
        case .keeping(let keeping): workspace.words(of: keeping)
        case .step(_, let step): step.content.joined(separator: ", ")
        }
      },
      .text("limit", ProgrammeText.limitShort, .flexible(min: 6, max: 16), style: .muted, dropOrder: 2, sees: nil) {
        row, workspace in
        if case .step(_, let step) = row.what { step.limit?.name(in: workspace.language) } else { nil }
      },
      .text("checklist", ProgrammeText.checklistShort, .flexible(min: 12, weight: 2), dropOrder: 1, sees: nil) {
        row, workspace in
        if case .step(_, let step) = row.what { ChecklistWords(workspace.language).text(step.checklist) } else { nil }
      },
      .text("from", ProgrammeText.since, .fixed(11), style: .muted, sees: nil) { row, workspace in
        row.from?.norwegian ?? workspace.language(ProgrammeText.fromFile)
      },
    ])

  static let commands: [Command<Scene<ProgrammeScreen>>] = [
    Command(
      "programme.change", [.enter], ProgrammeText.change, ProgrammeText.changeHelp, group: ChromeText.groupRegister,
      needs: .changeSettings,
      enabled: { scene in
        if scene.screen.chosen == nil { return scene.unavailable(ProgrammeText.none) }
        return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
      },
      run: { $0.screen.change(in: $0.workspace) }
    ).ofOne()
  ]

  private func change(in workspace: Workspace) -> Turn {
    guard let chosen else { return .stay }
    let form: (any Screen)? =
      switch chosen.what {
      case .keeping: KeepingForm(programme, in: workspace)
      case .step(let number, _): StepTermsForm(programme, number, in: workspace)
      }
    return form.map { .open($0) } ?? .stay
  }

  func title(in workspace: Workspace) -> String {
    workspace.programme(programme)?.name ?? workspace.language(Self.room.title)
  }

  /// All of the chosen row, which a column seldom has room for.
  func hint(in workspace: Workspace) -> String? {
    guard let chosen else { return nil }
    switch chosen.what {
    case .keeping: return workspace.language(ProgrammeText.hintKeeping)
    case .step(_, let step):
      return workspace.language(
        ProgrammeText.hintStep, ["list": ChecklistWords(workspace.language).text(step.checklist)])
    }
  }
}

/// A checklist as it is read and typed: words of the register's own, else what is to be ticked off.
struct ChecklistWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func text(_ checklist: Checklist) -> String {
    checklist.items.map { item in
      switch item {
      case .known(let known): language(known.textKey)
      case .tick(let words): words
      }
    }.joined(separator: "; ")
  }

  func checklist(_ text: String) -> Checklist {
    let known = Dictionary(Checklist.Known.allCases.map { (language($0.textKey).folded(), $0) }) { first, _ in first }
    return Checklist(
      ChecklistWords.parts(text).map { words in known[words.folded()].map(Checklist.Item.known) ?? .tick(words) })
  }

  /// What the register knows of, for whoever types.
  var known: String { Checklist.Known.allCases.map { language($0.textKey) }.joined(separator: "; ") }

  /// What stands between semicolons, without blanks around it.
  static func parts(_ text: String) -> [String] {
    text.split(separator: ";").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
  }
}
