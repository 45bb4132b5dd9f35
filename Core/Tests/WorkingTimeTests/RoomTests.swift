import Testing

@testable import WorkingTime
