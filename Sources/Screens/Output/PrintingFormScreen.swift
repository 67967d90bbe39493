import Resources
import Store
import TerminalUI

/// A form that asks for one thing: the file something is printed to.
protocol PrintingFormScreen: PassingFormScreen where Value == String {}

extension PrintingFormScreen {
  static var texts: String { "ownCopy" }

  func fields(_ file: String, in workspace: Workspace) -> [Field<String>] { [.text("file", \.self, limit: 400)] }

  /// Prints to the file that was typed; says beside the field what is wrong with it.
  /// - Returns: whether it stands there now.
  mutating func printing(
    to file: String, in workspace: Workspace, _ write: (String) throws(StoreError) -> Void
  ) -> Bool {
    let language = workspace.language
    guard file.hasPrefix("/") else {
      form.setErrors(["file": language(KeepingText.backupFolderRelative)])
      return false
    }
    do throws(StoreError) {
      try write(file)
    } catch {
      switch error {
      case .ledger(.missing): form.setErrors(["file": language(KeepingText.backupFolderMissing)])
      case .ledger(.exists), .ledger(.ofRegister), .ledger(.noPermission), .ledger(.notAFile):
        form.setErrors(["file": workspace.sentences.sentence(error)])
      default: workspace.tell(error)
      }
      return false
    }
    workspace.message = Message(language(OwnCopyText.printed, ["file": file]))
    return true
  }
}
