extension Migration {
    /// Every list and look-up has an index that gives just its rows, in its order (CostTests); a
    /// list knows when the clock that it shows ended.
    static let m0010Plans = Migration(
        number: 10, name: "plans",
        sql: """
            ALTER TABLE ticket ADD COLUMN due_changed_at BIGINT;
            DROP INDEX interaction_message;
            CREATE INDEX interaction_message ON interaction (desk, message_id, received_at);
            CREATE INDEX interaction_ticket ON interaction (desk, ticket, received_at);
            DROP INDEX timer_at;
            CREATE INDEX timer_at ON timer (desk, at);
            DROP INDEX outbox_next;
            CREATE INDEX outbox_next ON outbox (desk, state, next_at);
            CREATE INDEX outbox_twice ON outbox (desk, settled_at) WHERE substr(problem, 1, 14) = 'possibly twice';
            CREATE INDEX outbox_ticket ON outbox (desk, ticket, created_at);
            DROP INDEX ticket_pool;
            CREATE INDEX ticket_pool ON ticket (desk, in_pool, queue_key);
            CREATE INDEX ticket_project ON ticket (desk, is_open, project, queue_key);
            DROP INDEX ticket_due;
            CREATE INDEX ticket_due ON ticket (desk, is_open, due_outcome, due_at, id);
            """, oldest: 9
    )
}
