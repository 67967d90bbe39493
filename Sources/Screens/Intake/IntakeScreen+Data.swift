import Domain
import Store

extension IntakeScreen {
  func data(in workspace: Workspace) -> ScreenData? {
    let seesAll = workspace.sees(.waitingPlace)
    let lists = overview.lists.map { list($0, seesAll, in: workspace) }
    let limit = overview.talkLimit.map { limit in
      JSON.object([
        "days": .int(limit.days), "counting": .string(limit.counting.rawValue), "setBy": .string(limit.setBy),
      ])
    }
    return ScreenData(
      [
        "waiting": .int(overview.lists.reduce(0) { $0 + $1.count }), "lists": .array(lists),
        "enquiries": .array(showsNames ? overview.enquiries.map { enquiry($0, in: workspace) } : []),
        "talkLimit": limit ?? .null,
        "medianDaysToTalk": overview.medianDaysToTalk.map { .tenths($0.halves * 5) } ?? .null,
        "talksHeld": .int(overview.talksHeld),
      ],
      columns: [
        "programme", "unit", "place", "number", "name", "applied", "daysWaited", "ground", "offered", "start",
        "callsInVain",
      ],
      rows: overview.lists.flatMap { listing in
        shown(listing).map { record($0, listing, seesAll, in: workspace) }
      })
  }

  private func shown(_ listing: WaitingListing) -> [WaitingRow] { showsNames ? listing.rows : [] }

  private func list(_ listing: WaitingListing, _ seesAll: Bool, in workspace: Workspace) -> JSON {
    // A list without a unit has no places of its own.
    let unit = listing.unit == nil ? nil : listing.places.first
    return .object([
      "programme": .optional(listing.programme), "unit": .optional(unit?.unit.name),
      "places": .optional(unit?.unit.places), "occupied": .optional(unit?.occupied), "taken": .optional(unit?.taken),
      "free": .optional(unit?.free), "freeingWithin30Days": .optional(unit?.freeing), "waiting": .int(listing.count),
      "people": .array(shown(listing).map { person($0, seesAll, in: workspace) }),
    ])
  }

  private func person(_ row: WaitingRow, _ seesAll: Bool, in workspace: Workspace) -> JSON {
    let waiting = row.place.waiting
    let open = row.hasOpenOffer ? row.offer : nil
    return .object([
      "place": .int(row.place.number), "number": .optional(workspace.row(of: waiting.person)?.number.text),
      "name": .optional(workspace.row(of: waiting.person)?.shownName),
      "applied": .optional(seesAll ? waiting.applied?.iso : nil),
      "daysWaited": .optional(seesAll ? waiting.days(on: workspace.today) : nil), "ground": .optional(ground(row)),
      "offered": .optional(open?.offer.day.iso), "start": .optional(open?.offer.start.iso),
      "callsInVain": .optional(open?.callsInVain),
    ])
  }

  private func record(
    _ row: WaitingRow, _ listing: WaitingListing, _ seesAll: Bool, in workspace: Workspace
  ) -> [String] {
    let waiting = row.place.waiting
    let open = row.hasOpenOffer ? row.offer : nil
    let who = workspace.row(of: waiting.person)
    return [
      listing.programme ?? "", listing.unit.flatMap(workspace.unit)?.unit.name ?? "", "\(row.place.number)",
      who?.number.text ?? "", who?.shownName ?? "", seesAll ? waiting.applied?.iso ?? "" : "",
      seesAll ? waiting.days(on: workspace.today).map(String.init) ?? "" : "", ground(row) ?? "",
      open?.offer.day.iso ?? "", open?.offer.start.iso ?? "", open.map { "\($0.callsInVain)" } ?? "",
    ]
  }

  /// Nil where it would tell where somebody with a protected address lives.
  private func ground(_ row: WaitingRow) -> String? {
    switch row.place.ground {
    case .passedForward: "passed_forward"
    case .agreement: row.hidesClass ? nil : "agreement"
    case .afterAgreement: row.hidesClass ? nil : "after_agreement"
    case .applied: "applied"
    }
  }

  /// Never the caller's name, nor what they said.
  private func enquiry(_ listing: EnquiryListing, in workspace: Workspace) -> JSON {
    .object([
      "date": .string(listing.enquiry.day.iso), "who": .string(listing.enquiry.who.rawValue),
      "door": .optional(listing.enquiry.door?.rawValue),
      "number": .optional(listing.person.flatMap { workspace.row(of: $0)?.number.text }),
      "days": .int(listing.days(on: workspace.today)),
      "talkOffered": .optional(listing.talks.last { $0.event == .offered }?.day.iso),
      "overLimit": listing.isOverLimit.map { .bool($0) } ?? .null,
    ])
  }
}
