import Domain

/// Where orders are worked on.
public struct SiteFact: StoredFact {
  public var key: SiteKey
  public var site: WorkSite

  public init(key: SiteKey, site: WorkSite) {
    self.key = key
    self.site = site
  }

  static let form = FactForm(
    "work_site", of: SiteFact.self, whose: .nobody, naturalKeys: [["site"], ["unit", "name"]])

  init() { self.init(key: SiteKey(0), site: WorkSite(unit: UnitKey(0), name: "")) }

  mutating func fields(_ f: inout some FieldVisitor) {
    f.own("site", .thing, &key)
    f.points("unit", &site.unit)
    f.text("name", &site.name)
  }

  var happened: Day? { nil }
  func leftByErasure(on day: Day) -> SiteFact? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { site.name.isEmpty ? [.rule(.nameMissing)] : [] }
}
