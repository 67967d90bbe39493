import Domain
import Resources
import Store

/// What is wrong with a file that was to be imported: `FILE:ROW:COLUMN: VALUE: what is wrong and what is accepted`.
public struct ImportSentences {
  private let language: Language
  private let file: String

  public init(_ language: Language, file: String) {
    self.language = language
    self.file = file
  }

  /// One line; the value is cut so that a line stays a line.
  public func line(_ problem: ImportProblem) -> String {
    var parts = ["\(file):\(problem.row)" + (problem.column.isEmpty ? "" : ":\(problem.column)")]
    if !problem.value.isEmpty { parts.append(ImportSentences.oneLine(problem.value)) }
    parts.append(sentence(problem))
    return parts.joined(separator: ": ")
  }

  private static func oneLine(_ value: String) -> String {
    let line = String(value.map { $0.isNewline ? " " : $0 })
    return line.count > 60 ? "\(line.prefix(60))…" : line
  }

  // MARK: The file as a whole

  public func sentence(_ failure: ImportFailure) -> String {
    switch failure {
    case .file(let problem): return "\(file): \(sentence(problem))"
    case .problems(let problems, let more):
      var text = language(ErrorText.importProblems, ["n": problems.count, "file": file])
      if more { text += " " + language(ErrorText.importTooManyProblems, ["limit": ImportFailure.mostProblems]) }
      return text
    case .cancelled: return language(ErrorText.importCancelled)
    case .store(let error): return Sentences(language, file: file).sentence(error)
    }
  }

  private func sentence(_ problem: CSVFileProblem) -> String {
    switch problem {
    case .empty: language(ErrorText.importEmpty)
    case .utf16: language(ErrorText.importUTF16)
    case .notText(let format): language(ErrorText.importNotAFile, ["format": format.rawValue.uppercased()])
    case .nul: language(ErrorText.importNul)
    case .damagedEncoding: language(ErrorText.importMixedEncoding)
    case .tooLarge(let limit): language(ErrorText.importTooLarge, ["limit": limit])
    }
  }

  // MARK: One row

  public func sentence(_ problem: ImportProblem) -> String {
    switch problem.reason {
    case .unknownColumn(let accepted):
      return language(ErrorText.importUnknownColumn, ["accepted": names(accepted)])
    case .unnamedColumn(let position):
      return language(ErrorText.importUnnamedColumn, ["position": position])
    case .repeatedColumn: return language(ErrorText.importRepeatedColumn)
    case .missingColumn(let columns): return language(ErrorText.importMissingColumn, ["column": names(columns)])
    case .mappingIsAnonymous: return language(ErrorText.importPersonalColumn, ["column": problem.column])
    case .shape(let shape): return sentence(shape)
    case .missingValue: return language(ErrorText.importValueMissing)
    case .cannotBeCleared: return language(ErrorText.importCannotClear)
    case .notInVocabulary(let accepted):
      return language(ErrorText.importBadValue, ["accepted": list(accepted.map { language.word($0) })])
    case .notADate: return language(ErrorText.importBadDate)
    case .noSuchDay: return language(ErrorText.importNoSuchDay)
    case .notAYear(let years):
      return language(ErrorText.importBadYear, ["from": years.lowerBound, "to": years.upperBound])
    case .notATime: return language(ErrorText.importBadTime)
    case .notAStep: return rule(language(ErrorText.stepNumber, ["value": problem.value]))
    case .number(let number): return rule(number.sentence(in: language))
    case .controlCharacter: return language(ErrorText.importControlCharacter)
    case .nameNotOneLine: return rule(language(ErrorText.nameNotOneLine))
    case .contactNeedsDate: return language(ErrorText.importContactNeedsDate)
    case .inTheFuture: return language(ErrorText.importInTheFuture)
    case .beforeBirth(let year): return language(ErrorText.importBeforeBirth, ["year": "\(year)"])
    case .afterDeath(let day): return language(ErrorText.importAfterDeath, ["date": day.norwegian])
    case .unknownDistrict(let known): return language(ErrorText.unknownDistrict, ["accepted": list(known)])
    case .nationalIDOf(let number, nil): return rule(language(ErrorText.nationalIDOf, ["number": number.text]))
    case .nationalIDOf(let number, let row?):
      return language(ErrorText.importNationalIDRow, ["number": number.text, "row": row])
    case .enrolmentOverlaps(let dates): return rule(dates.sentence(in: language))
    case .endBeforeFrom: return language(ErrorText.importEndBeforeFrom)
    case .duplicateKey(let row): return language(ErrorText.importDuplicateKey, ["key": problem.column, "row": row])
    case .mappedHere(let round): return language(ErrorText.importMappedHere, ["round": round])
    case .mappingExists(let round, let unit, let existing, let incoming):
      return language(
        ErrorText.importMappingExistsRow,
        [
          "year": round, "unit": unit ?? language(ErrorText.importWholeDistrict), "existing": existing,
          "n": incoming,
        ])
    case .unknownParticipant: return language(ErrorText.importUnknownNumber)
    case .unknownProgramme(let known): return language(ErrorText.importUnknownProgramme, ["accepted": list(known)])
    case .unknownUnit(let known): return language(ErrorText.importUnknownUnit, ["accepted": list(known)])
    case .ambiguousUnit(let programmes):
      return language(ErrorText.importAmbiguousUnit, ["accepted": list(programmes)])
    case .unknownGroup(let known): return language(ErrorText.importUnknownGroup, ["accepted": list(known)])
    case .ambiguousGroup(let units):
      return language(ErrorText.importAmbiguousGroup, ["accepted": list(units)])
    case .noEnrolment: return language(ErrorText.importUnknownEnrolment)
    case .ambiguousEnrolment: return language(ErrorText.importAmbiguousEnrolment)
    case .participant(let problem): return rule(problem.sentence(in: language))
    case .birthYearDisagrees(let day):
      return language(ErrorText.importBirthYearDisagrees, ["date": day.norwegian])
    case .enrolment(let problem): return rule(problem.sentence(in: language))
    case .transition(let transition): return rule(transition.sentence(in: language))
    case .lights(let problem): return rule(problem.sentence(in: language))
    case .groupDoesNotMeet(let before, let after):
      let days = [before, after].compactMap(\.self).map(Dates(language).weekdayAndDate)
      return language(ErrorText.importGroupDoesNotMeet, ["accepted": list(days)])
    case .notInGroup(let memberships):
      let periods = memberships.map { "\($0.from.norwegian)–\($0.to?.norwegian ?? "")" }
      return language(
        periods.isEmpty ? ErrorText.importNeverInGroup : .importNotInGroup, ["accepted": list(periods)])
    case .otherWeekday(let day):
      return language(ErrorText.importOtherWeekday, ["date": Dates(language).weekdayAndDate(day)])
    case .otherTimetable: return language(ErrorText.importOtherTimetable)
    case .followUp(let problem): return rule(problem.sentence(in: language))
    case .surrounding(let problem): return rule(problem.sentence(in: language))
    case .stepOutsideEnrolment(let start, let end):
      return language(
        ErrorText.importStepOutside, ["from": start?.norwegian ?? "–", "to": end?.norwegian ?? "–"])
    case .stepOverlaps(let period):
      return language(
        ErrorText.importStepOverlaps, ["step": period.step.value, "from": period.from.norwegian])
    }
  }

  private func sentence(_ shape: CSVRowProblem) -> String {
    switch shape {
    case .openQuote: language(ErrorText.importOpenQuote)
    case .textAfterQuote(let field): language(ErrorText.importTextAfterQuote, ["field": field + 1])
    case .fieldTooLong(_, let limit): language(ErrorText.importFieldTooLong, ["limit": limit])
    case .short(let fields, let expected):
      language(ErrorText.importShortRow, ["n": fields, "expected": expected])
    case .long(let fields, let expected): language(ErrorText.importLongRow, ["n": fields, "expected": expected])
    }
  }

  // MARK: Pieces

  /// A sentence of the rules as the end of a line: without its full stop.
  private func rule(_ sentence: String) -> String { sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence }

  private func names(_ columns: [ImportColumn]) -> String { list(columns.map { language.header(of: $0) }) }

  private func list(_ values: [String]) -> String { values.isEmpty ? "–" : values.joined(separator: ", ") }
}

extension Language {
  /// What a file in this language calls a column.
  public func header(of column: ImportColumn) -> String { code == .en ? column.english : column.norwegian }

  /// A word that a cell may say.
  public func word(_ word: AcceptedWord) -> String { code == .en ? word.english : word.norwegian }
}
