import Testing

@testable import ServiceDesk
