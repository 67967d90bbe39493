import Domain
import Ledger

/// Where orders are worked on.
public struct SiteFact: RegisterFact {
  public var key: SiteKey
  public var site: WorkSite

  package static let form = FactForm(
    "work_site", of: SiteFact.self, whose: .nobody, naturalKeys: [["site"], ["unit", "name"]], erasure: .takesAll)

  static let words: [EntryKind] = [.siteChanged]

  package static let blank = SiteFact(key: SiteKey(0), site: WorkSite(unit: UnitKey(0), name: ""))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("site", .thing, &key)
    f.points("unit", &site.unit)
    f.text("name", &site.name)
  }

  package var happened: Day? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { site.name.isEmpty ? [.rule(.nameMissing)] : [] }
}

extension EntryKind {
  public static let siteChanged = EntryKind("site_changed", .change, .enterProduction)
}
