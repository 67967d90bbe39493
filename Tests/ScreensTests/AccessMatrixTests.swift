import Domain
import Foundation
import Store
import TerminalUI
import Testing

@testable import Screens

/// Every role, for the whole register, its own unit and another: what opens, by the table of access and nothing else. The
/// lists are the program's own, so that a new screen stands in one of them or fails here.
@Suite struct AccessMatrixTests {
  @Test func everyScreenOfTheSourceStandsInRooms() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Screens")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var named: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /struct (\w+): (?:\w+, )*\w*Screen\b/) { named.insert(String(match.output.1)) }
    }
    #expect(named.count > 20)
    #expect(named == Set(Rooms.all.map { "\($0)" }))
  }

  @Test(arguments: Seat.all) func screensOpenExactlyByTheTable(seat: Seat) throws {
    let stage = try Stage(.rich, as: seat)
    let lead = try Stage(.rich)
    var seen: Set<String> = []
    for place in ScreensUnderTest.all {
      // What the screen is about is found by one who may find everyone.
      guard let screen = try place.open(lead.workspace) else { continue }
      let name = "\(type(of: screen))"
      seen.insert(name)
      let app = App(stage.workspace, on: [screen])
      let may = AccessTable.may(type(of: screen).action, seat.role)
      #expect(app.stack.count == (may ? 2 : 1), "\(name) for \(seat)")
      if !may { #expect(stage.message.contains(stage.workspace.refusal(type(of: screen).action)), "\(name) \(seat)") }
    }
    #expect(seen.count > 15)
  }

  @Test(arguments: Seat.all) func theMenuAndThePaletteOpenExactlyByTheTable(seat: Seat) throws {
    let stage = try Stage(.rich, as: seat)
    let offered = Set(MenuScreen(in: stage.workspace).entries(stage.workspace).map(\.id))
    let elsewhere = Set(ParticipantsScreen(in: stage.workspace).entries(stage.workspace).map(\.id))
    for room in Rooms.menu {
      let may = AccessTable.may(room.action, seat.role)
      #expect(elsewhere.contains("go.\(room.id)") == may, "\(room.id) for \(seat)")
      if let digit = room.menuRow?.digit {
        #expect(offered.contains("menu.\(room.id)") == may, "\(room.id) for \(seat)")
        stage.workspace.message = nil
        stage.press(.character(digit))
        #expect((stage.app.stack.count > 1) == may, "\(room.id) for \(seat)")
        #expect(may == stage.message.isEmpty, "\(room.id) for \(seat): \(stage.message)")
        if may { stage.press(.escape) }
      }
    }
  }

  @Test(arguments: Seat.all) func whatIsPrintedIsExactlyByTheTable(seat: Seat) throws {
    let stage = try Stage(.rich, as: seat)
    for output in Output.all {
      stage.workspace.message = nil
      let may = AccessTable.may(output.action, seat.role)
      do throws(ShowProblem) {
        _ = try Exhibit(
          ShowRequest(output, number: output.takes.contains(.number) ? "P-0203" : nil), in: stage.workspace)
        #expect(may, "\(output.id) for \(seat)")
      } catch {
        switch error {
        case .refused(.notAllowed(.role(let action))):
          #expect(!may && action == output.action, "\(output.id) for \(seat)")
        // Somebody of Rådhusgaten: a number nobody has for the desk of Kampen, nødtilgang for its counsellor.
        case .unknownNumber: #expect(seat.reach == .other && seat.role == .frontDesk, "\(output.id) for \(seat)")
        case .refused(.notAllowed(.outOfScope)):
          #expect(seat.reach == .other && seat.role != .frontDesk, "\(output.id) for \(seat)")
        default: Issue.record("\(output.id) for \(seat): \(error)")
        }
      }
    }
  }

  @Test(arguments: Seat.all) func importAndExportAreExactlyByTheTable(seat: Seat) throws {
    for kind in ImportKind.allCases {
      let session = try Fixture.rich.session(as: seat.login)
      defer { Fixture.remove(session) }
      var exported: [UInt8] = []
      let out = outcome { () throws(StoreError) in
        try session.files.export(kind) { (bytes) throws(StoreError) in exported += bytes }
      }
      #expect(out == (kind.dataKind.mayBeExported(by: seat.role) ? nil : .notAllowed(.role(.exportData))))
      #expect(exported.isEmpty == (out != nil))
      let text = String(decoding: exported, as: UTF8.self)
      for secret in ["B-1", "Hemmelig", "Ekte-Navn", "911 22 333"] { #expect(!text.contains(secret), "\(kind)") }
      if seat.reach == .other { #expect(!text.contains("P-0042"), "\(kind) for \(seat)") }
      let header = Array((kind.columns.map(\.english).joined(separator: ",") + "\n").utf8)
      do throws(ImportFailure) {
        _ = try session.files.importFile(kind, bytes: header, options: ImportOptions(dryRun: true))
        #expect(kind.dataKind.mayBeImported(by: seat.role))
      } catch {
        let refused = error == .store(.notAllowed(.role(.importData)))
        #expect(refused == !kind.dataKind.mayBeImported(by: seat.role), "\(kind) for \(seat): \(error)")
      }
    }
  }

  private func outcome(_ body: () throws(StoreError) -> Void) -> StoreError? {
    do throws(StoreError) { try body() } catch { return error }
    return nil
  }

  // MARK: - What the desk must not see

  /// What is true of the fixture's people and is not the desk's: lights, years of birth, districts, where people come from,
  /// why it ended, units (one has the name of a step), and what stands behind an agreed name.
  static let forbidden =
    ["●", "▲", "■", "BFØSNRAP", "ggyyyygy", "gyyryyrr", "rrrrrrrr"]
    + [1962, 1969, 1970, 1975, 1978, 1980, 1984, 1985, 1988, 1990, 1991, 1995, 2001].map { "\($0)" }
    + [
      "Grim", "Lund", "Borgestad", "Kristiansand kommune", "flyttet til Bergen", "fått jobb", "got_work", "clarified",
      "avklart",
    ]
    + ["Rådhusgaten", "Kampen Milj", "Hemmelig", "Ekte-Navn", "911 22 333", "LAR"]
    + ["Tilbakefallet i august", "Moren ringte om medisinen", "fengselet", "prison", "mangler kontaktperson"]
    + ["trenger mer støtte", "needs_more_support", "ordinary_work", "deltar siden", "14.08.2026"]

  private func expectNothingForbidden(
    _ text: String, _ what: @autoclosure () -> String, at location: SourceLocation = #_sourceLocation
  ) {
    for value in AccessMatrixTests.forbidden where text.contains(value) {
      Issue.record("\(what()) tells \(value):\n\(text)", sourceLocation: location)
    }
  }

  @Test(arguments: Seat.all.filter { $0.role == .frontDesk })
  func noScreenTellsTheDeskWhatIsNotIts(seat: Seat) throws {
    for place in ScreensUnderTest.all {
      let stage = try Stage(.rich, as: seat, open: place.open)
      stage.press(place.keys)
      func look(_ how: String) {
        for size in [Size.standard, .wide] { expectNothingForbidden(stage.text(size), "\(place), \(how), \(seat)") }
        expectNothingForbidden(stage.message, "\(place), \(how), message")
        expectNothingForbidden(stage.top.hint(in: stage.workspace) ?? "", "\(place), \(how), hint")
      }
      look("as it opens")
      stage.press("?")
      look("help")
      stage.press(.escape)
      stage.press(":")
      look("palette")
      stage.press(.escape)
    }
  }

  /// Every key on the desk's own screens, wherever it leads.
  @Test func noKeyLeadsTheDeskToWhatIsNotIts() throws {
    let keys: [Key] =
      "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890<>=+".map(Key.character) + [.enter, .tab]
    let places: [(Workspace) -> any Screen] = [
      { ParticipantsScreen(in: $0) }, { ParticipantScreen(key: $0.someone(), in: $0) },
      { ParticipantScreen(key: $0.someone("B-1"), in: $0) }, { ParticipantScreen(key: $0.someone("E-1"), in: $0) },
      { StepsScreen(in: $0) }, { ScopeScreen(in: $0) }, { LogScreen(in: $0) },
      { TodayScreen(in: $0, showingNames: true) }, { TasksScreen(in: $0) },
      { OperationsScreen(in: $0) },
    ]
    for open in places {
      let stage = try Stage(.rich, as: .desk)
      _ = try stage.workspace.withOperations()
      for key in keys {
        let app = App(stage.workspace, on: [open(stage.workspace)])
        stage.workspace.message = nil
        app.handle(.key(.down))
        app.handle(.key(key))
        for size in [Size.standard, .wide] {
          let text = app.frame(size).plainText
          expectNothingForbidden(text, "\(type(of: app.stack[1])) after \(key)")
        }
        for screen in app.stack { #expect(AccessTable.may(type(of: screen).action, .frontDesk)) }
      }
    }
  }

  @Test(arguments: Seat.all.filter { $0.role == .frontDesk })
  func nothingPrintedTellsTheDeskWhatIsNotIts(seat: Seat) throws {
    let stage = try Stage(.rich, as: seat)
    for output in Output.all where AccessTable.may(output.action, seat.role) {
      for number in ["P-0042", "B-1", "E-1", "W-1"] {
        guard let exhibit = try? Exhibit(ShowRequest(output, number: number, all: true), in: stage.workspace) else {
          continue
        }
        expectNothingForbidden(exhibit.json.text, "\(output.id) \(number) as JSON")
        expectNothingForbidden(
          String(decoding: exhibit.csv(excel: false), as: UTF8.self), "\(output.id) \(number) as CSV")
        expectNothingForbidden(exhibit.frame(.wide).plainText, "\(output.id) \(number) as text")
      }
    }
  }

  // MARK: - Without a log

  @Test func aRegisterThatCannotLogTellsNobodysName() throws {
    let stage = try Stage(.rich, isReadOnly: true, as: Seat(role: .teamLead, reach: .whole))
    let names = ["Hansen", "Johansen", "Thanh", "P-0042"]
    for output in Output.all {
      stage.workspace.message = nil
      let isRefused: Bool
      do throws(ShowProblem) {
        let exhibit = try Exhibit(
          ShowRequest(output, number: output.takes.contains(.number) ? "P-0042" : nil), in: stage.workspace)
        isRefused = false
        for name in names { #expect(!exhibit.frame(.wide).plainText.contains(name), "\(output.id)") }
      } catch {
        #expect(error == .refused(.notAllowed(.cannotBeLogged)), "\(output.id): \(error)")
        isRefused = true
      }
      #expect(isRefused == (output.namesPeople && output.id != StepsScreen.room.id), "\(output.id)")
    }
  }
}
