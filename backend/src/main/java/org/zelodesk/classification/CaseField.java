package org.zelodesk.classification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Problem;

/**
 * A field that the company adds to its cases. Key and type never change: the values stand in the
 * cases.
 */
@Entity
@Table(name = "case_fields")
class CaseField {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false)
  private long version = 1;

  private String key;

  @JdbcTypeCode(SqlTypes.JSON)
  private Label label;

  private String type;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<CaseFieldOption> options;

  private boolean required;
  private boolean active = true;
  private int position;

  @SuppressWarnings("NullAway.Init")
  CaseField() {}

  CaseField(String key, CaseFieldType type, Label label, List<CaseFieldOption> options) {
    this();
    this.key = key;
    this.type = EnumValues.wire(type);
    this.label = label.complete();
    this.options = List.of();
    offer(options);
  }

  void rename(Label newLabel) {
    label = newLabel.complete();
  }

  /** A value that is offered no more stays in the cases that have it. */
  final void offer(List<CaseFieldOption> newOptions) {
    boolean choice = type() == CaseFieldType.CHOICE || type() == CaseFieldType.MULTI_CHOICE;
    if (choice && newOptions.isEmpty()) {
      throw Problem.invalid("/options", "options_needed");
    }
    if (!choice && !newOptions.isEmpty()) {
      throw Problem.invalid("/options", "options_unwanted");
    }
    Set<String> values = new HashSet<>();
    for (int i = 0; i < newOptions.size(); i++) {
      if (!values.add(newOptions.get(i).value())) {
        throw Problem.invalid("/options/" + i + "/value", "given_twice");
      }
    }
    options = newOptions.stream().map(CaseFieldOption::complete).toList();
  }

  void require(boolean yes) {
    required = yes;
  }

  void activate(boolean yes) {
    active = yes;
  }

  void moveTo(int newPosition) {
    position = newPosition;
  }

  void changed() {
    version++;
  }

  long version() {
    return version;
  }

  private CaseFieldType type() {
    return EnumValues.parse(CaseFieldType.class, type);
  }

  CaseFieldView view() {
    return CaseFieldView.of(
        id, version, key, label, type(), List.copyOf(options), required, active, position);
  }
}
