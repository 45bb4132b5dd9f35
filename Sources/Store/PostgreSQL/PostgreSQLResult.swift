import CPQ
import Foundation

/// A result of libpq; freed with the value.
final class PostgreSQLResult {
    private let handle: OpaquePointer?

    init(_ handle: OpaquePointer?) { self.handle = handle }

    deinit { PQclear(handle) }

    var status: ExecStatusType { PQresultStatus(handle) }
    var isEnd: Bool { handle == nil }
    var isWell: Bool { [PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_PIPELINE_SYNC].contains(status) }
    /// SQLSTATE; empty when the server did not answer.
    var state: String {
        PQresultErrorField(handle, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
    }
    var message: String {
        let primary = PQresultErrorField(handle, Int32(UInt8(ascii: "M"))).map {
            String(cString: $0)
        }
        let text = primary ?? String(cString: PQresultErrorMessage(handle))
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    var command: String { String(cString: PQcmdStatus(handle)) }
    var changed: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    /// nil: a column is of a type that the store does not use.
    func rows() -> [Row]? {
        let (count, columns) = (PQntuples(handle), PQnfields(handle))
        let names = Columns(
            (0..<columns).map { column in
                PQfname(handle, column).map { String(cString: $0) } ?? ""
            })
        var rows: [Row] = []
        rows.reserveCapacity(Int(count))
        for row in 0..<count {
            var values: [Value] = []
            values.reserveCapacity(Int(columns))
            for column in 0..<columns {
                guard let value = value(row, column) else { return nil }
                values.append(value)
            }
            rows.append(Row(values: values, columns: names))
        }
        return rows
    }

    private func value(_ row: Int32, _ column: Int32) -> Value? {
        if PQgetisnull(handle, row, column) == 1 { return .null }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(handle, row, column), count: Int(PQgetlength(handle, row, column)))
        // Object ids of the catalogue pg_type: stable for built-in types.
        switch PQftype(handle, column) {
        case 16, 20, 21, 23, 5069: return .integer(Self.integer(bytes))
        case 17: return .bytes(Data(bytes))
        case 18, 19, 25, 705, 1043: return .text(String(decoding: bytes, as: UTF8.self))
        case 2278: return .null
        default: return nil
        }
    }

    /// Big-endian, signed, of 1, 2, 4 or 8 bytes.
    private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        let negative = bytes.count > 1 && (bytes.first ?? 0) & 0x80 != 0
        return bytes.reduce(negative ? -1 : 0) { $0 << 8 | Int64($1) }
    }
}
