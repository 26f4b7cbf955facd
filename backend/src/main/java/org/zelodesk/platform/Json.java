package org.zelodesk.platform;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.ReferenceType;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;
import org.openapitools.jackson.nullable.JsonNullableDeserializer;
import org.openapitools.jackson.nullable.JsonNullableModule;

/**
 * JSON as the API speaks it: strict on the way in, RFC 3339 in UTC with milliseconds on the way
 * out.
 */
@Singleton
class Json implements ObjectMapperCustomizer {

  /** Applied last: of two serializers of one type, the one that is registered later counts. */
  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(new BlackbirdModule());
    mapper.registerModule(new JsonNullableModule());
    mapper.setAnnotationIntrospector(
        AnnotationIntrospector.pair(
            mapper.getSerializationConfig().getAnnotationIntrospector(), new WireWords()));
    mapper.registerModule(
        new SimpleModule("zelodesk")
            .addSerializer(Instant.class, new InstantSerializer())
            .addDeserializer(Instant.class, new InstantDeserializer())
            .addDeserializer(LocalDate.class, new DateDeserializer())
            .addDeserializer(String.class, new PlainStringDeserializer()));
    mapper.registerModule(
        new SimpleModule("zelodesk-nullable") {
          private static final long serialVersionUID = 1;

          @Override
          public void setupModule(SetupContext context) {
            context.addDeserializers(new StrictNullables());
          }
        });
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    mapper.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    mapper.setConfig(
        mapper.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
    mapper
        .coercionConfigDefaults()
        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    mapper
        .coercionConfigFor(LogicalType.Enum)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(50)
                .maxStringLength(1_100_000)
                .maxNumberLength(40)
                .build());
  }

  /** Constants go over the wire in lower_snake, both ways. */
  private static final class WireWords extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public String[] findEnumValues(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
      String[] words = new String[constants.length];
      for (int i = 0; i < constants.length; i++) {
        words[i] = names[i] == null ? EnumValues.wire(constants[i]) : names[i];
      }
      return words;
    }
  }

  private static final class InstantSerializer extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1;

    InstantSerializer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(Instants.text(value));
    }
  }

  /** RFC 3339 in the years that four digits can name; not a number of seconds. */
  private static final class InstantDeserializer extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    InstantDeserializer() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
      String text = parser.getText();
      try {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() >= 1 && time.getYear() <= 9999) {
          return time.toInstant();
        }
      } catch (DateTimeException notATime) {
        // Told below, as the years that are out of range are.
      }
      return (Instant) context.handleWeirdStringValue(Instant.class, text, "is no RFC 3339 time");
    }
  }

  /** RFC 3339 in the years that four digits can name; not a number of days, and no time of day. */
  private static final class DateDeserializer extends StdScalarDeserializer<LocalDate> {
    private static final long serialVersionUID = 1;

    DateDeserializer() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
      }
      String text = parser.getText();
      try {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() >= 1 && date.getYear() <= 9999) {
          return date;
        }
      } catch (DateTimeException notADate) {
        // Told below, as the years that are out of range are.
      }
      return (LocalDate)
          context.handleWeirdStringValue(LocalDate.class, text, "is no RFC 3339 date");
    }
  }

  /** Components of merge patches. A blank word where no text belongs is wrong, not absent. */
  private static final class StrictNullables extends SimpleDeserializers {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable JsonDeserializer<?> findReferenceDeserializer(
        ReferenceType type,
        DeserializationConfig config,
        BeanDescription description,
        @Nullable TypeDeserializer typeDeserializer,
        @Nullable JsonDeserializer<?> held) {
      return type.hasRawClass(JsonNullable.class)
          ? new StrictNullable(type, null, typeDeserializer, held)
          : null;
    }
  }

  private static final class StrictNullable extends JsonNullableDeserializer {
    private static final long serialVersionUID = 1;

    StrictNullable(
        JavaType type,
        @Nullable ValueInstantiator instantiator,
        @Nullable TypeDeserializer typeDeserializer,
        @Nullable JsonDeserializer<?> held) {
      super(type, instantiator, typeDeserializer, held);
    }

    @Override
    public JsonNullable<Object> deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return JsonNullable.of(_valueDeserializer.deserialize(parser, context));
    }

    @Override
    public JsonNullableDeserializer withResolved(
        @Nullable TypeDeserializer typeDeserializer, JsonDeserializer<?> held) {
      return new StrictNullable(_fullType, _valueInstantiator, typeDeserializer, held);
    }
  }

  /**
   * PostgreSQL stores no NUL; a text with one is refused here, by name of the field, and not deep
   * in a statement.
   */
  private static final class PlainStringDeserializer extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1;

    PlainStringDeserializer() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = StringDeserializer.instance.deserialize(parser, context);
      if (text != null && text.indexOf('\0') >= 0) {
        return (String) context.handleWeirdStringValue(String.class, text, "holds a NUL character");
      }
      return text;
    }
  }
}
