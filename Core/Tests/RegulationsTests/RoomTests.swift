import Testing

@testable import Regulations
