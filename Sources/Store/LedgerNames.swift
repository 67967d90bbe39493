import Ledger

// What of the ledger's those who use a register name too. The rest of it is nobody's business but this target's: nothing that
// writes a fact can be reached without it.

public typealias KeptFact<Fact: Sendable> = Ledger.KeptFact<Fact>
public typealias LedgerError = Ledger.LedgerError
public typealias RowID = Ledger.RowID

public typealias OpenOptions = Ledger.OpenOptions
public typealias CopyProgress = Ledger.CopyProgress
public typealias AtomicFile = Ledger.AtomicFile
public typealias NewFile = Ledger.NewFile
public typealias FileDigest = Ledger.FileDigest

public typealias FreedMemory = Ledger.FreedMemory
public typealias PassphraseCost = Ledger.PassphraseCost
public typealias PassphraseFile = Ledger.PassphraseFile
public typealias RecoveryKey = Ledger.RecoveryKey
public typealias SecretBytes = Ledger.SecretBytes
public typealias LoginName = Ledger.LoginName
public typealias PassphraseFileError = Ledger.PassphraseFileError
public typealias Draft = Ledger.Draft
