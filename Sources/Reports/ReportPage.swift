import Domain
import Mustache
public import Resources

/// A report as one page of HTML that prints on A4, without script and without anything from elsewhere.
public struct ReportPage {
  private let document: ReportDocument
  private let language: Language
  private let numbers: ReportNumbers

  public init(_ document: ReportDocument, _ language: Language) {
    self.document = document
    self.language = language
    numbers = ReportNumbers(language)
  }

  public var title: String { ReportPage.title(document, language) }

  static func title(_ document: ReportDocument, _ language: Language) -> String {
    let span =
      (document.round ?? document.order.wholeYear).map(String.init)
      ?? language(
        CommonText.fromTo,
        ["from": document.order.period.from.norwegian, "to": document.order.period.to.norwegian])
    return "\(language(document.order.report.textKey)) \(span)"
  }

  /// - Throws: what the template is wrong in; a test sees to it that it is not.
  public func html() throws -> String {
    try MustacheTemplate(string: ReportTemplate.page).render(
      Page(
        lang: language.code.rawValue,
        title: document.organisation.isEmpty ? title : "\(title) – \(document.organisation)",
        heading: title, facts: facts, signs: numbers.signs(of: document), chapters: document.chapters.map(chapter)))
  }

  private var facts: [Fact] {
    let order = document.order
    var facts = [
      Fact(term: language(HouseReportText.subtitle), words: document.organisation),
      Fact(
        term: language(HouseReportText.period),
        words: language(
          CommonText.fromTo, ["from": order.period.from.norwegian, "to": order.period.to.norwegian])),
    ]
    if let plan = document.plan {
      let years = language(HouseReportText.planYears, ["from": plan.years.lowerBound, "to": plan.years.upperBound])
      facts.append(Fact(term: language(HouseReportText.planName), words: "\(plan.owner): \(plan.name), \(years)"))
      if plan.isOver {
        facts.append(
          Fact(
            term: language(HouseReportText.planOver), words: plan.afterwards ?? language(HouseReportText.planAfterwards)
          ))
      }
    }
    if let unit = document.unit { facts.append(Fact(term: language(HouseReportText.unit), words: unit)) }
    facts.append(
      Fact(term: language(HouseReportText.forWhom), words: language(order.profile.textKey)))
    facts.append(
      Fact(
        term: language(HouseReportText.explained),
        words: language(HouseReportText.basis, ["date": document.asOf.norwegian, "entry": document.entry])))
    return facts.filter { !$0.words.isEmpty }
  }

  private func chapter(_ chapter: ReportDocument.Chapter) -> Chapter {
    let chart = ReportChart(chapter: chapter, language: language)
    let table = Table(
      caption: caption(chapter), heads: [chapter.rowHead] + (chapter.columns + chapter.remarkColumns).map(\.title),
      rows: chapter.rows.map { row in
        Row(
          title: row.title,
          cells: row.numbers.map { number in
            Cell(
              words: numbers.words(number), share: numbers.share(number).map { "(\($0))" },
              sign: number.isHidden ? "hidden" : number.isTold ? nil : "none")
          } + row.remarks.map { Cell(words: $0.text, share: nil, sign: "word") })
      })
    var caveats = chapter.caveats
    if chapter.isLeftOut {
      caveats.append(language(HouseReportText.notDivided))
    } else if chapter.rows.isEmpty, chapter.entries.isEmpty {
      caveats.append(language(HouseReportText.emptyChapter))
    }
    if chapter.rowsLeft > 0 { caveats.append(language(HouseReportText.fewRows)) }
    return Chapter(
      id: chapter.id.rawValue, title: chapter.title,
      quote: chapter.words.map(quote),
      chart: chart.drawing.map { Chart(caption: chart.caption, drawing: $0) },
      table: chapter.rows.isEmpty ? nil : table, entries: chapter.entries.map(entry), caveats: caveats,
      explained: chapter.notes.isEmpty || chapter.rows.isEmpty
        ? nil : Explained(heading: language(HouseReportText.comparison), notes: chapter.notes.map(Note.init)))
  }

  private func quote(_ words: ReportDocument.Words) -> Quote { Quote(text: words.text, by: by(words)) }

  private func by(_ words: ReportDocument.Words) -> String {
    language(HouseReportText.ownWordsBy, ["name": words.author, "date": words.day.norwegian])
  }

  private func entry(_ entry: ReportDocument.Entry) -> Entry {
    Entry(
      id: "measure-\(entry.id.replacing(".", with: "-"))", title: entry.title, text: entry.text,
      facts: entry.facts.map { Fact(term: $0.term, words: $0.words) }, quote: entry.words.map(quote),
      history: entry.history.isEmpty
        ? nil
        : History(
          heading: language(HouseReportText.said), lines: entry.history.map { "\(by($0)): \($0.text)" }))
  }

  private func caption(_ chapter: ReportDocument.Chapter) -> String {
    let isShare = chapter.rows.contains { $0.numbers.contains { $0.percent != nil } }
    return isShare ? "\(chapter.title). \(language(HouseReportText.percentOf))" : chapter.title
  }

  // MARK: What the template asks for

  private struct Page {
    let lang, title, heading: String
    let facts: [Fact]
    let signs: [String]
    let chapters: [Chapter]
  }

  private struct Fact {
    let term, words: String
  }

  private struct Chapter {
    let id, title: String
    let quote: Quote?
    let chart: Chart?
    let table: Table?
    let entries: [Entry]
    let caveats: [String]
    let explained: Explained?
  }

  private struct Entry {
    let id, title, text: String
    let facts: [Fact]
    let quote: Quote?
    let history: History?
  }

  private struct History {
    let heading: String
    let lines: [String]
  }

  private struct Quote {
    let text, by: String
  }

  private struct Chart {
    let caption, drawing: String
  }

  private struct Table {
    let caption: String
    let heads: [String]
    let rows: [Row]
  }

  private struct Row {
    let title: String
    let cells: [Cell]
  }

  private struct Cell {
    let words: String
    let share, sign: String?
  }

  private struct Explained {
    let heading: String
    let notes: [Note]
  }

  private struct Note {
    let title, formula, help: String

    init(_ note: ReportDocument.Note) { (title, formula, help) = (note.title, note.formula, note.help) }
  }
}
