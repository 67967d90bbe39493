public import Domain
public import Store

/// The register's numbers as anonymous rows, by which those of many registers are summed up: what leaves the house in a report leaves
/// it here, and no more.
public struct IndicatorExport {
  public static let columns = [
    "register", "programme", "from", "to", "as_of", "indicator", "value", "base", "suppressed",
  ]

  private let session: Session

  public init(_ session: Session) { self.session = session }

  /// The whole register, then each programme where there are several: all hidden together.
  public func rows(of period: Period) throws(StoreError) -> [[String]] {
    let organisation = try session.settings.setting(.organisation) ?? ""
    let programmes = try session.catalogue.programmes().map(\.id)
    let scopes: [String?] = [nil] + (programmes.count > 1 ? programmes.map { $0 } : [])
    let ids = Indicator.ofReports.map(\.id)
    var table = CountTable()
    var parts: [(programme: String?, cells: FigureCells)] = []
    for programme in scopes {
      let figures = try session.reports.figures(of: period, programme: programme)
      parts.append((programme, FigureCells(figures, ids, in: &table)))
    }
    for id in ids {
      // Of medians, of how many they are.
      for cell in [{ $0[id] }, { $0.base(id) }] as [(FigureCells) -> CountTable.Cell?] {
        let cells = parts.dropFirst().compactMap { cell($0.cells) }
        guard let whole = parts.first.flatMap({ cell($0.cells) }), !cells.isEmpty else { continue }
        // Enrolments and their days are each of one programme; people may be in several.
        table.relate(cells, are: whole)
        table.relate(cells, areOrAbove: whole)
        for cell in cells { table.relate([cell], areWithin: whole) }
      }
    }
    let published = table.published()
    return parts.flatMap { part in
      ids.compactMap { id in
        part.cells.told(id, published).map { told in
          let number = ReportData.Number(ReportDocument.Number(told))
          return [
            organisation, part.programme ?? "",
            period.from.iso, period.to.iso, session.today.iso, id.rawValue, number.value.map(ReportData.text) ?? "",
            number.base.map(String.init) ?? "", number.suppressed ?? "",
          ]
        }
      }
    }
  }
}
