import Foundation

extension String {
    /// What a login or an address is known by. Two spellings that differ by case, or by the way
    /// Unicode writes the same letters (composed or not, wide or narrow), are one.
    public var addressKey: String {
        precomposedStringWithCompatibilityMapping.lowercased()
            .precomposedStringWithCompatibilityMapping
    }
}
