import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

/// Whatever a session is asked, itself or in a room of it, the table of access answers first.
@Suite struct SessionAccessTests {
  /// A question or a change: its room and name in the source, the action it takes, whether it is about Åse, and how it is asked.
  struct Ask: Sendable {
    let name: String
    let action: Action
    var isAboutSomebody = false
    let run: @Sendable (Session, AccessGround) throws -> Void
  }

  @Test(arguments: AccessWho.all) func everyQuestionIsAnsweredByTheTable(who: AccessWho) throws {
    for ask in SessionAccessTests.asks {
      let ground = try AccessGround()
      let session = try ground.session(who)
      let failure = failure { try ask.run(session, ground) }
      let isOutside = ask.isAboutSomebody && who.unit == "Verkstedet"
      if !AccessTable.may(ask.action, who.role) {
        #expect(failure == .notAllowed(.role(ask.action)), "\(ask.name) for \(who)")
      } else if isOutside {
        let refusal: StoreError.Refusal = who.role == .frontDesk ? .outOfScopeForGood : .outOfScope
        #expect(failure == .notAllowed(refusal), "\(ask.name) for \(who)")
      } else {
        #expect(failure == nil, "\(ask.name) for \(who)")
      }
    }
  }

  /// A method that is in the source and not in the list above has no rule that anybody has tried.
  @Test func noPublicMethodOfASessionIsForgotten() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/Store")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var found: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      var place: String?
      for line in text.split(separator: "\n") {
        if line.hasPrefix("extension ") || line.hasPrefix("public struct ") { place = SessionAccessTests.place(line) }
        if let made = line.firstMatch(of: /(\w+)\(session: self\b/) {
          #expect(made.output.1.hasSuffix("Room"), "it would not be looked for: \(line)")
        }
        guard let place, let match = line.firstMatch(of: /^  public func (\w+)/) else { continue }
        found.insert(place + match.output.1)
      }
    }
    // Not questions: the same session on another day, with what its user reaches now, with a form it completes, beside itself.
    found.subtract(["at", "following", "completing", "aside"])
    // Each needs something made first, and is tried by role where that is: passphrases, relations, erasures, own copies,
    // the day's backup, what the desk has put in and what is not its to see any more, which are looked after whoever comes first.
    found.subtract([
      "users.changePassphrase", "users.removeRelation", "erasure.askErasure", "erasure.confirmErasure",
      "erasure.withdraw", "keeping.printOwnCopy", "backups.lookAfterBackups", "people.takeInDropped",
      "intake.emptyOldEnquiries", "attendance.emptyGuestNames", "followUp.eraseOldConcerns", "followUp.takeReports",
    ])
    let tried = Set(SessionAccessTests.asks.map { String($0.name.prefix { $0 != "(" }) })
    #expect(found == tried)
  }

  /// Where the methods that follow a line are reached: on a session itself, or in a room of it, which its name tells.
  private static func place(_ line: Substring) -> String? {
    if line.hasPrefix("extension Session ") || line.hasPrefix("public struct Session:") { return "" }
    guard let room = line.firstMatch(of: /^(?:extension|public struct) (\w+)Room\b/)?.output.1 else { return nil }
    return room.prefix(1).lowercased() + room.dropFirst() + "."
  }
}
