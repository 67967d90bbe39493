import Domain
import Foundation
public import Resources
public import Store

/// The files of a report: a page for people, tables for programs, and what they stand on. Made again from the same entry they are
/// the same, byte for byte.
public struct ReportFiles: Sendable {
  /// In the order they are written; the manifest last, so that what has one is whole.
  public let files: [(name: String, bytes: [UInt8])]

  public static let names = ["report.html", "report.csv", "report.json", "manifest.json"]

  /// - Throws: what the template or the encoder has against it, which a test sees to that nothing has.
  public init(_ document: ReportDocument, _ language: Language) throws {
    let data = ReportData(document)
    let made: [(name: String, bytes: [UInt8])] = [
      (ReportFiles.names[0], Array(try ReportPage(document, language).html().utf8)),
      (ReportFiles.names[1], data.csv()),
      (ReportFiles.names[2], try data.json()),
    ]
    let manifest = Manifest(
      report: data.report, profile: data.profile, from: data.from, to: data.to, asOf: data.asOf, entry: data.entry,
      unit: data.unit, round: data.round, organisation: document.organisation, language: language.code.rawValue,
      smallNumbers: Manifest.SmallNumbers(
        below: CountTable.smallest, hidden: document.hidden, across: language(HouseReportText.acrossReports)),
      files: made.map { Manifest.File(name: $0.name, bytes: $0.bytes.count, sha256: FileDigest.sha256($0.bytes)) })
    files = made + [(ReportFiles.names[3], try ReportData.encoded(manifest))]
  }

  private struct Manifest: Encodable {
    struct File: Encodable {
      let name: String
      let bytes: Int
      let sha256: String
    }

    struct SmallNumbers: Encodable {
      let below, hidden: Int
      let across: String
    }

    let report, profile, from, to, asOf: String
    let entry: Int64
    let unit: String?
    let round: Int?
    let organisation, language: String
    let smallNumbers: SmallNumbers
    let files: [File]
  }

  // MARK: Writing

  /// Refuses a folder that holds any of the files, before anything else is done.
  /// - Throws: ``LedgerError/exists(path:)``, ``LedgerError/missing(path:)`` where the folder cannot be.
  public static func requireFree(_ folder: String, besides register: String) throws(LedgerError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      return try NewFile.requireFree(folder, besides: register)
    }
    for name in names { try NewFile.requireFree("\(folder)/\(name)", besides: register) }
  }

  /// Writes them where nothing of their names is; the folder is made where it is not there. What goes wrong leaves none of them.
  public func write(to folder: String) throws(LedgerError) {
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw .inputOutput(code: errno) }
    var written: [String] = []
    do throws(LedgerError) {
      for file in files {
        let path = "\(folder)/\(file.name)"
        let target = try AtomicFile(path: path)
        try target.write(file.bytes)
        try target.commit()
        written.append(path)
      }
    } catch {
      for path in written { unlink(path) }
      throw error
    }
  }
}
