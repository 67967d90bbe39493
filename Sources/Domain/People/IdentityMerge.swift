/// Two records of one person: what each says of who it is, and what stands when they are one.
///
/// What only one of them knows stands. What they say differently a team lead chooses; nothing is chosen for them. The number is that
/// of the record that is kept, and an address is as protected as the better protected of the two.
public struct IdentityMerge: Hashable, Sendable {
  /// One of the two records.
  public enum Side: String, CaseIterable, Hashable, Sendable { case kept, other }

  /// In the order they are read. The raw value names the words.
  public enum Field: String, CaseIterable, Hashable, Sendable {
    case givenName, familyName, displayName, birth, gender, nationalID, district, phone, protection, lar
  }

  public struct Record: Hashable, Sendable {
    public var participant: Participant
    public var background: CaseBackground

    public init(_ participant: Participant, _ background: CaseBackground) {
      (self.participant, self.background) = (participant, background)
    }
  }

  public enum Standing: Hashable, Sendable {
    /// Neither says anything.
    case nothing
    case same
    /// Only one says something, or what it says is the stricter.
    case stands(Side)
    /// To be chosen.
    case differs
  }

  public let kept: Record
  public let other: Record

  public init(kept: Record, other: Record) { (self.kept, self.other) = (kept, other) }

  public subscript(_ side: Side) -> Record { side == .kept ? kept : other }

  public func standing(_ field: Field) -> Standing {
    if field == .protection {
      let ranks = [kept, other].map { IdentityMerge.rank($0.participant.protection) }
      if ranks[0] == ranks[1] { return ranks[0] == 0 ? .nothing : .same }
      return .stands(ranks[0] > ranks[1] ? .kept : .other)
    }
    switch (IdentityMerge.says(field, kept), IdentityMerge.says(field, other)) {
    case (false, false): return .nothing
    case (true, false): return .stands(.kept)
    case (false, true): return .stands(.other)
    case (true, true): return IdentityMerge.agree(field, kept, other) ? .same : .differs
    }
  }

  /// Those that are to be chosen.
  public var open: [Field] { Field.allCases.filter { standing($0) == .differs } }

  /// The one record they become; nil while anything is still to be chosen.
  public func merged(_ choices: [Field: Side]) -> Record? {
    var merged = kept
    for field in Field.allCases {
      switch standing(field) {
      case .nothing, .same, .stands(.kept): break
      case .stands(.other): IdentityMerge.take(field, from: other, into: &merged)
      case .differs:
        guard let side = choices[field] else { return nil }
        IdentityMerge.take(field, from: self[side], into: &merged)
      }
    }
    return merged
  }

  // MARK: Field by field

  private static func rank(_ protection: AddressProtection?) -> Int {
    protection.flatMap { AddressProtection.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  }

  private static func says(_ field: Field, _ record: Record) -> Bool {
    let participant = record.participant
    return switch field {
    case .givenName: !participant.givenName.isEmpty
    case .familyName: !participant.familyName.isEmpty
    case .displayName: participant.displayName.map { !$0.isEmpty } ?? false
    case .birth: participant.birthYear != nil
    case .gender: participant.gender != nil
    case .nationalID: participant.nationalID != nil
    case .district: participant.district != nil
    case .phone: participant.phone != nil
    case .protection: participant.protection != nil
    case .lar: record.background.lar != nil
    }
  }

  /// Of two that both say something.
  private static func agree(_ field: Field, _ one: Record, _ two: Record) -> Bool {
    let (first, second) = (one.participant, two.participant)
    return switch field {
    case .givenName: first.givenName == second.givenName
    case .familyName: first.familyName == second.familyName
    case .displayName: first.displayName == second.displayName
    case .birth: first.birthDate == second.birthDate && first.birthYear == second.birthYear
    case .gender: first.gender == second.gender
    case .nationalID: first.nationalID == second.nationalID
    case .district: first.district == second.district
    case .phone: first.phone == second.phone
    case .protection: first.protection == second.protection
    case .lar: one.background.lar == two.background.lar
    }
  }

  private static func take(_ field: Field, from record: Record, into merged: inout Record) {
    let participant = record.participant
    switch field {
    case .givenName: merged.participant.givenName = participant.givenName
    case .familyName: merged.participant.familyName = participant.familyName
    case .displayName: merged.participant.displayName = participant.displayName
    case .birth:
      merged.participant.birthDate = participant.birthDate
      merged.participant.birthYearOnly = participant.birthYearOnly
    case .gender: merged.participant.gender = participant.gender
    case .nationalID: merged.participant.nationalID = participant.nationalID
    case .district: merged.participant.district = participant.district
    case .phone: merged.participant.phone = participant.phone
    case .protection: merged.participant.protection = participant.protection
    case .lar: merged.background.lar = record.background.lar
    }
  }
}
