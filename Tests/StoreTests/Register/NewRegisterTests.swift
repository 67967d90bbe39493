import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger
@testable import Store

@Suite struct NewRegisterTests {
  @Test func neverOverAnExistingFile() throws {
    let trial = try RegisterTrial()
    #expect(
      failure { _ = try Register.create(path: trial.path, setup: try RegisterTrial.setup(), now: { 0 }) }
        == .ledger(.exists(path: trial.path)))
    let link = trial.file("link")
    #expect(symlink(trial.file("nowhere"), link) == 0)
    #expect(
      failure { _ = try Register.create(path: link, setup: try RegisterTrial.setup(), now: { 0 }) }
        == .ledger(.exists(path: link)))
  }

  @Test func onlyItsOwnerMayReadIt() throws {
    let trial = try RegisterTrial()
    let mode = try FileManager.default.attributesOfItem(atPath: trial.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func aRegisterThatCannotBeFinishedLeavesNothing() throws {
    let trial = try RegisterTrial()
    var setup = try RegisterTrial.setup()
    setup.units.append(Domain.Unit(programme: "finnes-ikke", name: "X", places: nil))
    let path = trial.file("half.stegvis")
    #expect(
      failure { _ = try Register.create(path: path, setup: setup, now: { 0 }) }
        == .rule(.unknownProgramme("finnes-ikke")))
    let folder = (path as NSString).deletingLastPathComponent
    let left = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("half") }
    #expect(left == [])
  }

  @Test func aFolderThatIsNotThere() throws {
    let trial = try RegisterTrial()
    let path = trial.file("none/at/all.stegvis")
    #expect(
      failure { _ = try Register.create(path: path, setup: try RegisterTrial.setup(), now: { 0 }) }
        == .ledger(.missing(path: trial.file("none/at"))))
  }

  @Test func theFileSaysWhatItIs() throws {
    let trial = try RegisterTrial()
    let header = try RegisterFile.inspect(trial.path, forWriting: true)
    #expect(header.schemaVersion == Schema.version)
    #expect(try trial.count("PRAGMA application_id") == Int(Schema.applicationID))
    #expect(try trial.count("PRAGMA foreign_keys") == 1)
    #expect(try trial.count("PRAGMA synchronous") == 2)
    let mode = try trial.register.reading { database in
      try String.fetchOne(database.handle, sql: "PRAGMA journal_mode")
    }
    #expect(mode == "wal")
  }

  @Test func aFullDiskSaysSoAndTheRegisterIsAsItWas() throws {
    let trial = try RegisterTrial()
    try trial.add("P-1")
    let before = try trial.facts()
    let pages = try trial.count("PRAGMA page_count")
    // As many pages as there are, and not one more.
    try trial.register.limit(pages: pages)
    let error = failure {
      for number in 2...500 { try trial.add("P-\(number)", String(repeating: "Lang", count: 100)) }
    }
    #expect(error == .ledger(.diskFull))
    try trial.expectWhole()
    try trial.register.limit(pages: 1_000_000)
    try trial.add("P-1000")
    #expect(try trial.facts().count > before.count)
    try trial.expectWhole()
  }

  @Test func aClosedRegisterIsOneFile() throws {
    let trial = try RegisterTrial()
    try trial.add("P-1")
    let other = try trial.reopened()
    try trial.register.close()
    #expect(FileManager.default.fileExists(atPath: trial.path + "-wal"))
    #expect(try trial.session(in: other).people.roster().people == 1)
    try other.close()
    for suffix in ["-wal", "-shm"] { #expect(!FileManager.default.fileExists(atPath: trial.path + suffix)) }
    // Whatever is asked of it now is an error, and no trap.
    #expect(failure { _ = try trial.session(in: other).people.roster() } != nil)
    #expect(failure { try trial.add("P-2", by: trial.session(in: other)) } != nil)
    let again = try trial.reopened()
    #expect(try trial.session(in: again).people.roster().people == 1)
  }

  @Test func readingOnlyLeavesTheFileAsItIs() throws {
    let trial = try RegisterTrial()
    try trial.add("P-1")
    try trial.register.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: trial.path))
    let reading = try trial.reopened(OpenOptions(readOnly: true))
    #expect(try trial.session(in: reading).people.roster().people == 1)
    #expect(failure { try trial.add("P-2", by: trial.session(in: reading)) } == .ledger(.readOnly))
    try reading.close()
    #expect(try Data(contentsOf: URL(fileURLWithPath: trial.path)) == before)
  }

  @Test func codesOfSQLiteMeanWhatTheySay() {
    func meaning(_ code: ResultCode) -> StoreError { StoreError(DatabaseError(resultCode: code)) }
    #expect(meaning(.SQLITE_FULL) == .ledger(.diskFull))
    #expect(meaning(.SQLITE_BUSY) == .ledger(.busy))
    #expect(meaning(.SQLITE_BUSY_SNAPSHOT) == .ledger(.busy))
    #expect(meaning(.SQLITE_NOTADB) == .ledger(.damaged(.database(code: 26))))
    #expect(meaning(.SQLITE_CORRUPT_VTAB) == .ledger(.damaged(.database(code: 267))))
    #expect(meaning(.SQLITE_IOERR_FSYNC) == .ledger(.inputOutput(code: 1034)))
    #expect(meaning(.SQLITE_READONLY_DBMOVED) == .ledger(.readOnly))
  }
}

@Suite struct NetworkFileSystemTests {
  private let table = """
    22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
    23 22 0:21 / /proc rw - proc proc rw
    30 22 0:40 / /home/kari rw,nosuid shared:9 - nfs4 tjener:/hjem rw
    31 22 0:41 / /mnt/to\\040ord rw - fuse.sshfs kari@tjener: rw
    32 30 254:1 / /home/kari/lokal rw - ext4 /dev/vdb rw
    33 22 0:42 / /media/usb rw - fuseblk /dev/sdb1 rw
    34 33 0:43 / /media/usb rw - cifs //tjener/felles rw
    """

  @Test func theLongestMountThatLeadsThereCounts() {
    func type(_ path: String) -> String? { NetworkFileSystem.mountType(of: path, in: table) }
    #expect(type("/var/lib/x") == "ext4")
    #expect(type("/home/kari/x") == "nfs4")
    #expect(type("/home/kari") == "nfs4")
    #expect(type("/home/karianne/x") == "ext4")
    #expect(type("/home/kari/lokal/x") == "ext4")
    #expect(type("/mnt/to ord/x") == "fuse.sshfs")
    #expect(type("/media/usb/x") == "cifs")
    #expect(NetworkFileSystem.mountType(of: "/x", in: "") == nil)
  }

  @Test func anotherMachinesAreTold() {
    for type in ["nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "fuse.sshfs", "fuse.rclone", "fuse.glusterfs"] {
      #expect(NetworkFileSystem.isRemote(type), "\(type)")
    }
    for type in ["ext4", "xfs", "btrfs", "tmpfs", "overlay", "fuseblk", "fuse.ntfs-3g", "vfat", "zfs"] {
      #expect(!NetworkFileSystem.isRemote(type), "\(type)")
    }
  }

  @Test func hereIsALocalDisk() throws {
    let trial = try RegisterTrial()
    #expect(NetworkFileSystem.kind(of: trial.path) == nil)
  }
}
