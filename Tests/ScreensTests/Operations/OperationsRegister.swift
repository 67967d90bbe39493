import Domain
import Store
import TerminalUI

@testable import Screens

/// Work and loans as a desk would have entered them, in the register a stage stands on.
struct OperationsRegister {
  private let session: Session
  private let today = Fixture.today

  init(_ session: Session) { self.session = session }

  func fill() throws {
    guard let house = unit("Rådhusgaten"), let station = unit("Kampen"), let shop = unit("Småjobb") else { return }
    try lend("Fjellski 190 cm, blå", "P-0099", lent: 20, due: -6, of: house)
    try lend("Skøyter str. 42", "P-0042", lent: 10, due: -1, of: shop)
    try lend("Sovepose", "B-1", lent: 1, due: 6, of: shop)
    // What comes in from outside is not always a name.
    try lend("Sykkel\u{200F}[31m 阮, en svært lang og omstendelig beskrivelse av", "X-3", lent: 2, due: 50, of: station)
    for name in ["Truger", "Akebrett"] { _ = try session.work.saveGear(Gear(unit: house, name: name)) }
    try session.work.saveSite(WorkSite(unit: shop, name: "Pakkehallen"))
    try session.work.saveSite(WorkSite(unit: house, name: "Gårdsrommet"))
    try enterOrders()
    let goods: [(Int, GoodsCount.Kind, String, Int)] = [
      (0, .collected, "sykler", 5), (1, .repaired, "sykler", 3), (4, .givenAway, "stoler", 8),
      (30, .collected, "bord", 2),
      (100, .givenAway, "bord", 2),
    ]
    for (days, kind, what, count) in goods {
      try session.work.saveGoods(GoodsCount(unit: station, day: today - days, kind: kind, what: what, count: count))
    }
  }

  private func enterOrders() throws {
    let sites = try session.work.operations().sites
    guard let yard = sites.first?.fact.key, let hall = sites.last?.fact.key else { return }
    let packing = try session.work.saveOrder(
      WorkOrder(site: hall, day: today - 300, due: today + 10, customer: "Sørlandsskruen", task: "pakke skruer i poser")
    ).order
    for month in 0..<9 {
      try session.work.saveProduction(
        Production(day: today - month * 30, units: 400 + month * 70), of: packing)
    }
    let people = ["P-0042", "B-1", "X-2"].compactMap { Fixture.key($0, in: session) }
    if !people.isEmpty { try session.work.changePeople(on: packing, adding: people) }
    _ = try session.work.saveOrder(
      WorkOrder(site: yard, day: today - 12, due: today - 2, customer: "Borettslaget", task: "rake løv"))
    let shelves = try session.work.saveOrder(
      WorkOrder(site: yard, day: today - 25, customer: "Bokkafeen", task: "skru hyller")
    ).order
    try session.work.saveProduction(Production(day: today - 9, units: 12), of: shelves)
    guard let kept = try session.work.operations().orders.first(where: { $0.order.fact.key == shelves })?.order else {
      return
    }
    var done = kept.fact.order
    done.done = today - 8
    _ = try session.work.saveOrder(done, replacing: kept.row)
  }

  private func lend(_ gear: String, _ number: String, lent: Int, due: Int, of unit: UnitKey) throws {
    let key = try session.work.saveGear(Gear(unit: unit, name: gear)).gear
    guard let person = Fixture.key(number, in: session) else { return }
    try session.work.lend(key, to: person, day: today - lent, due: today + due)
  }

  private func unit(_ name: String) -> UnitKey? {
    (try? session.catalogue.units())?.first { $0.fact.unit.name.hasPrefix(name) }?.fact.key
  }
}

extension Workspace {
  /// With work and loans; entered once, and only by somebody who reaches it all.
  func withOperations() throws -> Workspace {
    if session.access.units.isEmpty, try session.work.operations().gear.isEmpty {
      try OperationsRegister(session).fill()
    }
    return self
  }
}

extension ScreensUnderTest {
  static let operations: [ScreenCase] = [
    ScreenCase("operations") { OperationsScreen(in: try $0.withOperations()) },
    ScreenCase("operations, orders", keys: [.right]) { OperationsScreen(in: try $0.withOperations()) },
    ScreenCase("operations, goods", keys: [.right, .right]) { OperationsScreen(in: try $0.withOperations()) },
    ScreenCase("operations, months", keys: [.left]) { OperationsScreen(in: try $0.withOperations()) },
    ScreenCase("lend", keys: ["h", "a", "n"]) { try form(on: "Akebrett", "L", $0) },
    ScreenCase("another limit") { try form([Key](), "L", $0) },
    ScreenCase("new gear") { NamedThingForm(new: .gear, in: $0) },
    ScreenCase("change gear") { try form([Key](), "E", $0) },
    ScreenCase("new site") { NamedThingForm(new: .site, in: $0) },
    ScreenCase("new order") { OrderForm(in: try $0.withOperations()) },
    ScreenCase("change order") { try form(orders, "E", $0) },
    ScreenCase("people on an order") { try form(orders + [.down], "M", $0) },
    ScreenCase("production") { try form(orders + [.down], "#", $0) },
    ScreenCase("goods") { GoodsForm(in: try $0.withOperations()) },
    ScreenCase("change goods") { try form([.right, .right], "E", $0) },
  ]

  private static let orders: [Key] = [.right]

  /// The form a key opens on a row.
  private static func form(_ keys: [Key], _ key: Key, _ workspace: Workspace) throws -> (any Screen)? {
    var screen = OperationsScreen(in: try workspace.withOperations())
    for key in keys { _ = screen.move(key, in: workspace) }
    return screen.opened(by: key, in: workspace)
  }

  /// Likewise, on the row of a thing.
  private static func form(on gear: String, _ key: Key, _ workspace: Workspace) throws -> (any Screen)? {
    var screen = OperationsScreen(in: try workspace.withOperations())
    for _ in 0..<20 where screen.chosenGear?.gear.fact.gear.name != gear { _ = screen.move(.down, in: workspace) }
    return screen.opened(by: key, in: workspace)
  }
}
