import Domain
import Ledger

/// A round of one's own mapping: what it stands on, and whether it is open.
struct OwnRoundFact: RegisterFact {
  var key: OwnRoundKey
  var round: OwnRound

  static let form = FactForm(
    "mapping_round", of: OwnRoundFact.self, whose: .nobody,
    naturalKeys: [["mapping_round"], ["year", "coalesce(unit, 0)"]], erasure: .takesAll, since: 2)

  static let words: [EntryKind] = [.mappingOpened, .mappingLetOut, .mappingClosed]

  static let blank = OwnRoundFact(
    key: OwnRoundKey(0),
    round: OwnRound(
      of: 0, .other, under: OwnRound.Provision("", of: .blank, by: ""), informed: .blank, opened: .blank))

  mutating func fields(_ f: inout some FieldVisitor) {
    f.own("mapping_round", .thing, &key)
    f.count("year", &round.year)
    f.points("unit", &round.unit)
    f.word("kind", &round.kind)
    f.day("provision_day", &round.provision.day)
    f.flag("names_unit", &round.provision.namesUnit)
    f.day("informed_day", &round.informed)
    f.day("opened_day", &round.opened)
    f.day("closed_day", &round.closed)
    f.seal("sealed", .clinical) {
      $0.text("provision", &self.round.provision.name)
      $0.text("decided_by", &self.round.provision.decidedBy)
    }
  }

  var happened: Day? { round.opened }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    .init(round.standing(today: ground.today), RuleViolation.mapping)
  }
}

public typealias OwnRoundKey = FactKey<OwnRound>

extension EntryKind {
  // A round is opened and closed once, and what has come out of it stays; none of it tells who was mapped.
  public static let mappingOpened = EntryKind("mapping_opened", .administration, .openAndCloseMapping)
  /// Records became visible, by whoever put the last of them there: it may be anybody's.
  public static let mappingLetOut = EntryKind("mapping_let_out", .administration, .enterMapping)
  public static let mappingClosed = EntryKind("mapping_closed", .administration, .openAndCloseMapping)
}
