import Domain
import Testing

@testable import Ledger
@testable import Store

/// Nothing is ever half written, whatever comes in between.
@Suite struct ImportSafetyTests {
  private let trial: ImportTrial

  init() throws { trial = try ImportTrial() }

  private func people(_ count: Int) -> String {
    "nr;fornavn;etternavn;fødselsår\n" + (1...count).map { "P-\($0);A;B;1980\n" }.joined()
  }

  @Test(arguments: [1, 2, 3, 4, 5]) func stoppingAtAnyTimeLeavesTheRegisterAsItWas(time: Int) throws {
    // Two signs while reading, two while writing, one just before it is written down for good.
    let rows = 2 * ImportPass.rowsBetweenSigns + 10
    let before = try trial.head()
    var asked = 0
    #expect(throws: ImportFailure.cancelled) {
      try trial.session.files.importFile(
        .participants, bytes: Array(people(rows).utf8),
        isCancelled: {
          asked += 1
          return asked == time
        })
    }
    #expect(asked == time)
    #expect(try trial.head() == before)
    #expect(try trial.rows(.participants).isEmpty)
    #expect(try trial.take(.participants, people(rows)).added == rows)
  }

  @Test func progressGoesForwardThroughReadingAndWriting() throws {
    var seen: [ImportProgress] = []
    let bytes = Array(people(3 * ImportPass.rowsBetweenSigns).utf8)
    _ = try trial.session.files.importFile(.participants, bytes: bytes, progress: { seen.append($0) })
    #expect(seen.map(\.phase) == [.reading, .reading, .reading, .writing, .writing, .writing])
    #expect(seen.allSatisfy { $0.done <= $0.total && $0.done > 0 })
  }

  @Test func whatSomebodyElseChangedMeanwhileIsCheckedAgain() throws {
    let text = people(2 * ImportPass.rowsBetweenSigns)
    var isFirst = true
    let trial = trial
    let result = try trial.session.files.importFile(
      .participants, bytes: Array(text.utf8),
      progress: { _ in
        guard isFirst else { return }
        isFirst = false
        // The same number, while the file is being read.
        _ = try? trial.take(.participants, "nr;fornavn;etternavn;fødselsår\nP-1;Annen;Person;1970\n")
      })
    #expect((result.added, result.changed) == (2 * ImportPass.rowsBetweenSigns - 1, 1))
    #expect(try trial.rows(.participants).first?.prefix(3) == ["P-1", "A", "B"])
  }

  @Test func whatSomebodyElseChangesAgainAndAgainIsToldWithWhoAndWhen() throws {
    let text = people(2 * ImportPass.rowsBetweenSigns)
    var year = 1950
    let trial = trial
    do throws(ImportFailure) {
      _ = try trial.session.files.importFile(
        .participants, bytes: Array(text.utf8),
        progress: { progress in
          guard progress.phase == .reading else { return }
          year += 1
          _ = try? trial.take(.participants, "nr;fornavn;etternavn;fødselsår\nP-1;Annen;Person;\(year)\n")
        })
      Issue.record("the import went through")
    } catch {
      guard case .store(.conflict(let conflict)) = error else {
        Issue.record("\(error)")
        return
      }
      #expect((conflict.actor, conflict.kind) == ("Eva Moe", .importedParticipants))
    }
    #expect(try trial.rows(.participants).count == 1)
  }

  @Test func whatSomebodyElseChangedElsewhereIsNoHindrance() throws {
    let trial = trial
    var times = 0
    let text = people(2 * ImportPass.rowsBetweenSigns)
    _ = try trial.session.files.importFile(
      .participants, bytes: Array(text.utf8),
      progress: { progress in
        guard progress.phase == .reading else { return }
        times += 1
        _ = try? trial.take(.mapping, "år;bosituasjon\n20\(10 + times);rødt\n")
      })
    #expect(times == 2)
  }

  /// Random damage to files that are right: never a trap, and the register is changed whole or not at all.
  @Test(arguments: ImportKind.allCases) func damagedFilesNeverTrapAndNeverWriteHalf(kind: ImportKind) throws {
    try trial.takeEverything()
    var generator = SeededGenerator(seed: UInt64(kind.rawValue.utf8.count))
    let valid = Array(ImportTrial.text(of: kind).utf8)
    let pieces = Array(";,\"\n\r\t-=+1åØx0\u{0}\u{1B}".utf8) + [0xFF, 0xC3, 0x81]
    for _ in 0..<80 {
      var bytes = valid
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(pieces.randomElement(using: &generator) ?? 0, at: place)
        case 2: bytes[place] = pieces.randomElement(using: &generator) ?? 0
        default: bytes.removeLast(min(bytes.count - 1, place % 40))
        }
      }
      let before = (head: try trial.head(), exports: try trial.exports())
      let options = ImportOptions(
        skipBadRows: Bool.random(using: &generator), mapping: Bool.random(using: &generator) ? .refuse : .replace)
      do throws(ImportFailure) {
        let result = try trial.session.files.importFile(kind, bytes: bytes, options: options)
        #expect(result.rows >= result.added + result.changed + result.unchanged)
        #expect(result.skipped.rows.count + result.added + result.changed + result.unchanged == result.rows)
        // What was taken is taken the second time without a change.
        let again = try trial.session.files.importFile(kind, bytes: bytes, options: options)
        #expect(again.entry == nil)
      } catch {
        #expect(try trial.head() == before.head)
        #expect(try trial.exports() == before.exports)
      }
    }
  }
}
