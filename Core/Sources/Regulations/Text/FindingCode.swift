/// The findings of the language (language.md §15). A code never changes its meaning.
public enum FindingCode: String, Sendable, Hashable, CaseIterable, Codable {
    case S001, S002, S003, S004
    case S101, S102, S103, S104, S105, S106, S107, S108, S109
    case C101, C102, C103
    case T101, T102, T103, T104, T105, T106, T107
    case I101, I102, I103, I104
    case R101, R102, R103, R104, R105
    case M101, M102, M103, M104
    case D101
    case V101, V102, V103, V104
    case X101, X102, X103, X104

    /// How severe findings of this code are, unless the file says otherwise.
    public var severity: Finding.Severity {
        switch self {
        case .S108, .C102, .T104, .I102, .M103, .M104, .D101, .R105: .warns
        case .I104, .X104: .hints
        case .S001, .S002, .S003, .S004, .S101, .S102, .S103, .S104, .S105, .S106, .S107, .S109,
            .C101, .C103, .T101, .T102, .T103, .T105, .T106, .T107, .I101, .I103, .R101, .R102,
            .R103, .R104, .M101, .M102, .V101, .V102, .V103, .V104, .X101, .X102, .X103:
            .blocks
        }
    }
}
