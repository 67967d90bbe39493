import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite("A register that was closed")
struct ClosedRegisterTests {
  @Test("lets go of its keys, whoever still holds the register or a session of it")
  func keys() throws {
    let trial = try RegisterTrial()
    let register = trial.register
    let session = register.session(today: Day(number: 0), todayIsGiven: false)
    weak let keys = register.keys
    #expect(keys != nil)
    try register.close()
    #expect(keys == nil)
    #expect(!register.keys.holdsClinical)
    #expect(throws: StoreError.self) { try session.people.roster() }
    #expect(register.session(today: Day(number: 0), todayIsGiven: false).access.name.isEmpty)
  }
}
