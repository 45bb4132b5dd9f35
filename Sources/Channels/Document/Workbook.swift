import CXLSXWriter
import Foundation

/// A table as a file for spreadsheets (Office Open XML), by libxlsxwriter.
public struct Workbook: Sendable {
    public enum Cell: Sendable, Hashable {
        case text(String)
        case number(Double)
    }

    /// Of a sheet, as the format has it.
    private static let rowsMax = 1_048_576
    /// Characters of a sheet's name, and of a cell.
    private static let nameMax = 31
    private static let textMax = 32_767

    /// Why there is no file.
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public var description: String
    }

    /// One sheet: its columns' names stand in the first row and stay in sight.
    ///
    /// - Returns: the bytes of the file.
    public static func sheet(_ name: String, columns: [String], rows: [[Cell]]) throws -> Data {
        guard rows.count < rowsMax else { throw Failure(description: "there are too many rows") }
        let folder = try ScratchFolder()
        let file = folder.file("sheet.xlsx")
        guard let book = workbook_new(file) else {
            throw Failure(description: "no workbook can be made")
        }
        let sheet = workbook_add_worksheet(book, String(name.prefix(nameMax)))
        let bold = workbook_add_format(book)
        format_set_bold(bold)
        for (column, title) in columns.enumerated() {
            worksheet_write_string(sheet, 0, UInt16(column), title, bold)
        }
        for (index, row) in rows.enumerated() {
            for (column, cell) in row.enumerated() {
                write(cell, to: sheet, UInt32(index + 1), UInt16(column))
            }
        }
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_autofilter(sheet, 0, 0, UInt32(rows.count), UInt16(max(0, columns.count - 1)))
        let error = workbook_close(book)
        guard error == LXW_NO_ERROR else {
            throw Failure(description: String(cString: lxw_strerror(error)))
        }
        return try Data(contentsOf: URL(filePath: file))
    }

    private static func write(
        _ cell: Cell, to sheet: UnsafeMutablePointer<lxw_worksheet>?, _ row: UInt32,
        _ column: UInt16
    ) {
        switch cell {
        case .text(""): break
        case .text(let text):
            worksheet_write_string(sheet, row, column, String(text.prefix(textMax)), nil)
        case .number(let number): worksheet_write_number(sheet, row, column, number, nil)
        }
    }
}
