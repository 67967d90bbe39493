import Resources
import Store
import TerminalUI

extension Workspace {
  /// Says that something was typed and never saved, at the start. It names the form and nobody: the menu lies open.
  ///
  /// What was left with Esc is not told of by itself: who left it knows, and it comes back with its form.
  public func tellOfDrafts() {
    guard !settings.isReadOnly else { return }
    let waiting: [Draft]
    do throws(StoreError) {
      waiting = try drafts.waiting()
    } catch {
      return tell(error)
    }
    guard let newest = waiting.first(where: { $0.leftAt == nil }) else { return }
    let key = bindings.keys(for: "drafts")?.first ?? MenuScreen.draftsKey
    let arguments: [String: any CustomStringConvertible] = [
      "what": language(Rooms.draft(newest.form).title), "key": labels.label(key), "n": waiting.count,
    ]
    message = Message(language(waiting.count == 1 ? DraftText.waiting : .waitingMany, arguments), style: .warning)
  }
}
