import Domain
import Reports
import Resources
import Store
import TerminalUI

/// The reports that leave the house: which, of which days and for whom, what of it would be hidden, and the team lead's words to
/// each chapter.
struct HouseReportsScreen: ListScreen, ShownScreen {
  static let room = Room.menu("reports", digit: "9", for: .seeReports, beside: nil) { HouseReportsScreen(in: $0) }

  struct Row: Identifiable {
    let chapter: ReportDocument.Chapter
    var id: String { chapter.id.rawValue }
  }

  let order: ReportOrder
  var listing = Listing<Row>()
  private(set) var document: ReportDocument?
  /// Why there is no report.
  private var problem: ReportProblem?

  init(_ order: ReportOrder? = nil, in workspace: Workspace) {
    self.order =
      order
      ?? ReportOrder(
        .year, for: .kommune, of: ReportPeriod.lastYear.days(today: workspace.today, start: nil),
        unit: workspace.scope.unit)
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    (document, problem) = (nil, nil)
    do throws(ReportProblem) {
      document = try workspace.reportMaker.document(order)
    } catch {
      if case .store(let error) = error { throw error }
      problem = error
    }
    return document?.chapters.map { .record(Row(chapter: $0)) } ?? []
  }

  mutating func forget() {
    listing.forget()
    document = nil
  }

  func notice(in workspace: Workspace) -> TextRun? {
    problem.map { TextRun(workspace.sentences.sentence($0), .warning) }
  }

  static let list = ListKind<Row>(
    "reports", naming: "chapter",
    [
      .text(
        "chapter", HouseReportText.chapter, .flexible(min: 20, max: 32), sees: nil,
        value: ListValue("chapter", at: 0) { row, _ in row.chapter.id.rawValue }
      ) { row, _ in row.chapter.title },
      .number(
        "shown", HouseReportText.shown, .fixed(6), sees: nil,
        value: ListValue("shown", at: 1) { row, _ in row.chapter.shown }
      ) { $0.chapter.shown },
      .number(
        "hidden", HouseReportText.hiddenCount, .fixed(7), sees: nil,
        value: ListValue("hidden", at: 2) { row, _ in row.chapter.hidden }
      ) { $0.chapter.hidden },
      .number(
        "left", HouseReportText.leftCount, .fixed(8), dropOrder: 2, sees: nil,
        value: ListValue("rowsLeft", at: 3) { row, _ in row.chapter.rowsLeft }
      ) { $0.chapter.rowsLeft },
      .text(
        "words", HouseReportText.ownWords, .flexible(min: 14, weight: 3), style: .muted, dropOrder: 1, sees: nil,
        value: ListValue("words", at: 4) { row, _ in row.chapter.words?.text }
      ) { row, _ in row.chapter.words.map { $0.text.replacing("\n", with: " ") } ?? "" },
    ],
    besides: [
      ListValue("author", at: 5) { row, _ in row.chapter.words?.author },
      ListValue("date", at: 6) { row, _ in row.chapter.words?.day },
    ])

  // MARK: Words

  func title(in workspace: Workspace) -> String {
    workspace.language(
      HouseReportText.titleFor,
      ["report": workspace.language(order.report.textKey), "profile": workspace.language(order.profile.textKey)])
  }

  func status(in workspace: Workspace) -> [TextRun] {
    let span = workspace.language(
      CommonText.fromTo, ["from": order.period.from.norwegian, "to": order.period.to.norwegian])
    guard let document else { return [TextRun(span, .muted)] }
    let hidden = workspace.language(HouseReportText.hiddenStatus, ["n": document.hidden])
    return [
      TextRun(document.round.map(String.init) ?? span), TextRun(" \(workspace.glyphs.separator) \(hidden)", .muted),
    ]
  }

  func hint(in workspace: Workspace) -> String? {
    guard let chapter = chosen?.chapter else { return nil }
    guard let words = chapter.words else { return workspace.language(HouseReportText.noWords) }
    return workspace.language(HouseReportText.wordsBy, ["name": words.author, "date": words.day.norwegian])
  }

  // MARK: Commands

  static let commands: [Command<Scene<HouseReportsScreen>>] = [
    Command(
      "reports.open", [.enter], HouseReportText.preview, HouseReportText.previewHelp, group: ChromeText.groupList,
      enabled: { $0.screen.chosen == nil ? $0.unavailable(HouseReportText.noChapter) : .available },
      run: { scene in scene.screen.chosen.map { .open(ReportChapterScreen($0.chapter, in: scene.workspace)) } ?? .stay }
    ).ofOne(),
    Command(
      "reports.period", [.character("p")], HouseReportText.choose, HouseReportText.chooseHelp,
      group: ChromeText.groupShow, run: { .open(ReportOrderForm($0.screen.order, in: $0.workspace)) }),
    Command(
      "reports.edit", [.character("E")], HouseReportText.ownWords, HouseReportText.ownWordsHelp,
      group: ChromeText.groupList,
      enabled: { scene in
        if scene.screen.chosen == nil { return scene.unavailable(HouseReportText.noChapter) }
        return scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
      },
      run: { scene in
        guard let chapter = scene.screen.chosen?.chapter.id else { return .stay }
        let order = scene.screen.order
        return .open(ReportWordsForm(order.report, chapter, order.period, in: scene.workspace))
      }
    ).ofOne(),
    Command(
      "reports.write", [.control("p")], HouseReportText.write, HouseReportText.writeHelp, group: ChromeText.groupShow,
      enabled: { $0.screen.document == nil ? $0.unavailable(HouseReportText.noReport) : .available },
      run: { .open(WriteReportForm($0.screen.order, in: $0.workspace)) }),
  ]

  // MARK: For programs

  static let output = Output.rows(
    "chapters",
    after: [
      .key("report", \.order.report.rawValue), .key("profile", \.order.profile.rawValue),
      .key("from", \.order.period.from), .key("to", \.order.period.to),
      .key("entry") { $0.document.map { Int($0.entry) } },
    ], namesPeople: false, takes: [.from, .to],
    open: { (request, workspace) throws(ShowProblem) in
      let period = try request.period(in: workspace)
      return HouseReportsScreen(
        period.map { ReportOrder(.year, for: .kommune, of: $0, unit: workspace.scope.unit) }, in: workspace)
    }
  ) { screen, _ in screen.listing.records }
}

extension Workspace {
  /// What reports are written in: for readers outside, who read Norwegian.
  var reportLanguage: Language { language.code == .en ? Language(.nb) : language }

  var reportMaker: ReportMaker {
    ReportMaker(session, reportLanguage) { [settings] in settings.localTime.parts($0).day }
  }
}

/// A chapter as it would leave the house: its table, and what stands around it.
struct ReportChapterScreen: Screen {
  static let room = Room.place("reportChapter", HouseReportText.preview, for: .seeReports)

  private let name: String
  private var pager: Pager

  init(_ chapter: ReportDocument.Chapter, in workspace: Workspace) {
    name = chapter.title
    let language = workspace.language
    let numbers = ReportNumbers(workspace.reportLanguage)
    let cells = chapter.rows.map { row in
      row.numbers.map { number in
        ([numbers.words(number)] + [numbers.share(number).map { "(\($0))" }].compactMap(\.self)).joined(separator: " ")
      }
    }
    func width(_ texts: [String]) -> Int { texts.map { TextWidth.of(workspace.glyphs.presentable($0)) }.max() ?? 0 }
    let first = width(chapter.rows.map(\.title) + [chapter.rowHead])
    let widths = chapter.columns.indices.map { column in
      width(cells.map { $0[column] } + [chapter.columns[column].title])
    }
    func line(_ head: String, _ rest: [String]) -> String {
      let start = ReportChapterScreen.padded(head, first, workspace)
      return zip(rest, widths).reduce(start) { text, cell in
        let free = cell.1 - TextWidth.of(workspace.glyphs.presentable(cell.0))
        return text + "  " + String(repeating: " ", count: max(0, free)) + cell.0
      }
    }
    var paragraphs: [[TextRun]] = []
    if let words = chapter.words {
      paragraphs += words.text.split(separator: "\n", omittingEmptySubsequences: false).map { [TextRun(String($0))] }
      let by = language(HouseReportText.ownWordsBy, ["name": words.author, "date": words.day.norwegian])
      paragraphs += [[TextRun(by, .muted)], [TextRun("")]]
    }
    // Two runs, so that a row is cut where the window ends and never broken.
    paragraphs.append([TextRun(line(chapter.rowHead, chapter.columns.map(\.title)), .heading), TextRun("")])
    for (row, cells) in zip(chapter.rows, cells) { paragraphs.append([TextRun(line(row.title, cells)), TextRun("")]) }
    paragraphs.append([TextRun("")])
    var remarks = chapter.caveats
    if chapter.rows.isEmpty {
      remarks.append(language(chapter.isLeftOut ? HouseReportText.notDivided : .emptyChapter))
    }
    if chapter.rowsLeft > 0 { remarks.append(language(HouseReportText.fewRows)) }
    if chapter.hidden > 0 { remarks.append(language(HouseReportText.signsHidden)) }
    paragraphs += remarks.map { [TextRun($0, .muted)] }
    pager = Pager(paragraphs)
  }

  private static func padded(_ text: String, _ width: Int, _ workspace: Workspace) -> String {
    text + String(repeating: " ", count: max(0, width - TextWidth.of(workspace.glyphs.presentable(text))))
  }

  static let commands: [Command<Scene<ReportChapterScreen>>] = []

  func title(in workspace: Workspace) -> String { name }

  mutating func forget() { pager = Pager("") }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    canvas.within(canvas.bounds.inset(left: 2)) { pager.draw(on: &$0) }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    pager.handle(key, size: workspace.bodySize, glyphs: workspace.glyphs) ? .stay : nil
  }
}
