import WorkingTime

/// Journals written before agreements named services or a project have none; the keys are left out
/// where they say nothing, so that their bytes and those of new events agree.
extension ClientAgreement: Codable {
    private enum Key: String, CodingKey {
        case id, agreement, from, until, changes, services, project
    }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        id = try box.decode(String.self, forKey: .id)
        agreement = try box.decode(String.self, forKey: .agreement)
        from = try box.decode(Instant.self, forKey: .from)
        until = try box.decodeIfPresent(Instant.self, forKey: .until)
        changes = try box.decode([String: String].self, forKey: .changes)
        services = try box.decodeIfPresent([String].self, forKey: .services) ?? []
        project = try box.decodeIfPresent(String.self, forKey: .project)
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: Key.self)
        try box.encode(id, forKey: .id)
        try box.encode(agreement, forKey: .agreement)
        try box.encode(from, forKey: .from)
        try box.encodeIfPresent(until, forKey: .until)
        try box.encode(changes, forKey: .changes)
        if !services.isEmpty { try box.encode(services, forKey: .services) }
        try box.encodeIfPresent(project, forKey: .project)
    }
}
