import Domain
import Testing

extension TerminalSuite {
  /// kari at the front desk and tor at another, in the middle of the same thing.
  @Suite("two desks on the same day") struct TwoDesksDay {
    private struct Desks {
      let kari: Desk
      let tor: Desk
      let workplace: Workplace

      init(_ workplace: Workplace) throws {
        self.workplace = workplace
        kari = try Desk("kari", at: workplace, today: nil)
        tor = try Desk("tor", at: workplace, today: nil)
      }

      /// Both go home, and the register is in order.
      func close() throws {
        try tor.terminal.quit()
        try kari.terminal.quit()
        try workplace.expectWhole()
      }

      /// What each of them wrote, of a kind: their logins in order.
      func writers(of kind: String) throws -> [Substring] {
        try workplace.stegvis("log", "--format", "csv").output.split(separator: "\n")
          .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
          .filter { $0.count > 3 && $0[3] == kind }.map { $0[2] }
      }
    }

    private let today = Samples.clockDay

    // MARK: The same roll call

    private func rollCall() throws -> Desks {
      let workplace = try Workplace()
      try workplace.makeGroupRegister(since: today.iso)
      let desks = try Desks(workplace)
      for desk in [desks.kari, desks.tor] {
        try desk.terminal.press("4", "Enter")
        try desk.terminal.wait(for: "20 ikke ført")
      }
      return desks
    }

    /// Marks without saving: of each the letter their name begins with, and the mark's.
    private func mark(_ keys: String..., at desk: Desk) throws {
      for key in keys { try desk.terminal.press(key) }
      try desk.terminal.wait(for: "\(keys.count / 2) ikke lagret")
    }

    private func save(_ desk: Desk) throws {
      try desk.terminal.press("Enter")
      try desk.terminal.wait(for: "Lagret.")
    }

    @Test("different people marked in the same roll call are all kept, and nobody is marked twice")
    func differentPeople() throws {
      let desks = try rollCall()
      try mark("D", "s", "M", "f", at: desks.kari)
      try mark("K", "p", at: desks.tor)
      try save(desks.kari)
      try desks.tor.wait(for: "Dahl, Kim", saying: "syk")
      try desks.tor.wait(for: "Krog, Kim", saying: "avtalt fravær *")
      try save(desks.tor)
      try desks.kari.wait(for: "Krog, Kim", saying: "avtalt fravær")
      #expect(
        try desks.workplace.marks().sorted() == [
          "P-0013,Verkstedet,\(today.iso),sick", "P-0020,Verkstedet,\(today.iso),leave",
          "P-0022,Verkstedet,\(today.iso),absent",
        ])
      try desks.close()
    }

    @Test("both say that the rest came, at once: everybody is marked once")
    func bothMarkTheRest() throws {
      let desks = try rollCall()
      for desk in [desks.kari, desks.tor] { try desk.terminal.press("r") }
      for desk in [desks.kari, desks.tor] {
        try desk.terminal.wait(until: "everybody, and nothing unsaved") {
          $0.contains("20 møtt") && !$0.contains("ikke lagret")
        }
      }
      let marks = try desks.workplace.marks()
      #expect(marks.count == 20 && Set(marks).count == 20 && marks.allSatisfy { $0.hasSuffix("present") }, "\(marks)")
      try desks.close()
    }

    @Test("the same person marked in the same way is no conflict")
    func sameMark() throws {
      let desks = try rollCall()
      try mark("D", "s", at: desks.kari)
      try mark("D", "s", "K", "p", at: desks.tor)
      try save(desks.kari)
      // What kari wrote is not tor's to save any more.
      try desks.tor.terminal.wait(for: "1 ikke lagret")
      try save(desks.tor)
      #expect(
        try desks.workplace.marks().sorted() == [
          "P-0013,Verkstedet,\(today.iso),sick", "P-0020,Verkstedet,\(today.iso),leave",
        ])
      try desks.close()
    }

    @Test(
      "the same person marked otherwise: who comes second is told who, when and what, keeps all typed, and decides",
      arguments: [(keys: ["Enter"], mark: "sick"), (keys: ["m", "Enter"], mark: "present")])
    func otherMark(keys: [String], mark final: String) throws {
      let desks = try rollCall()
      try mark("D", "s", at: desks.kari)
      try mark("D", "m", "K", "p", at: desks.tor)
      try save(desks.kari)
      try desks.tor.wait(for: "Dahl, Kim", saying: "Kari Holm førte syk")
      try desks.tor.terminal.press("Enter")
      let told = try desks.tor.terminal.wait(for: "Kari Holm førte Dahl, Kim som syk")
      #expect(
        told.text.contains(/Kari Holm førte Dahl, Kim som syk [^,]*\d\d:\d\d,\s+du\s+som\s+møtt/), "\(told)")
      #expect(told.contains("2 ikke lagret"), "nothing of it is lost:\n\(told)")
      #expect(told.row(with: "Krog, Kim")?.contains("avtalt fravær") == true, "\(told)")
      #expect(told.selected?.contains("Dahl, Kim") == true, "\(told)")
      #expect(try desks.workplace.marks() == ["P-0013,Verkstedet,\(today.iso),sick"], "and nothing of it written yet")

      for key in keys { try desks.tor.terminal.press(key) }
      try desks.tor.terminal.wait(for: "Lagret.")
      #expect(
        try desks.workplace.marks().sorted() == [
          "P-0013,Verkstedet,\(today.iso),\(final)", "P-0020,Verkstedet,\(today.iso),leave",
        ])
      try desks.kari.wait(for: "Dahl, Kim", saying: final == "sick" ? "syk" : "møtt")
      try desks.close()
    }

    // MARK: The same offer

    /// Mona has been offered a place, and both are about to note what she said.
    private func offer() throws -> Desks {
      let workplace = try Workplace()
      try workplace.makeSampleRegister(on: today)
      let desks = try Desks(workplace)
      try desks.tor.terminal.press("5")
      try desks.tor.terminal.wait(until: "whose turn it is") { $0.selected?.contains("Dahl, Mona") == true }
      try desks.tor.terminal.press("O")
      try desks.tor.terminal.wait(for: "Oppstart")
      try desks.tor.terminal.type((today + 10).norwegian)
      try desks.tor.terminal.press("Enter")
      try desks.tor.terminal.wait(for: "tilbud om plass fra")
      try desks.kari.terminal.press("5")
      for desk in [desks.kari, desks.tor] {
        try desk.wait(for: "Dahl, Mona", saying: "tilbud \(today.short)")
        try desk.terminal.press("V")
        try desk.terminal.wait(for: "3  Ikke svar")
      }
      return desks
    }

    @Test(
      "both note an answer to the same offer: who comes second is told who and when, and the first one's stands",
      arguments: [("1", "2"), ("2", "1"), ("1", "1"), ("2", "2")])
    func bothAnswer(first: String, second: String) throws {
      let desks = try offer()
      let isYes = first == "1"
      try desks.kari.terminal.press(first)
      try desks.kari.terminal.wait(for: isYes ? "Dahl, Mona sa ja" : "Dahl, Mona takket nei")
      try desks.tor.terminal.press(second)
      let told = try desks.tor.terminal.wait(for: "Kari Holm førte svaret")
      #expect(told.text.contains(/Kari Holm førte svaret [^;]*\d\d:\d\d/), "\(told)")
      #expect(!told.contains("3  Ikke svar"), "there is nothing left to answer:\n\(told)")
      #expect(
        isYes ? told.row(with: "Dahl, Mona") == nil : told.row(with: "Dahl, Mona")?.contains("takket nei") == true,
        "and how it stands is seen:\n\(told)")
      #expect(try desks.writers(of: "offer_answered") == ["kari"])
      let shown = try object(desks.workplace.stegvis("show", "intake", "--format", "json"))
      #expect(shown["waiting"] as? Int == (isYes ? 0 : 1), "\(shown)")
      let enrolments = try desks.workplace.stegvis("export", "enrolments").output.split(separator: "\n")
        .filter { $0.hasPrefix("P-0004") }
      #expect(
        enrolments == [
          isYes
            ? "P-0004,piloten-blakors,Rådhusgaten 53,awaiting_start,\((today - 20).iso),\((today + 10).iso),,,,,,,,"
            : "P-0004,piloten-blakors,Rådhusgaten 53,waiting_list,\((today - 20).iso),,,,,,,,,"
        ])
      try desks.close()
    }

    @Test("two answers in the same moment: one of them is written, and whoever was second is told")
    func bothAnswerAtOnce() throws {
      let desks = try offer()
      let both = [desks.kari, desks.tor]
      try desks.kari.terminal.press("1")
      try desks.tor.terminal.press("2")
      let screens = try both.map { desk in
        try desk.terminal.wait(until: "what became of it") {
          ["Dahl, Mona sa ja", "Dahl, Mona takket nei", "førte svaret"].contains(where: $0.contains)
        }
      }
      #expect(screens.count { $0.contains("førte svaret") } == 1, "\(screens)")
      #expect(try desks.writers(of: "offer_answered") == [screens[0].contains("Dahl, Mona sa ja") ? "kari" : "tor"])
      try desks.close()
    }

    @Test("a call that nobody answered, noted at both, counts once")
    func bothCallInVain() throws {
      let desks = try offer()
      try desks.kari.terminal.press("3")
      try desks.kari.wait(for: "Dahl, Mona", saying: "1 ikke svar")
      try desks.tor.terminal.press("3")
      let told = try desks.tor.terminal.wait(for: "Kari Holm førte svaret")
      #expect(told.row(with: "Dahl, Mona")?.contains("1 ikke svar") == true, "\(told)")
      #expect(try desks.writers(of: "offer_answered") == ["kari"])
      try desks.close()
    }
  }
}
