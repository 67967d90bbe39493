import Synchronization

/// Where workers leave what they have for the main thread. A waiting main thread would starve actors, so this is a
/// lock and a list; the wake pipe tells that something lies here.
final class Mailbox: Sendable {
  typealias Post = @Sendable (Workspace) -> Void

  private struct Content {
    var posts: [Post] = []
    var isPaintDue = false
  }

  private let content = Mutex(Content())

  func post(_ post: @escaping Post) {
    content.withLock { $0.posts.append(post) }
  }

  /// A worker has come further, and has nothing to hand over yet.
  func postPaint() {
    content.withLock { $0.isPaintDue = true }
  }

  func takeAll() -> (posts: [Post], isPaintDue: Bool) {
    content.withLock { content in
      defer { content = Content() }
      return (content.posts, content.isPaintDue)
    }
  }
}
