import Domain
import Ledger

/// Says what a slot's failure means.
func sealing<Result>(_ body: () throws(SlotError) -> Result) throws(StoreError) -> Result {
  do throws(SlotError) { return try body() } catch {
    switch error {
    case .wrongPassphrase: throw .ledger(.wrongPassphrase)
    case .outOfMemory: throw .ledger(.inputOutput(code: 0))
    case .emptyPassphrase: throw .rule(.passphrase(.tooShort(shortest: PassphraseRule.shortest)))
    case .noClinicalKey: throw .notAllowed(.noKey)
    case .unknownDerivation: throw .ledger(.unknownDerivation)
    default: throw .ledger(.damaged(.slot))
    }
  }
}
