package org.zelodesk.customers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zelodesk.platform.Problem;

/**
 * The form of an identity that decides whether two are the same. Applying it to its own result
 * changes nothing.
 */
@Singleton
class CanonicalForms {

  private static final String UNKNOWN_REGION = "ZZ";

  /**
   * The addr-spec of RFC 5321 with the characters of RFC 6531; quoted local parts and address
   * literals are not accepted.
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "^(?=.{3,254}$)(?=[^@]{1,64}@)"
              + "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*"
              + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?\\.)+"
              + "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])$");

  private static final Pattern HANDLE = Pattern.compile("^[^\\p{Z}\\p{C}]{1,200}$");

  private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
  private final Optional<String> phoneRegion;

  /**
   * @param phoneRegion the region (ISO 3166-1, two letters) of phone numbers without a country
   *     code; none by default
   */
  CanonicalForms(@ConfigProperty(name = "zelodesk.phone-region") Optional<String> phoneRegion) {
    this.phoneRegion = phoneRegion.map(region -> region.toUpperCase(Locale.ROOT));
    this.phoneRegion
        .filter(region -> !phones.getSupportedRegions().contains(region))
        .ifPresent(
            region -> {
              throw new IllegalArgumentException("zelodesk.phone-region is no region: " + region);
            });
  }

  /**
   * @param pointer where the value stands in the request, for the problem if it has no such form
   */
  String of(IdentityKind kind, String value, String pointer) {
    return switch (kind) {
      case EMAIL -> matching(ADDRESS, folded(value), pointer, "email");
      case HANDLE -> matching(HANDLE, folded(value), pointer, "handle");
      case PHONE -> phone(value.strip(), pointer);
    };
  }

  private static String matching(Pattern form, String value, String pointer, String rule) {
    if (!form.matcher(value).matches()) {
      throw Problem.invalid(pointer, rule);
    }
    return value;
  }

  /** Folded until nothing changes: lower-casing can undo a normalization and the reverse. */
  static String folded(String value) {
    String before;
    String after = value;
    do {
      before = after;
      after = Normalizer.normalize(before, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    } while (!after.equals(before));
    return after;
  }

  /** E.164; an extension follows as in RFC 3966, because it is another desk. */
  private String phone(String value, String pointer) {
    try {
      PhoneNumber number = phones.parse(value, phoneRegion.orElse(UNKNOWN_REGION));
      if (!phones.isPossibleNumber(number)) {
        throw Problem.invalid(pointer, "phone");
      }
      String line = phones.format(number, PhoneNumberFormat.E164);
      return number.hasExtension() ? line + ";ext=" + number.getExtension() : line;
    } catch (NumberParseException e) {
      boolean noCountry = e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE;
      throw Problem.invalid(pointer, noCountry ? "phone_country" : "phone");
    }
  }
}
