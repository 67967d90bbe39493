import Domain
import Resources
import Store

/// What a mapping says: the eight areas, the shares below them, and who was mapped.
extension ReportMaker {
  func mappingChapters(_ order: ReportOrder) throws(ReportProblem) -> (Int, [ReportDocument.Chapter]) {
    let rounds = try asking { (session) throws(StoreError) in try session.mapping.rounds() }.map(\.round)
    let years = order.period.from.year...order.period.to.year
    guard let round = rounds.filter(years.contains).max(),
      let counts = try asking({ (session) throws(StoreError) in
        try session.reports.mapping(round: round, unit: order.unit)
      })
    else { throw .noRound(order.period) }
    if counts.n < MappingSummary.fewestToShare { throw .tooFew(round: round) }
    let rule = SeverityRule.current
    var table = CountTable()
    let cells = MappingCells(counts, rule: rule, in: &table)
    let published = table.published()
    let told = Told(cells: cells, published: published, language: language)
    let judgement = language(CommonText.caveatJudgement)
    var chapters = [told.lights, told.circumstances, told.people, told.groups]
    chapters[0].caveats = [judgement]
    chapters[0].notes = [note(.mappingRecords), note(.mappingShare)]
    chapters[1].caveats = [language(HouseReportText.rule, ["rule": rule.name(in: language)])]
    chapters[1].notes = [
      .mappingMultipleSevere, .mappingWithChildren, .mappingLivingWithChildren, .mappingCarePlan, .mappingTeam,
    ].map(note)
    for place in 2...3 { chapters[place].caveats = [judgement] }
    let wanted = order.report.chapters(for: order.profile)
    return (round, chapters.filter { wanted.contains($0.id) })
  }

  /// The chapters of a mapping, made of what may be told.
  private struct Told {
    let cells: MappingCells
    let published: CountTable.Published
    let language: Language

    private func number(_ cell: CountTable.Cell) -> ReportDocument.Number { ReportDocument.Number(published[cell]) }
    private var n: Int? { number(cells.n).count }

    private func column(_ id: String, _ title: String) -> ReportDocument.Column {
      ReportDocument.Column(id: id, title: title)
    }

    var lights: ReportDocument.Chapter {
      let rows = zip(LifeDomain.allCases, cells.lights).map { area, four in
        var numbers = four.map(number)
        // Of the assessed, where all of them are told.
        let counts = numbers.prefix(3).compactMap(\.count)
        if counts.count == 3 {
          let assessed = counts.reduce(0, +)
          for place in 0..<3 {
            numbers[place].n = assessed
            numbers[place].percent = Arithmetic.percent(counts[place], of: assessed)
          }
        }
        return ReportDocument.Row(id: area.id, title: language(area.textKey), numbers: numbers)
      }
      return ReportDocument.Chapter(
        id: .lights, title: language(HouseReportText.lights), rowHead: language(HouseReportText.area),
        columns: [("green", Light.green), ("yellow", .yellow), ("red", .red)].map { column($0, language($1.textKey)) }
          + [column("missing", language(HouseReportText.missing))], rows: rows)
    }

    var circumstances: ReportDocument.Chapter {
      let shares: [(FigureID, CountTable.Cell)] = [
        (.mappingRecords, cells.n), (.mappingMultipleSevere, cells.multipleSevere),
        (.mappingWithChildren, cells.withChildren), (.mappingLivingWithChildren, cells.livingWithChildren),
        (.mappingCarePlan, cells.withPlan), (.mappingTeam, cells.withTeam),
      ]
      let rows = shares.map { id, cell in
        var number = number(cell)
        if id != .mappingRecords, let n {
          number.n = n
          number.percent = number.count.flatMap { Arithmetic.percent($0, of: n) }
        }
        return ReportDocument.Row(id: id.rawValue, title: language(id.title), numbers: [number])
      }
      return ReportDocument.Chapter(
        id: .circumstances, title: language(HouseReportText.circumstances), rowHead: language(HouseReportText.what),
        columns: [column("count", language(HouseReportText.count))], rows: rows)
    }

    /// Genders by group, with what is told of the sums.
    var groups: ReportDocument.Chapter {
      let genders = (Gender.allCases as [Gender?]) + [nil]
      let names = (MappingGroup.allCases as [MappingGroup?]) + [nil]
      let shown = names.indices.filter { number(cells.groups.groups[$0]).value != .noBase }
      let heads =
        shown.map { place in
          column(
            names[place]?.rawValue ?? "unknown",
            names[place].map { language($0.textKey) } ?? language(DomainText.unknown))
        } + [column("sum", language(HouseReportText.sum))]
      var chapter = ReportDocument.Chapter(
        id: .groups, title: language(HouseReportText.groups), rowHead: language(HouseReportText.gender), columns: heads,
        rows: [])
      for (place, gender) in genders.enumerated() {
        guard number(cells.genders[place]).value != .noBase else {
          chapter.rowsLeft += 1
          continue
        }
        chapter.rows.append(
          ReportDocument.Row(
            id: gender?.rawValue ?? "unknown",
            title: gender.map { language($0.textKey) } ?? language(HouseReportText.unknownGender),
            numbers: shown.map { number(cells.groups.byGroup[place][$0]) } + [number(cells.genders[place])]))
      }
      chapter.rows.append(
        ReportDocument.Row(
          id: "sum", title: language(HouseReportText.sum),
          numbers: shown.map { number(cells.groups.groups[$0]) } + [number(cells.n)]))
      return chapter
    }

    /// Age groups by gender, with what is told of the sums; rows and columns of fewer than five are not there.
    var people: ReportDocument.Chapter {
      let genders = (Gender.allCases as [Gender?]) + [nil]
      let shown = genders.indices.filter { number(cells.genders[$0]).value != .noBase }
      let heads =
        shown.map { place in
          column(
            genders[place]?.rawValue ?? "unknown",
            genders[place].map { language($0.textKey) } ?? language(HouseReportText.unknownGender))
        } + [column("sum", language(HouseReportText.sum))]
      var chapter = ReportDocument.Chapter(
        id: .people, title: language(HouseReportText.people), rowHead: language(HouseReportText.age), columns: heads,
        rows: [])
      for (place, age) in ((AgeGroup.allCases as [AgeGroup?]) + [nil]).enumerated() {
        guard number(cells.ages[place]).value != .noBase else {
          chapter.rowsLeft += 1
          continue
        }
        chapter.rows.append(
          ReportDocument.Row(
            id: age?.rawValue ?? "unknown", title: age.map { language($0.textKey) } ?? language(DomainText.unknown),
            numbers: shown.map { number(cells.people[place][$0]) } + [number(cells.ages[place])]))
      }
      chapter.rows.append(
        ReportDocument.Row(
          id: "sum", title: language(HouseReportText.sum),
          numbers: shown.map { number(cells.genders[$0]) } + [number(cells.n)]))
      return chapter
    }
  }
}
