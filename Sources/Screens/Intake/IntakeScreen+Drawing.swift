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
    case .waiting: return waiting.map { words.line($0) }
    case .enquiries: return words.limit(overview.talkLimit)
    case .enquiry: return chosen?.enquiry.map { hint($0, words, in: workspace) }
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

  func notice(in workspace: Workspace) -> TextRun? {
    let key = workspace.labels.label(workspace.bindings.keys(for: "intake.enquiry")?.first ?? .character("H"))
    return TextRun(workspace.language(IntakeText.empty, ["key": key]))
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard showsNames || workspace.session.isLogged else {
      return PeopleNotice.draw(workspace.language(ErrorText.notAllowedUnlogged), style: .muted, on: &canvas)
    }
    drawList(on: &canvas, in: workspace)
  }

  /// `Rådhusgaten 53 · 3 venter · flere venter enn det er plasser`.
  func heading(_ listing: WaitingListing, in workspace: Workspace) -> [TextRun] {
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

  func places(_ unit: UnitOccupancy, in workspace: Workspace) -> String {
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

  func enquiriesHeading(in workspace: Workspace) -> [TextRun] {
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
}
