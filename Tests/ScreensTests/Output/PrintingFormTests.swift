import Domain
import Foundation
import Store
import TerminalUI
import Testing

@testable import Screens

/// Where something is printed to, as people type it.
@Suite struct PrintingFormTests {
  private let path = TypedPath(
    home: "/home/kari", folder: "/srv/stegvis", isFolder: { ["/home/kari", "/tmp", "/srv/stegvis"].contains($0) },
    exists: { $0 == "/home/kari/dagsliste.txt" })

  @Test(arguments: [
    ("~/liste.txt", "/home/kari/liste.txt"), (" ~ ", "/home/kari/ny.txt"), ("~/", "/home/kari/ny.txt"),
    ("liste.txt", "/srv/stegvis/liste.txt"), ("", "/srv/stegvis/ny.txt"), ("/tmp/", "/tmp/ny.txt"),
    ("/tmp/en liste.txt", "/tmp/en liste.txt"), ("~kari/liste", "/srv/stegvis/~kari/liste"),
  ])
  func aPathIsReadAsItIsTyped(typed: String, whole: String) { #expect(path.whole(typed, named: "ny.txt") == whole) }

  @Test func aNameThatIsFreeIsProposed() {
    #expect(path.proposed("liste") == "~/liste.txt")
    #expect(path.proposed("dagsliste") == "~/dagsliste-2.txt")
  }

  private func dayList(_ stage: Stage) -> Stage {
    stage.press("4", .up, .end)
    for _ in 0..<20 where !stage.selectedRow().contains("Dagsliste") { stage.press(.up) }
    stage.press(.enter, .enter)
    return stage
  }

  @Test func arrowsAndEnterLeadFromAttendanceToTheFile() throws {
    let stage = dayList(try Stage(.rich))
    #expect(stage.top is PrintDayListForm && stage.text().contains("~/dagsliste-2026-11-19"), "\(stage.text())")
    let folder = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    stage.type(folder)
    stage.press(.enter)
    #expect(stage.message.contains("\(folder)/dagsliste-2026-11-19.txt"), "\(stage.message)")
    #expect(FileManager.default.fileExists(atPath: "\(folder)/dagsliste-2026-11-19.txt"))
  }

  @Test func thePrinterComesFirstWhereThereIsOne() throws {
    let stage = try Stage(.rich)
    let taken = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: taken) }
    _ = try stage.another("eva").settings.change([.printCommand: "tee \(taken)"])
    _ = dayList(stage)
    #expect(stage.text().contains("skriveren (tee"), "\(stage.text())")
    stage.press(.enter)
    #expect(stage.message == "Sendt til skriveren", "\(stage.message)")
    #expect(try String(contentsOfFile: taken, encoding: .utf8).contains("[ ] "))
  }

  @Test func aTickMeansThatSomebodyIsHereAndNamesStandApart() throws {
    let stage = try Stage(.rich)
    let session = stage.workspace.session
    let group = try #require(try session.attendance.rollCalls(on: Fixture.today).first)
    let sheet = try #require(try session.attendance.rollCall(group.group, on: Fixture.today))
    let long = try #require(sheet.rows.first { stage.workspace.row(of: $0.person)?.shownName.count ?? 0 > 12 }?.person)
    _ = try session.attendance.mark(
      [MarkChange(person: long, attendance: Attendance(day: Fixture.today, mark: .sick))], in: group.group,
      on: Fixture.today)
    let lines = try DayList(Fixture.today, in: stage.workspace).lines
    let name = try #require(stage.workspace.row(of: long)?.shownName)
    #expect(lines.contains { $0.hasPrefix("[-] \(name)  ") && $0.hasSuffix("syk") }, "\(lines)")
    #expect(lines.filter { $0.hasPrefix("[x]") }.allSatisfy { $0.contains("møtt") })
  }
}
