import Domain
import Store

/// The demo's work, goods and loans, as the desk has entered them in the weeks before the demo's day. All made up.
struct DemoWork {
  private let session: Session
  private let day: Day

  /// - Parameter session: the desk's.
  init(_ session: Session, day: Day) {
    self.session = session.at(today: day)
    self.day = day
  }

  func enter() throws(StoreError) {
    let units = try session.catalogue.units().map(\.fact)
    func unit(_ name: String) -> UnitKey? { units.first { $0.unit.name == name }?.key }
    if let packing = unit("Mjåvann"), let small = unit("Småjobbsentralen Blå Kors") {
      try enterOrders(packing: packing, small: small)
    }
    if let station = unit("Kampen Miljøstasjon") { try enterGoods(station) }
    if let house = unit("Rådhusgaten 53") { try enterLoans(house) }
  }

  // MARK: - Orders

  /// Days ago, and what was made.
  private typealias Count = (days: Int, units: Int)

  private func enterOrders(packing: UnitKey, small: UnitKey) throws(StoreError) {
    let (session, day) = (session, day)
    let people = try ["P-0042", "P-0118", "P-0124"].map { (number) throws(StoreError) in try person(number) }
    let hall = try session.work.saveSite(WorkSite(unit: packing, name: "Pakkehallen")).site
    let yard = try session.work.saveSite(WorkSite(unit: small, name: "Gårdsrommet")).site
    func order(
      _ site: SiteKey, _ customer: String, _ task: String, came: Int, due: Int? = nil, done: Int? = nil,
      _ counts: [Count], by people: [ParticipantKey?] = []
    ) throws(StoreError) {
      let key = try session.work.saveOrder(
        WorkOrder(
          site: site, day: day - came, due: due.map { day + $0 }, done: done.map { day - $0 }, customer: customer,
          task: task)
      ).order
      let known = people.compactMap(\.self)
      if !known.isEmpty { try session.work.changePeople(on: key, adding: known) }
      for count in counts {
        try session.work.saveProduction(Production(day: day - count.days, units: count.units), of: key)
      }
    }
    try order(
      hall, "Sørlandsskruen", "telle og pakke skruer i poser", came: 330, due: 10,
      (0..<46).map { (days: 1 + $0 * 7, units: 900 + $0 * 137 % 640) })
    try order(
      hall, "Fjordkaffe", "lime etiketter", came: 40, due: -2, [(days: 30, units: 420), (days: 9, units: 380)])
    try order(
      yard, "Kvartalets borettslag", "rake løv og rydde bakgård", came: 12, due: 6, [(days: 4, units: 3)], by: people)
    try order(yard, "Bokkafeen", "skru sammen hyller", came: 25, done: 8, [(days: 8, units: 12)], by: [people[0]])
  }

  // MARK: - Goods

  private func enterGoods(_ unit: UnitKey) throws(StoreError) {
    let counts: [(days: Int, kind: GoodsCount.Kind, what: String, count: Int)] = [
      (1, .givenAway, "sofaer", 2), (1, .collected, "sykler", 5), (2, .repaired, "sykler", 3),
      (4, .givenAway, "sykler", 2), (8, .collected, "stoler", 8), (11, .repaired, "stoler", 6),
      (15, .givenAway, "stoler", 6), (24, .collected, "sofaer", 4), (38, .givenAway, "bord", 3),
      (45, .repaired, "bord", 3), (70, .collected, "sykler", 9), (101, .givenAway, "sykler", 7),
      (130, .repaired, "symaskiner", 2), (200, .collected, "stoler", 16),
    ]
    for count in counts {
      try session.work.saveGoods(
        GoodsCount(unit: unit, day: day - count.days, kind: count.kind, what: count.what, count: count.count))
    }
  }

  // MARK: - Loans

  private func enterLoans(_ unit: UnitKey) throws(StoreError) {
    let (session, day) = (session, day)
    let loans: [(gear: String, number: String?, lent: Int, due: Int)] = [
      ("Fjellski 190 cm, blå", "P-0099", 20, -6), ("Fjellski 180 cm, rød", nil, 0, 0),
      ("Skøyter str. 42", "P-0042", 10, -2), ("Sykkel, damesykkel svart", "P-0118", 4, 3),
      ("Sovepose", "P-0016", 1, 6), ("Telt, tre personer", nil, 0, 0), ("Truger", nil, 0, 0),
    ]
    for loan in loans {
      let gear = try session.work.saveGear(Gear(unit: unit, name: loan.gear)).gear
      guard let number = loan.number, let person = try person(number) else { continue }
      try session.work.lend(gear, to: person, day: day - loan.lent, due: day + loan.due)
    }
  }

  private func person(_ number: String) throws(StoreError) -> ParticipantKey? {
    try session.people.participantKey(number: ParticipantNumber(stored: number))
  }
}
