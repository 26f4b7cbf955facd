package org.zelodesk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.vertx.core.http.HttpClient;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullMarked;
import org.zelodesk.platform.Idempotent;

/** The rules of the code base that a machine can check. */
@AnalyzeClasses(
    packages = "org.zelodesk",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.BackendOnly.class})
class ArchitectureTest {

  /** The launcher is another program that shares the root of the packages. */
  static final class BackendOnly implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("launcher");
    }
  }

  private static final List<Class<? extends Annotation>> VERBS =
      List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

  private static final DescribedPredicate<JavaMethod> ENDPOINTS =
      DescribedPredicate.describe(
          "endpoints", method -> VERBS.stream().anyMatch(method::isAnnotatedWith));

  @ArchTest
  static final ArchRule featuresAreFreeOfCycles =
      slices().matching("org.zelodesk.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule thePlatformKnowsNoFeature =
      noClasses()
          .that()
          .resideInAPackage("org.zelodesk.platform..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.zelodesk..")
                  .and(not(resideInAPackage("org.zelodesk.platform.."))));

  @ArchTest
  static final ArchRule nobodyKnowsTheReadSides =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.zelodesk.realtime..",
              "org.zelodesk.reports..",
              "org.zelodesk.search..",
              "org.zelodesk.webhooks..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.zelodesk.realtime..", "org.zelodesk.reports..", "org.zelodesk.webhooks..");

  /** What is searched knows nothing of searching; rules with conditions know the language. */
  @ArchTest
  static final ArchRule onlyRulesKnowTheQueryLanguage =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.zelodesk.automation..",
              "org.zelodesk.realtime..",
              "org.zelodesk.reports..",
              "org.zelodesk.search..",
              "org.zelodesk.sla..",
              "org.zelodesk.webhooks..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.zelodesk.search..");

  /**
   * What reaches for addresses that somebody entered has one door, which refuses those that are not
   * public. Keycloak and the blob store are where the operator said.
   */
  @ArchTest
  static final ArchRule thereIsOneDoorOut =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.zelodesk.outbound..", "org.zelodesk.launcher..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.vertx.ext.web.client..")
                  .or(resideInAPackage("java.net.http.."))
                  .or(JavaClass.Predicates.type(HttpClient.class)))
          .orShould()
          .callMethod(URL.class, "openStream")
          .orShould()
          .callMethod(URL.class, "openConnection");

  /** Mail goes out by the queue, or not at all. */
  @ArchTest
  static final ArchRule onlyMailSpeaksSmtp =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.zelodesk.mail..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("jakarta.mail..").or(resideInAPackage("org.eclipse.angus.mail..")));

  @ArchTest
  static final ArchRule onlyRepositoriesUsePanache =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Repository")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.quarkus.hibernate.orm.panache..");

  /**
   * Keycloak's own client speaks JAX-RS; the answer with ranges of bytes is a part of its resource.
   */
  private static final List<String> SPEAK_HTTP_TOO = List.of("KeycloakAccounts", "DownloadAnswer");

  @ArchTest
  static final ArchRule httpStaysInResources =
      noClasses()
          .that(
              not(resideInAPackage("org.zelodesk.platform.."))
                  .and(
                      DescribedPredicate.describe(
                          "are no resources",
                          type ->
                              !outermost(type).getSimpleName().endsWith("Resource")
                                  && !SPEAK_HTTP_TOO.contains(outermost(type).getSimpleName()))))
          .should()
          .dependOnClassesThat(
              resideInAPackage("jakarta.ws.rs..")
                  .or(resideInAPackage("org.jboss.resteasy.."))
                  // A bean of query parameters carries annotations only; server-sent events have no
                  // other words.
                  .and(not(resideInAPackage("jakarta.ws.rs.sse..")))
                  .and(
                      DescribedPredicate.describe(
                          "are no annotations", type -> !type.isAnnotation())));

  @ArchTest
  static final ArchRule entitiesStayInside =
      methods()
          .that()
          .areDeclaredInClassesThat(simpleNameEndingWith("Resource"))
          .and()
          .areNotPrivate()
          .should(
              new ArchCondition<>("mention no entity") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  method.getAllInvolvedRawTypes().stream()
                      .filter(type -> type.isAnnotatedWith(Entity.class))
                      .forEach(
                          type ->
                              events.add(
                                  SimpleConditionEvent.violated(
                                      method,
                                      method.getFullName() + " mentions " + type.getSimpleName())));
                }
              });

  @ArchTest
  static final ArchRule recordsAtTheEdgeHoldNoEntity =
      noFields()
          .that()
          .areDeclaredInClassesThat(
              DescribedPredicate.describe(
                  "are public records",
                  type -> type.isRecord() && type.getModifiers().contains(JavaModifier.PUBLIC)))
          .should()
          .haveRawType(
              DescribedPredicate.describe(
                  "an entity", (JavaClass type) -> type.isAnnotatedWith(Entity.class)));

  @ArchTest
  static final ArchRule transactionsBelongToUseCases =
      noMethods()
          .that()
          .areDeclaredInClassesThat(
              simpleNameEndingWith("Resource")
                  .or(simpleNameEndingWith("Repository"))
                  .or(
                      DescribedPredicate.describe(
                          "are entities", type -> type.isAnnotatedWith(Entity.class))))
          .should()
          .beAnnotatedWith(Transactional.class);

  @ArchTest
  static final ArchRule dependenciesComeThroughConstructors =
      noFields()
          .should()
          .beAnnotatedWith(Inject.class)
          .orShould()
          .beAnnotatedWith(ConfigProperty.class);

  @ArchTest
  static final ArchRule nobodySetsDependencies = noMethods().should().beAnnotatedWith(Inject.class);

  @ArchTest
  static final ArchRule everyEndpointSaysWhoMayUseIt =
      methods()
          .that(ENDPOINTS)
          .should()
          .beAnnotatedWith(PermissionsAllowed.class)
          .orShould()
          .beAnnotatedWith(PermitAll.class)
          .orShould()
          .beAnnotatedWith(Authenticated.class);

  /** What opens without a login: what carries its own signature. */
  private static final List<String> OPEN_TO_ALL =
      List.of("AttachmentResource.content", "SurveyResource.look", "SurveyResource.answer");

  @ArchTest
  static final ArchRule nothingElseOpensWithoutALogin =
      methods()
          .that()
          .areAnnotatedWith(PermitAll.class)
          .should(
              new ArchCondition<>("be one of " + OPEN_TO_ALL) {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  String name = method.getOwner().getSimpleName() + "." + method.getName();
                  events.add(
                      new SimpleConditionEvent(
                          method, OPEN_TO_ALL.contains(name), name + " is open to everybody"));
                }
              });

  /**
   * Questions with a body, which change nothing; and an import knows its lines by their external
   * ids.
   */
  private static final List<String> WITHOUT_KEY =
      List.of(
          "ReportResource.query",
          "ReportResource.cases",
          "ReportResource.exportQuery",
          "ReportResource.exportCases",
          "CalendarResource.preview",
          "ImportResource.take");

  /** By the interceptor, or, where the body is a stream, by its own use of the key. */
  @ArchTest
  static final ArchRule everyPostCanBeRetried =
      methods()
          .that()
          .areAnnotatedWith(POST.class)
          .and(
              DescribedPredicate.describe(
                  "need no key",
                  method ->
                      !WITHOUT_KEY.contains(
                          method.getOwner().getSimpleName() + "." + method.getName())))
          .should()
          .beAnnotatedWith(Idempotent.class)
          .orShould(
              new ArchCondition<>("take the Idempotency-Key") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  boolean takes =
                      method.getParameterAnnotations().stream()
                          .flatMap(java.util.Set::stream)
                          .anyMatch(
                              one ->
                                  one.getRawType().isEquivalentTo(HeaderParam.class)
                                      && one.get("value").orElse("").equals("Idempotency-Key"));
                  events.add(
                      new SimpleConditionEvent(
                          method, takes, method.getFullName() + " forgets the Idempotency-Key"));
                }
              });

  @ArchTest
  static final ArchRule everyResourceSaysWhatItProduces =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .beAnnotatedWith(Produces.class)
          .andShould()
          .haveSimpleNameEndingWith("Resource");

  @ArchTest
  static final ArchRule theClockIsInjected =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.zelodesk.platform..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.LocalDateTime.class, "now")
          .orShould()
          .callMethod(java.time.ZonedDateTime.class, "now")
          .orShould()
          .callMethod(java.time.OffsetDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule namesSaySomething =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("DTO")
          .orShould()
          .haveSimpleNameEndingWith("Dto");

  @ArchTest
  static final ArchRule loggersAreConstants =
      fields()
          .that()
          .haveRawType(org.jboss.logging.Logger.class)
          .should()
          .bePrivate()
          .andShould()
          .beStatic()
          .andShould()
          .beFinal();

  @ArchTest
  static final ArchRule nullIsSaidEverywhere =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .doNotHaveSimpleName("package-info")
          .should(
              new ArchCondition<>("live in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                  if (!marked) {
                    events.add(
                        SimpleConditionEvent.violated(
                            type, type.getPackageName() + " has no @NullMarked package-info"));
                  }
                }
              });

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }
}
