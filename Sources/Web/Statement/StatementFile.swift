import Channels
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Runtime
import ServiceDesk
import WorkingTime

/// As what file a statement leaves the desk.
public enum StatementFormat: String, Sendable, Hashable, CaseIterable {
    case csv, xlsx, pdf

    /// Those that this machine can make.
    static var offered: [StatementFormat] {
        allCases.filter { $0 != .pdf || PDFConverter.found != nil }
    }

    var word: Word {
        switch self {
        case .csv: .asCSV
        case .xlsx: .asXLSX
        case .pdf: .asPDF
        }
    }

    private var type: String {
        switch self {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pdf: "application/pdf"
        }
    }

    /// The statement in this format.
    ///
    /// - Parameter converter: makes PDF; nil: this machine has none.
    /// - Throws: `PageError` where the file cannot be made now.
    func file(
        of settled: SettledStatement, _ reader: EditionReader, provider: String, _ client: String,
        by converter: PDFConverter? = .found
    ) async throws -> Response {
        let statement = settled.statement
        var headers = HTTPFields()
        headers[.contentType] = type
        let name = "\(statement.client)-\(statement.month.monthWord).\(rawValue)"
        headers[.contentDisposition] = "attachment; filename*=UTF-8''\(PercentCoding.encode(name))"
        headers[.cacheControl] = "no-store"
        let table = StatementTable(statement, in: reader.edition.zone)
        let bytes: ByteBuffer
        switch self {
        case .csv: bytes = ByteBuffer(string: table.csv)
        case .xlsx: bytes = ByteBuffer(bytes: try table.workbook(named: statement.month.monthWord))
        case .pdf:
            guard let converter else {
                throw PageError(.refused, reason: reader.words[.pdfAbsent])
            }
            let sheet = StatementSheet(
                settled: settled, reader: reader, provider: provider, client: client)
            do {
                bytes = ByteBuffer(bytes: try await converter.pdf(of: sheet.html.text))
            } catch PDFConverter.Failure.busy {
                throw PageError(.refused, reason: reader.words[.pdfBusy])
            } catch PDFConverter.Failure.slow {
                throw PageError(.refused, reason: reader.words[.pdfSlow])
            } catch PDFConverter.Failure.broken {
                throw PageError(.refused, reason: reader.words[.pdfBroken])
            }
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: bytes))
    }
}

extension StatementTable {
    /// Numbers are numbers; everything else is text, whatever a sheet would take it for.
    func workbook(named name: String) throws -> Data {
        try Workbook.sheet(
            name, columns: Self.columns,
            rows: rows.map { row in
                zip(Self.columns, row).map { column, cell in
                    Self.numeric.contains(column)
                        ? Double(cell).map { .number($0) } ?? .text(cell) : .text(cell)
                }
            })
    }

    private static let numeric: Set = [
        "ticket", "worked", "factor", "counted", "package", "over", "amount",
    ]
}
