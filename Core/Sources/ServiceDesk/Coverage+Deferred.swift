import Regulations

extension Coverage {
    /// Sections that the desk reads, checks and prints, but does not execute yet.
    public static let notExecuted = [
        "records": "kept as duties",
        "commitments.project": "clocks of projects are not run yet",
        "commitments.client": "clocks of clients are not run yet",
        "prices.packages": "hours of a month are not counted over tickets yet",
        "prices.fees": "fees of a month are not charged yet",
        "effects.invoice": "bills are not made yet",
        "effects.opens": "linked tickets are not opened yet",
    ]
}
