package org.zelodesk.customers;

import java.util.regex.Pattern;

/**
 * What somebody looks for in names and identities, as patterns of {@code like}.
 *
 * @param inName contained in a name, in any case
 * @param inIdentity contained in a canonical form; a phone number in any spelling is its digits
 */
record SearchTerm(String inName, String inIdentity, boolean hasTrigrams) {

  private static final int TRIGRAM = 3;
  private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s()./-]{3,}");

  static SearchTerm of(String term) {
    String folded = CanonicalForms.folded(term);
    String digits = folded.replaceAll("\\D", "");
    String identity =
        PHONE.matcher(folded).matches() && digits.length() >= TRIGRAM ? digits : folded;
    return new SearchTerm(contains(term.strip()), contains(identity), folded.length() >= TRIGRAM);
  }

  /**
   * The pattern of texts that contain this one; its own {@code %} and {@code _} mean themselves.
   */
  static String contains(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
