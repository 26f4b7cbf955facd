package org.zelodesk.platform;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotBlank;
import java.util.regex.Pattern;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.jspecify.annotations.Nullable;

/**
 * What is blank is blank in every script, as {@code \S} of the contract has it: a no-break space or
 * a byte order mark is no name.
 */
@Singleton
class NotBlankTexts implements ValidatorFactoryCustomizer {

  private static final Pattern VISIBLE = Pattern.compile("[^\\s\\p{Z}\\uFEFF]");

  @Override
  public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
    ConstraintMapping mapping = configuration.createConstraintMapping();
    mapping
        .constraintDefinition(NotBlank.class)
        .includeExistingValidators(false)
        .validatedBy(Visible.class);
    configuration.addMapping(mapping);
  }

  /** Holds something to see. */
  public static final class Visible implements ConstraintValidator<NotBlank, CharSequence> {

    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
      return text != null && VISIBLE.matcher(text).find();
    }
  }
}
