/// The stable key of a thing that facts point at; of one kind of thing only, which `Of` says.
public struct FactKey<Of>: Hashable, Comparable, Sendable {
  public let value: Int64
  public init(_ value: Int64) { self.value = value }
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

public typealias GroupKey = FactKey<Group>
public typealias GuestKey = FactKey<Guest>
public typealias EnquiryKey = FactKey<Enquiry>
public typealias AppointmentKey = FactKey<Appointment>
public typealias NoteKey = FactKey<Note>
public typealias TaskKey = FactKey<DeskTask>
public typealias SiteKey = FactKey<WorkSite>
public typealias OrderKey = FactKey<WorkOrder>
public typealias GoodsKey = FactKey<GoodsCount>
public typealias GearKey = FactKey<Gear>
public typealias LoanKey = FactKey<Loan>
