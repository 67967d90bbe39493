import Domain
import Store

extension IntakeScreen: ShownScreen {
  static let output = Output(
    namesPeople: true,
    form: ScreenForm<Told>(
      [
        .key("waiting") { $0.screen.overview.lists.reduce(0) { $0 + $1.count } },
        .list("lists", waitingList) { told in told.screen.overview.lists.map { (told, $0) } },
        .list("enquiries", enquiry) { told in
          told.screen.showsNames ? told.screen.overview.enquiries.map { ($0, told.workspace) } : []
        },
        .object("talkLimit", talkLimit, \.screen.overview.talkLimit),
        .key("medianDaysToTalk", \.screen.overview.medianDaysToTalk), .key("talksHeld", \.screen.overview.talksHeld),
      ],
      columns: ["programme", "unit"] + person.columns,
      rows: { told in
        told.screen.overview.lists.flatMap { listing in
          told.screen.shown(listing).map { row in
            [listing.programme ?? "", listing.unit.flatMap(told.workspace.unit)?.unit.name ?? ""]
              + person.row((told, row))
          }
        }
      }),
    open: { IntakeScreen(in: $1) },
    source: { (screen: IntakeScreen, workspace) in (screen, workspace, workspace.sees(.waitingPlace)) })

  private typealias Told = (screen: IntakeScreen, workspace: Workspace, seesAll: Bool)

  private static let waitingList: JSONForm<(told: Told, it: WaitingListing)> = [
    .key("programme", \.it.programme), .key("unit", \.it.ownUnit?.unit.name),
    .key("places", \.it.ownUnit?.unit.places), .key("occupied", \.it.ownUnit?.occupied),
    .key("taken", \.it.ownUnit?.taken), .key("free", \.it.ownUnit?.free),
    .key("freeingWithin30Days", \.it.ownUnit?.freeing), .key("waiting", \.it.count),
    .list("people", person) { list in list.told.screen.shown(list.it).map { (list.told, $0) } },
  ]

  private static let person: JSONForm<(told: Told, row: WaitingRow)> = [
    .key("place", \.row.place.number), .key("number") { $0.told.workspace.row(of: $0.row.person)?.number.text },
    .key("name") { $0.told.workspace.row(of: $0.row.person)?.shownName },
    .key("applied") { $0.told.seesAll ? $0.row.place.waiting.applied : nil },
    .key("daysWaited") { $0.told.seesAll ? $0.row.place.waiting.days(on: $0.told.workspace.today) : nil },
    .key("ground", \.row.groundWord), .key("offered", \.row.openOffer?.offer.day),
    .key("start", \.row.openOffer?.offer.start), .key("callsInVain", \.row.openOffer?.callsInVain),
  ]

  /// Never the caller's name, nor what they said.
  private static let enquiry: JSONForm<(listing: EnquiryListing, workspace: Workspace)> = [
    .key("date", \.listing.enquiry.day), .key("who", \.listing.enquiry.who.rawValue),
    .key("door", \.listing.enquiry.door?.rawValue),
    .key("number") { told in told.listing.person.flatMap { told.workspace.row(of: $0)?.number.text } },
    .key("days") { $0.listing.days(on: $0.workspace.today) },
    .key("talkOffered") { $0.listing.talks.last { $0.event == .offered }?.day },
    .key("overLimit", \.listing.isOverLimit), .list("calls", call, \.listing.calls),
  ]

  private static let call: JSONForm<EnquiryCall> = [
    .key("date", \.day), .key("time", \.time), .key("outcome", \.outcome.rawValue), .key("agreed", \.agreed),
    .key("by", \.by),
  ]

  private static let talkLimit: JSONForm<TalkLimit> = [
    .key("days", \.days), .key("counting", \.counting.rawValue), .key("setBy", \.setBy),
  ]

  private func shown(_ listing: WaitingListing) -> [WaitingRow] { showsNames ? listing.rows : [] }
}

extension WaitingListing {
  /// A list without a unit has no places of its own.
  fileprivate var ownUnit: UnitOccupancy? { unit == nil ? nil : places.first }
}

extension WaitingRow {
  fileprivate var person: ParticipantKey { place.waiting.person }
  fileprivate var openOffer: OfferState? { hasOpenOffer ? offer : nil }

  /// Nil where it would tell where somebody with a protected address lives.
  fileprivate var groundWord: String? {
    switch place.ground {
    case .passedForward: "passed_forward"
    case .agreement: hidesClass ? nil : "agreement"
    case .afterAgreement: hidesClass ? nil : "after_agreement"
    case .applied: "applied"
    }
  }
}
