import ArgumentParser
import Resources
import Screens
import Store
import TerminalUI

/// The manual page in man's own form: `stegvis manual | man -l -`.
struct ManualPage {
  private let language: Language

  init(_ language: Language) { self.language = language }

  var text: String {
    var page = ".TH STEGVIS 1 \"\" \"Stegvis \(Version.text)\"\n"
    section(&page, language(CommandText.manualName))
    page += "stegvis \\- \(escaped(help(.abstract)))\n"
    section(&page, language(CommandText.manualSynopsis))
    page += ".B stegvis\n[\\fICOMMAND\\fR] [\\fIOPTIONS\\fR]\n"
    section(&page, language(CommandText.manualCommands))
    for command in Stegvis.configuration.subcommands {
      let configuration = command.configuration
      let name = configuration.commandName ?? String(describing: command).lowercased()
      item(&page, name, configuration.abstract)
      if !configuration.discussion.isEmpty {
        page += ".IP\n.nf\n\(escaped(configuration.discussion))\n.fi\n"
      }
    }
    section(&page, language(CommandText.manualColumns))
    for kind in ImportKind.allCases {
      item(&page, kind.rawValue, "")
      page += ".nf\n\(escaped(FileHelp(kind: kind, language: language).text))\n.fi\n"
    }
    section(&page, language(CommandText.manualKeys))
    for chapter in Rooms.chapters(language) {
      page += ".SS \(escaped(chapter.title))\n"
      for entry in chapter.entries where !entry.keys.isEmpty {
        let keys = entry.keys.map { KeyName.name($0) }.joined(separator: ", ")
        item(&page, "\(keys)  (\(entry.id))", entry.help)
      }
    }
    section(&page, language(CommandText.manualFiles))
    item(&page, "$XDG_DATA_HOME/stegvis/register.stegvis", help(.registerOption))
    item(&page, "$XDG_CONFIG_HOME/stegvis/keys", language(CommandText.manualKeysFile))
    section(&page, language(CommandText.manualSafety))
    for text: CommandText in [.manualProtected, .manualDesk, .manualNotProtected] {
      page += ".PP\n\(escaped(language(text)))\n"
    }
    section(&page, language(CommandText.manualOutput))
    for output in Output.all { item(&page, "show \(output.id)", output.keys) }
    section(&page, language(CommandText.manualExit))
    for (status, text) in ManualPage.statuses { item(&page, "\(status.rawValue)", language(text)) }
    return page
  }

  private static let statuses: [(ExitStatus, CommandText)] = [
    (.success, .exitSuccess), (.findings, .exitFindings), (.usage, .exitUsage), (.badData, .exitBadData),
    (.noInput, .exitNoInput), (.cannotCreate, .exitCannotCreate), (.inputOutput, .exitInputOutput),
    (.busy, .exitBusy), (.notAllowed, .exitNotAllowed), (.interrupted, .exitInterrupted),
  ]

  private func section(_ page: inout String, _ title: String) { page += ".SH \(escaped(title.uppercased()))\n" }

  private func item(_ page: inout String, _ term: String, _ text: String) {
    page += ".TP\n.B \(escaped(term))\n\(escaped(text))\n"
  }

  /// A hyphen stays one, a backslash is no command, and no line begins with one of man's.
  private func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let safe = line.map { $0 == "\\" ? "\\e" : $0 == "-" ? "\\-" : String($0) }.joined()
      return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&\(safe)" : safe
    }.joined(separator: "\n")
  }
}
