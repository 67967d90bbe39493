import Domain
import Testing

@testable import Ledger
@testable import Store

/// Consents and networks come in from files, and go out as they came.
@Suite struct ImportAroundTests {
  private let trial: ImportTrial

  init() throws {
    trial = try ImportTrial()
    for kind in [ImportKind.participants, .enrolments, .steps] { try trial.take(kind, ImportTrial.text(of: kind)) }
  }

  private func problems(_ kind: ImportKind, _ text: String) -> [String] {
    trial.problems(kind, text).map { "\($0.row) \($0.column)" }
  }

  @Test(
    "The same file twice changes nothing, and what goes out comes in again as it was",
    arguments: [ImportKind.network, .consents])
  func twice(kind: ImportKind) throws {
    let text = ImportTrial.text(of: kind)
    let rows = text.split(separator: "\n").count - 1
    #expect(try trial.take(kind, text).added == rows)
    #expect(try trial.take(kind, text).unchanged == rows)
    let exported = try trial.export(kind)
    #expect(try trial.take(kind, exported).unchanged == rows)
    #expect(try trial.export(kind) == exported)
  }

  @Test("A known consent with other values is a change, an empty cell leaves what stands there, and `-` takes it away")
  func changes() throws {
    try trial.take(.consents, ImportTrial.consents)
    let head = "nr;formål;med_hvem;fra_hvem;fra;svar;gjelder_til;ark\n"
    #expect(try trial.take(.consents, head + "P-1;oppmøte;mor;Blå Kors;2026-08-14;ja;2026-12-31;\n").changed == 1)
    #expect(try trial.take(.consents, head + "P-1;oppmøte;mor;Blå Kors;2026-08-14;ja;-;\n").changed == 1)
    let row = try #require(try trial.rows(.consents).first { $0[2] == "mor" })
    #expect(row[6] == "" && row[14] == "Mappe 3")
  }

  @Test("What cannot be is told with its row and its column, and nothing is written")
  func refused() throws {
    let head = "nr;formål;med_hvem;fra;svar;emner;gjelder_til\n"
    #expect(problems(.consents, head + "P-1;oppmøte;;2026-08-14;ja;;\n") == ["2 med_hvem"])
    #expect(problems(.consents, head + "P-1;deling;NAV;2026-08-14;ja;;\n") == ["2 emner"])
    #expect(problems(.consents, head + "P-1;deling;NAV;2026-08-14;ja;vær;\n") == ["2 emner"])
    #expect(problems(.consents, head + "P-1;oppmøte;mor;2026-08-14;ja;;2026-08-13\n") == ["2 gjelder_til"])
    #expect(problems(.consents, head + "P-9;oppmøte;mor;2026-08-14;ja;;\n") == ["2 nr"])
    let network = "nr;type;navn;relasjon;dato;antall_barn\n"
    #expect(problems(.network, network + "P-1;pårørende;;mor;;\n") == ["2 navn"])
    #expect(problems(.network, network + "P-1;barn;;;;\n") == ["2 antall_barn"])
    #expect(problems(.network, network + "P-1;barn;;;;null\n") == ["2 antall_barn"])
    #expect(problems(.network, network + "P-1;ansvarsgruppemøte;;;;\n") == ["2 dato"])
    #expect(try trial.rows(.consents).isEmpty)
    #expect(try trial.rows(.network).isEmpty)
  }

  @Test("A no and a yes of one day in one file are a no: its rows lie in no order")
  func sameDay() throws {
    let head = "nr;formål;med_hvem;fra;svar\n"
    let rows = (0..<8).flatMap { ["P-1;oppmøte;nr \($0);2026-08-14;ja", "P-1;oppmøte;nr \($0);2026-08-14;nei"] }
    try trial.take(.consents, head + rows.joined(separator: "\n") + "\n")
    let session = trial.session
    let person = try #require(try session.people.participantKey(number: ParticipantNumber("P-1")))
    #expect(try #require(try session.people.card(person)).mayBeTold.isEmpty)
    #expect(try session.reading { try ToldPages($0.database, $0.keys).parties(of: person) }.isEmpty)
  }
}
