import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

/// A register to import into, in a folder of its own that goes away with it. Today is Saturday 21 November 2026.
final class ImportTrial {
  let register: Register
  let session: Session
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("import-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let steps = (1...StepModel.count).map { Step(name: "Steg \($0)", shortName: "Steg \($0)") }
    let model = try #require(StepModel(steps: steps))
    let setup = RegisterSetup(
      founder: RegisterTrial.user("eva", "Eva Moe"), organisation: "Blå Kors",
      programmes: [("piloten-blakors", Programme.Ending.running), ("bydelsrusken-2", .running), ("datakurs", .course)]
        .map { id, ending in
          ProgrammeRecord(Programme(id: id, name: id, organisation: "Blå Kors", steps: model, ending: ending))
        },
      units: [
        Domain.Unit(programme: "piloten-blakors", name: "Rådhusgaten 53", places: 30),
        Domain.Unit(programme: "piloten-blakors", name: "Verkstedet", places: nil),
        Domain.Unit(programme: "bydelsrusken-2", name: "Kjølberggata", places: 10),
        Domain.Unit(programme: "bydelsrusken-2", name: "Verkstedet", places: 10),
      ])
    let path = folder.appendingPathComponent("trial.stegvis").path
    register = try Register.create(path: path, setup: setup, now: { 1_795_000_000_000 }).register
    session = register.session(today: ImportTrial.today, todayIsGiven: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static let today = day("2026-11-21")
  static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  // MARK: Importing and exporting

  @discardableResult
  func take(
    _ kind: ImportKind, _ text: String, _ options: ImportOptions = ImportOptions()
  ) throws -> ImportResult {
    try session.files.importFile(kind, bytes: Array(text.utf8), options: options)
  }

  /// What is wrong with a file; empty when it was taken.
  func problems(_ kind: ImportKind, _ text: String, _ options: ImportOptions = ImportOptions()) -> [ImportProblem] {
    guard case .problems(let problems, _) = failure(kind, Array(text.utf8), options) else { return [] }
    return problems
  }

  func failure(
    _ kind: ImportKind, _ bytes: [UInt8], _ options: ImportOptions = ImportOptions()
  ) -> ImportFailure? {
    do throws(ImportFailure) {
      _ = try session.files.importFile(kind, bytes: bytes, options: options)
      return nil
    } catch {
      return error
    }
  }

  func export(_ kind: ImportKind, excel: Bool = false) throws -> String {
    var bytes: [UInt8] = []
    try session.files.export(kind, excel: excel) { (piece) throws(StoreError) in bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The rows of an export without its header, cell by cell.
  func rows(_ kind: ImportKind) throws -> [[String]] {
    try export(kind).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  func exports() throws -> [String] { try ImportKind.allCases.map { try export($0) } }

  /// The newest journal entry that changed something: to look at an export is logged too.
  func head() throws -> Int64 { try session.journal.entries(limit: .max).first { !$0.kind.isReading }?.id ?? 0 }

  // MARK: People to begin with

  static let people = """
    nr;fornavn;etternavn;fødselsdato;kjønn;bydel;telefon;lar
    P-1;Åse;Aasen;1985-03-04;kvinne;Grünerløkka;00 00 00 01;ja
    P-2;Per;Øien;04.03.1979;mann;;;nei
    P-10;Kim;Berg;;annet;;;

    """

  static let enrolments = """
    nr;program;avdeling;status;søkt;start;slutt;planlagt_slutt;sluttårsak;utfall;utfall_dato;finansiering;kontaktperson
    P-1;piloten-blakors;Rådhusgaten 53;deltar;2026-01-10;2026-02-01;;2029-01-31;;;;NAV;Tor Lie
    P-2;piloten-blakors;Rådhusgaten 53;har_sluttet;;2024-02-01;2025-01-31;2027-01-31;fått_jobb;ordinært_arbeid;;;
    P-2;bydelsrusken-2;Kjølberggata;deltar;;2026-03-01;;;;;;;
    P-10;piloten-blakors;;venteliste;2026-11-02;;;;;;;;

    """

  static let steps = """
    nr;program;steg;fra;til;grunn
    P-1;piloten-blakors;1;2026-02-01;2026-05-31;
    P-1;piloten-blakors;2;2026-06-01;;ønsker selv
    P-2;;1;2024-02-01;2025-01-31;

    """

  static let lights = """
    nr;dato;stemme;bosituasjon;fysisk_helse;økonomi;sosial_fungering;nettverk;rusmiddelbruk;meningsfull_aktivitet;psykisk_helse
    P-1;2026-02-10;veileder;grønt;gult;rødt;;gult;1;2;3
    P-1;2026-02-10;egen;grønt;grønt;grønt;grønt;grønt;grønt;grønt;grønt

    """

  static let mapping = """
    år;avdeling;aldersgruppe;kjønn;gruppe;har_barn;bor_med_barn;plan;ansvarsgruppe;bosituasjon;fysisk_helse;økonomi;sosial_fungering;nettverk;rusmiddelbruk;meningsfull_aktivitet;psykisk_helse
    2019;;16-23;kvinne;rus;nei;nei;ja;ja;gult;grønt;grønt;rødt;grønt;grønt;gult;grønt
    2019;;24–39;mann;mild ROP;ja;nei;;;gult;grønt;grønt;rødt;grønt;grønt;gult;
    2019;Rådhusgaten 53;60+;;psykisk;1;0;true;false;3;3;3;3;3;3;3;3

    """

  static let groups = """
    gruppe;avdeling;ukedag;fra;til;nr
    Turgruppa;Rådhusgaten 53;torsdag;13:00;15.30;P-1
    Turgruppa;Rådhusgaten 53;mandag;13;15;
    Turgruppa;Rådhusgaten 53;;;;P-2
    Frokosten;Kjølberggata;lørdag;9;10.30;
    Turgruppa;Rådhusgaten 53;torsdag;1300;1530;P-1
    Frokosten;Kjølberggata;Sunday;9;10.30;

    """

  static let attendance = """
    nr;gruppe;dato;føring
    P-1;Turgruppa;2026-11-19;møtt
    P-1;Turgruppa;16.11.2026;avtalt fravær
    P-2;turgruppa;2026-11-19;Ikke_Møtt

    """

  static let events = """
    nr;dato;type;notat
    P-1;2026-09-01;behandling_start;Loland
    P-1;2026-10-18;behandling_slutt;
    P-1;14.11.2026;tilbakefall;
    P-1;2026-11-16;tilbake;ringte selv
    P-2;2026-11-18;kontakt;
    P-2;2026-11-02;løslatt;

    """

  static let network = """
    nr;type;navn;relasjon;telefon;tjeneste;dato;antall_barn;barns_fødselsår;omsorg;koordinator;plan;ansvarsgruppe;ansvarsgruppe_fra
    P-1;pårørende;Ragnhild Strand;mor;900 00 091;;2026-02-10;;;;;;;
    P-1;barn;;;;;;2;2015, 2018;delt;;;;
    P-1;fastlege;Ingrid Vik;;;Lund legesenter;;;;;;;;
    P-1;individuell plan;;;;;2026-03-01;;;;;ja;søkt;
    P-1;ansvarsgruppe;Nina Berg;;;NAV Lister;;;;;ja;;;
    P-1;ansvarsgruppemøte;;;;;2026-11-02;;;;;;;
    P-2;medvandrer;Liv Foss;;;;;;;;;;;
    P-2;informasjon;Informasjon om registeret;;;;2026-03-01;;;;;;;

    """

  static let consents = """
    nr;formål;med_hvem;fra_hvem;fra;svar;gjelder_til;trukket;emner;unntatte_emner;unntatt;form;gitt_av;ark
    P-1;oppmøte;mor;Blå Kors;2026-08-14;ja;2026-11-30;;;;;skriftlig;;Mappe 3
    P-1;deling;NAV Lister;;2026-08-14;ja;;;plan, arbeid;arbeid;Per Moe; ;verge;
    P-2;oppmøte;bror;;2026-09-01;nei;;;;;;muntlig;;
    P-2;journal;;;2026-09-01;ja;;2026-10-01;;;;;;

    """

  static let services = """
    nr;tjeneste;fra;til;tilstand;gis_av;notat
    P-1;ips;2026-03-01;;i gang;Tor Lie;
    P-1;kommunal bolig;2026-02-01;2026-06-30;;;
    P-1;privat_leie;30.06.2026;;;;
    P-2;AAP;2026-03-01;;;;venter på vedtak

    """

  static let scores = """
    nr;instrument;dato;skår
    P-1;life_0_10;2026-03-01;4
    P-1;who5;2026-03-01;12
    P-2;life_0_10;01.10.2026;8

    """

  static func text(of kind: ImportKind) -> String {
    switch kind {
    case .participants: people
    case .enrolments: enrolments
    case .steps: steps
    case .lights: lights
    case .mapping: mapping
    case .groups: groups
    case .attendance: attendance
    case .events: events
    case .network: network
    case .consents: consents
    case .services: services
    case .scores: scores
    }
  }

  /// Takes the files above, in order.
  func takeEverything() throws { for kind in ImportKind.allCases { try take(kind, ImportTrial.text(of: kind)) } }
}
