package org.zelodesk.platform;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads an enum parameter in lower_snake; an unknown word is 400 and the answer lists the words.
 */
@Provider
class EnumParameters implements ParamConverterProvider {

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    return type.isEnum() ? new Words(type) : null;
  }

  private record Words<E extends Enum<E>>(Class<E> type) implements ParamConverter<E> {

    @Override
    public E fromString(String word) {
      for (E constant : type.getEnumConstants()) {
        if (EnumValues.wire(constant).equals(word)) {
          return constant;
        }
      }
      throw Problem.of(400, "invalid_parameter")
          .with(
              new Problem.Fault(
                  "?" + type.getSimpleName().toLowerCase(Locale.ROOT),
                  "not_one_of",
                  EnumValues.joined(type)));
    }

    @Override
    public String toString(E constant) {
      return EnumValues.wire(constant);
    }
  }
}
