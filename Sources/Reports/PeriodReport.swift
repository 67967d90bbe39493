import Domain
import Resources
import Store

/// What came of a period, and the same days a year before.
extension ReportMaker {
  func periodChapters(_ order: ReportOrder, on day: Day) throws(ReportProblem) -> [ReportDocument.Chapter] {
    let numbers = try asking { (session) throws(StoreError) in
      try session.reports.numbers(
        of: order.period, before: order.period.yearBefore, unit: order.unit, on: day, progress: progress)
    }
    let chapters = order.report.chapters(for: order.profile)
    let ids = chapters.flatMap(\.figures).filter(order.profile.allows)
    // Everything together: what one chapter hides another must not tell.
    var table = CountTable()
    let now = FigureCells(numbers.now, ids, in: &table)
    let before = FigureCells(numbers.before, ids, in: &table)
    var published = table.published()
    var groups: [ReportGroup: GroupCells] = [:]
    for group in chapters.compactMap(\.group) where order.unit == nil || group != .units {
      var divided = table
      let cells = GroupCells(numbers.groups[group]?.map(\.counts) ?? [], whole: now, in: &divided)
      let together = divided.published()
      // A division that could only be told by hiding what is divided is not told.
      let isDear = ReportGroup.figures.allSatisfy { id in now[id].map { published[$0] == together[$0] } ?? true }
      guard isDear else { continue }
      (table, published, groups[group]) = (divided, together, cells)
    }
    return chapters.compactMap { chapter in
      if let group = chapter.group {
        if order.unit != nil, group == .units { return nil }
        return self.chapter(chapter, group, numbers.groups[group]?.map(\.name) ?? [], groups[group], published)
      }
      let made = self.chapter(chapter, ids, now, before, published, order)
      // Nothing of it was known.
      return made.rows.isEmpty && made.rowsLeft == 0 ? nil : made
    }
  }

  private func chapter(
    _ id: ReportChapter, _ ids: [FigureID], _ now: FigureCells, _ before: FigureCells,
    _ published: CountTable.Published, _ order: ReportOrder
  ) -> ReportDocument.Chapter {
    let own = id.figures.filter { figure in ids.contains(figure) && [now, before].contains { $0.isKnown(figure) } }
    // What the others are a part of stands first.
    let ordered = own.filter { $0.indicator.among == nil } + own.filter { $0.indicator.among != nil }
    var chapter = ReportDocument.Chapter(
      id: id, title: language(id.textKey), rowHead: language(HouseReportText.what),
      columns: [
        ReportDocument.Column(id: "period", title: title(order.period)),
        ReportDocument.Column(id: "before", title: title(order.period.yearBefore)),
      ], rows: [])
    for id in ordered {
      let numbers = [now, before].map { cells -> ReportDocument.Number? in
        if !cells.isKnown(id) { return ReportDocument.Number(.unknown) }
        return cells.told(id, published).map(ReportDocument.Number.init)
      }
      guard numbers.contains(where: { $0 != nil && $0?.value != .unknown }) else {
        chapter.rowsLeft += 1
        continue
      }
      chapter.rows.append(
        ReportDocument.Row(
          id: id.rawValue, title: language(id.title), numbers: numbers.map { $0 ?? ReportDocument.Number(.noBase) }))
      chapter.notes.append(note(id))
    }
    return chapter
  }

  func title(_ period: Period) -> String {
    if ReportOrder.year(period.from.year) == period { return "\(period.from.year)" }
    return language(CommonText.fromTo, ["from": period.from.norwegian, "to": period.to.norwegian])
  }

  /// A group of fewer than five is not there; nor is it told who is in none, where that is.
  private func chapter(
    _ id: ReportChapter, _ group: ReportGroup, _ names: [String?], _ cells: GroupCells?,
    _ published: CountTable.Published
  ) -> ReportDocument.Chapter {
    let figures = ReportGroup.figures
    var chapter = ReportDocument.Chapter(
      id: id, title: language(id.textKey), rowHead: language(HouseReportText.group),
      columns: figures.map { ReportDocument.Column(id: $0.rawValue, title: language($0.title)) }, rows: [])
    guard let cells else {
      chapter.isLeftOut = true
      return chapter
    }
    for (name, row) in zip(names, cells.rows) {
      guard let base = row.first, published[base] != .left else {
        chapter.rowsLeft += 1
        continue
      }
      var numbers = row.map { ReportDocument.Number(published[$0]) }
      let n = numbers.first?.count
      for place in numbers.indices.dropFirst() {
        numbers[place].n = n
        numbers[place].percent = n.flatMap { n in
          numbers[place].count.flatMap { Arithmetic.percent($0, of: n) }
        }
      }
      let title =
        switch (group, name) {
        case (_, nil): language(HouseReportText.noGroup)
        case (.steps, let step?): language(HouseReportText.step, ["n": step])
        case (_, let name?): name
        }
      chapter.rows.append(ReportDocument.Row(id: name ?? "none", title: title, numbers: numbers))
    }
    chapter.notes = figures.map(note)
    return chapter
  }
}

extension ReportDocument.Number {
  init(_ told: FigureCells.Told) {
    switch told.value {
    case .count(let count): self.init(count)
    case .days(let median): self.init(.median(median))
    }
    n = told.n
    percent = told.percent
  }
}
