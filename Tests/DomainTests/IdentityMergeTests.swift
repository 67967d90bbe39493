import Domain
import Testing

/// What stands where two records of one person are put together.
@Suite struct IdentityMergeTests {
  private func record(_ change: (inout Participant) -> Void = { _ in }, lar: Bool? = nil) throws -> IdentityMerge.Record
  {
    var participant = Participant(number: try ParticipantNumber("P-1"), givenName: "Kai", familyName: "Moen")
    change(&participant)
    return IdentityMerge.Record(participant, CaseBackground(lar: lar))
  }

  @Test func whatOneOfThemKnowsStands() throws {
    let merge = try IdentityMerge(
      kept: record { $0.district = "Stovner" },
      other: record({ ($0.phone, $0.birthYearOnly) = ("90011223", 1980) }, lar: true))
    #expect(merge.open == [])
    #expect(merge.standing(.givenName) == .same && merge.standing(.displayName) == .nothing)
    #expect(merge.standing(.district) == .stands(.kept) && merge.standing(.phone) == .stands(.other))
    let merged = try #require(merge.merged([:]))
    #expect(merged.participant.phone == "90011223" && merged.participant.birthYear == 1980)
    #expect(merged.participant.district == "Stovner" && merged.background.lar == true)
  }

  @Test func whatTheySayDifferentlyIsNotPreset() throws {
    let merge = try IdentityMerge(
      kept: record { ($0.givenName, $0.birthYearOnly) = ("Kaj", 1980) },
      other: record { $0.birthDate = Day("1980-03-01") })
    #expect(merge.open == [.givenName, .birth])
    #expect(merge.merged([.givenName: .other]) == nil)
    let merged = try #require(merge.merged([.givenName: .other, .birth: .kept]))
    #expect(merged.participant.givenName == "Kai" && merged.participant.birthDate == nil)
    #expect(merged.participant.birthYear == 1980)
  }

  @Test func theBetterProtectedOfTwoAddressesStands() throws {
    let merge = try IdentityMerge(
      kept: record { $0.protection = .onRequest }, other: record { $0.protection = .strictlyConfidential })
    #expect(merge.standing(.protection) == .stands(.other))
    #expect(merge.merged([:])?.participant.protection == .strictlyConfidential)
  }
}
