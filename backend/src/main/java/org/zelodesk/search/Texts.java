package org.zelodesk.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows how texts are kept, and who is called how. */
interface Texts {

  /** The lexemes of texts; of a text without words none. */
  Map<String, List<Lexeme>> lexemes(Collection<String> texts);

  /**
   * What could be the name or an identity of a customer.
   *
   * @param names a {@code tsquery} for the words of a name
   * @param identity an address or handle, in lower case; null where it cannot be one
   * @param digits of a phone number, null where it cannot be one
   * @param near a word that a name may be near to where nobody is called just so; null for none
   */
  record Called(
      String names, @Nullable String identity, @Nullable String digits, @Nullable String near) {}

  /** The customers that are called so; nobody, where too many are. */
  Map<Called, Set<Long>> customers(Collection<Called> asked);
}
