import Domain
import Resources
import Store
import TerminalUI

/// What is filled in to print something: to the printer or to a file, and to which.
struct PrintInput {
  var isFile: Bool
  var file: String
}

/// A form that asks where something is printed to. Without a print command there is only the file.
protocol PrintingFormScreen: PassingFormScreen where Value == PrintInput {
  /// What the file is called when nothing else is typed, without the day.
  static var fileName: Phrase { get }
}

extension PrintingFormScreen {
  static var texts: String { "ownCopy" }

  static func name(in workspace: Workspace) -> String { "\(workspace.language(fileName))-\(workspace.today.iso)" }

  /// With a name that is free proposed, and the printer first where there is one.
  static func entry(in workspace: Workspace) -> Entry<PrintInput> {
    Entry(
      PrintInput(isFile: command(in: workspace) == nil, file: workspace.settings.paths.proposed(name(in: workspace))))
  }

  private static func command(in workspace: Workspace) -> String? {
    let set = workspace.ask { (session) throws(StoreError) in try session.settings.setting(.printCommand) } ?? nil
    return set.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
  }

  func fields(_ input: PrintInput, in workspace: Workspace) -> [Field<PrintInput>] {
    let language = workspace.language
    let file = Field<PrintInput>("file") { input, _ in
      .checked(CheckedField(input.file, maxLength: 400) { _ in .empty })
    } read: { field, input, _ in
      input.file = field.words ?? ""
      return nil
    }
    guard let command = Self.command(in: workspace) else { return [file] }
    let places = [
      Choice(false, id: "printer", language(OwnCopyText.toPrinter, ["command": command])),
      Choice(true, id: "file", language(OwnCopyText.toFile)),
    ]
    return [.choice("place", \.isFile, places).called(OwnCopyText.place).governing()] + (input.isFile ? [file] : [])
  }

  /// Prints to what was chosen; says beside the field what is wrong with it.
  /// - Returns: whether it is printed now.
  mutating func printing(
    to input: PrintInput, in workspace: Workspace, _ write: (PrintPlace) throws(StoreError) -> Void
  ) -> Bool {
    let language = workspace.language
    let path = workspace.settings.paths.whole(input.file, named: Self.name(in: workspace) + ".txt")
    do throws(StoreError) {
      try write(input.isFile ? .file(path) : .command)
    } catch {
      switch error {
      case .ledger(.missing): form.setErrors(["file": language(KeepingText.backupFolderMissing)])
      case .ledger(.exists), .ledger(.ofRegister), .ledger(.noPermission), .ledger(.notAFile):
        form.setErrors(["file": workspace.sentences.sentence(error)])
      default: workspace.tell(error)
      }
      return false
    }
    workspace.message = Message(
      input.isFile ? language(OwnCopyText.printed, ["file": path]) : language(OwnCopyText.sentToPrinter))
    return true
  }
}
