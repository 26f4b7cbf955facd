package org.zelodesk.identity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.zelodesk.platform.EnumValues;

/** Enums are the same lower_snake words in the database as in the API. */
abstract class Words<E extends Enum<E>> implements AttributeConverter<E, String> {

  private final Class<E> type;

  private Words(Class<E> type) {
    this.type = type;
  }

  @Override
  public String convertToDatabaseColumn(E value) {
    return EnumValues.wire(value);
  }

  @Override
  public E convertToEntityAttribute(String word) {
    return EnumValues.parse(type, word);
  }

  /** {@link Role}. */
  @Converter
  static class OfRole extends Words<Role> {
    OfRole() {
      super(Role.class);
    }
  }

  /** {@link AgentKind}. */
  @Converter
  static class OfKind extends Words<AgentKind> {
    OfKind() {
      super(AgentKind.class);
    }
  }

  /** {@link Theme}. */
  @Converter
  static class OfTheme extends Words<Theme> {
    OfTheme() {
      super(Theme.class);
    }
  }
}
