package org.zelodesk.cases;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.platform.EnumValues;

/**
 * How the enums of a case stand in the database: as their words, but the priority as its weight, so
 * that it sorts.
 */
final class WireEnums {

  private WireEnums() {}

  abstract static class Word<E extends Enum<E>> implements AttributeConverter<E, String> {
    private final Class<E> type;

    Word(Class<E> type) {
      this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E value) {
      return value == null ? null : EnumValues.wire(value);
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String word) {
      return word == null ? null : EnumValues.parse(type, word);
    }
  }

  @Converter
  static class OfStatus extends Word<CaseStatus> {
    OfStatus() {
      super(CaseStatus.class);
    }
  }

  @Converter
  static class OfCategory extends Word<Category> {
    OfCategory() {
      super(Category.class);
    }
  }

  @Converter
  static class OfChannel extends Word<Channel> {
    OfChannel() {
      super(Channel.class);
    }
  }

  @Converter
  static class OfSlaMetric extends Word<SlaMetric> {
    OfSlaMetric() {
      super(SlaMetric.class);
    }
  }

  @Converter
  static class OfSlaState extends Word<SlaState> {
    OfSlaState() {
      super(SlaState.class);
    }
  }

  @Converter
  static class OfDiscardedAs extends Word<DiscardedAs> {
    OfDiscardedAs() {
      super(DiscardedAs.class);
    }
  }

  @Converter
  static class OfAuthorKind extends Word<Author.Kind> {
    OfAuthorKind() {
      super(Author.Kind.class);
    }
  }

  @Converter
  static class OfPriority implements AttributeConverter<Priority, Short> {
    @Override
    public Short convertToDatabaseColumn(Priority value) {
      return (short) value.ordinal();
    }

    @Override
    public Priority convertToEntityAttribute(Short weight) {
      return Priority.values()[weight];
    }
  }
}
