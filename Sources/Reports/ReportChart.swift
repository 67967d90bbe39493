import Domain
import Resources

/// A chapter's chart as SVG: drawn for paper in black and white, and told in words for whoever listens.
struct ReportChart {
  let chapter: ReportDocument.Chapter
  let language: Language

  /// Nil where there is nothing to draw: one number is no chart, and medians are no lengths.
  var drawing: String? {
    chapter.id == .lights ? stacked : bars
  }

  var caption: String {
    chapter.id == .lights
      ? language(HouseReportText.chartLights)
      : language(HouseReportText.chartBars, ["what": chapter.columns.first?.title ?? ""])
  }

  // MARK: Lengths

  private static let (width, nameWidth, rowHeight) = (640, 210, 22)
  private static let barWidth = width - nameWidth - 90

  private var bars: String? {
    let rows = chapter.rows.filter { row in
      switch row.numbers.first?.value {
      case .count, .few, .hidden: chapter.id != .people || row.id != "sum"
      default: false
      }
    }
    let counts = rows.compactMap { $0.numbers.first?.count }
    guard chapter.id != .people, counts.count > 1, let most = counts.max(), most > 0 else { return nil }
    let numbers = ReportNumbers(language)
    var body = ""
    for (place, row) in rows.enumerated() {
      guard let number = row.numbers.first else { continue }
      let y = place * ReportChart.rowHeight
      let length = number.count.map { $0 * ReportChart.barWidth / most } ?? 0
      body += text(row.title, x: ReportChart.nameWidth - 8, y: y + 15, anchor: "end")
      if length > 0 {
        body +=
          "<rect x=\"\(ReportChart.nameWidth)\" y=\"\(y + 4)\" width=\"\(length)\" height=\"14\" fill=\"#333\"/>\n"
      }
      body += text(
        numbers.words(number), x: ReportChart.nameWidth + length + 6, y: y + 15, isItalic: number.isHidden)
    }
    let told = rows.map { row in
      language(
        HouseReportText.chartValue, ["what": row.title, "value": row.numbers.first.map(numbers.words) ?? ""])
    }
    return picture(body, height: rows.count * ReportChart.rowHeight + 4, told)
  }

  // MARK: Lights

  /// Each area whole, by its percents; an area of which some is hidden is told in words.
  private var stacked: String? {
    let top = 26
    let words: [HouseReportText] = [.percentSign]
    var body = ReportChart.patterns + legend
    var told: [String] = []
    for (place, row) in chapter.rows.enumerated() {
      let y = top + place * ReportChart.rowHeight
      body += text(row.title, x: ReportChart.nameWidth - 8, y: y + 15, anchor: "end")
      let three = row.numbers.prefix(3)
      let counts = three.compactMap(\.count)
      guard counts.count == 3, counts.reduce(0, +) > 0 else {
        body += text(language(HouseReportText.hidden), x: ReportChart.nameWidth + 4, y: y + 15, isItalic: true)
        told.append(
          language(HouseReportText.chartValue, ["what": row.title, "value": language(HouseReportText.hidden)]))
        continue
      }
      let whole = counts.reduce(0, +)
      var x = ReportChart.nameWidth
      for (light, count) in counts.enumerated() where count > 0 {
        let end = ReportChart.nameWidth + counts[...light].reduce(0, +) * ReportChart.barWidth / whole
        body +=
          "<rect x=\"\(x)\" y=\"\(y + 3)\" width=\"\(end - x)\" height=\"16\" fill=\"\(ReportChart.fills[light])\" "
          + "stroke=\"#111\" stroke-width=\"0.6\"/>\n"
        x = end
      }
      let shares = three.map { $0.percent.map(String.init) ?? "–" }
      body += text(
        shares.joined(separator: " / ") + " " + language(words[0]), x: ReportChart.nameWidth + ReportChart.barWidth + 6,
        y: y + 15)
      let value = zip(chapter.columns, shares).map { "\($0.title) \($1) \(language(words[0]))" }.joined(separator: ", ")
      told.append(language(HouseReportText.chartValue, ["what": row.title, "value": value]))
    }
    return picture(body, height: top + chapter.rows.count * ReportChart.rowHeight + 4, told)
  }

  private var legend: String {
    var x = ReportChart.nameWidth
    var body = ""
    for (place, column) in chapter.columns.prefix(3).enumerated() {
      body +=
        "<rect x=\"\(x)\" y=\"2\" width=\"22\" height=\"14\" fill=\"\(ReportChart.fills[place])\" stroke=\"#111\" "
        + "stroke-width=\"0.6\"/>\n"
      body += text(column.title, x: x + 28, y: 14)
      x += 110
    }
    return body
  }

  /// The heaviest shade is the gravest.
  private static let fills = ["#fff", "url(#light-yellow)", "#222"]
  private static let patterns = """
    <defs><pattern id="light-yellow" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
    <rect width="6" height="6" fill="#fff"/><rect width="2.4" height="6" fill="#555"/></pattern></defs>

    """

  // MARK: Drawing

  private func picture(_ body: String, height: Int, _ told: [String]) -> String {
    let id = chapter.id.rawValue
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(ReportChart.width) \(height)" role="img" \
      aria-labelledby="\(id)-title \(id)-desc">
      <title id="\(id)-title">\(ReportChart.escaped(chapter.title))</title>
      <desc id="\(id)-desc">\(ReportChart.escaped(told.joined(separator: " ")))</desc>
      \(body)</svg>
      """
  }

  private func text(_ words: String, x: Int, y: Int, anchor: String = "start", isItalic: Bool = false) -> String {
    "<text x=\"\(x)\" y=\"\(y)\" font-size=\"12\" text-anchor=\"\(anchor)\"\(isItalic ? " font-style=\"italic\"" : "")>"
      + "\(ReportChart.escaped(words))</text>\n"
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
