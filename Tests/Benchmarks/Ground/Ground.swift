import Domain
import Foundation
import Store

/// What every benchmark stands on: the options, a folder to work in, and the registers.
final class Ground {
  let options: Options
  /// Where everything lies that this run makes and does not keep.
  let folder: String
  let registers: SyntheticRegisters

  /// 21.11.2026, whenever it is measured: registers are made for it, so that a kept one stays as young as it was.
  static let today = Day(number: 20_778)
  static let actor = "benchmark"
  /// Of registers with nobody in them but who never was.
  static let passphrase = "alle er oppdiktet"

  init(_ options: Options) throws(Failure) {
    self.options = options
    folder = NSTemporaryDirectory() + "stegvis-benchmarks-\(ProcessInfo.processInfo.processIdentifier)"
    let kept = options.keptRegisters ?? folder
    do {
      for path in [folder, kept] {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      }
    } catch {
      throw Failure("no folder to work in: \(error.localizedDescription)")
    }
    registers = SyntheticRegisters(folder: kept)
  }

  func clear() { try? FileManager.default.removeItem(atPath: folder) }

  /// How many people the registers have.
  var sizes: [RegisterSize] { options.quick ? [.usual] : [.usual, .largest] }

  /// Fewer runs when it shall be quick.
  func runs(_ usual: Int, quick: Int) -> Int { options.quick ? quick : usual }

  /// The passphrase, as a script gives it. The registers' slots cost next to nothing: what a passphrase costs is the same for
  /// every register, and is measured by itself.
  func passphraseFile() throws -> String {
    let path = path("passphrase")
    let made = FileManager.default.createFile(
      atPath: path, contents: Data(Ground.passphrase.utf8), attributes: [.posixPermissions: 0o600])
    guard made else { throw Failure("no file at \(path)") }
    return path
  }

  /// A file in the folder of this run.
  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// The program that is started: given, or built beside this one.
  func program() throws -> String {
    let path =
      options.stegvis
      ?? URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("stegvis").path
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw Failure("no program at \(path): build it, or name it with --stegvis")
    }
    return path
  }
}

/// The two sizes the promises are made for.
enum RegisterSize: Int {
  /// A large municipality's.
  case usual = 2000
  /// What nobody has: where it still must work.
  case largest = 100_000

  var people: Int { rawValue }

  var title: String { self == .usual ? "2,000 people" : "100,000 people" }

  /// The bar of this size.
  func pick(_ usual: Double, _ largest: Double) -> Double { self == .usual ? usual : largest }
}
