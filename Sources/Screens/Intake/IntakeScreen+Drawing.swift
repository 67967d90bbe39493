import Domain
import Resources
import Store
import TerminalUI

extension IntakeScreen {

  func status(in workspace: Workspace) -> [TextRun] {
    let waiting = overview.lists.reduce(0) { $0 + $1.count }
    return [
      TextRun(workspace.language(IntakeText.status, ["n": waiting, "m": overview.enquiries.count]), .muted)
    ]
  }

  // MARK: Foot

  func hint(in workspace: Workspace) -> String? {
    let language = workspace.language
    let words = WaitingWords(workspace)
    switch selected {
    case .list:
      guard let chosenList else { return nil }
      if chosenList.programme == nil { return language(IntakeText.turnsHint) }
      guard let longest = chosenList.list.places.compactMap({ $0.waiting.days(on: workspace.today) }).max() else {
        return language(IntakeText.listHintNobody)
      }
      return language(IntakeText.listHint, ["n": chosenList.count, "days": longest])
    case .places: return language(IntakeText.placesHint)
    case .waiting(let key): return waiting(key).map { words.line($0) }
    case .enquiries: return words.limit(overview.talkLimit)
    case .enquiry(let key): return enquiry(key).map { hint($0, words, in: workspace) }
    case nil: return nil
    }
  }

  private func hint(_ enquiry: EnquiryListing, _ words: WaitingWords, in workspace: Workspace) -> String {
    let language = workspace.language
    let days = enquiry.days(on: workspace.today)
    var parts = [days == 0 ? language(IntakeText.askedToday) : language(IntakeText.askedDaysAgo, ["n": days])]
    if workspace.sees(.followUpContacts) { parts.append(words.talk(enquiry)) }
    if let text = enquiry.enquiry.text { parts.append(text) }
    return parts.joined(separator: " \(workspace.glyphs.separator) ")
  }

  // MARK: Body

  private enum Column: Hashable { case place, name, number, day, days, state }

  private func layout(width: Int, in workspace: Workspace) -> TableLayout<Column> {
    let language = workspace.language
    func column(
      _ id: Column, _ title: IntakeText, _ width: TableColumn<Column>.Width, right: Bool = false, drop: Int = 0
    ) -> TableColumn<Column> {
      TableColumn(id, language(title), width: width, align: right ? .right : .left, dropOrder: drop)
    }
    return TableLayout(
      [
        column(.place, .columnPlace, .fixed(3), right: true),
        column(.name, .columnName, .flexible(min: 14, max: 30, weight: 2)),
        column(.number, .columnNumber, .fixed(8), drop: 3), column(.day, .columnApplied, .fixed(6), drop: 1),
        column(.days, .columnDays, .fixed(5), right: true, drop: 2),
        column(.state, .columnState, .flexible(min: 12, max: 48, weight: 3)),
      ], width: width)
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard showsNames || workspace.session.isLogged else {
      return PeopleNotice.draw(workspace.language(ErrorText.notAllowedUnlogged), style: .muted, on: &canvas)
    }
    if overview.lists.isEmpty, overview.enquiries.isEmpty {
      let key = workspace.labels.label(workspace.bindings.keys(for: "intake.enquiry")?.first ?? .character("H"))
      return PeopleNotice.draw(workspace.language(IntakeText.empty, ["key": key]), on: &canvas)
    }
    let margin = ListState<Row>.margin
    let layout = layout(width: canvas.width - margin - 1, in: workspace)
    canvas.within(canvas.bounds.inset(left: margin)) { layout.drawHeader(on: &$0) }
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, row, _ in draw(row, layout, on: &canvas, in: workspace) }
    }
  }

  private func draw(_ row: Row, _ layout: TableLayout<Column>, on canvas: inout Canvas, in workspace: Workspace) {
    switch row {
    case .list(let index):
      guard overview.lists.indices.contains(index) else { return }
      canvas.put(heading(overview.lists[index], in: workspace), y: 0, width: max(0, canvas.width - 1))
    case .places(let index):
      guard overview.lists.indices.contains(index), let unit = overview.lists[index].places.first else { return }
      canvas.put("    " + places(unit, in: workspace), y: 0, style: .muted, width: max(0, canvas.width - 1))
    case .waiting(let key):
      guard let row = waiting(key) else { return }
      layout.drawRow(on: &canvas) { cell($0, row, in: workspace) }
    case .enquiries:
      canvas.put(enquiriesHeading(in: workspace), y: 0, width: max(0, canvas.width - 1))
    case .enquiry(let key):
      guard let enquiry = enquiry(key) else { return }
      layout.drawRow(on: &canvas) { cell($0, enquiry, in: workspace) }
    }
  }

  /// `Rådhusgaten 53 · 3 venter · flere venter enn det er plasser`.
  private func heading(_ listing: WaitingListing, in workspace: Workspace) -> [TextRun] {
    let language = workspace.language
    let dot = " \(workspace.glyphs.separator) "
    let open = listing.rows.count(where: \.hasOpenOffer)
    var runs = [TextRun(name(listing, in: workspace), .heading)]
    runs.append(TextRun(dot + language(IntakeText.waitingCount, ["n": listing.count])))
    if open > 0 { runs.append(TextRun(dot + language(IntakeText.offersOpen, ["n": open]))) }
    if listing.list.isShort { runs.append(TextRun(dot + language(IntakeText.short), .warning)) }
    return runs
  }

  private func name(_ listing: WaitingListing, in workspace: Workspace) -> String {
    guard let programme = listing.programme else { return workspace.language(IntakeText.turns) }
    let unit = listing.unit.flatMap(workspace.unit)?.unit.name ?? workspace.language(IntakeText.noUnit)
    // One programme's lists need not name it.
    if Set(overview.lists.map(\.programme)).count < 2 { return unit }
    return "\(unit), \(workspace.programme(programme)?.name ?? programme)"
  }

  private func places(_ unit: UnitOccupancy, in workspace: Workspace) -> String {
    let language = workspace.language
    var arguments: [String: any CustomStringConvertible] = ["occupied": unit.occupied, "taken": unit.taken]
    guard let free = unit.free, let places = unit.unit.places else {
      return language(IntakeText.placesUnknown, arguments)
    }
    (arguments["places"], arguments["free"], arguments["n"]) = (places, free, -free)
    let text = language(free < 0 ? IntakeText.placesFull : .places, arguments)
    guard unit.freeing > 0 else { return text }
    return "\(text) \(workspace.glyphs.separator) \(language(IntakeText.freeing, ["n": unit.freeing]))"
  }

  private func enquiriesHeading(in workspace: Workspace) -> [TextRun] {
    let language = workspace.language
    let dot = " \(workspace.glyphs.separator) "
    let seesOld = workspace.sees(.enquiries)
    let count = overview.enquiries.count
    var runs = [TextRun(language(seesOld ? IntakeText.enquiries : .enquiriesDesk), .heading)]
    runs.append(TextRun(dot + (count == 0 ? language(IntakeText.noEnquiries) : "\(count)")))
    if let median = overview.medianDaysToTalk {
      let days = median.text(decimalMark: language.decimalMark)
      runs.append(TextRun(dot + language(IntakeText.median, ["days": days, "n": overview.talksHeld]), .muted))
    }
    return runs
  }

  // MARK: Cells

  private func cell(_ column: Column, _ row: WaitingRow, in workspace: Workspace) -> [TextRun] {
    let waiting = row.place.waiting
    let seesAll = workspace.sees(.waitingPlace)
    switch column {
    case .place: return [TextRun("\(row.place.number)")]
    case .name: return [TextRun(PersonNames(workspace).shown(waiting.person))]
    case .number: return [TextRun(workspace.row(of: waiting.person)?.number.text ?? "", .muted)]
    case .day: return [TextRun(seesAll ? waiting.applied?.short ?? "–" : "")]
    case .days: return [TextRun(seesAll ? waiting.days(on: workspace.today).map { "\($0)" } ?? "–" : "")]
    case .state:
      if let offer = WaitingWords(workspace).offer(row) { return [TextRun(offer)] }
      return [TextRun(workspace.sees(.status) ? workspace.language(row.status.textKey) : "", .muted)]
    }
  }

  private func cell(_ column: Column, _ listing: EnquiryListing, in workspace: Workspace) -> [TextRun] {
    let language = workspace.language
    let enquiry = listing.enquiry
    switch column {
    case .place: return []
    case .name:
      if let person = listing.person { return [TextRun(PersonNames(workspace).shown(person))] }
      return [TextRun(enquiry.name ?? language(IntakeText.callerUnknown))]
    case .number: return [TextRun(listing.person.flatMap { workspace.row(of: $0)?.number.text } ?? "", .muted)]
    case .day: return [TextRun(enquiry.day.short)]
    case .days: return [TextRun("\(listing.days(on: workspace.today))")]
    case .state:
      var parts: [TextRun] = []
      if listing.isOverLimit == true { parts.append(TextRun("! \(language(IntakeText.overLimit))  ", .warning)) }
      if enquiry.who == .nextOfKin { parts.append(TextRun(language(IntakeText.nextOfKin) + "  ")) }
      if let door = enquiry.door, enquiry.who == .own || door != .nextOfKin {
        parts.append(TextRun(language(door.textKey), .muted))
      }
      return parts
    }
  }
}
