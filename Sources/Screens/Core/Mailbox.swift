import Synchronization

/// Where workers leave what they have for the main thread. A waiting main thread would starve actors, so this is a
/// lock and a list; the wake pipe tells that something lies here.
final class Mailbox: Sendable {
  typealias Post = @Sendable (Workspace) -> Void
  private let posts = Mutex<[Post]>([])

  func post(_ post: @escaping Post) {
    posts.withLock { $0.append(post) }
  }

  func take() -> [Post] {
    posts.withLock { posts in
      defer { posts.removeAll() }
      return posts
    }
  }
}
