package org.zelodesk.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zelodesk.search.Fixtures.aBareCase;
import static org.zelodesk.search.Fixtures.aCase;
import static org.zelodesk.search.Fixtures.condition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zelodesk.platform.Problem;

class ConditionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "status:open",
        "status:open,pending priority>=high",
        "-status:solved,closed",
        "priority:high priority<urgent priority<=high priority>normal",
        "category:complaint channel:email,phone",
        "language:pt",
        "language:PT-br",
        "team:billing assignee:\"Ann Lee\"",
        "team:11",
        "-team:none -assignee:none",
        "assignee:none,101",
        "organization:\"ACME Ltd\" topic:returns/*",
        "-topic:returns",
        "tag:vip tag:refund,none",
        "watcher:101",
        "id:#1042 id>1000 id<=1042",
        "confidential:false confidential:no",
        "escalation>=1 comments<4 comments:3",
        "last_author:customer",
        "subject:kettle",
        "subject:\"KETTLE LEAKS\"",
        "created:2026-01-31 created>=2026-01-31 created<2026-02-01 created<=2026-01-31",
        "updated>2026-01-31",
        "created:2026-01-31T11:00:00+01:00 created<2026-01-31T10:00:00.0005Z",
        "solved:none closed:none -solved<2026-12-31",
        "source:none external_id:none split_from:none merged_into:none",
        "order:AC-1009 custom.order:AC-1009",
        "custom.weight:4.5 weight>4 weight<=4.50",
        "gift:yes wanted_on:2026-02-01 wanted_on>2026-01-31 wanted_on<=2026-02-01",
        "plan:pro parts:lid,base -parts:base",
        "(status:new or status:open) -(team:none or tag:none)",
        "status:new or status:open or status:solved",
        "--status:open",
      })
  void holdsForTheCase(String text) {
    assertThat(condition(text).matches(aCase())).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status:open",
        "team:billing",
        "category:complaint",
        "language:pt",
        "tag:vip",
        "-tag:none",
        "watcher:101",
        "-watcher:none",
        "solved<2026-12-31",
        "organization:501,\"ACME Ltd\"",
        "last_author:customer",
        "weight>0",
        "weight<=0",
        "plan:free,pro",
        "parts:lid",
        "wanted_on>2000-01-01",
        "-order:none",
      })
  void doesNotHoldWhereNothingIsKnown(String text) {
    assertThat(condition(text).matches(aBareCase())).as(text).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-team:billing",
        "-category:complaint",
        "-language:pt",
        "-tag:vip",
        "-solved<2026-12-31",
        "-weight>0 -weight<=0",
        "team:none assignee:none category:none topic:none language:none organization:none",
        "tag:none watcher:none last_author:none",
        "order:none weight:none gift:none wanted_on:none plan:none parts:none",
      })
  void theNegationOfWhatIsUnknownHolds(String text) {
    assertThat(condition(text).matches(aBareCase())).as(text).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "asignee:101|0|query_unknown_key_near|assignee",
        "status:open asignee:101|12|query_unknown_key_near|assignee",
        "qqqqqqqq:1|0|query_unknown_key|",
        "status:opne|7|query_unknown_value_near|open",
        "status:open,|12|query_expected|",
        "status:|7|query_expected|",
        "status: open|7|query_expected|",
        "status:none|7|query_unknown_value|",
        "status>open|6|query_operator|",
        "priority>low,high|13|query_one_value|",
        "team:biling|5|query_unknown_value_near|billing",
        "team:none,x|10|query_unknown_value|",
        "team>=none|4|query_operator|",
        "priority>=none|10|query_unknown_value|",
        "id:x|3|query_value_form|",
        "id:1.5|3|query_value_form|",
        "id:9999999999999999999|3|query_value_form|",
        "weight:1e5|7|query_value_form|",
        "language:portugues|9|query_value_form|",
        "gift:maybe|5|query_unknown_value|",
        "created:2026-02-30|8|query_value_form|",
        "created:2026-01-31T25:00:00Z|8|query_value_form|",
        "wanted_on:2026-1-1|10|query_value_form|",
        "plan:prp|5|query_unknown_value_near|pro",
        "(status:open|12|query_expected|",
        "status:open)|11|query_expected|",
        "()|1|query_expected|",
        "or|0|query_expected|",
        "status:open or|14|query_expected|",
        "-|1|query_expected|",
        ":open|0|query_expected|",
        "status:\"open|12|query_expected|",
        "status:\"\"|8|query_expected|",
        "assignee:me|9|query_needs_reader|",
        "team:my_teams|5|query_needs_reader|",
        "created:today|8|query_needs_reader|",
        "updated<2h|8|query_needs_reader|",
        "refund|0|query_text_in_condition|",
        "status:open \"no refund\"|12|query_text_in_condition|",
      })
  void aFaultHasItsPlaceAndSaysWhatIsMeant(
      String text, int position, String rule, String suggestion) {
    Problem problem = catchThrowableOfType(Problem.class, () -> condition(text));
    assertThat(problem).as(text).isNotNull();
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("invalid_query");
    assertThat(problem.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.pointer()).isEqualTo("/conditions");
              assertThat(fault.code()).isEqualTo(rule);
            });
    assertThat(problem.extras().get("position")).isEqualTo(position);
    assertThat(problem.extras().get("suggestion")).isEqualTo(suggestion);
  }

  @Test
  void whatStandsSideBySideBindsTighterThanOr() {
    assertThat(condition("status:new or status:open priority:high").matches(aBareCase())).isTrue();
    assertThat(condition("(status:new or status:open) priority:high").matches(aBareCase()))
        .isFalse();
  }

  @Test
  void saysWhatItDependsOn() {
    assertThat(condition("team:11 (priority>low or -plan:pro) solved:none tag:vip").fields())
        .containsExactlyInAnyOrder("teamId", "priority", "customFields.plan", "status", "tags");
  }

  @Test
  void keepsWhatWasTypedAndCanBeStoredWithoutNames() {
    String typed = "assignee:\"Ann Lee\" -team:billing,none or topic:returns/* tag:vip";
    Condition condition = condition(typed);
    assertThat(condition.text()).isEqualTo(typed);
    assertThat(condition.textWithIds())
        .isEqualTo("assignee:101,105 -team:11,none or topic:701/* tag:vip");
  }

  @Test
  void isBoundedInDepthAndLength() {
    assertThat(condition("(".repeat(20) + "status:open" + ")".repeat(20)).matches(aCase()))
        .isTrue();
    Problem deep =
        catchThrowableOfType(Problem.class, () -> condition("-".repeat(21) + "status:open"));
    assertThat(deep.faults().getFirst().code()).isEqualTo("query_too_deep");
    Problem wide = catchThrowableOfType(Problem.class, () -> condition("status:open ".repeat(200)));
    assertThat(wide.faults().getFirst().code()).isEqualTo("query_too_long");
  }
}
