import Domain
import Ledger

extension StoreError {
  /// What a slot's failure means to the user.
  init(slot error: SlotError) {
    switch error {
    case .wrongPassphrase: self = .ledger(.wrongPassphrase)
    case .outOfMemory: self = .ledger(.inputOutput(code: 0))
    case .emptyPassphrase: self = .rule(.passphrase(.tooShort(shortest: PassphraseRule.shortest)))
    case .noClinicalKey: self = .notAllowed(.noKey)
    case .unknownDerivation: self = .ledger(.unknownDerivation)
    case .damaged, .costOutOfBounds, .otherSlot: self = .ledger(.damaged(.slot))
    }
  }
}
