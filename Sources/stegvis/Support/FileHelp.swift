import Resources
import Store
import TerminalUI

/// What whoever makes a file of a kind is to know: its columns, what each accepts, and an example.
struct FileHelp {
  let kind: ImportKind
  let language: Language

  /// What `import KIND --help` asks for.
  static var asked: FileHelp? {
    let arguments = CommandLine.arguments
    guard arguments.contains("--help") || arguments.contains("-h"), let place = arguments.firstIndex(of: "import"),
      let kind = arguments[place...].lazy.compactMap(ImportKind.init(rawValue:)).first
    else { return nil }
    return FileHelp(kind: kind, language: Speech.language)
  }

  var text: String {
    let lines = kind.fileColumns.flatMap { column in
      ["  \(names(column))"] + accepted(column.accepts).wrapped(to: FileHelp.width).map { "      \($0)" }
    }
    let example = language(CommandText.fileExample, ["kind": kind.rawValue])
    return ([language(CommandText.fileColumns)] + lines + [example]).joined(separator: "\n")
  }

  /// Columns of a terminal, less what stands before.
  private static let width = 72

  private func names(_ file: FileColumn) -> String {
    let names = "\(file.column.norwegian), \(file.column.english)"
    switch file.need {
    case .optional: return names
    case .needed: return names + " *"
    case .neededOr(let other):
      return names + " * " + language(CommandText.fileColumnOr, ["column": language.header(of: other)])
    }
  }

  private func accepted(_ accepts: AcceptedCell) -> String {
    switch accepts {
    case .number: language(CommandText.acceptsNumber)
    case .text: language(CommandText.acceptsText)
    case .date: language(CommandText.acceptsDate)
    case .year: language(CommandText.acceptsYear)
    case .years: language(CommandText.acceptsYears)
    case .count: language(CommandText.acceptsCount)
    case .time: language(CommandText.acceptsTime)
    case .step: language(CommandText.acceptsStep)
    case .nationalID: language(CommandText.acceptsNationalID)
    case .programme: language(CommandText.acceptsProgramme)
    case .unit: language(CommandText.acceptsUnit)
    case .words(let words): words.map { language.word($0) }.joined(separator: ", ")
    }
  }
}
