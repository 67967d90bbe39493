import Domain
import Foundation
import Reports
import Resources
import Store
import TerminalUI

/// Which report, of which days, for whom.
struct ReportOrderForm: PassingFormScreen {
  static let room = Room.panel("reportOrder", HouseReportText.choose, for: .seeReports)
  static let texts = "houseReport"

  struct Input {
    var report: HouseReport
    var profile: ReportProfile
    var from: Day
    var to: Day
    var unit: UnitKey?
  }

  var entry: Entry<Input>?

  init(_ order: ReportOrder, in workspace: Workspace) {
    entry = Entry(
      Input(
        report: order.report, profile: order.profile, from: order.period.from, to: order.period.to, unit: order.unit))
    open(in: workspace)
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    let language = workspace.language
    let units = workspace.units.map { Choice($0.key, id: "\($0.key.value)", $0.unit.name) }
    return [
      .choice("report", \.report, Choice.words(HouseReport.allCases) { language($0.textKey) }).governing(),
      .choice("profile", \.profile, Choice.words(input.report.profiles) { language($0.textKey) }),
      .day("from", \.from), .day("to", \.to),
    ] + (units.count > 1 ? [.choice("unit", \.unit, units)] : [])
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    var errors: [String: String] = [:]
    if input.to < input.from { errors["to"] = workspace.language(BoardText.toBeforeFrom) }
    if !input.report.profiles.contains(input.profile) {
      errors["profile"] = workspace.sentences.sentence(.notForProfile(input.report, input.profile))
    }
    return errors
  }

  func save(_ input: Input, in workspace: Workspace) -> Turn {
    guard let period = Period(from: input.from, to: input.to) else { return .stay }
    let order = ReportOrder(input.report, for: input.profile, of: period, unit: input.unit)
    return .go(HouseReportsScreen(order, in: workspace))
  }
}

/// The team lead's own words to a chapter: they name nobody.
struct ReportWordsForm: FormScreen {
  static let room = Room.panel("reportWords", HouseReportText.ownWords, for: .seeReports)
  static let texts = "houseReport"

  struct Input {
    var text: String
  }

  var entry: Entry<Input>?
  private let part: ReportPart
  private let period: Period
  private let present: ReportsRoom.Written?

  init(_ report: HouseReport, _ chapter: ReportChapter, _ period: Period, in workspace: Workspace) {
    part = ReportPart(report: report, chapter: chapter)
    self.period = period
    let written = workspace.ask { (session) throws(StoreError) in try session.reports.words(to: report, period) }
    present = written?.first { $0.words.chapter == chapter }
    guard written != nil else { return }
    entry = Entry(
      Input(text: present?.words.text ?? ""), about: workspace.language(chapter.textKey), isChange: present != nil)
    open(in: workspace)
  }

  static let draft = DraftForm<ReportPart, Day, Day>("reportWords", room.title) { workspace, part, from, to in
    Period(from: from, to: to).map { ReportWordsForm(part.report, part.chapter, $0, in: workspace) }
  }
  var draftKey: String { Self.draft.key(part, period.from, period.to) }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    [.lines("text", \.text, limit: ReportWords.limit)]
  }

  private func words(_ input: Input, _ today: Day) -> ReportWords {
    ReportWords(part.report, part.chapter, period, text: input.text, day: today)
  }

  func problems(_ input: Input, in workspace: Workspace) -> [String: String] {
    guard let problem = words(input, workspace.today).problem, problem != .textMissing || present == nil else {
      return [:]
    }
    return ["text": problem.sentence(in: workspace.language)]
  }

  mutating func save(_ input: Input, in workspace: Workspace) -> Turn {
    let said = workspace.language(HouseReportText.wordsSaved, ["chapter": entry?.about ?? ""])
    let words = words(input, workspace.today)
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.reports.write(words, replacing: present?.row)
    }
  }
}

/// A chapter of a report, in the key of a draft.
struct ReportPart: DraftWord {
  let report: HouseReport
  let chapter: ReportChapter

  init(report: HouseReport, chapter: ReportChapter) {
    self.report = report
    self.chapter = chapter
  }

  init?(inDraft word: Substring) {
    let parts = word.split(separator: "-").map(String.init)
    guard parts.count == 2, let report = HouseReport(rawValue: parts[0]),
      let chapter = ReportChapter(rawValue: parts[1])
    else { return nil }
    self.init(report: report, chapter: chapter)
  }

  var inDraft: String { "\(report.rawValue)-\(chapter.rawValue)" }
}

/// Into which folder a report is written. That it leaves the house is logged before it does.
struct WriteReportForm: PassingFormScreen {
  static let room = Room.panel("writeReport", HouseReportText.write, for: .seeReports)
  static let texts = "houseReport"

  struct Input {
    var folder: String
  }

  var entry: Entry<Input>?
  private let order: ReportOrder

  init(_ order: ReportOrder, in workspace: Workspace) {
    self.order = order
    let name = "\(order.report.rawValue)-\(order.profile.rawValue)-\(order.period.to.iso)"
    let paths = workspace.settings.paths
    let free = (1...99).lazy.map { $0 == 1 ? name : "\(name)-\($0)" }.first { !paths.exists("\(paths.home)/\($0)") }
    entry = Entry(
      Input(folder: "~/" + (free ?? name)),
      about: workspace.language(
        HouseReportText.titleFor,
        ["report": workspace.language(order.report.textKey), "profile": workspace.language(order.profile.textKey)]))
    open(in: workspace)
  }

  func fields(_ input: Input, in workspace: Workspace) -> [Field<Input>] {
    [.text("folder", \.folder, limit: 400, missing: Phrase(HouseReportText.folderMissing))]
  }

  mutating func save(_ input: Input, in workspace: Workspace) -> Turn {
    let language = workspace.language
    let folder = workspace.settings.paths.folder(input.folder)
    do throws(LedgerError) {
      try ReportFiles.requireFree(folder, besides: workspace.session.register.path)
    } catch {
      form.setErrors(["folder": sentence(error, in: workspace)])
      return .stay
    }
    do {
      let document = try workspace.reportMaker.document(order)
      let files = try ReportFiles(document, workspace.reportLanguage)
      try workspace.session.reports.noteWritten(order.report, for: order.profile, in: folder)
      try files.write(to: folder)
    } catch let problem as ReportProblem {
      workspace.message = .warning(workspace.sentences.sentence(problem))
      return .stay
    } catch let error as StoreError {
      workspace.tell(error)
      return .stay
    } catch let error as LedgerError {
      form.setErrors(["folder": sentence(error, in: workspace)])
      return .stay
    } catch {
      workspace.message = .warning(language(HouseReportText.notMade))
      return .stay
    }
    workspace.message = Message(language(HouseReportText.written, ["folder": folder]))
    return .back
  }

  private func sentence(_ error: LedgerError, in workspace: Workspace) -> String {
    if case .missing = error { return workspace.language(KeepingText.backupFolderMissing) }
    return workspace.sentences.sentence(error)
  }
}

extension Sentences {
  public func sentence(_ problem: ReportProblem) -> String {
    switch problem {
    case .store(let error): sentence(error)
    case .notForProfile(let report, let profile):
      language(
        HouseReportText.problemNotForProfile,
        ["report": language(report.textKey), "profile": language(profile.textKey)])
    case .noRound(let period):
      language(HouseReportText.problemNoRound, ["from": period.from.norwegian, "to": period.to.norwegian])
    case .noPlan: language(HouseReportText.problemNoPlan)
    case .tooFew(let round): language(HouseReportText.problemTooFew, ["year": round])
    }
  }
}
