extension Migration {
    static let m0002Projections = Migration(
        number: 2, name: "projections",
        sql: """
            CREATE TABLE ticket (
                desk TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, number BIGINT NOT NULL,
                client TEXT, project TEXT, channel TEXT NOT NULL, state TEXT NOT NULL, is_open BIGINT NOT NULL,
                in_pool BIGINT NOT NULL, category TEXT, priority TEXT, rank BIGINT NOT NULL,
                requester TEXT, address TEXT NOT NULL, title TEXT NOT NULL, assignees TEXT NOT NULL, taker TEXT,
                arrived_at BIGINT NOT NULL, admitted_at BIGINT, expedited_at BIGINT,
                due_at BIGINT, due_commitment TEXT, due_nature TEXT, due_outcome TEXT, due_started_at BIGINT,
                queue_key TEXT NOT NULL, updated_at BIGINT NOT NULL,
                PRIMARY KEY (desk, id)
            );
            CREATE UNIQUE INDEX ticket_number ON ticket (desk, number);
            CREATE INDEX ticket_queue ON ticket (desk, is_open, queue_key);
            CREATE INDEX ticket_pool ON ticket (desk, in_pool, project, queue_key);
            CREATE INDEX ticket_taker ON ticket (desk, is_open, taker, queue_key);
            CREATE INDEX ticket_state ON ticket (desk, is_open, state, queue_key);
            CREATE INDEX ticket_due ON ticket (desk, is_open, due_outcome, due_at);
            CREATE INDEX ticket_client ON ticket (desk, client, is_open, queue_key);
            CREATE TABLE clock (
                desk TEXT NOT NULL, ticket TEXT NOT NULL, commitment TEXT NOT NULL, instance BIGINT NOT NULL,
                nature TEXT NOT NULL, calendar TEXT NOT NULL, outcome TEXT NOT NULL,
                started_at BIGINT NOT NULL, due_at BIGINT, ended_at BIGINT, pauses {bytes} NOT NULL,
                edition TEXT NOT NULL,
                PRIMARY KEY (desk, ticket, commitment, instance)
            );
            CREATE TABLE timer (
                desk TEXT NOT NULL, ticket TEXT NOT NULL, at BIGINT NOT NULL,
                PRIMARY KEY (desk, ticket)
            );
            CREATE INDEX timer_at ON timer (at);
            CREATE TABLE outbox (
                desk TEXT NOT NULL, id TEXT NOT NULL, ticket TEXT, kind TEXT NOT NULL, payload {bytes} NOT NULL,
                state TEXT NOT NULL, next_at BIGINT NOT NULL, lease_until BIGINT, attempts BIGINT NOT NULL,
                created_at BIGINT NOT NULL, problem TEXT,
                PRIMARY KEY (desk, id)
            );
            CREATE INDEX outbox_next ON outbox (state, next_at);
            CREATE TABLE interaction (
                desk TEXT NOT NULL, id TEXT NOT NULL, channel TEXT NOT NULL, address TEXT NOT NULL,
                received_at BIGINT NOT NULL, outcome TEXT, ticket TEXT, rule TEXT, title TEXT NOT NULL,
                content TEXT NOT NULL, raw TEXT, message_id TEXT, body_digest TEXT,
                PRIMARY KEY (desk, id)
            );
            CREATE INDEX interaction_message ON interaction (desk, message_id);
            CREATE INDEX interaction_outcome ON interaction (desk, outcome, received_at);
            CREATE INDEX interaction_content ON interaction (desk, content);
            CREATE INDEX interaction_received ON interaction (desk, received_at);
            CREATE TABLE sent_letter (
                desk TEXT NOT NULL, message_id TEXT NOT NULL, ticket TEXT NOT NULL,
                PRIMARY KEY (desk, message_id)
            );
            """
    )
}
