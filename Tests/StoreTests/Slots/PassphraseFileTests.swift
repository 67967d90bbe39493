import Foundation
import Testing

@testable import Ledger
@testable import Store

@Suite final class PassphraseFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stegvis-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func path(_ name: String = "passphrase") -> String { folder.appendingPathComponent(name).path }

  private func file(_ bytes: [UInt8], mode: mode_t = 0o600) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path()))
    #expect(chmod(path(), mode) == 0)
    return path()
  }

  private func failure(_ path: String) -> PassphraseFileError? {
    do throws(PassphraseFileError) {
      _ = try PassphraseFile.read(path)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("hemmelig", "hemmelig"), ("hemmelig\n", "hemmelig"), ("hemmelig\r\n", "hemmelig"), ("hemmelig\n\n", "hemmelig\n"),
    ("hemmelig\r", "hemmelig\r"), (" to ord \n", " to ord "), ("to\nlinjer\n", "to\nlinjer"), ("bla\u{30A}\n", "blå"),
  ])
  func onlyOneLineEndIsLeftOut(content: String, passphrase: String) throws {
    #expect(try PassphraseFile.read(file(Array(content.utf8))) == SecretBytes(passphrase: passphrase))
  }

  @Test(arguments: [0o600, 0o400, 0o700] as [mode_t])
  func aFileForItsOwnerAloneIsRead(mode: mode_t) throws {
    #expect(try PassphraseFile.read(file([97], mode: mode)).bytes == [97])
  }

  @Test(arguments: [0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o644, 0o666] as [mode_t])
  func aFileThatOthersMayReadOrWriteIsRefused(mode: mode_t) throws {
    #expect(failure(try file([97], mode: mode)) == .tooOpen(mode: Int(mode)))
  }

  @Test(arguments: ["", "\n", "\r\n"])
  func anEmptyFileHasNoPassphrase(content: String) throws {
    #expect(failure(try file(Array(content.utf8))) == .empty)
  }

  @Test func aPassphraseHasUpTo4096Bytes() throws {
    let longest = [UInt8](repeating: 97, count: 4096)
    #expect(try PassphraseFile.read(file(longest)).count == 4096)
    #expect(try PassphraseFile.read(file(longest + [10])).count == 4096)
    #expect(try PassphraseFile.read(file(longest + [13, 10])).count == 4096)
    #expect(failure(try file(longest + [97])) == .tooLong)
    #expect(failure(try file(longest + [97, 10])) == .tooLong)
    #expect(failure(try file(longest + [10, 10, 10])) == .tooLong)
    #expect(failure(try file(longest + longest + [10])) == .tooLong)
  }

  @Test(arguments: [[0xE5], [97, 0xFF, 10], [0xC3], [0xED, 0xA0, 0x80]] as [[UInt8]])
  func bytesThatAreNotUTF8AreRefused(bytes: [UInt8]) throws {
    #expect(failure(try file(bytes)) == .notUTF8)
  }

  @Test func aPipeIsRefusedAndNotWaitedFor() {
    #expect(mkfifo(path(), 0o600) == 0)
    #expect(failure(path()) == .notAFile)
  }

  @Test func aFolderOrADeviceIsNoPassphraseFile() {
    #expect(chmod(folder.path, 0o700) == 0)
    #expect(failure(folder.path) == .notAFile)
    #expect(failure("/dev/null") == .notAFile)
  }

  @Test func aLinkCountsAsWhatItLeadsTo() throws {
    let target = try file([97])
    #expect(symlink(target, path("link")) == 0)
    #expect(try PassphraseFile.read(path("link")).bytes == [97])
    #expect(chmod(target, 0o644) == 0)
    #expect(failure(path("link")) == .tooOpen(mode: 0o644))
  }

  @Test func aFileThatIsNotThereIsMissing() {
    #expect(failure(path("none")) == .missing)
    #expect(failure(path("none/none")) == .missing)
  }

  /// Only root can give a file away.
  @Test(.enabled(if: geteuid() == 0))
  func aFileOfSomebodyElseIsRefused() throws {
    let other = try file([97])
    #expect(chown(other, 12_345, gid_t.max) == 0)
    #expect(failure(other) == .otherOwner)
  }
}
