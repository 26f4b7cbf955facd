package org.zelodesk.satisfaction;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The links under which customers answer: the survey's number and a signature over it and its
 * nonce. No link is stored, and none says anything of the case.
 */
@Singleton
class SurveyLinks {

  /** Of the page, from the origin on. */
  static final String PAGE = "/survey/";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 16;
  private static final int SIGNATURE_BYTES = 32;
  private static final int LENGTH = (Long.BYTES + SIGNATURE_BYTES) * 4 / 3 + 1;

  private final SecureRandom random = new SecureRandom();
  private final SatisfactionConfig config;
  private final SurveyRepository repository;
  private volatile @Nullable SecretKeySpec key;

  SurveyLinks(SatisfactionConfig config, SurveyRepository repository) {
    this.config = config;
    this.repository = repository;
  }

  byte[] nonce() {
    return fresh(NONCE_BYTES);
  }

  /** The page of a survey, from the origin on. */
  String of(Survey survey) {
    ByteBuffer token = ByteBuffer.allocate(Long.BYTES + SIGNATURE_BYTES);
    token.putLong(survey.id()).put(sign(survey));
    return PAGE + Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /** Which survey a token names; whether it is right is asked of {@link #isOf}. */
  OptionalLong idOf(String token) {
    byte[] bytes = bytes(token);
    return bytes.length == 0
        ? OptionalLong.empty()
        : OptionalLong.of(ByteBuffer.wrap(bytes).getLong());
  }

  boolean isOf(String token, Survey survey) {
    byte[] bytes = bytes(token);
    return bytes.length > 0
        && MessageDigest.isEqual(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length), sign(survey));
  }

  private static byte[] bytes(String token) {
    if (token.length() != LENGTH) {
      return new byte[0];
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      // The last character holds bits that decode to nothing: one link has one form.
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token)
          ? bytes
          : new byte[0];
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private byte[] sign(Survey survey) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      mac.update(("survey:" + survey.id() + ":").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(survey.nonce());
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      known =
          new SecretKeySpec(
              config
                  .linkKey()
                  .map(given -> given.getBytes(StandardCharsets.UTF_8))
                  .orElseGet(() -> repository.linkKey(fresh(KEY_BYTES))),
              ALGORITHM);
      key = known;
    }
    return known;
  }

  private byte[] fresh(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
