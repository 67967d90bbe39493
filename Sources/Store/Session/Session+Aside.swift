import Ledger

extension Session {
  /// Asks beside everything else that this register is asked, on a connection of its own: for a worker that goes through everybody
  /// while the screens go on. Where the register works out for itself what is derived, there is only the one connection.
  public func aside<Answer>(_ body: (Session) throws(StoreError) -> Answer) throws(StoreError) -> Answer {
    if register.derivesItself { return try body(self) }
    // Through the gate: a register that is being closed waits for this connection too.
    let answer: Result<Answer, StoreError> = try storing {
      try register.gate.pass {
        let beside = try register.beside()
        var other = self
        other.register = beside
        let answer: Result<Answer, StoreError>
        do throws(StoreError) { answer = .success(try body(other)) } catch { answer = .failure(error) }
        try beside.reader.close()
        return answer
      }
    }
    return try answer.get()
  }

  /// Whether the register is being closed: long reading stops by itself then.
  var isClosing: Bool { register.isClosing }
}
