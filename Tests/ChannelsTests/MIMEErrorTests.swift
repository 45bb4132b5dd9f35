import Letters
import Testing

/// Why a letter cannot be read is kept as a name.
@Suite struct MIMEErrorTests {
    @Test(
        arguments: [
            .empty, .tooLarge(bytes: 99), .noHeaders, .tooManyHeaders, .headersTooLarge, .tooDeep,
            .tooManyParts,
            .unparsable, .tooCostly, .endedReader(signal: 11),
        ] as [MIMEError.Cause]) func `every cause is found by its name`(_ cause: MIMEError.Cause)
    {
        #expect(MIMEError.Cause(name: cause.name) == cause)
    }

    @Test(arguments: ["", "too_large", "too_large many", "sad"]) func `no other name is one`(
        _ name: String
    ) {
        #expect(MIMEError.Cause(name: name) == nil)
    }
}
