import Testing

@testable import Ledger
@testable import Store

/// Reads everything of a file: rows of cells, and what is wrong with their shape.
private struct Reading {
  var header: [String] = []
  var rows: [[String]] = []
  var numbers: [Int] = []
  var problems: [Int: CSVRowProblem] = [:]

  init(_ text: String) throws { try self.init(Array(text.utf8)) }

  init(_ bytes: [UInt8]) throws {
    let text = try CSVText(bytes)
    var reader = try CSVReader(text)
    header = reader.header.fields.map { text.string($0) }
    var record = CSVRecord()
    while reader.next(&record) {
      rows.append(record.fields.map { text.string($0) })
      numbers.append(record.row)
      problems[record.row] = record.problem
    }
  }
}

@Suite struct CSVReaderTests {
  @Test(arguments: [";", ",", "\t"]) func theDelimiterIsFoundInTheHeader(delimiter: String) throws {
    let reading = try Reading(["nr", "navn", "by"].joined(separator: delimiter) + "\n1\(delimiter)A\(delimiter)B\n")
    #expect(reading.header == ["nr", "navn", "by"])
    #expect(reading.rows == [["1", "A", "B"]])
  }

  @Test func delimitersInsideQuotesAreNotCounted() throws {
    let reading = try Reading("\"a,b,c,d\";nr\n1;2\n")
    #expect(reading.header == ["a,b,c,d", "nr"])
  }

  @Test func aFileOfOneColumnHasNoDelimiter() throws {
    #expect(try Reading("nr\n1\n2\n").rows == [["1"], ["2"]])
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func linesEndInAnyOfThreeWays(end: String) throws {
    let reading = try Reading("a;b\(end)1;2\(end)3;4")
    #expect(reading.rows == [["1", "2"], ["3", "4"]])
    #expect(reading.numbers == [2, 3])
    #expect(reading.problems.isEmpty)
  }

  @Test func quotedCellsHoldDelimitersLineBreaksAndDoubledQuotes() throws {
    let reading = try Reading("a;b\n\"1;\r\n2\";\"sa \"\"hei\"\"\"\n3;\"\"\n")
    #expect(reading.rows == [["1;\r\n2", "sa \"hei\""], ["3", ""]])
    // A row counts as one, however many lines it takes.
    #expect(reading.numbers == [2, 3])
  }

  @Test func aQuoteWithinACellIsACharacter() throws {
    #expect(try Reading("a;b\n5\" skrue;2\n").rows == [["5\" skrue", "2"]])
  }

  @Test func blankLinesAndRowsOfDelimitersOnlyAreCountedAndPassedOver() throws {
    let reading = try Reading("a;b\n\n1;2\n;\n3;4\n\n\n")
    #expect(reading.rows == [["1", "2"], ["3", "4"]])
    #expect(reading.numbers == [3, 5])
  }

  @Test func aShortRowAndALongRowAreNamed() throws {
    let reading = try Reading("a;b;c\n1;2\n1;2;3\n1;2;3;4\n")
    #expect(reading.problems == [2: .short(fields: 2, expected: 3), 4: .long(fields: 4, expected: 3)])
  }

  @Test func aFileCutOffInsideAQuoteNamesTheRowWhereItBegan() throws {
    let reading = try Reading("a;b\n1;2\n3;\"4\n5;6\n7;8")
    #expect(reading.problems == [3: .openQuote])
    #expect(reading.rows.count == 2)
  }

  @Test func aFileCutOffInARowEndsInAShortRow() throws {
    #expect(try Reading("a;b;c\n1;2;3\n4;5").problems == [3: .short(fields: 2, expected: 3)])
  }

  @Test func textAfterAClosingQuoteIsNamedWithItsCellAndKept() throws {
    let reading = try Reading("a;b\n1;\"2\"3\n4;5\n")
    #expect(reading.problems == [2: .textAfterQuote(field: 1)])
    #expect(reading.rows == [["1", "\"2\"3"], ["4", "5"]])
  }

  @Test func aCellHoldsTenKilobytesAndNoMore() throws {
    let longest = String(repeating: "x", count: CSVReader.longestField)
    #expect(try Reading("a;b\n\(longest);1\n").problems.isEmpty)
    #expect(
      try Reading("a;b\n1;\(longest)y\n").problems
        == [2: .fieldTooLong(field: 1, limit: CSVReader.longestField)])
    #expect(
      try Reading("a;b\n1;\"\(longest)y\"\n").problems
        == [2: .fieldTooLong(field: 1, limit: CSVReader.longestField)])
  }

  @Test func rowsCanBeReadAgainByWhereTheyBegan() throws {
    let text = try CSVText(Array("a;b\n\n1;2\n\"3\n4\";5\n6;7\n".utf8))
    var reader = try CSVReader(text)
    var record = CSVRecord()
    var places: [(row: Int, start: Int, cells: [String])] = []
    while reader.next(&record) { places.append((record.row, record.start, record.fields.map { text.string($0) })) }
    #expect(places.map(\.row) == [3, 4, 5])
    for place in places.reversed() {
      reader.reread(row: place.row, start: place.start, into: &record)
      #expect(record.row == place.row)
      #expect(record.fields.map { text.string($0) } == place.cells)
    }
  }

  /// Whatever the bytes, reading ends, every row after the header is counted once, and nothing traps.
  @Test func anyBytesAreReadToTheEnd() throws {
    var generator = SeededGenerator(seed: 2026)
    let alphabet = Array("ab;,\t\"\"\"\n\r 1å".utf8)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...60, using: &generator)).compactMap { _ in
        alphabet.randomElement(using: &generator)
      }
      guard let reading = try? Reading(bytes) else { continue }
      #expect(reading.numbers == reading.numbers.sorted())
      #expect(Set(reading.numbers).count == reading.numbers.count)
    }
  }
}

/// The same numbers in every run (SplitMix64), so that a failure can be seen again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
