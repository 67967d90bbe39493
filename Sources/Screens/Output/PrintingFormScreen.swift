import Resources
import Store
import TerminalUI

/// A form that asks for one thing: the file something is printed to.
protocol PrintingFormScreen: PassingFormScreen {}

extension PrintingFormScreen {
  private static var file: String { "file" }

  static func fields(_ language: Language) -> [FormField] {
    [.text(file, language(OwnCopyText.file), help: language(OwnCopyText.fileHelp), maxLength: 400)]
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: 5) }

  /// Prints to the file that was typed; says beside the field what is wrong with it.
  /// - Returns: whether it stands there now.
  mutating func printing(in workspace: Workspace, _ write: (String) throws(StoreError) -> Void) -> Bool {
    let language = workspace.language
    guard let file = form.line(Self.file), file.hasPrefix("/") else {
      form.setErrors([Self.file: language(KeepingText.backupFolderRelative)])
      return false
    }
    do throws(StoreError) {
      try write(file)
    } catch {
      switch error {
      case .ledger(.missing): form.setErrors([Self.file: language(KeepingText.backupFolderMissing)])
      case .ledger(.exists), .ledger(.ofRegister), .ledger(.noPermission), .ledger(.notAFile):
        form.setErrors([Self.file: workspace.sentences.sentence(error)])
      default: workspace.tell(error)
      }
      return false
    }
    workspace.message = Message(language(OwnCopyText.printed, ["file": file]))
    return true
  }
}
