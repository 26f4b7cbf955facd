package org.zelodesk.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of the product in English, Russian and Portuguese, from the bundle {@code
 * problems}.
 */
@ApplicationScoped
public class Messages {

  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.of("ru"), Locale.of("pt"));
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /**
   * The best of our languages for an {@code Accept-Language} header; English where nothing fits or
   * the header is malformed.
   */
  public Locale negotiate(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return Locale.ENGLISH;
    }
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
      return found == null ? Locale.ENGLISH : found;
    } catch (IllegalArgumentException malformed) {
      return Locale.ENGLISH;
    }
  }

  public String get(Locale locale, String key, Object... args) {
    ResourceBundle bundle = ResourceBundle.getBundle("problems", locale, NO_FALLBACK);
    try {
      return new MessageFormat(bundle.getString(key), locale).format(args);
    } catch (MissingResourceException missing) {
      return key;
    }
  }

  public boolean has(Locale locale, String key) {
    return ResourceBundle.getBundle("problems", locale, NO_FALLBACK).containsKey(key);
  }
}
