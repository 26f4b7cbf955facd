package org.zelodesk.demo;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zelodesk.classification.CaseFieldOption;
import org.zelodesk.classification.CaseFieldType;
import org.zelodesk.classification.CaseFields;
import org.zelodesk.classification.Label;
import org.zelodesk.classification.NewCaseField;
import org.zelodesk.classification.NewTopic;
import org.zelodesk.classification.Topics;
import org.zelodesk.customers.NewOrganization;
import org.zelodesk.customers.Organizations;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Sql;

/**
 * What an admin of the demo desk has set up: the tree of topics, custom fields, and the companies
 * among the customers, and what it promises.
 */
@Singleton
class DemoSettings {

  static final String ORDER_NUMBER = "order_number";
  static final String PLAN = "plan";

  private static final List<String> PATHS =
      List.of(
          "delivery/late",
          "returns/damaged",
          "products/setup",
          "products/advice",
          "billing/invoice",
          "billing/refund",
          "orders/change",
          "service/feedback",
          "service/quality",
          "account/login");

  private static final List<NewOrganization> COMPANIES =
      List.of(
          new NewOrganization("Northwind Garden Ltd", List.of("northwind-garden.example"), null),
          new NewOrganization("ООО «Сосна»", List.of("sosna.example"), null),
          new NewOrganization(
              "Padaria Aurora", List.of("padaria-aurora.example"), "Invoices by the 5th"),
          new NewOrganization("Harbour Hotels", List.of("harbour-hotels.example"), null),
          new NewOrganization("Oficina do Tejo", List.of("oficina-tejo.example"), null));

  private final AgroalDataSource database;
  private final Topics topics;
  private final CaseFields fields;
  private final Organizations organizations;
  private final DemoPromises promises;

  DemoSettings(
      AgroalDataSource database,
      Topics topics,
      CaseFields fields,
      Organizations organizations,
      DemoPromises promises) {
    this.database = database;
    this.topics = topics;
    this.fields = fields;
    this.organizations = organizations;
    this.promises = promises;
  }

  /** All or nothing, so that a start that was cut off is seen by the missing topics. */
  void make(Actor admin) {
    if (!topicIds().isEmpty()) {
      return;
    }
    Map<String, Long> roots = new HashMap<>();
    for (String root :
        PATHS.stream().map(path -> part(path, 0)).collect(Collectors.toCollection(TreeSet::new))) {
      roots.put(root, topics.create(admin, new NewTopic(root, null)).id());
    }
    PATHS.forEach(
        path -> topics.create(admin, new NewTopic(part(path, 1), roots.get(part(path, 0)))));
    fields.create(
        admin,
        new NewCaseField(
            ORDER_NUMBER,
            new Label("Order number", "Номер заказа", "Número da encomenda"),
            CaseFieldType.TEXT,
            null,
            false,
            1));
    fields.create(
        admin,
        new NewCaseField(
            PLAN,
            new Label("Plan", "Тариф", "Plano"),
            CaseFieldType.CHOICE,
            List.of(
                new CaseFieldOption("basic", new Label("Basic", "Базовый", "Básico")),
                new CaseFieldOption("pro", new Label("Pro", "Про", "Pro"))),
            false,
            2));
    COMPANIES.forEach(company -> organizations.create(admin, company));
    promises.make(admin);
  }

  Map<String, Long> topicIds() {
    Map<String, Long> ids = new HashMap<>();
    Sql.of("select path, id from topics")
        .list(database, row -> ids.put(row.getString(1), row.getLong(2)));
    return ids;
  }

  List<Long> organizationIds() {
    return Sql.of("select id from organizations order by id").list(database, row -> row.getLong(1));
  }

  private static String part(String path, int index) {
    return path.split("/", -1)[index];
  }
}
