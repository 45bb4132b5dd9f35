extension Migration {
    /// The oldest letter of a Message-ID is found by the index alone: with two indices to choose from, a database that
    /// was asked for the oldest walked through the letters in order of time.
    static let m0010Plans = Migration(
        number: 10, name: "plans",
        sql: """
            DROP INDEX interaction_message;
            CREATE INDEX interaction_message ON interaction (desk, message_id, received_at);
            """, oldest: 9
    )
}
