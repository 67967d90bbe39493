import Testing

@testable import Ledger
@testable import Store

@Suite struct CSVWriterTests {
  private func written(_ rows: [[String]], _ dialect: CSVWriter.Dialect = .standard) -> String {
    var writer = CSVWriter(dialect: dialect)
    for row in rows { writer.write(row) }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  @Test func programsGetCommasAndPlainLineBreaks() {
    #expect(written([["nr", "navn"], ["1", "Åse"]]) == "nr,navn\n1,Åse\n")
  }

  @Test func spreadsheetsGetSemicolonsAMarkAndTheirLineBreaks() {
    #expect(written([["nr", "navn"], ["1", "Åse"]], .excel) == "\u{FEFF}nr;navn\r\n1;Åse\r\n")
  }

  @Test func quotesStandOnlyWhereTheyMust() {
    #expect(
      written([["a,b", "sa \"hei\"", "to\nlinjer", "a;b", ""]]) == "\"a,b\",\"sa \"\"hei\"\"\",\"to\nlinjer\",a;b,\n")
    #expect(written([["a,b", "a;b"]], .excel) == "\u{FEFF}a,b;\"a;b\"\r\n")
  }

  @Test(arguments: ["=1+1", "+47 900", "-3", "@SUM(A1)", "\t=1", "\r=1"]) func noCellIsAFormulaInASpreadsheet(
    cell: String
  ) throws {
    let file = written([["a", "b"], [cell, "x"]], .excel)
    let text = try CSVText(Array(file.utf8))
    var reader = try CSVReader(text)
    var record = CSVRecord()
    let found = reader.next(&record)
    #expect(found)
    #expect(text.string(record.fields[0]) == "'" + cell)
    // For programs the value is left as it is.
    #expect(!written([[cell]]).contains("'"))
  }

  @Test(arguments: ["=1+1", "-", "'=x", "''-", "'", "O'Hara", "'t Hooft", "vanlig"])
  func whatWasMadeHarmlessIsReadAsItWas(text: String) {
    let literal = CSVFormula.literal(text)
    #expect(CSVFormula.unguarded(literal) == text)
    let inSpreadsheet = CSVFormula.isFormula(literal) ? "'" + literal : literal
    #expect(CSVFormula.unguarded(inSpreadsheet) == text)
    #expect(literal != "-")
  }
}
