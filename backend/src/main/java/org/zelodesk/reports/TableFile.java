package org.zelodesk.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written row after row. A cell is a {@link String}, a {@link Number}, a {@link
 * java.time.LocalDateTime}, or null: nothing. No text in it is ever a formula to a spreadsheet.
 */
interface TableFile {

  /** Writes into a stream, which stays open. */
  static TableFile of(Format format, OutputStream out) throws IOException {
    return switch (format) {
      case CSV -> new CsvFile(out);
      case XLSX -> new XlsxFile(out);
    };
  }

  void row(List<? extends @Nullable Object> cells) throws IOException;

  /** Without it the file is not whole, and programs that read it say so. */
  void end() throws IOException;
}
