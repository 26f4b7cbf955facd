package org.zelodesk.reports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** As what a table goes out. */
@Schema(name = "ExportFormat", description = "As what a table goes out.")
public enum Format {
  /** RFC 4180 in UTF-8, with a byte order mark so that spreadsheets know. */
  CSV(Format.CSV_TYPE),
  XLSX(Format.XLSX_TYPE);

  static final String CSV_TYPE = "text/csv";
  static final String XLSX_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }
}
