import Domain
import Foundation
import Resources
import Screens
import Store

/// The demo's register: made in a folder of its own from the embedded files, through the same import as anyone's, and
/// removed at the end.
struct DemoRegister {
  let common: CommonOptions
  let register: Register
  let session: Session
  private let folder: String

  /// The day the demo's people were made for.
  static let day = Day(year: 2026, month: 11, day: 21)

  /// Who may sit at the demo; the first is who sits there unless `--user` says another.
  private static let users = [("eva", "Eva Moe"), ("tor", "Tor Lie"), ("kari", "Kari Holm")]

  init(_ options: CommonOptions) throws {
    if let user = options.user, !DemoRegister.users.contains(where: { $0.0 == user }) {
      throw Failure.usage(
        .usageBadChoice,
        ["value": user, "option": "--user", "accepted": DemoRegister.users.map(\.0).joined(separator: ", ")])
    }
    // From here to its removal the folder must not be left behind by a Ctrl-C or a closed window.
    Interruption.watch()
    let folder = try DemoRegister.makeFolder()
    var common = options
    common.register = folder + "/demo.stegvis"
    common.today = options.today ?? DemoRegister.day?.iso
    common.user = options.user ?? DemoRegister.users[0].0
    self.folder = folder
    self.common = common
    do {
      register = try DemoRegister.fill(common)
      session = try common.session(register)
      if Interruption.isRequested { throw Failure(.interrupted, Speech.language(CommonText.cancelled)) }
    } catch {
      DemoRegister.remove(folder)
      throw error
    }
  }

  var userTitle: String { DemoRegister.users.first { $0.0 == common.user }?.1 ?? session.actor }

  func remove() {
    common.close(register)
    DemoRegister.remove(folder)
  }

  private static func remove(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }

  private static func makeFolder() throws -> String {
    let base = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(base)/stegvis-demo.XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw Failure(
        .cannotCreate,
        Speech.language(ErrorText.cannotCreate, ["file": base, "reason": String(cString: strerror(errno))]))
    }
    return String(cString: made)
  }

  /// Makes the register and imports the files in their order.
  private static func fill(_ common: CommonOptions) throws -> Register {
    let register = try NewRegister(common: common).make(
      organisation: Speech.language(CommonText.demo), programmes: try NewRegister.programmesOfCatalogue(),
      units: try units())
    let session = try common.session(register)
    for kind in [ImportKind.participants, .enrolments, .steps, .lights, .mapping] {
      guard let file = DemoFile(rawValue: kind.rawValue) else { continue }
      try load(file, kind: kind, into: session)
    }
    return register
  }

  private static func load(_ file: DemoFile, kind: ImportKind, into session: Session) throws {
    do throws(ImportFailure) {
      _ = try session.importFile(kind, bytes: Array(file.bytes), name: "\(file.rawValue).csv")
    } catch {
      let sentences = ImportSentences(Speech.language, file: "Demo/\(file.rawValue).csv")
      throw Failure(
        .badData, Speech.language(ErrorText.resourceDamaged, ["detail": sentences.sentence(error)]))
    }
  }

  /// Units are made, never imported: programme, name and places, a row each.
  private static func units() throws -> [Domain.Unit] {
    let rows = String(decoding: DemoFile.units.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst()
    return rows.compactMap { row in
      let cells = row.split(separator: ";", omittingEmptySubsequences: false)
      guard cells.count == 3 else { return nil }
      return Domain.Unit(programme: String(cells[0]), name: String(cells[1]), places: Int(cells[2]))
    }
  }
}
