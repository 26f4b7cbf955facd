package org.zelodesk.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zelodesk.platform.Problem;

class CanonicalFormsTest {

  private final CanonicalForms forms = new CanonicalForms(Optional.empty());
  private final CanonicalForms inPortugal = new CanonicalForms(Optional.of("pt"));

  @ParameterizedTest
  @CsvSource({
    "EMAIL, Maria.Lopes@Example.COM, maria.lopes@example.com",
    "EMAIL, a.b+tag@example.com, a.b+tag@example.com",
    "EMAIL, ИВАН@ПРИМЕР.РФ, иван@пример.рф",
    "EMAIL, ｍａｒｉａ@example.com, maria@example.com",
    "EMAIL, o'neil@mail.example.co.uk, o'neil@mail.example.co.uk",
    "PHONE, +351 21 123 4567, +351211234567",
    "PHONE, +49 (30) 90-1820, +4930901820",
    "PHONE, +44 20 7946 0000 ext. 12, +442079460000;ext=12",
    "HANDLE, @Maria_L, @maria_l"
  })
  void everySpellingHasOneForm(IdentityKind kind, String given, String canonical) {
    assertThat(forms.of(kind, "  " + given + " ", "/value")).isEqualTo(canonical);
    assertThat(forms.of(kind, canonical, "/value")).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maria",
        "@example.com",
        "maria@",
        "maria@localhost",
        "a..b@example.com",
        ".a@example.com",
        "a b@example.com",
        "a@b@example.com",
        "a@-example.com",
        "a@example-.com",
        "Maria <maria@example.com>",
        "a@exam_ple.com"
      })
  void whatIsNoAddressIsRefused(String value) {
    refused(forms, IdentityKind.EMAIL, value);
    refused(forms, IdentityKind.EMAIL, "x".repeat(65) + "@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"21 123 4567", "+1", "+999 123456", "phone", "+351 21 123 4567 8910 1112"})
  void whatIsNoPhoneNumberIsRefused(String value) {
    refused(forms, IdentityKind.PHONE, value);
  }

  @Test
  void aNumberWithoutCountryNeedsTheRegionOfTheDesk() {
    assertThat(inPortugal.of(IdentityKind.PHONE, "21 123 4567", "/value"))
        .isEqualTo("+351211234567");
    assertThatThrownBy(() -> new CanonicalForms(Optional.of("XX")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void foldingTwiceChangesNothing() {
    qt().forAll(strings().betweenCodePoints(1, 0x2FFFF).ofLengthBetween(0, 30))
        .check(
            text -> {
              String folded = CanonicalForms.folded(text);
              return CanonicalForms.folded(folded).equals(folded);
            });
  }

  @Test
  void theFormOfAPhoneNumberIsItsOwnForm() {
    qt().forAll(integers().between(200_000_000, 299_999_999), integers().between(0, 9999))
        .check(
            (number, extension) -> {
              String given = "+351 " + number + (extension == 0 ? "" : " ext. " + extension);
              String canonical = forms.of(IdentityKind.PHONE, given, "/value");
              return forms.of(IdentityKind.PHONE, canonical, "/value").equals(canonical);
            });
  }

  @Test
  void wildcardsOfASearchMeanThemselves() {
    assertThat(SearchTerm.of("50%_\\")).extracting(SearchTerm::inName).isEqualTo("%50\\%\\_\\\\%");
    assertThat(SearchTerm.of("+351 (21) 12").inIdentity()).isEqualTo("%3512112%");
    assertThat(SearchTerm.of("12 a").inIdentity()).isEqualTo("%12 a%");
    assertThat(SearchTerm.of("ab").hasTrigrams()).isFalse();
  }

  private static void refused(CanonicalForms forms, IdentityKind kind, String value) {
    assertThatThrownBy(() -> forms.of(kind, value, "/value")).isInstanceOf(Problem.class);
  }
}
