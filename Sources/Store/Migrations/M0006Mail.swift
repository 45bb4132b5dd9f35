extension Migration {
    static let m0006Mail = Migration(
        number: 6, name: "mail",
        sql: """
            CREATE TABLE mailbox_letter (
                desk TEXT NOT NULL, mailbox TEXT NOT NULL, validity BIGINT NOT NULL, uid BIGINT NOT NULL,
                digest TEXT NOT NULL, content TEXT NOT NULL, commitment TEXT NOT NULL, size BIGINT NOT NULL,
                partial BIGINT NOT NULL, arrived_at BIGINT NOT NULL, taken_at BIGINT NOT NULL,
                interaction TEXT NOT NULL, state TEXT NOT NULL, attempts BIGINT NOT NULL,
                PRIMARY KEY (desk, mailbox, validity, uid)
            );
            CREATE INDEX mailbox_letter_digest ON mailbox_letter (desk, mailbox, digest);
            CREATE INDEX mailbox_letter_state ON mailbox_letter (desk, mailbox, state, taken_at, uid);
            CREATE TABLE automatic_letter (
                desk TEXT NOT NULL, id TEXT NOT NULL, address TEXT NOT NULL, written_at BIGINT NOT NULL,
                PRIMARY KEY (desk, id)
            );
            CREATE INDEX automatic_letter_address ON automatic_letter (desk, address, written_at);
            """
    )
}
