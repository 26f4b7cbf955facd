package org.zelodesk.classification;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.util.List;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/** All SQL of custom fields. */
@Singleton
class CaseFieldRepository {

  private final AgroalDataSource database;

  CaseFieldRepository(AgroalDataSource database) {
    this.database = database;
  }

  List<FieldValues> values() {
    return Sql.of(
            "select key, type, required, active, array(select option ->> 'value'"
                + " from jsonb_array_elements(options) with ordinality as o (option, position)"
                + " order by position) as option_values from case_fields order by position, id")
        .list(
            database,
            row ->
                new FieldValues(
                    row.getString("key"),
                    EnumValues.parse(CaseFieldType.class, row.getString("type")),
                    Sql.strings(row, "option_values"),
                    row.getBoolean("required"),
                    row.getBoolean("active")));
  }
}
