import ArgumentParser
import CTerminalGuard
import Foundation
import Resources

/// Where the program begins: the language first, since help and errors are in it, then the command.
@main
enum Main {
  static func main() {
    // Before anything secret is read: no core file, and no other process of this user looking in.
    _ = stegvis_harden()
    stegvis_return_large_memory()
    signal(SIGPIPE, SIG_IGN)
    // A file that may grow no more is told like a full disk, and ends nothing in the middle.
    signal(SIGXFSZ, SIG_IGN)
    // What scripts ask most: answered before the commands are made.
    if CommandLine.arguments.dropFirst() == ["--version"] { return print(Version.text) }
    do {
      var command = try Stegvis.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      failure.report()
      exit(failure.status.rawValue)
    } catch {
      let code = Stegvis.exitCode(for: error)
      // Help, version and completions come this way too, and are no errors.
      let language = Speech.language
      if let help = HelpWords.said(Stegvis.fullMessage(for: error), language) { return print(help) }
      guard code == .validationFailure else { Stegvis.exit(withError: error) }
      let sentence = UsageSentence.sentence(Stegvis.message(for: error), language)
      Failure(.usage, sentence + " " + language(ErrorText.usageSeeHelp)).report()
      exit(ExitStatus.usage.rawValue)
    }
  }
}

struct Stegvis: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stegvis", abstract: help(.abstract), discussion: help(.discussion), version: Version.text,
    subcommands: [
      Open.self, Demo.self, Init.self, Import.self, Export.self, Show.self, Report.self, Check.self, Log.self,
      Backup.self, Restore.self, UnitCommand.self, UserCommand.self, Generate.self, Manual.self,
    ],
    defaultSubcommand: Open.self)
}

/// The text of a command's help, in the user's language.
func help(_ text: CommandText) -> String { Speech.language(text) }

/// The same for an option.
func hint(_ text: CommandText) -> ArgumentHelp { ArgumentHelp(stringLiteral: Speech.language(text)) }
