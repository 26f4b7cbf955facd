package org.zelodesk.classification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Sql;

/** All SQL of custom fields. */
@Singleton
class CaseFieldRepository implements PanacheRepository<CaseField> {

  private final AgroalDataSource database;
  private final ObjectMapper json;

  CaseFieldRepository(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  Optional<CaseField> lock(long id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  Optional<CaseFieldView> view(long id) {
    return Sql.of("select * from case_fields where id = ?", id).first(database, this::read);
  }

  boolean exists(String key) {
    return Sql.of("select 1 from case_fields where key = ?", key)
        .first(database, row -> true)
        .orElse(false);
  }

  /** By position, then id. */
  Page<CaseFieldView> list(PageRequest page) {
    String query = "case-fields";
    List<String> after = page.after(query, 2);
    Sql from = Sql.of("from case_fields where true");
    Sql rows = Sql.of("select * ").add(from);
    if (after != null) {
      rows.add(
          " and (position, id) > (?, ?)",
          PageRequest.number(after.get(0)),
          PageRequest.number(after.get(1)));
    }
    rows.add(" order by position, id limit ?", page.limit + 1);
    return page.page(
        query,
        rows.list(database, this::read),
        field -> List.of(field.position(), field.id()),
        () -> Sql.count(database, from));
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

  private CaseFieldView read(ResultSet row) throws SQLException {
    return CaseFieldView.of(
        row.getLong("id"),
        row.getLong("version"),
        row.getString("key"),
        parse(row.getString("label"), new TypeReference<Label>() {}),
        EnumValues.parse(CaseFieldType.class, row.getString("type")),
        parse(row.getString("options"), new TypeReference<List<CaseFieldOption>>() {}),
        row.getBoolean("required"),
        row.getBoolean("active"),
        row.getInt("position"));
  }

  private <T> T parse(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
