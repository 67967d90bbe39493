import Domain
import Foundation
import Resources
import Testing

@testable import Ledger
@testable import Reports
@testable import Store

@Suite("A report that leaves the house") struct ReportTests {
  private func rowsLeft(_ json: String) throws -> [String: Int] {
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let chapters = try #require(object["chapters"] as? [[String: Any]])
    return Dictionary(
      chapters.compactMap { chapter in
        (chapter["id"] as? String).flatMap { id in (chapter["rowsLeft"] as? Int).map { (id, $0) } }
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test("From its own files nobody outside finds a small number, whatever register it is of", arguments: 1...24)
  func attack(seed: Int) throws {
    let ground = try ReportGround(people: [6, 12, 25, 60][seed % 4], seed: UInt64(seed))
    for profile in ReportProfile.allCases {
      let files = try ground.files(.year, for: profile)
      let attack = OutsideAttack(csv: files.text("report.csv"), rowsLeft: try rowsLeft(files.text("report.json")))
      let findings = attack.findings()
      #expect(findings.isEmpty, "\(profile) of \(seed): \(findings)\n\(files.text("report.csv"))")
    }
  }

  @Test("Nor of what the board and a plan tell, nor of those who are not of a part that is told", arguments: 1...40)
  func attackWays(seed: Int) throws {
    var ways = RandomWays(seed: UInt64(seed))
    let people = ways.people([5, 9, 16, 28, 45][seed % 5])
    for profile in [ReportProfile.kommune, .nav] {
      let csv = RandomReport(people, for: profile).csv
      let findings = OutsideAttack(csv: csv, rowsLeft: [:]).findings()
      #expect(findings.isEmpty, "\(profile) of \(seed): \(findings)\n\(csv)")
    }
  }

  @Test("Of twenty-eight of thirty the two are guarded as two are")
  func rest() {
    for (part, whole) in [(28, 30), (29, 30), (26, 30), (30, 30), (25, 30), (0, 30)] {
      var table = CountTable()
      let all = table.add(whole, isDear: true)
      let cell = table.add(part, of: [all])
      table.guardRest(of: cell, in: all)
      let published = table.published()
      let isTold = if case .count = published[cell] { true } else { false }
      #expect(isTold == !(1...4).contains(whole - part), "\(part) of \(whole)")
      #expect(published[all] == .count(whole))
    }
  }

  @Test("The board's numbers stand in chapters by its questions, each in one, and none that stays in the house")
  func chapters() throws {
    let all = ReportChapter.allCases.flatMap(\.figures)
    #expect(Set(all).count == all.count)
    // Where people come from is told by district, and how many have lights twice beside each of its parts.
    #expect(Set(Indicator.ofReports.map(\.id)).subtracting(all) == [.homeDistricts, .lightsTwice])
    for id in all {
      if case .staysHere = id.indicator.leavesHouse { Issue.record("\(id)") }
    }
    let document = try ReportGround(people: 60).document(.year)
    let shown = document.chapters.filter { !$0.rows.isEmpty }.map(\.id)
    #expect(shown.starts(with: [.inAndOut]) && shown.contains(.places) && shown.contains(.forward))
    // What is known of today only is told of no year that is over.
    let rows = document.chapters.flatMap(\.rows)
    #expect(!rows.contains { $0.id == FigureID.startingSoon.rawValue || $0.id == FigureID.kinKnown.rawValue })
    let now = try ReportGround(people: 60).document(.year, Period(days: 365, to: ReportGround.today))
    let soon = now.chapters.flatMap(\.rows).first { $0.id == FigureID.startingSoon.rawValue }
    #expect(soon?.numbers.last?.value == .unknown)
  }

  @Test("A plan's report has each measure with its number, goal, status and own words, and its light by what is told")
  func plan() throws {
    let ground = try ReportGround(people: 60)
    #expect(throws: ReportProblem.noPlan) { try ground.document(.plan) }
    let known = try Catalogue.shared.get().plans
    let plan = try #require(known.first { $0.id.hasPrefix("grunerlokka") })
    let room = ground.session.actionPlan
    _ = try room.follow(plan)
    let now = Period(days: 365, to: ReportGround.today)
    _ = try room.enter([
      MeasureWord(.note("To team deler på det, <fra høsten>."), of: "2.2.4", on: ReportGround.today),
      MeasureWord(.status(.late), of: "2.2.4", on: ReportGround.today),
      MeasureWord(.goal(percent: 50, setBy: "Eva Moe"), of: "2.2.4", on: ReportGround.today),
    ])
    let document = try ground.document(.plan, now)
    let chapter = try #require(document.chapters.first)
    #expect(document.plan?.isOver == true && document.plan?.owner == plan.owner)
    #expect(chapter.entries.map(\.id) == plan.measures.map(\.number))
    let row = try #require(chapter.rows.first { $0.id == "2.2.4" })
    let number = try #require(row.numbers.first)
    #expect(row.remarks.map(\.word)[0] == "50" && row.remarks.map(\.word)[2] == "late")
    // A light beside a hidden number would tell of it, and one of few says nothing.
    #expect(row.remarks[1].word.isEmpty == (number.count == nil || (number.n ?? 0) < MeasureLight.smallest))
    let page = try ground.page(.plan, now)
    #expect(page.contains("Perioden er ute") && page.contains("To team deler på det, &lt;fra høsten&gt;."))
    #expect(page.contains("status: forsinket") && page.contains("Eva Moe, 21.11.2026"))
    #expect(ReportPageRules.findings(page).isEmpty)
    let files = try ground.files(.plan, now)
    #expect(files.text("report.csv").contains("measures,2.2.4,status,late,,,"))
    #expect(files.text("report.json").contains("\"isOver\" : true"))
    #expect(try ground.files(.plan, now) == files)
    #expect(throws: ReportProblem.notForProfile(.plan, .nav)) { try ground.document(.plan, for: .nav) }
    try ground.add("P-77", "Aisha", "Hansenius")
    #expect(throws: StoreError.rule(.measure([.namesSomebody]))) {
      _ = try room.enter([MeasureWord(.note("Aisha H. mangler"), of: "2.2.4", on: ReportGround.today)])
    }
  }

  @Test("Made again from the same entry it is the same, byte for byte, also when the register has gone on")
  func again() throws {
    let ground = try ReportGround(people: 40)
    let first = try ground.files(.year)
    let entry = try ground.document(.year).entry
    // That it was made, and looked at, changes nothing.
    try ground.session.reports.noteWritten(.year, for: .kommune, in: "/tmp/x")
    #expect(try ground.files(.year) == first)
    try ground.add("Ny-1", "Nils", "Nykommen")
    #expect(try ground.files(.year) != first)
    #expect(try ground.files(.year, in: ground.earlier(entry)) == first)
  }

  @Test("The manifest tells what it stands on, and the hash of each file")
  func manifest() throws {
    let files = try ReportGround(people: 20).files(.funder, for: .nav)
    let object = try JSONSerialization.jsonObject(with: Data(files["manifest.json"] ?? [])) as? [String: Any]
    let manifest = try #require(object)
    #expect(manifest["entry"] as? Int == 2)
    #expect(manifest["asOf"] as? String == "2026-11-21")
    #expect(files.text("manifest.json").contains("ikke på tvers av flere rapporter"))
    let told = try #require(manifest["files"] as? [[String: Any]])
    #expect(told.count == 3)
    for file in told {
      let name = try #require(file["name"] as? String)
      #expect(file["sha256"] as? String == FileDigest.sha256(files[name] ?? []))
      #expect(file["bytes"] as? Int == files[name]?.count)
    }
    #expect(
      FileDigest.sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("Nobody stands in it, and who has a protected address is in the totals and in no group")
  func nobody() throws {
    let ground = try ReportGround()
    for place in 1...7 {
      try ground.add("P-\(place)", "Aisha\(place)", "Hansenius", phone: "900 00 10\(place)", district: "Grünerløkka")
    }
    try ground.add(
      "B-1", "Hemmelig", "Ektenavn", display: "Kari N.", protection: .strictlyConfidential, district: "Sagene")
    let document = try ground.document(.year)
    let whole = try ground.files(.year).whole
    for word in ["Hansenius", "Aisha", "P-1", "900", "Ektenavn", "Kari N", "Sagene", "Hemmelig"] {
      #expect(!whole.contains(word), "\(word)")
    }
    let row = try #require(
      document.chapters.first { $0.id == .inAndOut }?.rows.first { $0.id == "inProgramme" }?.numbers.first)
    let districts = try #require(document.chapters.first { $0.id == .districts })
    // Eight in all and seven in a district would tell of one: neither the seven nor the one is told.
    #expect(row.value == .count(8) || row.value == .hidden)
    #expect(!districts.rows.contains { $0.numbers.first?.value == .count(7) } || row.value == .hidden)
  }

  @Test("NAV has no relapse, lights, LAR or incidents, not even as sums", arguments: [HouseReport.year, .funder])
  func nav(report: HouseReport) throws {
    let ground = try ReportGround(people: 60)
    let whole = try ground.files(report, for: .nav).whole
    for word in ["elaps", "ilbakefall", "reEngaged", "stillIn", "lys", "LAR", "hendelse", "bydel", "districts"] {
      #expect(!whole.contains(word), "\(word)")
    }
    #expect(try ground.files(report == .year ? .year : .funder, for: .kommune).whole.contains("districts"))
    #expect(throws: ReportProblem.notForProfile(.mapping, .nav)) { try ground.document(.mapping, for: .nav) }
  }

  @Test("A number says what it is by the indicator's own words, and one of fewer than five is not told in any form")
  func words() throws {
    let ground = try ReportGround()
    for place in 1...9 { try ground.add("P-\(place)", "A", "B\(place)") }
    let page = try ground.page(.year)
    let language = Language(.nb)
    #expect(page.contains(language(FigureID.inProgramme.formula)))
    #expect(page.contains("<td>9"))
    #expect(page.contains("færre enn 5") && page.contains("skjult") && page.contains("Ingen enkeltpersoner"))
    for place in 10...12 { try ground.add("P-\(place)", "A", "B\(place)", district: "Sagene") }
    let csv = try ground.files(.year).text("report.csv")
    // The whole is worth more than a division that would tell of three.
    #expect(csv.contains("inAndOut,inProgramme,period,12,,,"))
    #expect(!csv.contains("Sagene") && !csv.contains("districts,"))
    #expect(try ground.page(.year).contains(language(HouseReportText.notDivided)))
  }

  @Test("A mapping of fewer than twenty is not made, nor one of a year nothing was mapped in")
  func mapping() throws {
    let ground = try ReportGround()
    let first = try #require(Day("2019-01-01"))
    let year = try #require(Period(from: first, to: first + 364))
    #expect(throws: ReportProblem.noRound(year)) { try ground.document(.mapping, for: .bydel, year) }
    try ground.mapAsPublished()
    let document = try ground.document(.mapping, for: .bydel, year)
    let housing = try #require(document.chapters.first?.rows.first)
    #expect(housing.numbers.prefix(3).map(\.count) == [79, 50, 8])
    #expect(housing.numbers.prefix(3).map(\.percent) == [58, 36, 6])
    // Figure 2's groups, and plan and team beside children, as the file has them.
    #expect(document.chapters.map(\.id) == [.lights, .circumstances, .people, .groups])
    let told = document.chapters[1].rows.map(\.id)
    #expect(told.suffix(2) == ["mappingCarePlan", "mappingTeam"])
    let groups = document.chapters[3]
    #expect(groups.columns.first?.id == "substance" && groups.rows.last?.numbers.last?.count == 137)
    for number in groups.rows.flatMap(\.numbers) { if let count = number.count { #expect(count == 0 || count > 4) } }
    let few = (1...12).map { "2020;40-59;K;g;g;g;g;g;g;g;\($0 % 2 == 0 ? "g" : "r")" }
    let head = "år;aldersgruppe;kjønn;bosituasjon;fysisk_helse;økonomi;sosial_fungering;nettverk;rusmiddelbruk;"
    let file = head + "meningsfull_aktivitet;psykisk_helse\n" + few.joined(separator: "\n") + "\n"
    let green = file.replacing(";g", with: ";grønt").replacing(";r\n", with: ";rødt\n")
    _ = try ground.session.files.importFile(.mapping, bytes: Array(green.utf8))
    let next = try #require(Period(from: year.to + 1, to: year.to + 366))
    #expect(throws: ReportProblem.tooFew(round: 2020)) { try ground.document(.mapping, for: .bydel, next) }
  }

  @Test("The page is whole, can be listened to, and has nothing from elsewhere", arguments: HouseReport.allCases)
  func page(report: HouseReport) throws {
    let ground = try ReportGround(people: 60)
    try ground.mapAsPublished()
    _ = try ground.session.actionPlan.follow(try #require(try Catalogue.shared.get().plans.first))
    let period = Period(days: 4000, to: ReportGround.today)
    for profile in report.profiles {
      let findings = ReportPageRules.findings(try ground.page(report, for: profile, period))
      #expect(findings.isEmpty, "\(profile): \(findings)")
    }
    #expect(ReportPageRules.findings(try ReportGround().page(.year)).isEmpty, "of an empty register too")
    #expect(try ground.page(.year).contains("Blå Kors &amp; venner"))
  }

  @Test("The lead's own words stand in their chapter with name and day, and name nobody")
  func ownWords() throws {
    let ground = try ReportGround(people: 20)
    try ground.add("P-77", "Aisha", "Hansenius", phone: "900 00 177")
    let reports = ground.session.reports
    func write(_ text: String) throws {
      let row = try reports.words(to: .year, ReportGround.year).first?.row
      _ = try reports.write(
        ReportWords(.year, .whatCameOfIt, ReportGround.year, text: text, day: ReportGround.today), replacing: row)
    }
    for text in [
      "Aisha Hansenius fikk jobb.", "hansenius, aisha fikk jobb", "P-77 fikk jobb", "Ring 90000177",
      "Aisha H. fikk jobb",
    ] {
      #expect(throws: StoreError.rule(.reportWords(.namesSomebody))) { try write(text) }
    }
    try write("To fikk jobb <på verkstedet>.\nAisha som navn er vanlig.")
    let page = try ground.page(.year)
    #expect(page.contains("To fikk jobb &lt;på verkstedet&gt;.") && page.contains("Eva Moe, 21.11.2026"))
    #expect(!(try ground.page(.funder)).contains("To fikk jobb"), "they belong to one report")
    try write("Tre fikk jobb.")
    #expect(try reports.words(to: .year, ReportGround.year).map(\.words.text) == ["Tre fikk jobb."])
    try write("")
    #expect(try reports.words(to: .year, ReportGround.year).isEmpty)
  }

  @Test("It is written where nothing of its names is, and one that cannot be whole is not there")
  func writing() throws {
    let ground = try ReportGround(people: 10)
    let files = try ReportFiles(ground.document(.year), Language(.nb))
    let folder = ground.folder + "/rapport"
    try ReportFiles.requireFree(folder, besides: ground.register.path)
    try files.write(to: folder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ReportFiles.names.sorted())
    #expect(throws: LedgerError.exists(path: folder + "/report.html")) {
      try ReportFiles.requireFree(folder, besides: ground.register.path)
    }
    let other = ground.folder + "/annen"
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(filePath: other + "/manifest.json"))
    #expect(throws: LedgerError.self) { try files.write(to: other) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: other) == ["manifest.json"])
  }

  @Test("The numbers that many registers are summed up by hide what reports hide")
  func indicators() throws {
    let ground = try ReportGround(people: 12, programmes: 2)
    let rows = try IndicatorExport(ground.session).rows(of: ReportGround.year)
    #expect(!rows.isEmpty && rows.allSatisfy { $0.count == IndicatorExport.columns.count })
    let counts = rows.filter { !$0[5].lowercased().contains("median") && $0[5] != "homeDistricts" }
    #expect(!counts.contains { (1...4).contains(Int($0[6]) ?? 0) })
    #expect(rows.contains { $0[8] == "few" && $0[6].isEmpty })
    #expect(Set(rows.map { $0[0] }) == ["Blå Kors & venner"])
  }
}
